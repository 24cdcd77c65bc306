"""Who has whom: fellows and mentors as two columns with lines, or tracks and partners when many."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd
from markupsafe import Markup

from workbench.charts.network import Edge, Node
from workbench.charts.network import network as drawn
from workbench.sentences import Sentence, say, sentence
from workbench.vocabulary import Track

MOST = 60
"""More fellows than these, and groups are drawn."""

STATES = {
    "confirmed": sentence("confirmed: a whole line"),
    "asked": sentence("asked: long dashes"),
    "proposed": sentence("proposed: dots"),
}


def network(
    fellows: pd.DataFrame,
    mentors: pd.DataFrame,
    pairs: Mapping[int, int],
    *,
    state: Callable[[int], str],
    finding: Sentence,
    language: str,
) -> Markup:
    """The picture with its legend, and the same as a table under it."""
    of = pd.DataFrame(
        [
            (one, his, state(one), fellows.at[one, "track"], mentors.at[his, "partner_id"])
            for one, his in pairs.items()
            if one in fellows.index
        ],
        columns=["fellow", "mentor", "state", "track", "partner"],
    )
    title, said = say(sentence("Who has whom"), language), say(finding, language)
    if len(fellows) > MOST:
        return _groups(fellows, mentors, of, title=title, said=said, language=language)
    return _people(fellows, mentors, of, title=title, said=said, language=language)


def _people(
    fellows: pd.DataFrame,
    mentors: pd.DataFrame,
    of: pd.DataFrame,
    *,
    title: str,
    said: str,
    language: str,
) -> Markup:
    """Mentors by partner, fellows in the order of their mentors: few lines cross."""
    he = mentors.sort_values(["partner", "given_name"], kind="stable")
    place = {int(one): at for at, one in enumerate(he.index)}
    order = of.assign(place=of["mentor"].map(place)).sort_values("place", kind="stable")
    held = order["fellow"].tolist()
    alone = [one for one in fellows.index if one not in set(held)]
    nobody = say(sentence("without a mentor"), language)
    left = [Node(int(one), _name(fellows.loc[one])) for one in held]
    left += [Node(int(one), _name(fellows.loc[one]), nobody) for one in alone]
    right = [Node(int(one), _name(row), str(row["partner"])) for one, row in he.iterrows()]
    edges = [Edge(int(p.fellow), int(p.mentor), str(p.state)) for p in of.itertuples()]
    rows = [
        (_name(fellows.loc[p.fellow]), _name(mentors.loc[p.mentor]), str(p.state))
        for p in order.itertuples()
    ]
    # Every name in the drawing is escaped where it is drawn.
    picture = Markup(drawn(left, right, edges, title=title, description=said))  # noqa: S704
    return picture + _legend(language) + _listed(rows, language)


def _groups(
    fellows: pd.DataFrame,
    mentors: pd.DataFrame,
    of: pd.DataFrame,
    *,
    title: str,
    said: str,
    language: str,
) -> Markup:
    tracks, size = list(Track), fellows.groupby("track").size()
    left = [
        Node(at, f"{say(track, language)} · {size[str(track)]}")
        for at, track in enumerate(tracks)
        if str(track) in size.index
    ]
    count = of.groupby(["track", "partner"]).size()
    partners = mentors.drop_duplicates("partner_id").set_index("partner_id")["partner"]
    taken = of.groupby("partner").size().reindex(partners.index, fill_value=0)
    right = [Node(int(one), f"{name} · {taken[one]}") for one, name in partners.items()]
    edges = [
        Edge(tracks.index(Track(str(track))), int(partner), "confirmed", int(many))
        for (track, partner), many in count.items()
    ]
    rows = [
        (say(Track(str(track)), language), str(partners[partner]), str(many))
        for (track, partner), many in count.items()
    ]
    wide = sentence("The more pairs, the wider the line.")
    note = Markup('<p class="wb-quiet">{}</p>').format(say(wide, language))
    picture = Markup(drawn(left, right, edges, title=title, description=said))  # noqa: S704
    heads = (sentence("Track"), sentence("Partner"), sentence("Pairs"))
    return picture + note + _as_table(rows, heads, language)


def _legend(language: str) -> Markup:
    said = " · ".join(say(each, language) for each in STATES.values())
    return Markup('<p class="wb-quiet">{}</p>').format(said)


def _listed(rows: list[tuple[str, str, str]], language: str) -> Markup:
    words = {
        "confirmed": sentence("confirmed"),
        "asked": sentence("asked"),
        "proposed": sentence("proposed"),
    }
    made = [(one, his, say(words[state], language)) for one, his, state in rows]
    heads = (sentence("Fellow"), sentence("Mentor"), sentence("State"))
    return _as_table(made, heads, language)


def _as_table(
    rows: list[tuple[str, str, str]], heads: tuple[Sentence, ...], language: str
) -> Markup:
    titles = Markup("").join(
        Markup('<th scope="col">{}</th>').format(say(each, language)) for each in heads
    )
    lines = Markup("").join(
        Markup(
            '<tr><th scope="row" dir="auto">{}</th><td dir="auto">{}</td><td>{}</td></tr>'
        ).format(*row)
        for row in rows
    )
    summary = say(sentence("The same as a table"), language)
    return Markup(
        '<details class="wb-as-table"><summary>{}</summary><table class="wb-coverage"><thead>'
        "<tr>{}</tr></thead><tbody>{}</tbody></table></details>"
    ).format(summary, titles, lines)


def _name(row: pd.Series) -> str:
    return f"{row['given_name']} {row['family_name']}"

"""Two applications side by side, each difference marked with a word and a mark."""

from __future__ import annotations

from markupsafe import Markup

from workbench.apps.look_alikes import FIELDS, Compared, LookAlikes
from workbench.sentences import Paragraph, Sentence, say, sentence
from workbench.vocabulary import Likeness

SAME, DIFFERENT = sentence("✓ the same"), sentence("✗ different")
UNKNOWN = sentence("? nothing to compare")
CIRCUMSTANCES = ("received", "cohort")
"""Fields that say when and where she applied: a difference there says nothing of who she is."""


def side_by_side(alike: LookAlikes, pair: int, language: str) -> Markup:
    """The two of a pair in a table, then what the rule found the same or different."""
    rows = Markup("").join(_row(line, language) for line in alike.compared(pair))
    head = Markup("").join(
        Markup('<th scope="col">{}</th>').format(say(words, language))
        for words in (
            sentence("Compared"),
            sentence("First"),
            sentence("Second"),
        )
    )
    table = Markup(
        '<table class="wb-compare"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>'
    ).format(head, rows)
    evidence = " · ".join(say(one, language) for one in alike.evidence(pair))
    return table + Markup("<p>{}</p>").format(evidence) + _said(alike, pair, language)


def thought(alike: LookAlikes, pair: int, language: str) -> Markup:
    """What the rule takes the two for, and how sure it is that they are one person."""
    row = alike.pairs.loc[pair]
    percent = round(float(row["probability"]) * 100)
    sure = sentence("Chance that they are one person: {percent} %.", percent=percent)
    if percent >= 99:
        sure = sentence("Chance that they are one person: 99 % or more.")
    said = sentence("The rule would say: {likeness}.", likeness=Likeness(row["proposed"]))
    return Markup("<p>{}</p>").format(say(Paragraph((said, sure)), language))


def _said(alike: LookAlikes, pair: int, language: str) -> Markup:
    row = alike.pairs.loc[pair]
    if row["said"] is None:
        return Markup("")
    said = sentence(
        "{by} said on {day}: {likeness}. It can be changed.",
        by=row["said_by"],
        day=row["said_at"].date(),
        likeness=Likeness(row["said"]),
    )
    return Markup("<p><strong>{}</strong></p>").format(say(said, language))


def _row(line: Compared, language: str) -> Markup:
    cells = Markup("").join(_cell(value, language) for value in (line.one, line.other))
    mark = _mark(line)
    look = Markup(' class="wb-look"') if mark == DIFFERENT else Markup("")
    said = Markup('<span class="wb-quiet">{}</span>').format(say(mark, language)) if mark else ""
    return Markup('<tr><th scope="row"{}>{}{}</th>{}</tr>').format(
        look, say(FIELDS[line.field], language), said, cells
    )


def _cell(value: object, language: str) -> Markup:
    if value is None:
        return Markup('<td class="wb-quiet">{}</td>').format(
            say(sentence("not answered"), language)
        )
    shown = Markup.escape(say(value, language)).replace("@", Markup("<wbr>@"))
    return Markup('<td><bdi dir="auto">{}</bdi></td>').format(shown)


def _mark(line: Compared) -> Sentence | None:
    """The mark and word of a field; none for what tells applications apart, not people."""
    if line.field in CIRCUMSTANCES:
        return None
    if not line.is_known:
        return UNKNOWN
    return SAME if line.one == line.other else DIFFERENT

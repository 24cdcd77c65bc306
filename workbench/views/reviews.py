"""Reviews on the screen: her words, what reviewers said side by side, how strict each is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd
from markupsafe import Markup

from workbench.rules import strictness
from workbench.rules.reading_guide import Aspect, Guide
from workbench.rules.reviews import Panel, Reader
from workbench.rules.sides import Side
from workbench.rules.unnamed import KEPT, unnamed
from workbench.sentences import Sentence, say, sentence
from workbench.views import applications as views

PARAGRAPH = Markup('<p class="{}">{}</p>')
NAMELESS = sentence("[name hidden]")
NO_CONTACT = sentence("[contact hidden]")


def named(row: pd.Series, language: str) -> Markup:
    """An application with who sent it: her words first, then all she answered."""
    return Markup("").join(
        (views.who(row, language), _words(row, language), views.answers(row, language))
    )


def nameless(row: pd.Series, title: object, language: str) -> Markup:
    """An application without who sent it, under the title it has for its reader."""
    kept = unnamed(row, name=say(NAMELESS, language), contact=say(NO_CONTACT, language))
    facts = [question for question in KEPT if question != "motivation"]
    return Markup("<h3>{}</h3>{}{}").format(
        say(title, language),
        _words(kept, language),
        views.answers(kept, language, asked=facts),
    )


def nobody(said: Sentence, language: str) -> Markup:
    """What is said where there is nothing to show."""
    return PARAGRAPH.format("wb-quiet", say(said, language))


def side_by_side(found: pd.DataFrame, guide: Guide, language: str) -> Markup:
    """The reviews of one application in columns: each aspect, the mean, the comment."""
    rows = list(found.to_dict("records"))
    head = Markup("").join(
        Markup('<th scope="col" dir="auto">{}</th>').format(one["reviewer"]) for one in rows
    )
    lines = [_aspect(aspect, rows, language) for aspect in guide.aspects]
    means = [say(round(float(one["mean"]), 2), language) for one in rows]
    lines.append(_line(say(sentence("Mean, of 4"), language), means))
    comments = [one["comment"] or "–" for one in rows]
    lines.append(_line(say(sentence("Comment"), language), comments))
    return Markup(
        '<table class="wb-beside"><caption>{}</caption><thead><tr><td></td>{}</tr></thead>'
        "<tbody>{}</tbody></table>"
    ).format(say(sentence("Reviews side by side"), language), head, Markup("").join(lines))


def agreed(found: pd.Series, language: str) -> Markup:
    """What was agreed on, by whom and why."""
    said = sentence(
        "Agreed: {score} of 4, recorded by {by} on {day}.",
        score=float(found["score"]),
        by=found["by"],
        day=found["agreed_at"].date(),
    )
    return Markup('<p><strong>{}</strong></p><p dir="auto">{}</p>').format(
        say(said, language), found["reason"]
    )


def readers(panel: Panel, people: pd.DataFrame, left: Mapping[str, int], language: str) -> Markup:
    """A line for each reviewer: what she read, has still to read, and how strict she is."""
    told = {one.name: one for one in panel.readers}
    rest = say(sentence("reads no more"), language)
    notes = {row["name"]: "" if row["reads"] else rest for _, row in people.iterrows()}
    notes = dict.fromkeys(told, rest) | notes
    headings = (
        sentence("Reviewer"),
        sentence("Read"),
        sentence("Still to read"),
        sentence("Beside others on the same applications"),
    )
    lines = [
        _reader(name, note, told.get(name), left.get(name, 0), language)
        for name, note in notes.items()
    ]
    return Markup(
        '<table class="wb-readers"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>'
    ).format(
        Markup("").join(
            Markup('<th scope="col">{}</th>').format(say(one, language)) for one in headings
        ),
        Markup("").join(lines),
    )


def drifts(panel: Panel, language: str) -> Markup:
    """Who became stricter or more lenient as she read on, where that is clear."""
    said = [one for one in map(strictness.of_drift, panel.readers) if one is not None]
    if not said:
        return Markup("")
    lines = Markup("").join(
        Markup('<li class="wb-look">{}</li>').format(say(one, language)) for one in said
    )
    return Markup('<ul class="wb-warned">{}</ul>').format(lines)


def sides(found: Iterable[Side], names: Mapping[int, str], language: str) -> Markup:
    """Whose side of a line depends on the correction, with both scores; or that nobody's does."""
    lines = [_side(one, names[one.application], language) for one in found]
    title = say(sentence("Depends on the correction"), language)
    if not lines:
        nothing = say(sentence("Nobody changes side when it is switched off."), language)
        return Markup("<h4>{}</h4><p>{}</p>").format(title, nothing)
    return Markup('<h4>{}</h4><ul class="wb-warned">{}</ul>').format(title, Markup("").join(lines))


def _words(row: pd.Series, language: str) -> Markup:
    title = say(sentence("Her own words"), language)
    if not isinstance(row["motivation"], str) or not row["motivation"].strip():
        silent = say(sentence("She wrote nothing about her motivation."), language)
        return Markup('<h4>{}</h4><p class="wb-quiet">{}</p>').format(title, silent)
    return Markup('<h4>{}</h4><blockquote class="wb-words" dir="auto">{}</blockquote>').format(
        title, row["motivation"]
    )


def _aspect(aspect: Aspect, rows: list[dict[str, object]], language: str) -> Markup:
    scores = [
        one["scores"].get(aspect.name) if isinstance(one["scores"], Mapping) else None
        for one in rows
    ]
    known = [score for score in scores if score is not None]
    is_far = len(known) > 1 and max(known) - min(known) > 1
    said = [
        "–" if score is None else f"{score} · {say(aspect.anchors[score], language)}"
        for score in scores
    ]
    return _line(say(aspect.title, language), said, look=is_far)


def _line(title: str, cells: Iterable[object], *, look: bool = False) -> Markup:
    mark = Markup(' class="wb-look"') if look else Markup("")
    each = Markup("").join(Markup('<td dir="auto">{}</td>').format(cell) for cell in cells)
    return Markup('<tr><th scope="row"{}>{}</th>{}</tr>').format(mark, title, each)


def _reader(name: str, note: str, told: Reader | None, left: int, language: str) -> Markup:
    beside = say(strictness.of_reader(told), language) if told else "–"
    look = told is not None and told.leniency.is_clear
    return Markup(
        '<tr><th scope="row"><bdi dir="auto">{}</bdi> <span class="wb-quiet">{}</span></th>'
        '<td class="wb-count">{}</td><td class="wb-count">{}</td><td{}>{}</td></tr>'
    ).format(
        name,
        note,
        told.reviews if told else 0,
        left,
        Markup(' class="wb-look"') if look else Markup(""),
        beside,
    )


def _side(side: Side, name: str, language: str) -> Markup:
    params = {
        "name": name,
        "line": side.line,
        "with_it": round(side.with_it, 2),
        "without": round(side.without, 2),
    }
    said = (
        sentence(
            "{line}: {name} is in only with the correction ({with_it}; without it {without}).",
            **params,
        )
        if side.is_above
        else sentence(
            "{line}: {name} is in only without the correction ({without}; with it {with_it}).",
            **params,
        )
    )
    return Markup('<li class="wb-look" dir="auto">{}</li>').format(say(said, language))

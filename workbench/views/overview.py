"""The mentoring of a cohort at a glance: tables with a bar in each line, and what they show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd
from markupsafe import Markup

from workbench.rules.mentoring import overview_words as words
from workbench.rules.mentoring.fit_map import FitMap
from workbench.rules.mentoring.overview import Overview
from workbench.sentences import Sentence, Tongue, say, sentence
from workbench.vocabulary import Capacity, Track

MOST = 12
"""So many languages are shown, those of most fellows."""

MOST_MENTORS = 60
"""With more mentors, their partners alone are listed."""


def finding(said: Sentence, language: str) -> Markup:
    """What a picture shows, above it."""
    return Markup('<p class="wb-finding">{}</p>').format(say(said, language))


def note(said: Sentence, language: str) -> Markup:
    """Something to look at, under what it is about."""
    return Markup('<p class="wb-look">{}</p>').format(say(said, language))


def grouped(found: FitMap, language: str) -> Markup:
    """That the map shows groups, where it does."""
    if not found.is_grouped:
        return Markup("")
    said = sentence(
        "There are too many to show each: tracks beside partners, with what the best mentor of the "
        "partner comes to, on average."
    )
    return Markup('<p class="wb-quiet">{}</p>').format(say(said, language))


def coverage(of: Overview, language: str) -> Markup:
    """Fellows, those with a mentor and places, by track and by language."""
    tracks = [(Track(str(code)), line) for code, line in of.tracks.iterrows()]
    tongues = [(Tongue(str(code)), line) for code, line in of.languages.head(MOST).iterrows()]
    note = sentence("A mentor of two tracks counts in both, and so do languages.")
    return (
        finding(words.tracks(of), language)
        + _covered(sentence("Track"), tracks, language)
        + finding(words.languages(of), language)
        + _covered(sentence("Language"), tongues, language)
        + Markup('<p class="wb-quiet">{}</p>').format(say(note, language))
    )


def loads(of: Overview, names: Mapping[int, str], language: str) -> Markup:
    """What each partner and each mentor carries, of what there is room for."""
    partners = [(str(line["partner"]), line) for _, line in of.partners.iterrows()]
    order = of.mentors.sort_values(["partner", "given"], ascending=[True, False], kind="stable")
    mentors = [(names[int(str(one))], line) for one, line in order.iterrows()]
    unit = _unit(of.unit)
    is_long = len(mentors) > MOST_MENTORS
    return (
        finding(words.mentors(of), language)
        + (Markup("") if is_long else _carried(sentence("Mentor"), mentors, unit, language))
        + finding(words.partners(of), language)
        + _carried(sentence("Partner"), partners, unit, language)
    )


def _unit(unit: Capacity) -> Sentence:
    return sentence("Hours a month") if unit is Capacity.HOURS else sentence("Fellows")


def _covered(title: Sentence, lines: Sequence[tuple[object, pd.Series]], language: str) -> Markup:
    heads = (title, sentence("Fellows"), sentence("With a mentor"), sentence("Places"))
    most = max([1, *(int(max(line["fellows"], line["places"])) for _, line in lines)])
    rows = [
        _row(
            say(what, language),
            [str(int(line[name])) for name in ("fellows", "paired", "places")],
            share=int(line["paired"]) / most,
            whole=int(line["fellows"]) / most,
            is_short=line["places"] < line["fellows"],
            language=language,
        )
        for what, line in lines
    ]
    return _table(heads, rows, language)


def _carried(
    title: Sentence, lines: Sequence[tuple[str, pd.Series]], unit: Sentence, language: str
) -> Markup:
    heads = (title, unit, sentence("Room"))
    most = max([1.0, *(float(max(line["given"], line["room"])) for _, line in lines)])
    rows = [
        _row(
            name,
            [say(float(line[column]), language) for column in ("given", "room")],
            share=float(line["given"]) / most,
            whole=float(line["room"]) / most,
            is_short=line["given"] > line["room"],
            language=language,
        )
        for name, line in lines
    ]
    return _table(heads, rows, language)


def _row(
    name: str,
    figures: Iterable[str],
    *,
    share: float,
    whole: float,
    is_short: bool,
    language: str,
) -> Markup:
    """A line: a name, its numbers, a bar inside the bar of what there is, a mark where it lacks."""
    cells = Markup("").join(Markup("<td>{}</td>").format(each) for each in figures)
    mark = say(sentence("▲ too few"), language) if is_short else ""
    return Markup(
        '<tr{}><th scope="row" dir="auto">{}</th>{}<td class="wb-mark">{}</td>'
        '<td class="wb-drawn" aria-hidden="true"><span class="wb-all-of" style="width:{:.1f}%">'
        '</span><span class="wb-taken" style="width:{:.1f}%"></span></td></tr>'
    ).format(
        Markup(' class="wb-short"') if is_short else Markup(""),
        name,
        cells,
        mark,
        100 * whole,
        100 * share,
    )


def _table(heads: Sequence[Sentence], rows: Sequence[Markup], language: str) -> Markup:
    titles = Markup("").join(
        Markup('<th scope="col">{}</th>').format(say(each, language)) for each in heads
    )
    return Markup(
        '<table class="wb-coverage"><thead><tr>{}<td></td><td></td></tr></thead>'
        "<tbody>{}</tbody></table>"
    ).format(titles, Markup("").join(rows))

"""The mentoring page: who has a mentor now, and how much mentors carry."""

from __future__ import annotations

import pandas as pd

from workbench.rules.disclosure import TOTAL
from workbench.rules.figures.counts import ENDED, LOADS, WITH, WITHOUT
from workbench.rules.figures.page import Bar, Figure, Number, Page, Reader, Table, length
from workbench.rules.figures.panels import Panel
from workbench.rules.figures.parts import SEATED, hidden_note
from workbench.sentences import Sentence, sentence, sentences
from workbench.vocabulary import Track

NAME = "mentoring"
WITH_MENTOR = sentence("With a mentor")
WITHOUT_MENTOR = sentence("Without a mentor")
HAS_ENDED = sentence("Cohort has ended")


def mentoring_page(panel: Panel, state: str) -> Page:
    """What the mentoring page says of one cohort, or of all."""
    row = panel.mentored.loc[state]
    current, mentored, loads = panel.current_by_track, panel.mentored_by_track, panel.loads
    if current is None or mentored is None or loads is None:
        return _protected(panel, row)
    return Page(
        name=NAME,
        title=_finding(row),
        numbers=_numbers(row, loads.loc[state]),
        figures=_exact_figures(mentored.loc[state], current.loc[state], loads.loc[state]),
        hidden=hidden_note(panel),
    )


def _exact_figures(mentored: pd.Series, current: pd.Series, loads: pd.Series) -> tuple[Figure, ...]:
    """Who has a mentor (when somebody needs one), and what mentors carry (when there are any)."""
    coverage = (_by_track(mentored, current),) if current[TOTAL] > 0 else ()
    return (*coverage, _load(loads)) if loads[list(LOADS)].sum() > 0 else coverage


def _protected(panel: Panel, row: pd.Series) -> Page:
    """The page of an edition whose every number is protected."""
    reader = Reader(panel.threshold)
    seated = Number(SEATED, reader.shown(row[TOTAL]), sentence("Held a seat and did not leave."))
    return Page(
        name=NAME,
        title=_protected_finding(row),
        numbers=(
            seated,
            Number(WITH_MENTOR, reader.shown(row[WITH]), sentence("A pair is confirmed.")),
            Number(
                WITHOUT_MENTOR, reader.shown(row[WITHOUT]), sentence("No pair is confirmed yet.")
            ),
        ),
        figures=(_coverage(row, reader),),
        hidden=hidden_note(panel),
    )


def _finding(row: pd.Series) -> Sentence:
    fellows, mentored = int(row[WITH] + row[WITHOUT]), int(row[WITH])
    if fellows == 0:
        return sentence("No fellow needs a mentor now")
    if mentored == 0:
        return sentence("No fellow has a mentor yet")
    if mentored == fellows:
        return sentence("Every fellow has a mentor")
    return sentences(
        "{count} of {fellows} fellows has a mentor",
        "{count} of {fellows} fellows have a mentor",
        mentored,
        fellows=fellows,
    )


def _protected_finding(row: pd.Series) -> Sentence:
    if row[WITH] < 0:
        return sentence("Only a few fellows have a mentor now")
    return sentence("About {count} fellows have a mentor now", count=int(row[WITH]))


def _numbers(row: pd.Series, loads: pd.Series) -> tuple[Number, ...]:
    return (
        Number(
            SEATED,
            int(row[WITH] + row[WITHOUT]),
            sentence("Hold a seat in a cohort that has not ended, and have not left."),
        ),
        Number(WITH_MENTOR, int(row[WITH]), sentence("A pair is confirmed.")),
        Number(
            sentence("Places left"),
            int(loads["free"]),
            sentence("Fellows whom the chapter's mentors could still take."),
        ),
    )


def _coverage(row: pd.Series, reader: Reader) -> Figure:
    lines = ((WITH_MENTOR, row[WITH]), (WITHOUT_MENTOR, row[WITHOUT]), (HAS_ENDED, row[ENDED]))
    total = (sentence("Total"), reader.shown(row[TOTAL]))
    return Figure(
        finding=_waiting(row),
        table=Table(
            sentence("Fellows by whether they have a mentor"),
            (sentence("Mentor"), SEATED),
            (*((word, reader.shown(number)) for word, number in lines), total),
        ),
        bars=tuple(Bar(word, length(number), 0.0, reader.shown(number)) for word, number in lines),
        shape="stages",
    )


def _by_track(mentored: pd.Series, current: pd.Series) -> Figure:
    names = [str(track) for track in Track]
    bars = tuple(
        Bar(
            track,
            length(mentored[name]),
            length(current[name]),
            sentence("{count} of {fellows}", count=int(mentored[name]), fellows=int(current[name])),
            is_marked=bool(mentored[name] < current[name]),
        )
        for track, name in zip(Track, names, strict=True)
    )
    words: list[object] = [*Track, sentence("Total")]
    rows = tuple(
        (word, int(current[name]), int(mentored[name]), int(current[name] - mentored[name]))
        for word, name in zip(words, [*names, TOTAL], strict=True)
    )
    header = (sentence("Track"), SEATED, WITH_MENTOR, WITHOUT_MENTOR)
    table = Table(sentence("Fellows with a mentor, by track"), header, rows)
    waiting = pd.Series({WITHOUT: current[TOTAL] - mentored[TOTAL]})
    return Figure(finding=_waiting(waiting), table=table, bars=bars)


def _waiting(row: pd.Series) -> Sentence:
    waiting = int(row[WITHOUT])
    if waiting < 0:
        return sentence("Few fellows, or none, wait for a mentor.")
    if waiting == 0:
        return sentence("Nobody waits for a mentor.")
    return sentences(
        "{count} fellow waits for a mentor.", "{count} fellows wait for a mentor.", waiting
    )


def _load(loads: pd.Series) -> Figure:
    words = (
        sentence("No fellow now"),
        sentence("One fellow"),
        sentence("Two fellows"),
        sentence("Three or more"),
    )
    lines = tuple((w, int(loads[name])) for w, name in zip(words, LOADS, strict=True))
    return Figure(
        finding=sentences(
            "{count} mentor accompanies nobody now.",
            "{count} mentors accompany nobody now.",
            int(loads["0"]),
        ),
        table=Table(
            sentence("Mentors by how many fellows they accompany now"),
            (sentence("Accompanies"), sentence("Mentors")),
            (*lines, (sentence("Total"), int(loads[list(LOADS)].sum()))),
        ),
    )

"""The cohort page: seats filled against seats asked, and who holds them."""

from __future__ import annotations

import pandas as pd

from workbench.rules.disclosure import TOTAL
from workbench.rules.figures.page import Bar, Figure, Number, Page, Reader, Table, length
from workbench.rules.figures.panels import Panel
from workbench.rules.figures.parts import SEATED, cut_figure, hidden_note
from workbench.sentences import Sentence, Several, sentence, sentences
from workbench.vocabulary import Stage, Track

NAME = "cohort"
FEW = 2
"""Tracks that a title may name."""


def cohort_page(panel: Panel, state: str) -> Page:
    """What the cohort page says of one cohort, or of all."""
    reader = Reader(panel.threshold)
    asked, filled = panel.asked.loc[state], panel.filled.loc[state]
    figures = () if asked[TOTAL] == 0 else (_seats(asked, filled, reader),)
    who = [] if filled[TOTAL] == 0 else _who(panel, state, reader)
    return Page(
        name=NAME,
        title=_finding(asked, filled),
        numbers=_numbers(asked, filled, panel.stages.loc[state], reader),
        figures=(*figures, *who),
        hidden=hidden_note(panel),
    )


def _who(panel: Panel, state: str, reader: Reader) -> list[Figure]:
    return [
        cut_figure(panel.cuts[name], table.loc[state], reader, people=SEATED)
        for name, table in panel.seated.items()
    ]


def _finding(asked: pd.Series, filled: pd.Series) -> Sentence:
    if asked[TOTAL] == 0:
        return sentence("No seat is planned yet")
    if asked[TOTAL] < 0 or filled[TOTAL] < 0:
        return sentence("Only a few seats are filled")
    if filled[TOTAL] == 0:
        return sentence("None of the {asked} seats is filled yet", asked=int(asked[TOTAL]))
    lacking = _lacking(asked, filled)
    if filled[TOTAL] >= asked[TOTAL] and not lacking:
        return sentence("All {asked} seats are filled", asked=int(asked[TOTAL]))
    if 0 < len(lacking) <= FEW:
        return sentence(
            "{filled} of {asked} seats are filled; seats are free in {tracks}",
            filled=int(filled[TOTAL]),
            asked=int(asked[TOTAL]),
            tracks=Several(lacking),
        )
    return sentence(
        "{filled} of {asked} seats are filled",
        filled=int(filled[TOTAL]),
        asked=int(asked[TOTAL]),
    )


def _lacking(asked: pd.Series, filled: pd.Series) -> tuple[Track, ...]:
    """Tracks that surely have a free seat: both numbers are known."""
    return tuple(t for t in Track if 0 <= filled[str(t)] < asked[str(t)])


def _numbers(
    asked: pd.Series, filled: pd.Series, stages: pd.Series, reader: Reader
) -> tuple[Number, ...]:
    return (
        Number(
            sentence("Seats"),
            reader.shown(asked[TOTAL]),
            sentence("Planned for the cohort, all tracks together."),
        ),
        Number(
            sentence("Filled"),
            reader.shown(filled[TOTAL]),
            sentence("Held by a fellow who has not left."),
        ),
        Number(
            sentence("Waitlisted"),
            reader.shown(stages[str(Stage.WAITLISTED)]),
            sentence("Applications that would take a seat if one came free."),
        ),
    )


def _seats(asked: pd.Series, filled: pd.Series, reader: Reader) -> Figure:
    lacking = _lacking(asked, filled)
    bars = tuple(
        Bar(
            track,
            length(filled[str(track)]),
            length(asked[str(track)]),
            _part(filled[str(track)], asked[str(track)], reader),
            is_marked=track in lacking,
        )
        for track in Track
    )
    names = [str(track) for track in Track] + [TOTAL]
    words: list[object] = [*Track, sentence("Total")]
    rows = tuple(
        (word, reader.shown(asked[name]), reader.shown(filled[name]))
        for word, name in zip(words, names, strict=True)
    )
    return Figure(
        finding=_where_free(lacking) if lacking else _nowhere_free(filled),
        table=Table(
            sentence("Seats by track"),
            (sentence("Track"), sentence("Seats"), sentence("Filled")),
            rows,
        ),
        bars=bars,
    )


def _part(filled: int, asked: int, reader: Reader) -> object:
    if filled < 0 and asked < 0:
        return reader.shown(filled)
    return sentence("{filled} of {asked}", filled=reader.shown(filled), asked=reader.shown(asked))


def _nowhere_free(filled: pd.Series) -> Sentence:
    if (filled < 0).any():
        return sentence("No track is known to have a free seat.")
    return sentence("No track has a free seat.")


def _where_free(lacking: tuple[Track, ...]) -> Sentence:
    return sentences(
        "One track has a free seat: {tracks} (in amber).",
        "{count} tracks have free seats: {tracks} (in amber).",
        len(lacking),
        tracks=Several(lacking),
    )

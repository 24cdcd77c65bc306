"""Two plans side by side: who comes in, who goes out, who moves, and what it costs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from workbench.rules.demands import Demands, first_choices, places_of
from workbench.rules.supports import SUPPORTS
from workbench.sentences import Sentence, Several, sentence, sentences
from workbench.vocabulary import Track, Word, word


class Move(Word):
    """What becomes of one woman from one plan to the other."""

    IN = word("comes_in", "Comes in")
    OUT = word("goes_out", "Goes out")
    ELSEWHERE = word("changes_track", "Changes track")


@dataclass(frozen=True)
class Moved:
    """One woman whose seat is not the same in the two plans; None without a seat."""

    application: int
    before: Track | None
    after: Track | None

    @property
    def move(self) -> Move:
        """Whether she comes in, goes out or changes track."""
        if self.before is None:
            return Move.IN
        return Move.OUT if self.after is None else Move.ELSEWHERE


@dataclass(frozen=True)
class Measure:
    """One number of the two plans: seats, total score, first choices, a support."""

    title: Sentence
    before: int
    after: int


@dataclass(frozen=True)
class Comparison:
    """Who moves between two plans, by application, and what is more or less."""

    moved: tuple[Moved, ...]
    measures: tuple[Measure, ...]
    said: Sentence


@dataclass(frozen=True)
class Side:
    """One plan to be compared: its seats, and the demands under which it was made."""

    seats: Mapping[int, Track]
    demands: Demands


def compare(
    before: Side, after: Side, *, applications: pd.DataFrame, scores: pd.Series
) -> Comparison:
    """Who moves from one plan to the other, and what it costs.

    `scores` (0 to 100) has the index of `applications`; a seat of somebody who is not among
    them any more counts as a move, and brings no score.
    """
    everybody = sorted({*before.seats, *after.seats})
    moved = tuple(
        Moved(one, before.seats.get(one), after.seats.get(one))
        for one in everybody
        if before.seats.get(one) != after.seats.get(one)
    )
    measures = tuple(
        Measure(title, first, second)
        for (title, first), (_, second) in zip(
            _measured(before, after, applications, scores),
            _measured(after, before, applications, scores),
            strict=True,
        )
    )
    return Comparison(moved, measures, _said(moved, measures))


def _measured(
    of: Side, other: Side, applications: pd.DataFrame, scores: pd.Series
) -> list[tuple[Sentence, int]]:
    """The numbers of one plan; the supports are those that either of the two demands limits."""
    frame = applications.sort_index()
    places = places_of(of.seats, frame.index)
    rows = np.flatnonzero(places >= 0)
    points = np.rint(scores.loc[frame.index].to_numpy(dtype=float)).astype(int)
    names = sorted({*of.demands.supports, *other.demands.supports})
    return [
        (sentence("Seats given"), len(of.seats)),
        (sentence("Total of the scores"), int(points[rows].sum())),
        (sentence("First choices"), int(first_choices(frame)[rows, places[rows]].sum())),
        *(
            (SUPPORTS[name].title, int(SUPPORTS[name].takes(frame, of.demands)[rows].sum()))
            for name in names
        ),
    ]


def _said(moved: tuple[Moved, ...], measures: tuple[Measure, ...]) -> Sentence:
    """The comparison in one sentence: how many move, and every number that differs."""
    if not moved:
        return sentence("The two plans seat the same women in the same tracks.")
    who = sentences("{count} woman moves", "{count} women move", len(moved))
    differences = [
        sentence(
            "{title} {difference}", title=each.title, difference=f"{each.after - each.before:+d}"
        )
        for each in measures
        if each.after != each.before
    ]
    if not differences:
        return sentence("{who}; every total stays.", who=who)
    return sentence("{who}: {differences}.", who=who, differences=Several(tuple(differences)))

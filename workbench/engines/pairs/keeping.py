"""Fewest changes against the most points: what every change more would bring, exactly.

Of the matchings with most rows the one that keeps most is at one end and the one with most points
at the other. Between them a kept row is given a weight in points, and the matching solved again:
what is found is the best of all that keep as many. The first steps that no weight finds are
searched as a whole-number programme over the few pairs that their prices leave open.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from workbench.engines.pairs import matching
from workbench.engines.pairs.margins import are_free
from workbench.engines.pairs.matching import Matched, Matching
from workbench.engines.pairs.scores import BLOCKED, NOBODY, HeldScores, Points, Wholes, blocks

LARGEST = int(np.iinfo(np.int16).max)
SINGLES = 5
"""So many steps are looked at one change at a time."""
MOST = 12
"""So many weights of a kept row are tried at the most."""


@dataclass(frozen=True, eq=False)
class Step:
    """The best matching of those that change so few: the column of each row, kept rows, points.

    Locked rows and those that have begun count in neither.
    """

    columns: Wholes
    kept: int
    points: int


@dataclass(frozen=True, eq=False)
class WithKeeping:
    """Points in which a row that keeps its column has a bonus: `times` the points, and it."""

    points: Points
    before: Wholes
    times: int
    bonus: int

    @property
    def shape(self) -> tuple[int, int]:
        """How many rows and columns there are."""
        return self.points.shape[0], self.points.shape[1]

    @property
    def most(self) -> int:
        """The most points that a pair has."""
        return int(self.points.max(initial=0)) * self.times + self.bonus

    def block(self, rows: slice) -> Points:
        """The points of these rows with every column, the bonus included."""
        points = self.points[rows]
        made = points * np.int16(self.times)
        made[points == BLOCKED] = BLOCKED
        had = self.before[rows]
        there = np.flatnonzero(had != NOBODY)
        there = there[points[there, had[there]] != BLOCKED]
        made[there, had[there]] += np.int16(self.bonus)
        return made

    def of(self, row: int, columns: Wholes) -> Points:
        """The points of one row with these columns."""
        return np.asarray(self.block(slice(row, row + 1))[0, columns], dtype=np.int16)


def steps(of: Matching, fewest: Matched) -> tuple[Step, ...]:
    """What more changes bring: from the fewest there can be to the most points, each once.

    `fewest` solves `of`, which keeps what it can. Every step has most points of all that keep
    as many rows, and more of them than any step before it.
    """
    from workbench.engines.pairs import keeping_exactly

    if of.before is None:
        return ()
    held = [of.scores.block(rows) for rows in blocks(of.scores)]
    here = replace(of, scores=HeldScores(np.concatenate(held))) if held else of
    first = step_of(here, fewest.columns)
    last = step_of(here, matching.solve(replace(here, before=None)).columns)
    found = {step.kept: step for step in (last, first)}
    for step in _between(here, first, last):
        _take(found, step)
    for kept in range(first.kept - 1, max(first.kept - SINGLES - 1, last.kept), -1):
        if kept not in found:
            between = keeping_exactly.best(here, kept, known=tuple(found.values()))
            if between is not None:
                _take(found, between)
    return _rising(found)


def _take(found: dict[int, Step], step: Step) -> None:
    known = found.get(step.kept)
    if known is None or known.points < step.points:
        found[step.kept] = step


def _rising(found: dict[int, Step]) -> tuple[Step, ...]:
    """The steps from the most kept on, each with more points than those before it."""
    kept: list[Step] = []
    for step in sorted(found.values(), key=lambda each: -each.kept):
        if not kept or step.points > kept[-1].points:
            kept.append(step)
    return tuple(kept)


def _between(of: Matching, first: Step, last: Step) -> Iterator[Step]:
    """The corners of what can be reached, each from the weight at which its neighbours tie."""
    open_ends, tried = [(first, last)], 0
    while open_ends and tried < MOST:
        one, other = open_ends.pop(0)
        fewer, more = one.kept - other.kept, other.points - one.points
        if fewer <= 1 or more <= 0:
            continue
        tried += 1
        found = step_of(of, matching.solve(weighed(of, fewer=fewer, more=more).matching).columns)
        if other.kept < found.kept < one.kept:
            yield found
            open_ends += [(one, found), (found, other)]


@dataclass(frozen=True, eq=False)
class Weighed:
    """A matching in which a kept row has a bonus in points, every point counted so many times."""

    matching: Matching
    times: int
    bonus: int


def weighed(of: Matching, *, fewer: int, more: int) -> Weighed:
    """The same matching in which `fewer` kept rows weigh as much as `more` points."""
    most = max(of.scores.most, 1)
    times = max(min(fewer, LARGEST * fewer // (most * fewer + more)), 1)
    bonus = min(round(more * times / fewer), LARGEST - most * times)
    points = of.scores.block(slice(0, of.scores.shape[0]))
    scores = WithKeeping(points, had_of(of), times, bonus)
    return Weighed(replace(of, scores=scores, before=None), times, bonus)


def had_of(of: Matching) -> Wholes:
    """The column that each free row had (n,), NOBODY for none."""
    had = np.full(of.scores.shape[0], NOBODY) if of.before is None else of.before
    return np.where(are_free(of), had, NOBODY)


def step_of(of: Matching, columns: Wholes) -> Step:
    """What some columns come to: the rows they keep, the points of those free to move."""
    here: NDArray[np.bool_] = are_free(of) & (columns != NOBODY)
    rows = np.flatnonzero(here)
    points = of.scores.block(slice(0, of.scores.shape[0]))[rows, columns[rows]]
    kept = int((columns[rows] == had_of(of)[rows]).sum())
    return Step(columns, kept, int(points.sum(dtype=np.int64)))

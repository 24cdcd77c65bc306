"""Rows matched to columns with room for several: most rows first, then least change, then points.

The answer is checked over every pair with whole-number prices: where they add up to the total,
no other matching is better, and this is said only then.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from workbench.engines.pairs.edges import Edges, no_edges
from workbench.engines.pairs.proof import proved
from workbench.engines.pairs.scores import BLOCKED, NOBODY, PairScores, Points, Wholes, hold
from workbench.engines.pairs.search import Lifted


@dataclass(frozen=True, eq=False)
class Matching:
    """Which rows and columns may be matched, and how many rows each column takes.

    `room` (m,) counts the rows that a column takes, those held included. `held` (n,) is the
    column that a row stands with whatever its points, NOBODY where it is free; `idle` (n,) are
    rows that stay without a column. `before` (n,) is the column that a row had: of the matchings
    with most rows, those that keep most of them are taken first, and only then points count.
    """

    scores: PairScores
    room: Wholes
    held: Wholes | None = None
    idle: NDArray[np.bool_] | None = None
    before: Wholes | None = None

    @cached_property
    def keep(self) -> int:
        """What it weighs that a row keeps its column: more than all points together."""
        return self.scores.shape[0] * self.scores.most + 1

    @cached_property
    def head(self) -> int:
        """What it weighs that a row is matched: more than all that is kept and all points."""
        rows = self.scores.shape[0]
        return rows * (self.scores.most + (self.keep if self.before is not None else 0)) + 1

    def weights(self, rows: slice) -> Wholes:
        """The weight of these rows with every column (rows, m); 0 where they may not go together.

        One row more outweighs whatever is kept, and that outweighs all points.
        """
        points = self.scores.block(rows)
        lifted = points.astype(np.int64) + self.head
        lifted[points == BLOCKED] = 0
        if self.before is not None:
            had = self.before[rows]
            there = np.flatnonzero(had != NOBODY)
            there = there[points[there, had[there]] != BLOCKED]
            lifted[there, had[there]] += self.keep
        return lifted


@dataclass(frozen=True, eq=False)
class Matched:
    """The column of each row (n,), NOBODY for none, and what it comes to.

    `count` rows are matched beside those held, `kept` of them as before. `objective` is the
    points of all matched rows, held ones too; `bound` is what no matching of as many rows that
    keeps as many can exceed. `row_prices` (n,) and `column_prices` (m,) are in units of the
    weights: no free pair weighs more than its two prices.
    """

    of: Matching
    columns: Wholes
    count: int
    kept: int
    objective: int
    bound: int
    is_proved: bool
    row_prices: Wholes
    column_prices: Wholes
    rounds: int
    seconds: float
    edges: Edges


def solve(of: Matching, start: Matched | None = None) -> Matched:
    """The best matching, proved by prices over every pair.

    `start` solved a matching that is nearly this one, with the same rows and columns: the pairs
    that it was found among are looked at first.
    """
    return shuffled(of, seed=0, start=start)


def shuffled(of: Matching, *, seed: int, start: Matched | None = None) -> Matched:
    """The best matching, equals drawn by a seed: no place in the list is worth anything."""
    began = time.perf_counter()
    free, room = _free(of), _room_left(of)
    lifted = Lifted(hold(of.scores), of.head, of.keep, free, of.before)
    known = no_edges() if start is None else start.edges
    best = proved(lifted, room, seed=seed, known=known)
    found = _with_held(of, best.columns)
    rows = np.flatnonzero(best.columns != NOBODY)
    kept = 0 if of.before is None else int((best.columns[rows] == of.before[rows]).sum())
    heads = len(rows) * of.head + (kept * of.keep if kept else 0)
    points = best.total - heads + _points_of(lifted.scores, found, ~free)
    return Matched(
        of=of,
        columns=found,
        count=len(rows),
        kept=kept,
        objective=points,
        bound=points + best.gap,
        is_proved=best.gap == 0,
        row_prices=best.prices.rows,
        column_prices=best.prices.columns,
        rounds=best.rounds,
        seconds=time.perf_counter() - began,
        edges=best.edges,
    )


def at(of: Matching, columns: Wholes) -> Matched:
    """What a matching made by hand comes to; nothing is proved of it."""
    rows = np.flatnonzero((columns != NOBODY) & _free(of))
    return Matched(
        of=of,
        columns=columns,
        count=len(rows),
        kept=0 if of.before is None else int((columns[rows] == of.before[rows]).sum()),
        objective=_points_of(of.scores, columns, np.ones(len(columns), dtype=bool)),
        bound=of.scores.most * int((columns != NOBODY).sum()),
        is_proved=False,
        row_prices=np.zeros(len(columns), dtype=np.int64),
        column_prices=np.zeros(len(of.room), dtype=np.int64),
        rounds=0,
        seconds=0.0,
        edges=no_edges(),
    )


def _free(of: Matching) -> NDArray[np.bool_]:
    free = np.ones(of.scores.shape[0], dtype=bool)
    if of.held is not None:
        free &= of.held == NOBODY
    if of.idle is not None:
        free &= ~of.idle
    return free


def _room_left(of: Matching) -> Wholes:
    rows = of.scores.shape[0]
    taken = np.zeros(len(of.room), dtype=np.int64)
    if of.held is not None:
        held = of.held[of.held != NOBODY]
        taken = np.bincount(held, minlength=len(of.room)).astype(np.int64)
    left = np.asarray(of.room, dtype=np.int64) - taken
    return np.asarray(np.clip(left, 0, rows), dtype=np.int64)


def _with_held(of: Matching, columns: Wholes) -> Wholes:
    return columns if of.held is None else np.where(of.held != NOBODY, of.held, columns)


def _points_of(scores: PairScores, columns: Wholes, among: NDArray[np.bool_]) -> int:
    total = 0
    for row in np.flatnonzero((columns != NOBODY) & among).tolist():
        total += max(int(scores.of(row, columns[row : row + 1])[0]), 0)
    return total


__all__ = ["BLOCKED", "NOBODY", "Matched", "Matching", "Points", "at", "shuffled", "solve"]

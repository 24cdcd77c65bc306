"""Pairs under limits that a plain matching cannot hold: parts of a column, caps, needs.

Goals are sought one after another: as many needs met as can be, as many rows matched, as many
kept as before, then points. Each goal has a bound over all pairs from prices; where the whole
answer stays below it, the gap is told.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field

import numpy as np

from workbench.engines.highs import Patience, maximise_within
from workbench.engines.pairs import pricing
from workbench.engines.pairs.edges import Edges
from workbench.engines.pairs.goals import Asked, Goal, Reached
from workbench.engines.pairs.limits import Limits, Truths, is_met
from workbench.engines.pairs.lots import Lots
from workbench.engines.pairs.matching import Matching
from workbench.engines.pairs.openness import free_of, held_of, kept_of, points_of
from workbench.engines.pairs.prices import Prices
from workbench.engines.pairs.pricing import DUST, Bound, Open
from workbench.engines.pairs.scores import BLOCKED, NOBODY, Wholes, hold
from workbench.engines.pairs.search import Lifted, beating, beating_at

OF_ROW, OF_COLUMN = 12, 6
LOOKS = (3, 12, 60)
"""So many pairs of a row are given to the solver at first, and where that leaves a gap."""
PATIENT = Patience(nodes=500, seconds=10.0)
"""A search for one goal stops after so many nodes, all of them together after the seconds."""


@dataclass(frozen=True, eq=False)
class Programmed:
    """The column of each row (n,), NOBODY for none, and how good that is.

    `met` says of each need whether it is met. `count` rows are matched beside those held where
    no more than `count_bound` can be, `kept` of them as before; `objective` is the points of
    all, and no answer with as many has more than `bound`. `is_proved` says that no answer of
    all is better by any goal.
    """

    columns: Wholes
    met: tuple[bool, ...]
    count: int
    count_bound: int
    kept: int
    objective: int
    bound: int
    is_proved: bool
    seconds: float


@dataclass(eq=False)
class Search:
    """An answer that gets better goal by goal; `columns` (n,) is the best one so far."""

    limits: Limits
    open: Open
    before: Wholes
    few: Edges
    columns: Wholes
    patience: Patience
    until: float
    order: np.random.Generator
    reached: tuple[Reached, ...] = ()
    is_proved: bool = field(default=True)

    def reach(self, goal: Goal) -> int:
        """Get as much of a goal as can be had beside those reached; what is its bound."""
        asked = Asked(self.limits, self.before, self.reached, goal)
        found = pricing.bound(asked, self.open, self.few)
        self.few = found.few
        most = self._most(asked, found)
        value = self._value(goal)
        self.is_proved &= value == most
        self.reached = (*self.reached, Reached(goal, value))
        return most

    def shut(self, points: Truths) -> None:
        """From now on no pair may have these points (most + 1,); the answer has none."""
        self.open = Open(self.open.scores, self.open.is_free, self.open.is_open & ~points)
        is_left = self.open.is_open[self.few.weights]
        few = self.few
        self.few = Edges(few.rows[is_left], few.columns[is_left], few.weights[is_left])

    @property
    def points(self) -> Wholes:
        """The points of each row with its column (n,), BLOCKED without."""
        return points_of(self.open.scores, self.columns)

    def _most(self, asked: Asked, found: Bound) -> int:
        """What nothing exceeds, once whole answers have been looked for."""
        most = int(np.floor(found.most + DUST))
        value = self._value(asked.goal)
        if value >= most:
            return value
        self._look(asked, self.few)
        if self._value(asked.goal) >= most:
            return most
        for pairs in LOOKS:
            seen = pricing.near(found, self.open, most=pairs * len(self.columns))
            ceiling = self._look(asked, seen.pairs)
            value = self._value(asked.goal)
            # An answer better than this one has none of the pairs that were left aside.
            if found.most - value - 1 <= seen.within:
                return max(value, min(most, ceiling))
        return most

    def _look(self, asked: Asked, few: Edges) -> int:
        """Look for a better answer among some pairs and those of the answer; their bound."""
        mine = np.flatnonzero(self.columns != NOBODY)
        own = Edges(mine, self.columns[mine], self.points[mine])
        every = few.joined(own)
        drawn = self.order.permutation(len(every))
        every = Edges(every.rows[drawn], every.columns[drawn], every.weights[drawn])
        start = (self.columns[every.rows] == every.columns).astype(float)
        met = [float(is_met(each, self.columns)) for each in asked.limits.needs]
        left = max((self.until - time.monotonic()) / 2, 0.1)
        patience = Patience(self.patience.nodes, min(self.patience.seconds, left))
        found = maximise_within(
            asked.programme(every), start=np.concatenate([start, met]), patience=patience
        )
        taken = np.flatnonzero(found.values[: len(every)] > 0.5)
        self.columns = np.full(len(self.columns), NOBODY, dtype=np.int64)
        self.columns[every.rows[taken]] = every.columns[taken]
        return int(np.floor(found.bound + DUST)) if np.isfinite(found.bound) else 1 << 62

    def _value(self, goal: Goal) -> int:
        points = self.points
        has = points != BLOCKED
        kept = int((has & (self.columns == self.before)).sum())
        met = sum(is_met(each, self.columns) for each in self.limits.needs)
        return int(goal.worth[points[has]].sum()) + goal.keep * kept + goal.met * met


def begun(of: Matching, limits: Limits, *, seed: int, patience: Patience) -> Search:
    """A search beside what is held, with the best pairs of each row and column to look at."""
    scores, free, held = hold(of.scores), free_of(of), held_of(of)
    rows, columns = scores.shape
    none = np.zeros(rows, dtype=np.int64)
    before = np.full(rows, NOBODY, dtype=np.int64) if of.before is None else of.before
    lifted, lots = Lifted(scores, 1, 1, free, before), Lots(rows, columns, seed=seed)
    prices = Prices(none, np.zeros(columns, dtype=np.int64), True)
    few = beating(lifted, prices, few=OF_ROW, lots=lots).joined(
        beating_at(lifted, prices, np.arange(columns), few=OF_COLUMN, lots=lots)
    )
    points = few.weights - 1 - (before[few.rows] == few.columns)
    return Search(
        limits=limits.beside(held),
        open=Open(scores, free, np.ones(of.scores.most + 1, dtype=bool)),
        before=before,
        few=Edges(few.rows, few.columns, points),
        columns=np.full(rows, NOBODY, dtype=np.int64),
        patience=patience,
        until=time.monotonic() + patience.seconds,
        order=np.random.default_rng([seed, 3]),
    )


def solve(of: Matching, limits: Limits, *, seed: int, patience: Patience = PATIENT) -> Programmed:
    """The best pairs under the limits: needs, then most rows, then least change, then points."""
    began = time.monotonic()
    search = begun(of, limits, seed=seed, patience=patience)
    count_bound = with_most(search, of)
    most = search.reach(Goal(np.arange(of.scores.most + 1)))
    return told(of, limits, search, count_bound=count_bound, most=most, began=began)


def with_most(search: Search, of: Matching) -> int:
    """Meet needs, match rows and keep what was before; how many rows could be matched at most."""
    nothing = np.zeros(of.scores.most + 1, dtype=np.int64)
    if search.limits.needs:
        search.reach(Goal(nothing, met=1))
    count_bound = search.reach(Goal(nothing + 1))
    if of.before is not None:
        search.reach(Goal(nothing, keep=1))
    return count_bound


def told(
    of: Matching, limits: Limits, search: Search, *, count_bound: int, most: int, began: float
) -> Programmed:
    """What a search came to, with the rows that were held."""
    held = held_of(of)
    columns = np.where(held == NOBODY, search.columns, held)
    points = points_of(of.scores, columns)
    beside = int(points[(held != NOBODY) & (points > 0)].sum())
    return Programmed(
        columns=columns,
        met=tuple(is_met(each, columns) for each in limits.needs),
        count=int((search.columns != NOBODY).sum()),
        count_bound=count_bound,
        kept=int(kept_of(of, search.columns).sum()),
        objective=int(points[points > 0].sum()),
        bound=most + beside,
        is_proved=search.is_proved,
        seconds=time.monotonic() - began,
    )

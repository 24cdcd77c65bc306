"""The pairs that prices do not hold off, sought among all, a block of rows at a time.

At prices that nobody has paid yet these are the best pairs of each row, to match first. At the
prices of a matching there is none exactly when no matching is better.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workbench.engines.pairs.edges import Edges, gathered, no_edges
from workbench.engines.pairs.lots import Lots, few_largest
from workbench.engines.pairs.prices import Prices
from workbench.engines.pairs.scores import BLOCKED, NOBODY, HeldScores, PairScores, Wholes, blocks

CELLS = 1 << 19
SAMPLED = 8
Numbers = NDArray[np.signedinteger[Any]]


@dataclass(frozen=True, eq=False)
class Lifted:
    """Scores as weights: `head` is added to every pair, `keep` to a row's pair with `before`.

    A row that is not `is_free` (n,) has no pair.
    """

    scores: PairScores
    head: int
    keep: int
    is_free: NDArray[np.bool_]
    before: Wholes | None

    def weighed(self, pairs: Edges) -> Edges:
        """These pairs with what they weigh here, those that may be; none if points are not held."""
        if not isinstance(self.scores, HeldScores):
            return no_edges()
        rows, columns = self.scores.shape
        here = pairs.some((pairs.rows < rows) & (pairs.columns < columns))
        points = self.scores.points[here.rows, here.columns].astype(np.int64)
        weights = points + self.head
        if self.before is not None:
            weights += self.keep * (self.before[here.rows] == here.columns)
        can = (points != BLOCKED) & self.is_free[here.rows]
        return Edges(here.rows, here.columns, weights).some(can)


def beating(of: Lifted, prices: Prices, *, few: int, lots: Lots) -> Edges:
    """The pairs that weigh more than their two prices: the few furthest over for each row."""
    found = [
        _best_of_rows(over, rows, few=few, lots=lots)
        for rows, over in _over(of, prices, np.arange(len(prices.columns)))
    ]
    return _with_prices(found, prices)


def beating_at(of: Lifted, prices: Prices, columns: Wholes, *, few: int, lots: Lots) -> Edges:
    """The pairs of these columns that weigh more than their two prices: the few furthest over."""
    found: list[Edges] = []
    tops = np.zeros((len(columns), few), dtype=np.int64)
    for rows, over in _over(of, prices, columns):
        tops = _tops(np.concatenate([tops, _tops(over.T, few)], axis=1), few)
        # Whoever is as good as the last of the best so far may still be drawn before it.
        least = np.maximum(tops[:, 0], 1)
        of_rows, at = np.divmod(np.flatnonzero(over >= least), len(columns))
        found.append(_edges(over, rows, of_rows, columns, at))
    every = _with_prices(found, prices).by_columns()
    over = every.weights - prices.rows[every.rows] - prices.columns[every.columns]
    drawn = lots.of(every.rows, every.columns)
    return every.some(few_largest(every.columns, over, drawn, few))


def _tops(values: Numbers, few: int) -> Numbers:
    """The few largest values of each row, the smallest of them first."""
    last = values.shape[1] - few
    return values if last <= 0 else np.partition(values, last, axis=1)[:, last:]


def _edges(over: Numbers, rows: Wholes, of_rows: Wholes, columns: Wholes, at: Wholes) -> Edges:
    return Edges(rows[of_rows], columns[at], over[of_rows, at].astype(np.int64))


def _with_prices(found: list[Edges], prices: Prices) -> Edges:
    """These pairs, weighed by how far they are over their prices, with what they weigh."""
    rows = np.concatenate([each.rows for each in found] or [np.zeros(0, dtype=np.int64)])
    columns = np.concatenate([each.columns for each in found] or [np.zeros(0, dtype=np.int64)])
    over = np.concatenate([each.weights for each in found] or [np.zeros(0, dtype=np.int64)])
    return gathered(rows, columns, over + prices.rows[rows] + prices.columns[columns])


def _over(of: Lifted, prices: Prices, columns: Wholes) -> Iterator[tuple[Wholes, Numbers]]:
    """Rows with a pair above its prices, and how far above each of these columns is (rows, m).

    What is blocked is not above.
    """
    asked, offered = prices.rows - of.head, prices.columns[columns]
    reach = int(max(np.abs(asked).max(initial=0), np.abs(offered).max(initial=0)))
    kind = np.int32 if reach + of.scores.most < 1 << 30 else np.int64
    asks, offers = asked.astype(kind), offered.astype(kind)
    is_whole = len(columns) == of.scores.shape[1]
    cells = min(CELLS * of.scores.shape[1] // max(len(columns), 1), 8 * CELLS)
    for some in blocks(of.scores, cells=cells):
        if not of.is_free[some].any():
            continue
        points = of.scores.block(some)
        points = points if is_whole else points[:, columns]
        over = np.subtract(points, offers, dtype=kind)
        over -= asks[some, None]
        over *= (points != BLOCKED) & of.is_free[some, None]
        if of.before is not None:
            over = _lifted_where_kept(over, of.keep, _kept(of, some, columns, points))
        rows = np.flatnonzero(over.max(axis=1, initial=0) > 0)
        if len(rows):
            yield rows + (some.start or 0), over[rows] if len(rows) < len(over) else over


def _kept(of: Lifted, some: slice, columns: Wholes, points: Numbers) -> Wholes:
    """The place in these columns of the one that each row had and may have, else NOBODY."""
    had = np.full(len(points), NOBODY) if of.before is None else of.before[some]
    there = np.full(of.scores.shape[1] + 1, NOBODY)
    there[columns] = np.arange(len(columns))
    at = np.where(of.is_free[some], there[had], NOBODY)
    if not len(columns):
        return at
    return np.where(points[np.arange(len(at)), at] == BLOCKED, NOBODY, at)


def _lifted_where_kept(over: Numbers, keep: int, at: Wholes) -> Numbers:
    lifted = over.astype(np.int64, copy=False)
    rows = np.flatnonzero(at != NOBODY)
    lifted[rows, at[rows]] += keep
    return lifted


def _best_of_rows(over: Numbers, rows: Wholes, *, few: int, lots: Lots) -> Edges:
    cuts = _cuts(over, few)
    of_rows, columns = np.divmod(np.flatnonzero(over >= cuts[:, None]), over.shape[1])
    are_short = (np.bincount(of_rows, minlength=len(rows)) < few) & (cuts > 1)
    if are_short.any():
        cuts[are_short] = 1
        of_rows, columns = np.divmod(np.flatnonzero(over >= cuts[:, None]), over.shape[1])
    best = few_largest(of_rows, over[of_rows, columns], lots.of(rows[of_rows], columns), few)
    return _edges(over, rows, of_rows[best], np.arange(over.shape[1]), columns[best])


def _cuts(over: Numbers, few: int) -> Numbers:
    """For each row a value above 0 that its few largest most likely reach, and not many more."""
    sample = over[:, ::SAMPLED]
    # So many of the sample that the few largest of all are missed once in some hundred times.
    share = few / SAMPLED
    taken = int(share + 3 * share**0.5) + 1
    if sample.shape[1] <= 2 * taken:
        return np.ones(len(over), dtype=over.dtype)
    at = sample.shape[1] - taken
    return np.maximum(np.partition(sample, at, axis=1)[:, at], 1)

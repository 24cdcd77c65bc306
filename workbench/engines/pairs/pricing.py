"""A bound over all pairs from the prices of a few: what no whole answer can exceed.

The programme over the few gives a price to every limit. A pair that brings more than its limits
cost is let in, until there is none; then the prices bind every pair, seen or not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from workbench.engines.highs import Floats
from workbench.engines.pairs.edges import Edges, gathered, no_edges
from workbench.engines.pairs.goals import Asked
from workbench.engines.pairs.scores import BLOCKED, NOBODY, PairScores, Wholes, blocks
from workbench.engines.standing import Standing

DUST = 1e-6
MORE = 8
"""So many pairs of a row are let in at a time."""
ROUNDS = 40
_NONE: Wholes = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, eq=False)
class Open:
    """The pairs that may be: `scores` of rows that are free (n,), with points that are open."""

    scores: PairScores
    is_free: np.ndarray
    is_open: np.ndarray

    def blocks(self) -> Iterator[tuple[slice, np.ndarray]]:
        """Points of some rows with every column; BLOCKED where a pair may not be."""
        for some in blocks(self.scores):
            points = self.scores.block(some)
            may = self.is_free[some, None] & np.append(self.is_open, False)[points]
            yield some, np.where(may, points, BLOCKED)


@dataclass(frozen=True, eq=False)
class Bound:
    """What no answer can exceed; `few` are the pairs seen, with their points as weights.

    `losses` of the few are what a whole answer with the pair stays below the bound at least.
    """

    most: float
    few: Edges
    prices: Priced


@dataclass(frozen=True, eq=False)
class Priced:
    """The price of every row of the programme, and what a pair brings beyond them."""

    asked: Asked
    prices: Floats

    def brings(self, points: np.ndarray, some: slice) -> Floats:
        """What each pair of some rows brings beyond what its limits cost (rows, m)."""
        of, goal = self.asked.limits, self.asked.goal
        rows, columns = len(of.takes), len(of.room)
        parts = np.split(self.prices, np.cumsum([rows, columns, len(of.caps), len(of.needs)]))
        worth, keep = goal.worth.astype(float), float(goal.keep)
        for each, price in zip(self.asked.reached, parts[4], strict=True):
            worth = worth - price * each.goal.worth
            keep -= price * each.goal.keep
        groups = np.append(parts[2], 0.0)[of.groups]
        found = np.append(worth, -np.inf)[points] - parts[0][some, None] - groups
        found -= of.takes[some, None] * parts[1]
        for need, price in zip(of.needs, parts[3], strict=True):
            found -= price * (need.rows[some, None] & need.columns)
        if keep:
            had = np.flatnonzero(self.asked.before[some] != NOBODY)
            found[had, self.asked.before[some][had]] += keep
        return np.asarray(found)

    def of_needs(self) -> Floats:
        """What meeting each need brings beyond what is asked for it."""
        of, reached = self.asked.limits, self.asked.reached
        first = len(of.takes) + len(of.room) + len(of.caps)
        prices = self.prices[first : first + len(of.needs)]
        later = self.prices[first + len(of.needs) :]
        asked = sum(p * each.goal.met for each, p in zip(reached, later, strict=True))
        return np.asarray(self.asked.goal.met + prices - asked)


def bound(asked: Asked, of: Open, few: Edges) -> Bound:
    """The least bound that prices give; the few grow by the pairs that they ask for."""
    for _ in range(ROUNDS):
        priced = Priced(asked, _prices(asked, few))
        most = float(asked.ends @ priced.prices) + float(np.maximum(priced.of_needs(), 0).sum())
        more = [no_edges()]
        for some, points in of.blocks():
            brings = priced.brings(points, some)
            best = brings.max(axis=1, initial=0.0)
            most += float(best.sum())
            more.append(_largest(brings, points, some.start, best))
        news = _new(few, _joined(more))
        if not len(news):
            break
        few = few.joined(news)
    return Bound(most, few, priced)


def _prices(asked: Asked, few: Edges) -> Floats:
    """The prices of all rows over a few pairs, each of the sign that makes the bound hold."""
    ends = asked.ends
    if not len(few) and not asked.limits.needs:
        return np.zeros(len(ends))
    found = Standing(asked.programme(few)).best()
    if found is None:
        raise RuntimeError("what was reached once cannot be reached any more")
    lower = len(ends) - len(asked.limits.needs) - len(asked.reached)
    return np.concatenate(
        [np.maximum(found.prices[:lower], 0), np.minimum(found.prices[lower:], 0)]
    )


@dataclass(frozen=True, eq=False)
class Near:
    """All pairs with which an answer may come `within` so much of a bound."""

    pairs: Edges
    within: float


def near(found: Bound, of: Open, *, most: int) -> Near:
    """The pairs with which an answer may come nearest to the bound, so many at the most."""
    rows, columns, points, brings = [_NONE], [_NONE], [_NONE], [np.zeros(0)]
    least = -np.inf
    for some, block in of.blocks():
        bring = found.prices.brings(block, some)
        of_rows, of_columns = np.nonzero((bring > least) & np.isfinite(bring))
        rows.append(of_rows + some.start)
        columns.append(of_columns)
        points.append(block[of_rows, of_columns].astype(np.int64))
        brings.append(bring[of_rows, of_columns])
        every = np.concatenate(brings)
        if len(every) > most:
            least = float(np.partition(every, len(every) - most - 1)[len(every) - most - 1])
    every = np.concatenate(brings)
    is_near = every > least
    pairs = Edges(
        np.concatenate(rows)[is_near],
        np.concatenate(columns)[is_near],
        np.concatenate(points)[is_near],
    )
    return Near(pairs, np.inf if least == -np.inf else -least - DUST)


def _largest(brings: Floats, points: np.ndarray, start: int, best: Floats) -> Edges:
    rows = np.flatnonzero(best > DUST)
    if not len(rows):
        return no_edges()
    few = min(MORE, brings.shape[1])
    columns = np.argpartition(-brings[rows], few - 1, axis=1)[:, :few]
    of_rows = np.repeat(rows, few)
    of_columns = columns.reshape(-1)
    is_more = brings[of_rows, of_columns] > DUST
    of_rows, of_columns = of_rows[is_more], of_columns[is_more]
    return Edges(of_rows + start, of_columns, points[of_rows, of_columns].astype(np.int64))


def _new(few: Edges, others: Edges) -> Edges:
    width = int(max(few.columns.max(initial=0), others.columns.max(initial=0))) + 1
    is_new = ~np.isin(others.rows * width + others.columns, few.rows * width + few.columns)
    return Edges(others.rows[is_new], others.columns[is_new], others.weights[is_new])


def _joined(parts: list[Edges]) -> Edges:
    return gathered(
        np.concatenate([each.rows for each in parts]),
        np.concatenate([each.columns for each in parts]),
        np.concatenate([each.weights for each in parts]),
    )

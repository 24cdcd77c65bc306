"""The pairs that prices do not hold off, sought among all, a block of rows at a time.

At prices that nobody has paid yet these are the best pairs of each row and of each column, to
match first. At the prices of a matching there is none exactly when no matching is better.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workbench.engines.pairs.edges import Edges, gathered, no_edges
from workbench.engines.pairs.scores import BLOCKED, NOBODY, PairScores, Wholes, blocks

CELLS = 1 << 20
OUT = 1 << 60
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


@dataclass(frozen=True)
class Few:
    """How many pairs are wanted for a row and for a column."""

    of_row: int
    of_column: int


class Lots:
    """Which of equal pairs comes first for a row or a column: drawn, another order for each row."""

    def __init__(self, rows: int, columns: int, *, seed: int) -> None:
        rng = np.random.default_rng(seed)
        self.bits = max(columns - 1, 1).bit_length()
        self.places = rng.permutation(columns)
        self.turns = rng.integers(0, 1 << self.bits, rows)
        self.owners = np.full(1 << self.bits, NOBODY, dtype=np.int64)
        self.owners[self.places] = np.arange(columns)

    def keys(self, over: Numbers, rows: Wholes) -> Numbers:
        """Numbers (rows, m) in the order of `over`, equals by lot; -1 where that is not above 0."""
        kind: type[np.signedinteger[Any]] = np.int64
        if int(over.max(initial=0)) < 1 << (31 - self.bits):
            kind = np.int32
        lots = self.places.astype(kind)[None, :] ^ self.turns[rows].astype(kind)[:, None]
        found = over.astype(kind)
        found <<= self.bits
        found |= lots
        found[over <= 0] = -1
        return found

    def columns(self, keys: Numbers, rows: Wholes) -> Wholes:
        """The columns that keys of these rows (e,) stand for."""
        lots = (keys & ((1 << self.bits) - 1)).astype(np.int64)
        return np.asarray(self.owners[lots ^ self.turns[rows]], dtype=np.int64)


def beating(
    of: Lifted, *, row_prices: Wholes, column_prices: Wholes, few: Few, lots: Lots
) -> Edges:
    """The pairs that weigh more than their two prices: the few furthest over for each."""
    found = [no_edges()]
    best = _BestOfColumns(np.zeros((len(column_prices), 0), dtype=np.int64), few.of_column)
    for rows, over in _over(of, row_prices - of.head, column_prices):
        keys = lots.keys(over, rows)
        found.append(_best_of_rows(keys, rows, lots, few.of_row))
        best.look_at(keys, over, rows)
    found.append(best.edges())
    every = gathered(
        np.concatenate([each.rows for each in found]),
        np.concatenate([each.columns for each in found]),
        np.concatenate([each.weights for each in found]),
    )
    paid = row_prices[every.rows] + column_prices[every.columns]
    return Edges(every.rows, every.columns, every.weights + paid)


def _over(of: Lifted, asked: Wholes, prices: Wholes) -> Iterator[tuple[Wholes, Numbers]]:
    """Rows with a pair above its prices, and how far above each pair is (rows, m); 0 if blocked."""
    reach = int(max(np.abs(asked).max(initial=0), np.abs(prices).max(initial=0)))
    kind = np.int32 if reach + of.scores.most < 1 << 30 else np.int64
    asks, offers = asked.astype(kind), prices.astype(kind)
    for some in blocks(of.scores, cells=CELLS):
        points = of.scores.block(some)
        if not of.is_free[some].any():
            continue
        over = np.subtract(points, offers, dtype=kind)
        over -= asks[some, None]
        over *= (points != BLOCKED) & of.is_free[some, None]
        if of.before is not None:
            over = _lifted_where_kept(of, over, some, points != BLOCKED)
        rows = np.flatnonzero(over.max(axis=1, initial=0) > 0)
        if len(rows):
            yield rows + (some.start or 0), over[rows] if len(rows) < len(over) else over


def _lifted_where_kept(
    of: Lifted, over: Numbers, some: slice, is_allowed: NDArray[np.bool_]
) -> Numbers:
    had = np.full(len(over), NOBODY) if of.before is None else of.before[some]
    there = np.flatnonzero((had != NOBODY) & of.is_free[some])
    there = there[is_allowed[there, had[there]]]
    over = over.astype(np.int64, copy=False)
    over[there, had[there]] += of.keep
    return over


def _best_of_rows(keys: Numbers, rows: Wholes, lots: Lots, few: int) -> Edges:
    most = min(few, keys.shape[1])
    best = np.partition(keys, keys.shape[1] - most, axis=1)[:, keys.shape[1] - most :]
    of_rows, places = np.nonzero(best > 0)
    picked = best[of_rows, places]
    return Edges(
        rows[of_rows],
        lots.columns(picked, rows[of_rows]),
        (picked >> lots.bits).astype(np.int64),
    )


@dataclass
class _BestOfColumns:
    """The largest keys of each column so far, and the pairs that may be among them."""

    tops: Wholes
    few: int
    rows: list[Wholes] = field(default_factory=list)
    columns: list[Wholes] = field(default_factory=list)
    over: list[Wholes] = field(default_factory=list)
    keys: list[Wholes] = field(default_factory=list)

    def look_at(self, keys: Numbers, over: Numbers, rows: Wholes) -> None:
        """Take note of the best of these rows."""
        here = np.ascontiguousarray(keys.T)
        if here.shape[1] > self.few:
            here = np.partition(here, here.shape[1] - self.few, axis=1)[:, -self.few :]
        self.tops = self._largest(np.concatenate([self.tops, here.astype(np.int64)], axis=1))
        least = np.maximum(self.least(), 1).astype(keys.dtype)
        of_rows, columns = np.divmod(np.flatnonzero(keys >= least), keys.shape[1])
        self.rows.append(rows[of_rows])
        self.columns.append(columns)
        self.over.append(over[of_rows, columns].astype(np.int64))
        self.keys.append(keys[of_rows, columns].astype(np.int64))

    def least(self) -> Wholes:
        """What a pair must reach to be among the best of its column (m,)."""
        if self.tops.shape[1] < self.few:
            return np.zeros(len(self.tops), dtype=np.int64)
        return np.asarray(self.tops.min(axis=1), dtype=np.int64)

    def edges(self) -> Edges:
        """The best pairs of all columns."""
        if not self.rows:
            return no_edges()
        columns = np.concatenate(self.columns)
        is_best = np.concatenate(self.keys) >= self.least()[columns]
        return Edges(
            np.concatenate(self.rows)[is_best],
            columns[is_best],
            np.concatenate(self.over)[is_best],
        )

    def _largest(self, every: Wholes) -> Wholes:
        if every.shape[1] <= self.few:
            return every
        return np.partition(every, every.shape[1] - self.few, axis=1)[:, -self.few :]

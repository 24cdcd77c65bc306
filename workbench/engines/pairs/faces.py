"""All matchings that are best so far: the pairs and the musts that they share, narrowed by steps.

A step says what points are worth. Its prices, checked over every pair, tell which pairs no best
matching has, which rows are matched in all of them and which columns are full.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from workbench.engines.pairs import prices as priced
from workbench.engines.pairs.edges import Edges, gathered
from workbench.engines.pairs.lots import Lots, few_largest
from workbench.engines.pairs.scores import BLOCKED, NOBODY, HeldScores, Wholes, blocks
from workbench.engines.pairs.shuffle import Shuffle

MORE = 10
"""So many pairs of a row at the most are added at a time."""
OUT = -(1 << 62)


@dataclass(eq=False)
class Face:
    """The matchings that are best so far.

    `alive` (n, m) are the points of the pairs that they may have, BLOCKED for all others;
    `few` the pairs that are looked at closely, and `matched` (n,) is one of the matchings.
    """

    alive: NDArray[np.signedinteger]
    room: Wholes
    few: Edges
    matched: Wholes
    shuffle: Shuffle
    lots: Lots
    before: Wholes | None
    must_rows: NDArray[np.bool_] = field(init=False)
    must_columns: NDArray[np.bool_] = field(init=False)

    def __post_init__(self) -> None:
        """Nothing is a must yet."""
        rows, columns = self.alive.shape
        self.must_rows = np.zeros(rows, dtype=bool)
        self.must_columns = np.zeros(columns, dtype=bool)

    @property
    def most_pairs(self) -> int:
        """No matching has more pairs than this."""
        return int(min((self.alive != BLOCKED).any(axis=1).sum(), self.room.sum()))

    @property
    def highest(self) -> int:
        """The most points of a pair that may be."""
        return int(self.alive.max(initial=BLOCKED))

    def rows_at(self, level: int) -> int:
        """How many rows may have a pair of so many points."""
        return int((self.alive == level).any(axis=1).sum())

    def settle(self, worth: Wholes, *, keep: int = 0) -> bool:
        """Keep the matchings worth most only, `worth` by points; False where that is not proved.

        A row that has its column as before is worth `keep` more.
        """
        worth = np.append(worth, OUT)
        bonus = self.most_pairs * (int(worth.max()) + keep) + 1
        while True:
            of_rows, of_columns = bonus * self.must_rows, bonus * self.must_columns
            weights = worth[self.few.weights] + of_rows[self.few.rows]
            weights += of_columns[self.few.columns] + keep * self._are_kept(self.few)
            edges = Edges(self.few.rows, self.few.columns, weights)
            self.matched = self.shuffle.heaviest(edges, self.room)
            none = np.zeros(len(self.room), dtype=np.int64)
            prices = priced.raised(
                edges, self.matched, start=none, rounds=sum(self.alive.shape) + 1
            )
            if not prices.prove(self.matched, room=self.room):
                return False
            if not self._narrow(worth, prices.rows - of_rows, prices.columns - of_columns, keep):
                continue
            self.must_rows |= prices.rows > 0
            self.must_columns |= prices.columns > 0
            return True

    def can_do_without(self, low: int, below: int) -> bool:
        """Whether a matching seen needs no pair of so many points; it is the one kept then."""
        points = self.few.weights
        has = self._points_matched()
        if not np.any((has >= low) & (has < below)):
            return True
        rows, columns = self.few.rows, self.few.columns
        weights = self.must_rows[rows].astype(np.int64) + self.must_columns[columns]
        which = np.flatnonzero(((points < low) | (points >= below)) & (weights > 0))
        edges = Edges(rows[which], columns[which], weights[which])
        matched = self.shuffle.heaviest(edges, self.room)
        asked = self.must_rows.sum() + self.room[self.must_columns].sum()
        if edges.weights_of(matched).sum() < asked:
            return False
        self.matched = matched
        return True

    def rule_out(self, low: int, below: int) -> None:
        """Take away the pairs of so many points: a matching can do without."""
        self.alive[(self.alive >= low) & (self.alive < below)] = BLOCKED
        self._drop()

    def _points_matched(self) -> Wholes:
        rows = np.flatnonzero(self.matched != NOBODY)
        return self.alive[rows, self.matched[rows]].astype(np.int64)

    def lowest_matched(self, level: int) -> int:
        """The fewest points from a level up of a pair of the matching; above all without any."""
        points = self._points_matched()
        return int(points[points >= level].min(initial=self.highest + 1))

    def _are_kept(self, edges: Edges) -> NDArray[np.bool_]:
        if self.before is None:
            return np.zeros(len(edges), dtype=bool)
        return np.asarray(self.before[edges.rows] == edges.columns)

    def _narrow(self, worth: Wholes, of_rows: Wholes, of_columns: Wholes, keep: int) -> bool:
        """Leave the pairs that prices are paid for in full; False where pairs beat the prices.

        Those are added to the few.
        """
        left = np.full_like(self.alive, BLOCKED)
        found = []
        for some in blocks(HeldScores(self.alive)):
            points = self.alive[some]
            over = worth[points] - of_columns
            if keep and self.before is not None:
                had = np.flatnonzero(self.before[some] != NOBODY)
                over[had, self.before[some][had]] += keep
            over -= of_rows[some, None]
            is_beating = over > 0
            if is_beating.any():
                found.append(self._worst(np.where(is_beating, points, BLOCKED), some.start))
            elif not found:
                np.copyto(left[some], points, where=over == 0)
        if found:
            self.few = self.few.joined(_together(found))
            return False
        self.alive = left
        self._drop()
        return True

    def _worst(self, points: NDArray[np.signedinteger], start: int) -> Edges:
        """Of each row the few pairs of most points, equals by lot."""
        rows, columns = np.nonzero(points != BLOCKED)
        values = points[rows, columns].astype(np.int64)
        lots = self.lots.of(rows + start, columns)
        best = few_largest(rows, values, lots, MORE)
        return Edges(rows[best] + start, columns[best], values[best])

    def _drop(self) -> None:
        """Leave out of the few whatever may not be any more."""
        is_left = self.alive[self.few.rows, self.few.columns] != BLOCKED
        few = self.few
        self.few = Edges(few.rows[is_left], few.columns[is_left], few.weights[is_left])


def _together(parts: list[Edges]) -> Edges:
    return gathered(
        np.concatenate([each.rows for each in parts]),
        np.concatenate([each.columns for each in parts]),
        np.concatenate([each.weights for each in parts]),
    )

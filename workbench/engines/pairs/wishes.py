"""What each row would have first, and next: its columns by their points, a few at a time.

Most rows never come to the end of a short list, so nobody's whole list is put in order.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.engines.pairs.scores import BLOCKED, NOBODY, PairScores, Wholes, blocks

FIRST_LOOK = 32
"""So many columns of each row are put in order at first."""
WIDER = 4


@dataclass(frozen=True, eq=False)
class _Few:
    """Columns (n, k) and their points (n, k), the best first."""

    columns: Wholes
    points: Wholes


class Wishes:
    """The columns of each row in the order of its points; equals in the order of `places` (m,).

    `columns` and `points` (n, k) hold as many of a row as were looked at, NOBODY and BLOCKED
    beyond. Columns that are not open are left out.
    """

    def __init__(self, scores: PairScores, *, places: Wholes, is_open: NDArray[np.bool_]) -> None:
        """Put the first few columns of every row in order."""
        rows, self._all = scores.shape
        self._scores = scores
        self._places = places
        self._is_open = is_open
        self.seen = np.zeros(rows, dtype=np.int64)
        self.columns = np.full((rows, 0), NOBODY, dtype=np.int64)
        self.points = np.full((rows, 0), BLOCKED, dtype=np.int64)
        self._look(np.ones(rows, dtype=bool), min(FIRST_LOOK, self._all))

    @property
    def width(self) -> int:
        """How many columns have been put in order for the row with the most."""
        return self.columns.shape[1]

    def are_over(self, rows: Wholes, at: Wholes) -> NDArray[np.bool_]:
        """Whether these rows have nothing left in their whole lists from these places on."""
        over = at >= self.seen[rows]
        last = self.columns[rows, np.maximum(self.seen[rows] - 1, 0)] if self.width else NOBODY
        return np.asarray(over & ((self.seen[rows] >= self._all) | (last == NOBODY)))

    def look_further(self, rows: Wholes) -> None:
        """Put more columns of these rows in order."""
        wanted = np.zeros(len(self.columns), dtype=bool)
        wanted[rows] = True
        self._look(wanted, min(int(self.seen[rows].max()) * WIDER, self._all))

    def _look(self, wanted: NDArray[np.bool_], width: int) -> None:
        self._make_room(width)
        if not width:
            return
        for block in blocks(self._scores):
            some = np.flatnonzero(wanted[block]) + block.start
            if len(some):
                span = slice(int(some[0]), int(some[-1]) + 1)
                few = self._first(self._scores.block(span)[some - span.start], width)
                self.columns[some, :width], self.points[some, :width] = few.columns, few.points
        self.seen[wanted] = width

    def _make_room(self, width: int) -> None:
        more = max(width - self.width, 0)
        wider = ((0, 0), (0, more))
        self.columns = np.pad(self.columns, wider, constant_values=NOBODY)
        self.points = np.pad(self.points, wider, constant_values=BLOCKED)

    def _first(self, points: NDArray[np.int16], width: int) -> _Few:
        """The first columns of some rows, each row in order."""
        keys = points.astype(np.int64) * self._all + (self._all - 1 - self._places)
        keys[(points == BLOCKED) | ~self._is_open] = -1
        few = np.argpartition(-keys, width - 1, axis=1)[:, :width]
        order = np.argsort(-np.take_along_axis(keys, few, axis=1), axis=1)
        few = np.take_along_axis(few, order, axis=1)
        keys = np.take_along_axis(keys, few, axis=1)
        return _Few(
            np.where(keys < 0, NOBODY, few).astype(np.int64),
            np.where(keys < 0, BLOCKED, keys // self._all).astype(np.int64),
        )

"""Who competes for too few places: the rows that a way of moves leads to from one left over.

A row without a column could have one if some row in its way could move to a place that is free.
Where none can, the rows that could have moved are more than the places they are allowed: the
smallest such group there is around the row left over.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from workbench.engines.pairs.exchanges import is_free, room_left
from workbench.engines.pairs.matching import Matching
from workbench.engines.pairs.scores import BLOCKED, NOBODY, Wholes, blocks

Truths = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Group:
    """Rows that may have these columns alone, and how many places those have for them: too few.

    Columns without any place for a free row belong to it too.
    """

    rows: Wholes
    columns: Wholes
    places: int


@dataclass(frozen=True, eq=False)
class Shortage:
    """What is short in a matching of as many rows as there can be, whatever the points.

    `columns` (n,) is the column of each row. `allowed` (n, m) is packed eight columns to a byte.
    """

    of: Matching
    columns: Wholes
    allowed: NDArray[np.uint8]

    @cached_property
    def left_over(self) -> Wholes:
        """The free rows without a column."""
        return np.flatnonzero((self.columns == NOBODY) & is_free(self.of))

    @cached_property
    def room(self) -> Wholes:
        """How many free rows each column takes (m,)."""
        return room_left(self.of)

    @cached_property
    def leads_to_a_place(self) -> Truths:
        """The columns (m,) in which one place more could be had by moving others on.

        A row left over may go there without anybody else being left over instead.
        """
        taken = np.bincount(self.columns[self._standing], minlength=len(self.room))
        found: Truths = taken < self.room
        while True:
            # Who could move to such a column makes room in its own.
            movable = self._may_have(self._standing, found)
            wider = found.copy()
            wider[self.columns[self._standing[movable]]] = True
            if np.array_equal(wider, found):
                return found
            found = wider

    def group(self, row: int) -> Group | None:
        """The group around a row left over; None when it could have a column by moving others."""
        if self.columns[row] != NOBODY:
            return None
        found = self._reached(row)
        if (found & self.leads_to_a_place).any():
            return None
        return self._group(found, np.array([row], dtype=np.int64))

    def groups(self) -> Iterator[Group]:
        """All groups apart from one another: what shares a column is one group, smallest first."""
        found: list[tuple[Truths, list[int]]] = []
        for row in self.left_over.tolist():
            columns, together = self._reached(row), [row]
            if (columns & self.leads_to_a_place).any():
                continue
            apart = []
            for other, rows in found:
                if (other & columns).any():
                    columns, together = columns | other, rows + together
                else:
                    apart.append((other, rows))
            found = [*apart, (columns, together)]
        made = [self._group(columns, np.array(rows)) for columns, rows in found]
        return iter(sorted(made, key=lambda each: (len(each.rows), int(each.rows[0]))))

    @cached_property
    def _standing(self) -> Wholes:
        """The free rows that have a column."""
        return np.flatnonzero((self.columns != NOBODY) & is_free(self.of))

    def _reached(self, row: int) -> Truths:
        """The columns that one way or other lead on from this row."""
        found, ahead = np.zeros(len(self.room), dtype=bool), np.array([row])
        while len(ahead):
            wider = found | self._allowed_to(ahead)
            new, found = wider & ~found, wider
            ahead = self._standing[new[self.columns[self._standing]]]
        return found

    def _group(self, columns: Truths, left: Wholes) -> Group:
        inside = self._standing[columns[self.columns[self._standing]]]
        return Group(
            rows=np.sort(np.concatenate([left, inside])),
            columns=np.flatnonzero(columns),
            places=int(self.room[columns].sum()),
        )

    def _allowed_to(self, rows: Wholes) -> Truths:
        """The columns that any of these rows may have (m,)."""
        together = np.bitwise_or.reduce(self.allowed[rows], axis=0)
        return np.unpackbits(together, count=len(self.room)).astype(bool)

    def _may_have(self, rows: Wholes, columns: Truths) -> Truths:
        """Which of these rows may have any of these columns (rows,)."""
        return np.asarray((self.allowed[rows] & np.packbits(columns)).any(axis=1), dtype=bool)


def shortage(of: Matching, columns: Wholes) -> Shortage:
    """What is short in a matching: every pair looked at once, a block of rows at a time."""
    n, m = of.scores.shape
    allowed = np.zeros((n, (m + 7) // 8), dtype=np.uint8)
    for part in blocks(of.scores):
        allowed[part] = np.packbits(of.scores.block(part) != BLOCKED, axis=1)
    return Shortage(of, columns, allowed)

"""The points of every pair of a row and a column, given a block of rows at a time.

Nobody holds them all: twenty thousand rows by nine thousand columns would be 182 million.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.int16]
Wholes = NDArray[np.int64]

NOBODY = -1
BLOCKED = -1
CELLS = 1 << 22
"""So many pairs at the most are looked at in one block."""


class PairScores(Protocol):
    """Whole points from 0 of every pair, BLOCKED where the two may not go together."""

    @property
    def shape(self) -> tuple[int, int]:
        """How many rows and columns there are."""

    @property
    def most(self) -> int:
        """The most points that a pair can have."""

    def block(self, rows: slice) -> Points:
        """The points of these rows with every column (rows, m), int16; not to be written on."""

    def of(self, row: int, columns: Wholes) -> Points:
        """The points of one row with these columns."""


@dataclass(frozen=True, eq=False)
class HeldScores:
    """Points that lie in memory as one array (n, m)."""

    points: Points

    @property
    def shape(self) -> tuple[int, int]:
        """How many rows and columns there are."""
        return self.points.shape[0], self.points.shape[1]

    @property
    def most(self) -> int:
        """The most points that a pair has."""
        return int(self.points.max(initial=0))

    def block(self, rows: slice) -> Points:
        """The points of these rows with every column."""
        return self.points[rows]

    def of(self, row: int, columns: Wholes) -> Points:
        """The points of one row with these columns."""
        return np.asarray(self.points[row, columns], dtype=np.int16)


def blocks(of: PairScores) -> Iterator[slice]:
    """Slices of rows that together are all of them, none with more than CELLS pairs."""
    rows, columns = of.shape
    step = max(1, CELLS // max(columns, 1))
    for start in range(0, rows, step):
        yield slice(start, min(start + step, rows))

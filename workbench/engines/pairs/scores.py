"""The points of every pair of a row and a column, given a block of rows at a time.

Nobody holds them all: twenty thousand rows by nine thousand columns would be 182 million.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, cast

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.int16]
Wholes = NDArray[np.int64]

NOBODY = -1
BLOCKED = -1
CELLS = 1 << 22
"""So many pairs at the most are looked at in one block."""
HELD_BYTES = 1 << 29
"""Points that need no more than this are worked out once and kept while an answer is sought."""


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
    """Points that lie in memory as one array (n, m), int16 or int8."""

    points: Points | NDArray[np.int8]

    @property
    def shape(self) -> tuple[int, int]:
        """How many rows and columns there are."""
        return self.points.shape[0], self.points.shape[1]

    @cached_property
    def most(self) -> int:
        """The most points that a pair has."""
        return int(self.points.max(initial=0))

    def block(self, rows: slice) -> Points:
        """The points of these rows with every column."""
        return cast("Points", self.points[rows])

    def of(self, row: int, columns: Wholes) -> Points:
        """The points of one row with these columns."""
        return np.asarray(self.points[row, columns], dtype=np.int16)


def hold(of: PairScores) -> PairScores:
    """The same points worked out once, in as few bytes as they fit in; as they are if too many."""
    rows, columns = of.shape
    kind = np.int8 if of.most <= np.iinfo(np.int8).max else np.int16
    if isinstance(of, HeldScores) or rows * columns * np.dtype(kind).itemsize > HELD_BYTES:
        return of
    held = np.empty((rows, columns), dtype=kind)
    for some in blocks(of):
        held[some] = of.block(some)
    return HeldScores(held)


def blocks(of: PairScores, *, cells: int = CELLS) -> Iterator[slice]:
    """Slices of rows that together are all of them, none with more than so many pairs."""
    rows, columns = of.shape
    step = max(1, cells // max(columns, 1))
    for start in range(0, rows, step):
        yield slice(start, min(start + step, rows))

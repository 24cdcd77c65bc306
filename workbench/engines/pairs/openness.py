"""Which rows are free to be matched, and what room is left beside those that stand."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from workbench.engines.pairs.matching import Matching
from workbench.engines.pairs.scores import BLOCKED, NOBODY, PairScores, Wholes, blocks


def held_of(of: Matching) -> Wholes:
    """The column that each row stands with (n,), NOBODY where it is free."""
    return np.full(of.scores.shape[0], NOBODY, dtype=np.int64) if of.held is None else of.held


def free_of(of: Matching) -> NDArray[np.bool_]:
    """The rows that are neither held nor idle (n,)."""
    free = held_of(of) == NOBODY
    return np.asarray(free if of.idle is None else free & ~of.idle)


def room_beside(of: Matching, held: Wholes) -> Wholes:
    """The room left in each column (m,) beside these rows."""
    taken = np.bincount(held[held != NOBODY], minlength=len(of.room))
    return np.asarray(np.clip(of.room - taken, 0, None), dtype=np.int64)


def points_of(scores: PairScores, columns: Wholes) -> Wholes:
    """The points of each row with its column (n,), BLOCKED without."""
    found = np.full(len(columns), BLOCKED, dtype=np.int64)
    for some in blocks(scores):
        rows = np.flatnonzero(columns[some] != NOBODY)
        if len(rows):
            found[rows + some.start] = scores.block(some)[rows, columns[some][rows]]
    return found


def kept_of(of: Matching, columns: Wholes) -> NDArray[np.bool_]:
    """The free rows that have the column they had before (n,)."""
    if of.before is None:
        return np.zeros(len(columns), dtype=bool)
    return np.asarray(free_of(of) & (columns != NOBODY) & (columns == of.before))

"""Which rows of a table are the same, whatever their number: by a hash, and then held to it."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Wholes = NDArray[np.int64]
Hashes = NDArray[np.uint64]

STEP = np.uint64(0x9E3779B97F4A7C15)
MIX = np.uint64(0xBF58476D1CE4E5B9)


def hashes(tables: Iterable[NDArray[np.generic]]) -> Hashes:
    """One number for each row (n,) of tables side by side, (n,) or (n, k): equal rows, equal ones.

    Rows that differ nearly always have another, but not always.
    """
    mixed: Hashes | None = None
    for table in tables:
        for column in table.reshape(len(table), -1).T:
            part = column.astype(np.int64).view(np.uint64)
            mixed = (
                part * STEP if mixed is None else (mixed ^ (mixed >> np.uint64(29))) * MIX + part
            )
    if mixed is None:
        raise ValueError("no table")
    return np.asarray(mixed ^ (mixed >> np.uint64(32)))


def numbered(table: NDArray[np.generic]) -> Wholes:
    """A number for each row (n,) of a table (n, k), the same for equal rows and only for them."""
    if len(table) == 0:
        return np.zeros(0, dtype=np.int64)
    first, number = np.unique(hashes([table]), return_index=True, return_inverse=True)[1:]
    if np.array_equal(table[first[number]], table):
        return np.asarray(number, dtype=np.int64)
    return np.asarray(np.unique(table, axis=0, return_inverse=True)[1].reshape(-1), dtype=np.int64)

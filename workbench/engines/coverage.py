"""Which few of some items cover the most members: every set is counted, so the best is known.

Sets are bits: bit i stands for item i. A member is covered by a set when at most so many of its
items do not suit her and she bears what the set weighs. With some twenty items and a few in each
set there are some thousand sets: counting them all takes less than a search and leaves nothing
to prove.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

Bits = NDArray[np.uint32]
Wholes = NDArray[np.int64]
Floats = NDArray[np.float64]
Truths = NDArray[np.bool_]

BLOCK = 1 << 18
"""Pairs of a set and a member looked at together: what a processor keeps at hand."""


@dataclass(frozen=True, eq=False)
class Members:
    """Who may be covered.

    `suits` (n,) the items that suit each, as bits; `brings` (w, n) whole numbers that count
    when she is covered; `bears` (n,) the most that a set may weigh for her.
    """

    suits: Bits
    brings: Wholes
    bears: Floats


def covered(members: Members, sets: Bits, *, weights: Floats, misses: int) -> Wholes:
    """What the covered bring together, for each set (w, sets); `weights` (sets,) of the sets."""
    lacks, brings = ~members.suits, members.brings.T.astype(np.float64)
    found = np.zeros((len(sets), brings.shape[1]), dtype=np.float64)
    step = max(1, BLOCK // max(1, len(lacks)))
    for start in range(0, len(sets), step):
        rows = slice(start, start + step)
        missed = sets[rows, None] & lacks
        suits = np.bitwise_count(missed) <= misses if misses else missed == 0
        suits &= weights[rows, None] <= members.bears
        found[rows] = suits @ brings
    return np.rint(found).astype(np.int64).T


def sets_of(items: Sequence[int], size: int) -> Bits:
    """Every set of so many of these items, as bits, in a settled order."""
    chosen = combinations([1 << item for item in items], size)
    return np.fromiter((sum(each) for each in chosen), dtype=np.uint32)


def best(keys: Sequence[Wholes]) -> NDArray[np.int64]:
    """The place of the best in each row, by the first key, then the next among equals (rows,).

    Keys are (rows, columns); the largest is best, and the first column among equals of all keys.
    """
    still = np.ones(keys[0].shape, dtype=bool)
    for key in keys:
        most = np.where(still, key, np.iinfo(np.int64).min).max(axis=1, keepdims=True)
        still &= key == most
    return np.asarray(still.argmax(axis=1), dtype=np.int64)

"""Which pairs are worth comparing: those that share a key, found without looking at all pairs.

A key that very many share says little and would make too many pairs: such a block is cut again
by further keys, and what is still too large is gone through in an order, neighbours only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Ints = NDArray[np.int64]

LARGEST_BLOCK = 60
NEIGHBOURS = 8


@dataclass(frozen=True, eq=False)
class Pairs:
    """Pairs of positions, each once, left before right, in order."""

    left: Ints
    right: Ints


def codes(values: Iterable[object]) -> Ints:
    """Equal values by equal numbers; -1 for a missing one (None, NaN or "")."""
    texts = np.array([value if value else None for value in values], dtype=object)
    return np.asarray(pd.factorize(texts)[0], dtype=np.int64)


def together(*keys: Ints) -> Ints:
    """One key of several: equal where all are equal, missing where one is."""
    joined = keys[0]
    for key in keys[1:]:
        missing = (joined < 0) | (key < 0)
        joined = np.where(missing, -1, joined * (key.max(initial=0) + 1) + key)
        joined = np.asarray(pd.factorize(np.where(missing, -1, joined))[0], dtype=np.int64)
        joined[missing] = -1
    return joined


def pairs_within(
    blocks: Iterable[Ints],
    *,
    largest: int = LARGEST_BLOCK,
    cuts: Sequence[Ints] = (),
    order: Ints | None = None,
) -> Pairs:
    """Every pair that shares a key of one of the blockings.

    Each blocking is one code a record, -1 for none. A block above `largest` is cut by each of
    `cuts` in turn and the pairs of all cuts are taken; where a cut is still too large, each
    record is paired with its nearest in `order` (a rank a record; their places when None).
    """
    found, count = [np.empty(0, dtype=np.int64)], 1
    for keys in blocks:
        count = max(count, len(keys))
        rank = np.arange(len(keys)) if order is None else order
        found += _of_one(keys, largest, cuts, rank)
    joined = _distinct(np.concatenate(found))
    return Pairs(joined // count, joined % count)


def _of_one(keys: Ints, largest: int, cuts: Sequence[Ints], rank: Ints) -> list[Ints]:
    found = [_within(_only(keys, largest), largest)]
    crowded = _crowded(keys, largest)
    if not (crowded >= 0).any():
        return found
    for cut in cuts:
        finer = together(crowded, cut)
        found.append(_within(_only(finer, largest), largest))
        still = _crowded(finer, largest)
        if (still >= 0).any():
            found.append(_near(still, rank))
    found.append(_near(crowded, rank))
    return found


def _sizes(keys: Ints) -> Ints:
    """How many share each record's key; 0 for none."""
    counts = np.bincount(keys[keys >= 0], minlength=1)
    return np.where(keys >= 0, counts[keys], 0)


def _only(keys: Ints, largest: int) -> Ints:
    return np.where(_sizes(keys) <= largest, keys, -1)


def _crowded(keys: Ints, largest: int) -> Ints:
    return np.where(_sizes(keys) > largest, keys, -1)


def _within(keys: Ints, largest: int) -> Ints:
    """All pairs of each block, as single numbers: neighbours at each distance in sorted order."""
    order = np.flatnonzero(keys >= 0)
    order = order[np.argsort(keys[order], kind="stable")]
    return _at_distances(order, keys, len(keys), range(1, largest))


def _near(keys: Ints, rank: Ints) -> Ints:
    """Each record of a block with the few that come next in the order."""
    order = np.flatnonzero(keys >= 0)
    order = order[np.lexsort((rank[order], keys[order]))]
    return _at_distances(order, keys, len(keys), range(1, NEIGHBOURS + 1))


def _at_distances(order: Ints, keys: Ints, count: int, distances: range) -> Ints:
    found = [np.empty(0, dtype=np.int64)]
    first, of_first = order, keys[order]
    at = np.arange(len(order))
    for distance in distances:
        at = at[at + distance < len(order)]
        at = at[of_first[at] == of_first[at + distance]]
        if not len(at):
            break
        one, other = first[at], first[at + distance]
        found.append(np.minimum(one, other) * count + np.maximum(one, other))
    return np.concatenate(found)


def _distinct(numbers: Ints) -> Ints:
    numbers.sort()
    return (
        numbers[np.concatenate([[True], numbers[1:] != numbers[:-1]])] if len(numbers) else numbers
    )

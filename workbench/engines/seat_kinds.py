"""Rows alike to the limits of a seating, counted: whether limits can hold needs no more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workbench.engines.seats import ALONE, Seating, Wholes


@dataclass(frozen=True, eq=False)
class Kinds:
    """Rows by kind.

    `number` (n,) is the kind of each row; of each kind (k,) `first` is a row of it and `counts`
    how many there are. `crowd` (k,) is the kind of group its rows belong to, ALONE for none or
    where no group has more members than may hold a place; `crowds` how many groups of each kind.
    """

    number: Wholes
    first: Wholes
    counts: Wholes
    crowd: Wholes
    crowds: Wholes


def kinds_of(seating: Seating, *more: NDArray[Any]) -> Kinds:
    """The rows alike in what limits, groups and sources look at, and in `more` (n, any)."""
    looked_at = [seating.allowed, seating.fixed, *(limit.weights for limit in seating.limits)]
    if seating.supply is not None:
        looked_at.append(np.packbits(seating.supply.fits, axis=1))
    alike = numbered(*looked_at, *more)
    crowd_of, crowds = _crowds(seating, alike)
    number = numbered(alike, crowd_of)
    _, first, counts = np.unique(number, return_index=True, return_counts=True)
    return Kinds(number, first, counts, crowd_of[first], crowds)


def numbered(*columns: NDArray[Any]) -> Wholes:
    """A number for each row (n,), the same for rows with the same values in every column."""
    found = np.zeros(len(columns[0]), dtype=np.int64)
    for each in columns:
        for column in (each if each.ndim > 1 else each[:, None]).T:
            values, place = np.unique(column, return_inverse=True)
            if len(values) > 1:
                found = _packed(found * len(values) + place.reshape(-1))
    return np.unique(found, return_inverse=True)[1].reshape(-1).astype(np.int64)


def _packed(numbers: Wholes) -> Wholes:
    """The same numbering; made small again before it can overflow."""
    if numbers.max(initial=0) < 2**40:
        return numbers
    return np.unique(numbers, return_inverse=True)[1].reshape(-1).astype(np.int64)


def _crowds(seating: Seating, alike: Wholes) -> tuple[Wholes, Wholes]:
    """The kind of group of each row (n,), groups with the same members taken together."""
    nobody = np.full(len(alike), ALONE, dtype=np.int64)
    if seating.groups is None:
        return nobody, np.zeros(0, dtype=np.int64)
    numbers = seating.groups.numbers
    inside = np.flatnonzero(numbers != ALONE)
    _, group, sizes = np.unique(numbers[inside], return_inverse=True, return_counts=True)
    is_large = sizes > seating.groups.most
    inside, group = inside[is_large[group]], group[is_large[group]]
    if len(inside) == 0:
        return nobody, np.zeros(0, dtype=np.int64)
    # Each group as the sorted kinds of its members, in a row of a table.
    order = np.lexsort((alike[inside], group))
    _, at, count = np.unique(group[order], return_inverse=True, return_counts=True)
    place = np.arange(len(order)) - np.repeat(np.cumsum(count) - count, count)
    members = np.full((len(count), int(count.max())), -1, dtype=np.int64)
    members[at, place] = alike[inside[order]]
    kind = numbered(members)
    nobody[inside[order]] = kind[at]
    return nobody, np.bincount(kind).astype(np.int64)

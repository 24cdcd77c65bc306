"""Who could take whose place with every other place unchanged, and the order that covers most."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.engines import highs, serving
from workbench.engines.seats import ALONE, NOWHERE, Limit, Seating, Truths, Wholes, weights

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Cover:
    """For each row outside (o,) and each row holding a place (s,), where she would sit instead.

    `columns` (o, s) is the column, NOWHERE when no column of hers keeps every demand.
    """

    outside: Wholes
    inside: Wholes
    columns: Wholes


def cover(seating: Seating, columns: Wholes) -> Cover:
    """Who outside could take the place of each who holds one, all others staying where they are.

    A limit that does not hold as things are must not get worse. Of several columns she takes
    the one that brings most.
    """
    inside = np.flatnonzero(columns != NOWHERE)
    outside = np.flatnonzero((columns == NOWHERE) & seating.allowed.any(axis=1))
    worth = weights(seating)[outside]
    serves = _served(seating, columns, inside=inside, outside=outside)
    homes = _homes(seating, inside=inside, outside=outside)
    best = np.full((len(outside), len(inside)), NOWHERE, dtype=np.int64)
    gain = np.full(best.shape, -1, dtype=np.int64)
    for column in range(seating.allowed.shape[1]):
        can = seating.allowed[outside, column][:, None] & serves[column] & homes
        for limit in seating.limits:
            can &= _keeps(limit, columns, inside=inside, outside=outside, column=column)
        better = can & (worth[:, column][:, None] > gain)
        best[better] = column
        gain = np.where(better, worth[:, column][:, None], gain)
    return Cover(outside, inside, best)


def order(covers: Truths, risks: Floats, worth: Wholes, *, most: int) -> Wholes:
    """Rows (o,) in the order in which the first ones cover as much risk as they can (greedy).

    `covers` (o, s) says whose place a row could take, `risks` (s,) how much each place counts.
    Once nothing new is covered, places are covered a second time, and so on; equals go by
    `worth`, then by their order.
    """
    left = np.flatnonzero(covers.any(axis=1))
    times = np.zeros(covers.shape[1], dtype=np.int64)
    found: list[int] = []
    while len(left) and len(found) < most:
        # A place already covered k times counts a thousand times less for each.
        value = covers[left] @ (risks * 1e-3 ** np.minimum(times, 3))
        top = left[np.isclose(value, value.max(), rtol=1e-9, atol=0.0)]
        chosen = int(top[np.argmax(worth[top])])
        found.append(chosen)
        times += covers[chosen]
        left = left[left != chosen]
    return np.array(found, dtype=np.int64)


def most_covered(covers: Truths, risks: Floats, *, count: int) -> float:
    """The most risk that any `count` rows can cover: a small whole-number programme, exact."""
    from scipy.sparse import csr_array, hstack, identity, vstack

    rows, places = covers.shape
    if rows == 0 or places == 0 or count == 0:
        return 0.0
    taken = hstack([-csr_array(covers.T.astype(np.float64)), identity(places)])
    chosen = csr_array(np.concatenate([np.ones(rows), np.zeros(places)])[None, :])
    found = highs.maximise(
        highs.Integers(
            gains=np.concatenate([np.zeros(rows), risks]),
            lower=np.zeros(rows + places),
            upper=np.ones(rows + places),
            is_whole=np.arange(rows + places) < rows,
            rows=csr_array(vstack([taken, chosen])),
            least=np.full(places + 1, -np.inf),
            most=np.concatenate([np.zeros(places), [float(count)]]),
        )
    )
    if found is None:
        raise RuntimeError("nothing is always a way to cover")
    return found.bound


def _keeps(
    limit: Limit, columns: Wholes, *, inside: Wholes, outside: Wholes, column: int
) -> Truths:
    """Whether a limit holds when one leaves and another comes into a column (o, s)."""
    held = limit.weights[inside] * limit.columns[columns[inside]]
    now = held.sum()
    comes = limit.weights[outside] * limit.columns[column]
    least, most = min(limit.least, now), max(limit.most, now)
    # Whole numbers of few distinct values: compared as values, not pair by pair.
    leaving, of_leaving = np.unique(held, return_inverse=True)
    coming, of_coming = np.unique(comes, return_inverse=True)
    total = now - leaving[None, :] + coming[:, None]
    holds = (total >= least) & (total <= most)
    return np.asarray(holds[of_coming][:, of_leaving], dtype=bool)


def _homes(seating: Seating, *, inside: Wholes, outside: Wholes) -> Truths:
    """Whether a household has room for who comes, once the other has left (o, s)."""
    shape = (len(outside), len(inside))
    if seating.groups is None:
        return np.ones(shape, dtype=bool)
    numbers, most = seating.groups.numbers, seating.groups.most
    of_inside, of_outside = numbers[inside], numbers[outside]
    alone = of_outside == ALONE
    same = of_outside[:, None] == of_inside[None, :]
    count = same.sum(axis=1)
    return np.asarray(alone[:, None] | ((count[:, None] - same) < most), dtype=bool)


def _served(
    seating: Seating, columns: Wholes, *, inside: Wholes, outside: Wholes
) -> tuple[Truths, ...]:
    """Whether a source is left for who comes into each column, once the other has left (o, s)."""
    if seating.supply is None:
        every: Truths = np.ones((len(outside), len(inside)), dtype=bool)
        return tuple(every for _ in range(seating.allowed.shape[1]))
    return serving.exchanges(seating.supply, columns, inside=inside, outside=outside)

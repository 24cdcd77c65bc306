"""What no answer can exceed, in whole numbers, and what every place would cost against it.

Prices on the limits and on the sources take them out of a seating: what is left falls apart
into rows, or groups of rows, that each choose for themselves. Whatever the prices, the sum of
those choices is a bound (Lagrange), and a place that a row would not choose lowers the sum by a
loss. Prices are whole numbers of a fine unit, so that the bound and the losses are exact however
roughly a solver found the prices.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.engines.sameness import numbered
from workbench.engines.seats import ALONE, NOWHERE, Seating, Supply, Truths, Wholes

Floats = NDArray[np.float64]
NEVER = 2**62
"""A loss that no bound can bear."""
LARGE, FINEST = 2**58, 2**20


@dataclass(frozen=True, eq=False)
class Prices:
    """Whole prices in units of which `scale` make one of what is gained.

    `limits` (l,): above zero for one that holds back, below for one that has to be reached.
    `sources` (m,) and `unserved`, zero or more: of a place served, and of one that is not.
    """

    limits: Wholes
    sources: Wholes
    unserved: int
    scale: int


@dataclass(frozen=True, eq=False)
class Valued:
    """The bound at some prices and, in the unit of the prices, what each place costs against it.

    No answer exceeds `total`; one with a place of `losses` (n, t) stays at least that much
    below, and so does one in which a row of `without` (n,) holds nothing.
    """

    total: int
    scale: int
    losses: Wholes
    without: Wholes

    @property
    def bound(self) -> int:
        """What no answer exceeds, as gains are whole."""
        return self.total // self.scale


@dataclass(frozen=True, eq=False)
class Market:
    """A seating made ready to be priced again and again.

    `worth` and `is_open` (n, t): what each place brings, and whether it may be held by choice.
    """

    seating: Seating
    worth: Wholes
    is_open: Truths
    kinds: Wholes
    ways: Truths


def market(seating: Seating, *, worth: Wholes) -> Market:
    """The seating with its rows told apart by the sources that fit them."""
    is_open = seating.allowed & (seating.fixed == NOWHERE)[:, None]
    kinds, ways = np.zeros(len(worth), dtype=np.int64), np.zeros((1, 0), dtype=bool)
    if seating.supply is not None:
        packed = np.packbits(seating.supply.fits, axis=1)
        kinds = numbered(packed)
        first = np.unique(kinds, return_index=True)[1]
        ways = seating.supply.fits[first]
    return Market(seating, worth, is_open, kinds, ways)


def rounded(of: Market, limits: Floats, sources: Floats, *, unserved: float) -> Prices:
    """A solver's prices as whole ones: on the side that a limit has, never so large as to wrap."""
    each = of.seating.limits
    heaviest = np.array([np.abs(one.weights).max(initial=0) for one in each], dtype=np.float64)
    most = np.array([one.most for one in each]), np.array([one.least for one in each])
    signed = np.where(np.isfinite(most[0]), limits, np.minimum(limits, 0.0))
    signed = np.where(np.isfinite(most[1]), signed, np.maximum(signed, 0.0))
    dear = np.maximum(np.append(sources, unserved), 0.0)
    span = 1.0 + of.worth.max(initial=0) + (np.abs(signed) * heaviest).sum() + dear.max()
    scale = int(np.clip(2.0 ** np.floor(np.log2(LARGE / span)), 1, FINEST))
    at_most = LARGE / (1 + len(each)) / np.maximum(heaviest, 1)
    whole = np.rint(np.clip(signed * scale, -at_most, at_most)).astype(np.int64)
    paid = np.rint(np.minimum(dear * scale, LARGE)).astype(np.int64)
    return Prices(whole, paid[:-1], int(paid[-1]), scale)


def valued(of: Market, prices: Prices) -> Valued:
    """The bound at these prices, and every loss against it."""
    left = of.worth * prices.scale - _paid(of, prices)
    best = np.where(of.is_open, left, 0).max(axis=1, initial=0)
    fixed = np.flatnonzero(of.seating.fixed != NOWHERE)
    total = _granted(of, prices) + sum(left[fixed, of.seating.fixed[fixed]].tolist())
    is_taken, bar, after = _chosen(of.seating, best)
    total += sum(best[is_taken & (best > 0)].tolist())
    losses = np.where(of.is_open, np.maximum(best, bar)[:, None] - left, NEVER)
    losses[fixed, of.seating.fixed[fixed]] = 0
    without = np.where(is_taken, best - after, 0)
    without[fixed] = NEVER
    return Valued(total, prices.scale, losses, without)


def _paid(of: Market, prices: Prices) -> Wholes:
    """What each row pays in each column (n, t)."""
    columns = of.worth.shape[1]
    paid = np.zeros_like(of.worth)
    by_columns: dict[bytes, Wholes] = {}
    for limit, price in zip(of.seating.limits, prices.limits.tolist(), strict=True):
        if price:
            name = limit.columns.tobytes()
            if name not in by_columns:
                by_columns[name] = np.zeros(len(paid), dtype=np.int64)
            by_columns[name] += limit.weights * price
    for name, each in by_columns.items():
        paid[:, np.frombuffer(name, dtype=bool)] += each[:, None]
    if of.seating.supply is not None:
        cheapest = np.stack(
            [_cheapest(of, prices, of.seating.supply, column) for column in range(columns)], axis=1
        )
        paid += cheapest[of.kinds]
    return paid


def _cheapest(of: Market, prices: Prices, supply: Supply, column: int) -> Wholes:
    """The cheapest source of each way to be served, in a column; or staying without one."""
    fits = of.ways & supply.serves[column]
    every: Wholes = np.where(fits, prices.sources, prices.unserved)
    return np.asarray(every.min(axis=1, initial=prices.unserved))


def _granted(of: Market, prices: Prices) -> int:
    """What the limits and sources are worth themselves at these prices."""
    total = 0
    for limit, price in zip(of.seating.limits, prices.limits.tolist(), strict=True):
        if price:
            end = np.floor(limit.most) if price > 0 else np.ceil(limit.least)
            total += price * int(end)
    supply = of.seating.supply
    if supply is not None:
        room = zip(supply.room.tolist(), prices.sources.tolist(), strict=True)
        total += sum(each * price for each, price in room) + supply.unserved * prices.unserved
    return total


def _chosen(seating: Seating, best: Wholes) -> tuple[Truths, Wholes, Wholes]:
    is_taken = (best > 0) & (seating.fixed == NOWHERE)
    bar, after = np.zeros_like(best), np.zeros_like(best)
    groups = seating.groups
    if groups is None:
        return is_taken, bar, after
    inside = np.flatnonzero(groups.numbers != ALONE)
    number = np.unique(groups.numbers[inside], return_inverse=True)[1].reshape(-1)
    is_held = seating.fixed[inside] != NOWHERE
    room = groups.most - np.bincount(number[is_held], minlength=number.max(initial=-1) + 1)
    free, of_free = inside[~is_held], number[~is_held]
    order = np.lexsort((-best[free], of_free))
    free, of_free = free[order], of_free[order]
    starts = np.searchsorted(of_free, np.arange(len(room)))
    place = np.arange(len(free)) - starts[of_free]
    is_taken[free] &= place < room[of_free]
    # The last one let in, and the first one kept out; nobody is worth nothing.
    worth = np.append(best[free], 0)
    size = np.bincount(of_free, minlength=len(room))
    at_bar = np.where((room >= 1) & (size >= room), starts + room - 1, len(free))
    at_next = np.where((room >= 0) & (size > room), starts + room, len(free))
    bar[free] = np.where(room >= 1, worth[at_bar], NEVER)[of_free]
    after[free] = worth[at_next][of_free]
    return is_taken, bar, after

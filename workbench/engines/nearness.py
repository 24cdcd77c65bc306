"""How near each row is to a place: what it brings, less what all that it would take is worth.

What one more of a limit, of a group or of a source is worth comes from the programme with whole
numbers left free. Whatever these worths are, they bound every answer; the best make the bound
tight.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.engines.seat_rows import Cells, cells_of, programme
from workbench.engines.seats import ALONE, NOWHERE, Limit, Seating, Truths, Wholes
from workbench.engines.standing import Standing

Floats = NDArray[np.float64]

FEW = 3_000
"""So many cells are priced at once; of more, those that matter are found by and by."""
MORE = 2_000
DUST = 1e-6


@dataclass(frozen=True, eq=False)
class Worths:
    """What one more of each limit (l,), of each group by its number, of each source (m,) is worth.

    `without` is what one more place without a source is worth.
    """

    limits: Floats
    groups: dict[int, float]
    sources: Floats
    without: float


def worths(seating: Seating) -> Worths | None:
    """The worths that bound a seating best; None when its limits cannot all hold.

    The seating has one gain.
    """
    cells = cells_of(seating)
    if len(cells.rows) <= FEW:
        return _priced(seating, cells)
    inside = _seeds(seating)
    every = np.zeros(seating.allowed.shape, dtype=bool)
    every[cells.rows, cells.columns] = True
    inside &= every
    while True:
        found = _priced(seating, _some(cells, inside))
        if found is None:
            return _priced(seating, cells)
        over = left(seating, found)
        # A row already inside has its own price; what it could do elsewhere costs that too.
        held = np.where(inside, over, -np.inf).max(axis=1)
        missing = every & ~inside & (over > np.maximum(held, 0.0)[:, None] + DUST)
        if not missing.any():
            return found
        at = np.flatnonzero(missing)
        at = at[np.argsort(-over.flat[at], kind="stable")[:MORE]]
        inside.flat[at] = True


def left(seating: Seating, of: Worths) -> Floats:
    """What each row brings in each column beyond what it takes (n, t); -inf where it may not be."""
    over = seating.gains[0].astype(np.float64)
    for limit, worth in zip(seating.limits, of.limits, strict=False):
        if worth:
            over -= worth * np.outer(limit.weights, limit.columns)
    if seating.groups is not None and any(of.groups.values()):
        numbers = seating.groups.numbers
        over -= np.array([of.groups.get(int(one), 0.0) for one in numbers])[:, None]
    if seating.supply is not None:
        over -= _served(seating, of)
    is_open = seating.allowed & (seating.fixed == NOWHERE)[:, None]
    held = np.flatnonzero(seating.fixed != NOWHERE)
    is_open[held, seating.fixed[held]] = True
    return np.where(is_open, over, -np.inf)


def bound(seating: Seating, of: Worths, over: Floats, *, must: int | None = None) -> float:
    """What no answer can exceed; `must` is a row that has to hold a place."""
    total = sum(
        worth * (limit.most if worth > 0 else limit.least)
        for limit, worth in zip(seating.limits, of.limits, strict=False)
        if worth
    )
    if seating.groups is not None:
        total += seating.groups.most * sum(of.groups.values())
    if seating.supply is not None:
        total += float(of.sources @ seating.supply.room) + of.without * seating.supply.unserved
    each = over.max(axis=1, initial=-np.inf)
    held = seating.fixed != NOWHERE
    if must is not None:
        held[must] = True
    return float(total + np.where(held, each, np.maximum(each, 0.0)).sum())


def _served(seating: Seating, of: Worths) -> Floats:
    """The cheapest source that serves each row in each column, or going without (n, t)."""
    supply = seating.supply
    found = np.full(seating.allowed.shape, of.without)
    if supply is None or not of.without:
        return found
    for source in np.argsort(-of.sources, kind="stable").tolist():
        cheaper = np.outer(supply.fits[:, source], supply.serves[:, source])
        found[cheaper] = np.minimum(found[cheaper], of.sources[source])
    return found


def _priced(seating: Seating, cells: Cells) -> Worths | None:
    if len(cells.rows) == 0:
        return _of_nobody(seating)
    gains = seating.gains[0][cells.rows, cells.columns].astype(np.float64)
    found = Standing(programme(seating, cells, gains=gains)).best()
    if found is None:
        return None
    limits = np.array(
        [_signed(limit, price) for limit, price in zip(seating.limits, found.prices, strict=False)]
    )
    prices = np.maximum(found.prices, 0.0)
    sources, without = np.zeros(0), 0.0
    if seating.supply is not None:
        width = len(seating.supply.room)
        sources, without = prices[-width - 1 : -1], float(prices[-1])
    groups: dict[int, float] = {}
    if seating.groups is not None:
        numbers = np.unique(seating.groups.numbers[cells.rows])
        numbers = numbers[numbers != ALONE].tolist()
        several = int((np.bincount(cells.rows) > 1).sum()) if len(cells.rows) else 0
        start = len(seating.limits) + several
        groups = {
            one: float(price)
            for one, price in zip(numbers, prices[start : start + len(numbers)], strict=True)
        }
    return Worths(limits, groups, sources, without)


def _of_nobody(seating: Seating) -> Worths | None:
    """Nothing is worth anything where nobody may hold a place."""
    if any(limit.least > 0 or limit.most < 0 for limit in seating.limits):
        return None
    width = 0 if seating.supply is None else len(seating.supply.room)
    return Worths(np.zeros(len(seating.limits)), {}, np.zeros(width), 0.0)


def _signed(limit: Limit, price: float) -> float:
    """A worth that an end of the limit bears out; anything else is dust."""
    if price > 0:
        return float(price) if np.isfinite(limit.most) else 0.0
    return float(price) if np.isfinite(limit.least) else 0.0


def _seeds(seating: Seating) -> Truths:
    """The rows that bring most, and those of each limit that asks for a least number."""
    gain = seating.gains[0]
    inside = np.zeros(gain.shape, dtype=bool)
    held = np.flatnonzero(seating.fixed != NOWHERE)
    inside[held, seating.fixed[held]] = True
    for column in range(gain.shape[1]):
        rows = np.flatnonzero(seating.allowed[:, column])
        order: Wholes = rows[np.argsort(-gain[rows, column], kind="stable")]
        inside[order[: 2 * seating.places], column] = True
        for limit in seating.limits:
            if limit.columns[column]:
                takes = limit.weights[order] > 0
                few = order[takes] if np.isfinite(limit.least) else order[~takes]
                inside[few[: 2 * seating.places], column] = True
    return inside


def _some(cells: Cells, inside: Truths) -> Cells:
    kept = inside[cells.rows, cells.columns]
    return Cells(cells.rows[kept], cells.columns[kept], cells.is_fixed[kept])

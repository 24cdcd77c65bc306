"""What the best answer would be if one thing were different: one row in, one out, one limit eased.

Solved over the rows that can matter only: what the others could bring is bounded by the worths
of the limits, and the bound proves that none of them is missed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from workbench.engines import nearness, seats, serving
from workbench.engines.nearness import Worths
from workbench.engines.seat_parts import rows_of
from workbench.engines.seats import NOWHERE, Limit, Seating, Wholes

SPARE = 50
"""So many places more than there are may be asked for without the aims running into each other."""
FIRST_LOOK, NEXT_LOOK = 3, 20
"""Rows that are so many points away from a place are looked at first, and next."""


@dataclass(frozen=True, eq=False)
class Base:
    """A seating with all its gains weighed as one, and the worths of its limits.

    One of the first gain weighs `point`, an even number: half of the smallest difference is left
    to say that one row is wanted a little less than others.
    """

    seating: Seating
    worths: Worths
    point: int


@dataclass(frozen=True, eq=False)
class Answer:
    """The best answer under a changed seating: the column of each row, and what it weighs."""

    columns: Wholes
    weight: int
    is_proved: bool


def base_of(seating: Seating) -> Base | None:
    """What to change from; None when the limits cannot all hold as they are."""
    roomy = replace(seating, places=seating.places + SPARE)
    alone = replace(seating, gains=(2 * seats.weights(roomy),))
    found = nearness.worths(alone)
    return None if found is None else Base(alone, found, 2 * seats.steps(roomy)[0])


def best(base: Base, changed: Seating, *, must: int | None = None) -> Answer | None:
    """The best answer of a changed seating; None when its limits cannot all hold.

    `must` is a row that has to hold a place.
    """
    over = nearness.left(changed, base.worths)
    if must is not None and not np.isfinite(over[must]).any():
        return None
    most = nearness.bound(changed, base.worths, over, must=must)
    asked = changed if must is None else _demanding(changed, must)
    gap = float(FIRST_LOOK * base.point)
    found = _among(asked, over, worths=base.worths, gap=gap, must=must)
    if found is None:
        gap = float(NEXT_LOOK * base.point)
        found = _among(asked, over, worths=base.worths, gap=gap, must=must)
    if found is None:
        # Where even shares cannot obey the limits there is nothing to look for.
        return None if nearness.worths(asked) is None else _whole(asked)
    if found.weight >= most - gap:
        return found
    # Whoever is further off than this cannot be in anything better than what is found.
    return _among(asked, over, worths=base.worths, gap=most - found.weight + 1, must=must)


def better(base: Base, changed: Seating, *, weight: int) -> Answer | None:
    """The best answer of a changed seating that weighs so much at least; None without one."""
    over = nearness.left(changed, base.worths)
    most = nearness.bound(changed, base.worths, over)
    # Whoever is further off than this is in no answer that weighs so much.
    gap = most - weight + 1
    found = None if gap < 0 else _among(changed, over, worths=base.worths, gap=gap, must=None)
    return None if found is None or found.weight < weight else found


def at_least(base: Base, *, columns: Wholes) -> nearness.Floats:
    """So many points at least each row would need to hold a place (n,); inf: no points would do.

    `columns` are places held now. Quick for all rows at once: from the worths alone.
    """
    seating = base.seating
    over = nearness.left(seating, base.worths)
    # Alone in its column a row that exceeds a limit is never seated, whatever it brings.
    for limit in seating.limits:
        over[np.ix_(limit.weights > limit.most, limit.columns)] = -np.inf
    most = nearness.bound(seating, base.worths, over)
    held = np.flatnonzero(columns != NOWHERE)
    weight = float(seating.gains[0][held, columns[held]].sum())
    lacking = (np.maximum(most - weight, 0.0), -over.max(axis=1, initial=-np.inf))
    return np.asarray(np.maximum(np.ceil((lacking[1] - lacking[0] - 1e-6) / base.point), 0.0))


def without(base: Base, row: int) -> Seating:
    """The seating in which a row holds no place."""
    allowed, fixed = base.seating.allowed.copy(), base.seating.fixed.copy()
    allowed[row], fixed[row] = False, NOWHERE
    return replace(base.seating, allowed=allowed, fixed=fixed)


def released(base: Base, row: int, allowed: seats.Truths) -> Seating:
    """The seating in which a row is settled by nobody, and may hold these columns (t,)."""
    table, fixed = base.seating.allowed.copy(), base.seating.fixed.copy()
    table[row], fixed[row] = allowed, NOWHERE
    return replace(base.seating, allowed=table, fixed=fixed)


def last_among_equals(seating: Seating, row: int) -> Seating:
    """The seating in which a row holds a place only where every answer without it is worse."""
    (gain,) = seating.gains
    lower = gain.copy()
    lower[row] = np.maximum(lower[row] - 1, 0)
    return replace(seating, gains=(lower,))


def with_limit(seating: Seating, at: int, limit: Limit) -> Seating:
    """The seating with another limit in the place of one."""
    limits = list(seating.limits)
    limits[at] = limit
    return replace(seating, limits=tuple(limits))


def _demanding(seating: Seating, row: int) -> Seating:
    one = np.zeros(len(seating.fixed), dtype=np.int64)
    one[row] = 1
    every = np.ones(seating.allowed.shape[1], dtype=bool)
    return replace(seating, limits=(*seating.limits, Limit(one, every, least=1)))


def _among(
    seating: Seating, over: nearness.Floats, *, worths: Worths, gap: float, must: int | None
) -> Answer | None:
    """The best answer among the rows and columns that lose no more than the gap."""
    each = over.max(axis=1, initial=-np.inf)
    loss = np.maximum(each, 0.0)[:, None] - over
    if must is not None:
        loss[must] = each[must] - over[must]
    near = loss <= gap
    # Whoever would be missed by more than the gap holds the one place that is near.
    sure = (each > gap) & (near.sum(axis=1) == 1) & (seating.fixed == NOWHERE)
    fixed = np.where(sure, near.argmax(axis=1), seating.fixed)
    rows = np.flatnonzero(near.any(axis=1) | (fixed != NOWHERE))
    some = rows_of(replace(seating, allowed=near & seating.allowed, fixed=fixed), rows)
    found = _served(some, is_scarce=bool(worths.without))
    if found is None:
        return None
    columns = np.full(len(seating.fixed), NOWHERE, dtype=np.int64)
    columns[rows] = found.columns
    return Answer(columns, found.totals[0], found.is_proved)


def _served(seating: Seating, *, is_scarce: bool) -> seats.Seats | None:
    """The best answer; where sources are not scarce they are given out afterwards, if they can."""
    supply = seating.supply
    if supply is None or is_scarce:
        return seats.solve(seating)
    found = seats.solve(replace(seating, supply=None))
    if found is None:
        return None
    held = np.flatnonzero(found.columns != NOWHERE)
    few = replace(supply, fits=supply.fits[held])
    alone = serving.unserved(few, found.columns[held])
    return found if len(alone) <= supply.unserved else seats.solve(seating)


def _whole(seating: Seating) -> Answer | None:
    found = seats.solve(seating)
    return None if found is None else Answer(found.columns, found.totals[0], found.is_proved)

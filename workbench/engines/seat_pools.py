"""A seating as a pool: rows that no limit can tell apart become a kind."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from workbench.engines import seat_rows, seats
from workbench.engines.pools import Floats, Pool, Wholes
from workbench.engines.seats import ALONE, NOWHERE, Groups, Limit, Seating, Supply


@dataclass(frozen=True, eq=False)
class Crowd:
    """The rows of a seating by kind, as far as they may hold a place.

    `kinds` (n,) the kind of each row, NOWHERE for a row without an allowed column; `columns` (c,)
    where each cell of the pool is, and `gains` (aims, values) what each aim has of it. The rows
    of the pool are those of the `limits`, then of the `groups`, then of the supply.
    """

    pool: Pool
    kinds: Wholes
    columns: Wholes
    gains: Floats
    limits: int
    groups: int


def crowd_of(seating: Seating) -> Crowd:
    """The kinds of a seating: alike in its gains and in everything the limits look at."""
    seating = replace(seating, groups=_crowded(seating.groups))
    may = seating.allowed.any(axis=1) | (seating.fixed != NOWHERE)
    alike = seats.alike(seating)
    found, first, back = np.unique(alike[may], return_index=True, return_inverse=True)
    kinds = np.full(len(may), NOWHERE, dtype=np.int64)
    kinds[may] = back.reshape(-1)
    counts = np.bincount(kinds[may], minlength=len(found))
    one_each = only(seating, np.flatnonzero(may)[first])
    cells = seat_rows.cells_of(one_each)
    programme = seat_rows.programme(one_each, cells, gains=np.zeros(len(cells.rows)))
    gains = np.zeros((len(seating.gains), len(programme.gains)))
    for aim, gain in enumerate(one_each.gains):
        gains[aim, : len(cells.rows)] = gain[cells.rows, cells.columns]
    # The rows after the limits give a row one place: a kind has as many as it has rows.
    alone = np.flatnonzero(np.bincount(cells.rows, minlength=len(found)) > 1)
    kept = np.ones(programme.rows.shape[0], dtype=bool)
    kept[len(seating.limits) : len(seating.limits) + len(alone)] = False
    count = len(cells.rows)
    pool = Pool(
        counts=counts,
        kinds=cells.rows,
        fewest=np.where(cells.is_fixed, counts[cells.rows], 0),
        rows=programme.rows[np.flatnonzero(kept)],
        least=programme.least[kept],
        most=programme.most[kept],
        helpers=programme.upper[count:],
    )
    return Crowd(
        pool,
        kinds,
        columns=cells.columns,
        gains=gains,
        limits=len(seating.limits),
        groups=0 if one_each.groups is None else _count(one_each.groups),
    )


def only(seating: Seating, rows: Wholes) -> Seating:
    """The seating of some of its rows."""
    groups, supply = seating.groups, seating.supply
    return Seating(
        gains=tuple(gain[rows] for gain in seating.gains),
        allowed=seating.allowed[rows],
        fixed=seating.fixed[rows],
        lots=seating.lots[rows],
        limits=tuple(
            Limit(each.weights[rows], each.columns, each.least, each.most)
            for each in seating.limits
        ),
        places=seating.places,
        groups=None if groups is None else Groups(groups.numbers[rows], groups.most),
        supply=None
        if supply is None
        else Supply(supply.fits[rows], supply.serves, supply.room, supply.unserved),
    )


def _count(groups: Groups) -> int:
    return len(np.unique(groups.numbers[groups.numbers != ALONE]))


def _crowded(groups: Groups | None) -> Groups | None:
    """The groups with more rows than may hold a place; in the others everybody is alone."""
    if groups is None:
        return None
    _, back, many = np.unique(groups.numbers, return_inverse=True, return_counts=True)
    is_crowded = many[back.reshape(-1)] > groups.most
    return Groups(np.where(is_crowded, groups.numbers, ALONE), groups.most)

"""The rows and columns of the programme behind a seating, one part for each kind of demand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from workbench.engines import highs
from workbench.engines.seats import ALONE, NOWHERE, Groups, Seating, Supply, Truths, Wholes

if TYPE_CHECKING:
    from scipy.sparse import csr_array


@dataclass(frozen=True, eq=False)
class Cells:
    """The first variables of a programme: one for each row and column that may go together."""

    rows: Wholes
    columns: Wholes
    is_fixed: Truths


@dataclass(frozen=True, eq=False)
class Part:
    """Some rows of a programme over its cells and, after them, variables of its own."""

    of_cells: csr_array
    own: csr_array
    least: NDArray[np.float64]
    most: NDArray[np.float64]


def cells_of(seating: Seating) -> Cells:
    """Every row and column that may go together; a fixed row has its own column only."""
    open_cells = seating.allowed & (seating.fixed == NOWHERE)[:, None]
    held = np.flatnonzero(seating.fixed != NOWHERE)
    open_cells[held, seating.fixed[held]] = True
    rows, columns = np.nonzero(open_cells)
    return Cells(rows, columns, seating.fixed[rows] != NOWHERE)


def programme(seating: Seating, cells: Cells, *, gains: NDArray[np.float64]) -> highs.Integers:
    """One variable a cell, then the ways from places to sources.

    The first rows hold the limits, the next one place a row, then the groups and the supply.
    """
    from scipy.sparse import block_array

    parts = [_limits(seating, cells), _one_place_each(cells, count=len(seating.fixed))]
    if seating.groups is not None:
        parts.append(_groups(seating.groups, cells))
    if seating.supply is not None:
        parts.append(supply_part(seating.supply, cells))
    more = sum(part.own.shape[1] for part in parts)
    count = len(cells.rows)
    table = [
        [part.of_cells, *(part.own if other is part else None for other in parts)] for part in parts
    ]
    kept = [0, *(1 + at for at, part in enumerate(parts) if part.own.shape[1])]
    return highs.Integers(
        gains=np.concatenate([gains, np.zeros(more)]),
        lower=np.concatenate([cells.is_fixed.astype(np.float64), np.zeros(more)]),
        upper=np.concatenate([np.ones(count), np.full(more, np.inf)]),
        is_whole=np.arange(count + more) < count,
        rows=block_array([[row[at] for at in kept] for row in table], format="csr"),
        least=np.concatenate([part.least for part in parts]),
        most=np.concatenate([part.most for part in parts]),
    )


def limit_rows(seating: Seating, cells: Cells) -> csr_array:
    """The coefficients of every limit (limits, cells)."""
    from scipy.sparse import csr_array

    if not seating.limits:
        return csr_array((0, len(cells.rows)), dtype=np.float64)
    return csr_array(
        np.array(
            [limit.weights[cells.rows] * limit.columns[cells.columns] for limit in seating.limits],
            dtype=np.float64,
        )
    )


def _limits(seating: Seating, cells: Cells) -> Part:
    return _alone(
        limit_rows(seating, cells),
        least=np.array([limit.least for limit in seating.limits], dtype=np.float64),
        most=np.array([limit.most for limit in seating.limits], dtype=np.float64),
    )


def _one_place_each(cells: Cells, *, count: int) -> Part:
    several = np.bincount(cells.rows, minlength=count) > 1
    inside = np.flatnonzero(several[cells.rows])
    place = np.cumsum(several) - 1
    rows = ones(place[cells.rows[inside]], inside, shape=(int(several.sum()), len(cells.rows)))
    return _alone(rows, least=_nothing(rows), most=np.ones(rows.shape[0]))


def _groups(groups: Groups, cells: Cells) -> Part:
    """One row for each group that has more members than may hold a place."""
    numbers = groups.numbers[cells.rows]
    inside = np.flatnonzero(numbers != ALONE)
    found, place = np.unique(numbers[inside], return_inverse=True)
    rows = ones(place, inside, shape=(len(found), len(cells.rows)))
    return _alone(rows, least=_nothing(rows), most=np.full(len(found), float(groups.most)))


def supply_part(supply: Supply, cells: Cells) -> Part:
    """What goes from places to the sources that fit them, places alike taken together.

    Rows: what each kind of place is served covers what is held of it, save what goes unserved;
    no source serves more than it has room for; so many unserved at the most.
    """
    from scipy.sparse import csr_array, vstack

    fits = supply.fits[cells.rows] & supply.serves[cells.columns]
    kinds, kind = np.unique(np.packbits(fits, axis=1), axis=0, return_inverse=True)
    is_way = np.unpackbits(kinds, axis=1, count=fits.shape[1]).astype(bool)
    at, source = np.nonzero(is_way)
    count, ways, width = len(kinds), len(at), len(supply.room)
    held = ones(kind.reshape(-1), np.arange(len(cells.rows)), shape=(count, len(cells.rows)))
    every = np.arange(count)
    # The ways first, then one variable a kind of place for what goes unserved.
    served = ones(
        np.concatenate([at, every]),
        np.concatenate([np.arange(ways), ways + every]),
        shape=(count, ways + count),
    )
    given = ones(source, np.arange(ways), shape=(width, ways + count))
    without = ones(np.zeros(count, dtype=int), ways + every, shape=(1, ways + count))
    nothing = csr_array((width + 1, len(cells.rows)), dtype=np.float64)
    return Part(
        of_cells=vstack([held, nothing], format="csr"),
        own=vstack([-served, given, without], format="csr"),
        least=np.full(count + width + 1, -np.inf),
        most=np.concatenate([np.zeros(count), supply.room, [supply.unserved]]).astype(np.float64),
    )


def _alone(rows: csr_array, *, least: NDArray[np.float64], most: NDArray[np.float64]) -> Part:
    """Rows over the cells only."""
    from scipy.sparse import csr_array

    return Part(rows, csr_array((rows.shape[0], 0), dtype=np.float64), least, most)


def ones(rows: Wholes, columns: Wholes, *, shape: tuple[int, int]) -> csr_array:
    """A table with a one at each of these rows and columns."""
    from scipy.sparse import csr_array

    return csr_array((np.ones(len(rows)), (rows, columns)), shape=shape)


def _nothing(rows: csr_array) -> NDArray[np.float64]:
    return np.full(rows.shape[0], -np.inf)

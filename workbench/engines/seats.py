"""The best way to give columns of places to rows that may each hold one, under limits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from workbench.engines import highs

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Wholes = NDArray[np.int64]
Truths = NDArray[np.bool_]

NOWHERE = -1
TOLERANCE = 1e-3


@dataclass(frozen=True, eq=False)
class Limit:
    """What those who hold a place take together stays between `least` and `most`.

    `weights` (n,) is what each row takes; `columns` (t,) where it counts.
    """

    weights: Wholes
    columns: Truths
    least: float = -np.inf
    most: float = np.inf


@dataclass(frozen=True, eq=False)
class Seating:
    """What is known before places are given.

    `points` (n, t) is the gain of a row in a column, in whole numbers of zero or more;
    `allowed` (n, t); `fixed` (n,) a column already held, or NOWHERE; `lots` (n,) whole
    numbers from 1: among equally good answers the higher win. A fixed row holds its column
    whether allowed or not. `places` is the largest number that can hold one.
    """

    points: Wholes
    allowed: Truths
    fixed: Wholes
    lots: Wholes
    limits: tuple[Limit, ...]
    places: int


@dataclass(frozen=True, eq=False)
class Seats:
    """The column each row holds (n,), NOWHERE for none; the total, and the bound of any total."""

    columns: Wholes
    objective: int
    bound: int
    seconds: float

    @property
    def is_proved(self) -> bool:
        """Whether no other answer has a larger total."""
        return self.bound == self.objective


@dataclass(frozen=True, eq=False)
class Cells:
    """The variables of a programme: one for each row and column that may go together."""

    rows: Wholes
    columns: Wholes
    is_fixed: Truths


def solve(seating: Seating) -> Seats | None:
    """The places with the largest total of points; None when the limits cannot all hold.

    The lots add less than half a point altogether: they decide between equals only, and fill
    a place rather than leave it empty.
    """
    cells = cells_of(seating)
    found = highs.maximise(programme(seating, cells, gains=_gains(seating, cells)))
    if found is None:
        return None
    chosen = found.values > 0.5
    columns = np.full(len(seating.fixed), NOWHERE, dtype=np.int64)
    columns[cells.rows[chosen]] = cells.columns[chosen]
    objective = int(seating.points[cells.rows[chosen], cells.columns[chosen]].sum())
    # Points are whole and lots come to less than one: any total is at most the floor.
    bound = int(np.floor(found.bound + TOLERANCE))
    return Seats(columns, objective, max(bound, objective), found.seconds)


def cells_of(seating: Seating) -> Cells:
    """Every row and column that may go together; a fixed row has its own column only."""
    open_cells = seating.allowed & (seating.fixed == NOWHERE)[:, None]
    held = np.flatnonzero(seating.fixed != NOWHERE)
    open_cells[held, seating.fixed[held]] = True
    rows, columns = np.nonzero(open_cells)
    return Cells(rows, columns, seating.fixed[rows] != NOWHERE)


def programme(seating: Seating, cells: Cells, *, gains: NDArray[np.float64]) -> highs.Integers:
    """One variable a cell; the first rows hold the limits, the others one place a row."""
    from scipy.sparse import vstack

    limits = limit_rows(seating, cells)
    alone = _one_place_each(cells, count=len(seating.fixed))
    free = np.full(alone.shape[0], -np.inf)
    return highs.Integers(
        gains=gains,
        lower=cells.is_fixed.astype(np.float64),
        upper=np.ones(len(cells.rows)),
        is_whole=np.ones(len(cells.rows), dtype=bool),
        rows=vstack([limits, alone], format="csr"),
        least=np.concatenate([[limit.least for limit in seating.limits], free]),
        most=np.concatenate([[limit.most for limit in seating.limits], np.ones(len(free))]),
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


def _one_place_each(cells: Cells, *, count: int) -> csr_array:
    from scipy.sparse import csr_array

    several = np.bincount(cells.rows, minlength=count) > 1
    inside = np.flatnonzero(several[cells.rows])
    place = np.cumsum(several) - 1
    return csr_array(
        (np.ones(len(inside)), (place[cells.rows[inside]], inside)),
        shape=(int(several.sum()), len(cells.rows)),
    )


def _gains(seating: Seating, cells: Cells) -> NDArray[np.float64]:
    largest = max(1, int(seating.lots.max(initial=1)) * max(1, seating.places))
    points = seating.points[cells.rows, cells.columns].astype(np.float64)
    return points + 0.5 * seating.lots[cells.rows] / largest

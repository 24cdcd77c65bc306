"""A programme that stays in the solver: asked again with other gains or limits it starts warm."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workbench.engines.highs import Floats, Integers, loaded

EXACT = 1e-9
COARSE = 1e-7
LARGE = 2.0**20
"""Gains up to here are left as they are: larger ones upset the solver, and are scaled down."""


@dataclass(frozen=True, eq=False)
class Priced:
    """The best values of a programme of numbers that need not be whole, and its prices.

    `reduced` (n,) is what one more of each variable would bring, `prices` (m,) what one unit
    more of each row would; `total` is the best there is.
    """

    values: Floats
    reduced: Floats
    prices: Floats
    total: float


class Standing:
    """A programme kept in the solver, its variables free to be any number."""

    def __init__(self, programme: Integers) -> None:
        self._scale = _scale(programme.gains)
        shares = relaxed(programme)
        self._solver: Any = loaded(replace(shares, gains=shares.gains / self._scale))
        self._columns = np.arange(len(programme.gains), dtype=np.int32)
        self._be_exact_to(EXACT)

    def best(self) -> Priced | None:
        """The best values; None when the rows cannot all hold."""
        import highspy

        self._solver.run()
        if self._solver.getModelStatus() == highspy.HighsModelStatus.kUnknown:
            # Warm and exact it lost its way: once more from the beginning, less finely.
            self._solver.clearSolver()
            self._be_exact_to(COARSE)
            self._solver.run()
            self._be_exact_to(EXACT)
        match self._solver.getModelStatus():
            case highspy.HighsModelStatus.kInfeasible:
                return None
            case highspy.HighsModelStatus.kOptimal:
                found = self._solver.getSolution()
                return Priced(
                    np.asarray(found.col_value),
                    np.asarray(found.col_dual) * self._scale,
                    np.asarray(found.row_dual) * self._scale,
                    float(self._solver.getInfo().objective_function_value) * self._scale,
                )
            case other:
                said = self._solver.modelStatusToString(other)
                raise RuntimeError(f"HiGHS stopped early: {said}")

    def _be_exact_to(self, tolerance: float) -> None:
        for name in ("primal_feasibility_tolerance", "dual_feasibility_tolerance"):
            self._solver.setOptionValue(name, tolerance)

    def seek(self, gains: Floats) -> None:
        """From now on these gains are to be largest."""
        self._solver.changeColsCost(len(gains), self._columns, gains / self._scale)

    def keep_values(self, lower: Floats, upper: Floats) -> None:
        """From now on the variables lie between these."""
        self._solver.changeColsBounds(len(lower), self._columns, lower, upper)

    def keep_row(self, row: int, *, least: float, most: float) -> None:
        """From now on a row lies between these."""
        self._solver.changeRowBounds(row, least, most)

    def change(self, row: int, *, column: int, to: float) -> None:
        """From now on a variable counts this much in a row."""
        self._solver.changeCoeff(row, column, to)

    def add_column(self, gain: float, rows: NDArray[np.int32], *, values: Floats) -> None:
        """One more variable of zero or more, with what it counts in these rows."""
        self._solver.addCol(gain / self._scale, 0.0, np.inf, len(rows), rows, values)
        self._columns = np.arange(len(self._columns) + 1, dtype=np.int32)


def _scale(gains: Floats) -> float:
    """A power of two, so that dividing by it rounds nothing."""
    largest = float(np.abs(gains).max(initial=0.0))
    return 1.0 if largest <= LARGE else 2.0 ** np.ceil(np.log2(largest / LARGE))


def relaxed(programme: Integers) -> Integers:
    """The same programme, its variables free to be any number."""
    return replace(programme, is_whole=np.zeros(len(programme.gains), dtype=bool))

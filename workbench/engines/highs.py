"""Whole-number programmes solved to the very best with HiGHS, one thread, the same every time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Floats = NDArray[np.float64]
Truths = NDArray[np.bool_]

OPTIONS: dict[str, bool | int | float | str] = {
    "output_flag": False,
    "threads": 1,
    "parallel": "off",
    # Left alone HiGHS stops within 1e-4 of the best and calls it optimal.
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 0.0,
}
ROW_WISE, MAXIMISE = 2, -1
FEASIBLE = 2
NEAR = 1e-6


@dataclass(frozen=True, eq=False)
class Integers:
    """A programme: `gains @ x` is to be largest, every row of `rows @ x` within its range.

    Shapes: gains, lower, upper, is_whole (n,); rows (m, n); least, most (m,). An end of a
    range may be infinite.
    """

    gains: Floats
    lower: Floats
    upper: Floats
    is_whole: Truths
    rows: csr_array
    least: Floats
    most: Floats


@dataclass(frozen=True, eq=False)
class Best:
    """The best values found, a bound that nothing can beat, and the solver's own seconds."""

    values: Floats
    bound: float
    seconds: float


def maximise(programme: Integers, *, without: Iterable[str] = ()) -> Best | None:
    """The best answer of a programme; None when its rows cannot all hold.

    `without` names the solver's searches for a first answer that are not worth their time.
    """
    if len(programme.gains) == 0:
        holds = bool(np.all((programme.least <= 0) & (programme.most >= 0)))
        return Best(np.zeros(0), 0.0, 0.0) if holds else None
    import highspy

    solver = loaded(programme)
    for search in without:
        solver.setOptionValue(f"mip_heuristic_run_{search}", False)
    solver.run()
    match solver.getModelStatus():
        case highspy.HighsModelStatus.kInfeasible:
            return None
        case highspy.HighsModelStatus.kOptimal:
            values = np.asarray(solver.getSolution().col_value)
            found = solver.getInfo()
            is_mip = bool(programme.is_whole.any())
            bound = found.mip_dual_bound if is_mip else found.objective_function_value
            return Best(values, float(bound), float(solver.getRunTime()))
        case other:
            raise RuntimeError(f"HiGHS stopped early: {solver.modelStatusToString(other)}")


@dataclass(frozen=True)
class Patience:
    """When to stop looking for a better answer.

    The number of `nodes` stops at the same place each time; `seconds` only where that is late.
    """

    nodes: int
    seconds: float


def maximise_within(programme: Integers, *, start: Floats, patience: Patience) -> Best:
    """The best answer found with so much patience, at least as good as the start, and its bound.

    `start` (n,) holds every row of the programme.
    """
    import highspy

    if not len(start):
        return Best(start, 0.0, 0.0)
    solver = loaded(programme)
    solver.setOptionValue("time_limit", patience.seconds)
    solver.setOptionValue("mip_max_nodes", patience.nodes)
    known = highspy.HighsSolution()
    known.col_value = start.tolist()
    solver.setSolution(known)
    solver.run()
    bound, values = float(solver.getInfo().mip_dual_bound), _values(solver, instead=start)
    is_over = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    if is_over and programme.gains @ values < bound - NEAR:
        # The start came back in place of the better answer that was made of it on the way.
        solver.clearSolver()
        solver.run()
        values = _values(solver, instead=start)
    is_worse = programme.gains @ values < programme.gains @ start
    return Best(start if is_worse else values, bound, float(solver.getRunTime()))


def _values(solver: Any, *, instead: Floats) -> Floats:
    """The values the solver found, or others where it found none."""
    if solver.getInfo().primal_solution_status != FEASIBLE:
        return instead
    return np.asarray(solver.getSolution().col_value)


@cache
def _silent() -> type[Any]:
    """The solver's class, silenced before its constructor prints a first line."""
    import highspy

    class Silent(highspy.Highs):
        def enableCallbacks(self) -> None:  # noqa: N802 -- the library's name
            self.setOptionValue("output_flag", False)
            super().enableCallbacks()  # type: ignore[no-untyped-call]

    return Silent


def loaded(programme: Integers) -> Any:
    """The solver with a programme in it, not yet solved."""
    import highspy

    solver = _silent()()
    for name, value in OPTIONS.items():
        solver.setOptionValue(name, value)
    rows = programme.rows
    status = solver.passModel(
        len(programme.gains),
        rows.shape[0],
        rows.nnz,
        ROW_WISE,
        MAXIMISE,
        0.0,
        programme.gains,
        programme.lower,
        programme.upper,
        programme.least,
        programme.most,
        rows.indptr.astype(np.int32),
        rows.indices.astype(np.int32),
        rows.data.astype(np.float64),
        programme.is_whole.astype(np.int32),
    )
    if status == highspy.HighsStatus.kError:
        raise RuntimeError("HiGHS does not take the programme")
    return solver

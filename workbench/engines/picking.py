"""Whole sets of a pool, good for given gains or the very best."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from workbench.engines import highs
from workbench.engines.highs import Floats, Integers, Truths
from workbench.engines.standing import Priced, Standing

# A set this near to the best serves as well when it only has to lead somewhere new.
NEAR = 0.1
FREED = 80
# Where no set is found among so many branches there seldom is one.
NODES = 200
FRACTION = 1e-6


@dataclass(frozen=True, eq=False)
class Box:
    """Where a set has to lie: its values (v,) and the rows (m,) between these."""

    lower: Floats
    upper: Floats
    least: Floats
    most: Floats


def box_of(programme: Integers) -> Box:
    """All that a programme allows."""
    return Box(programme.lower, programme.upper, programme.least, programme.most)


class Picker:
    """Picks whole sets quickly: the best shares first, then whole numbers where they matter."""

    def __init__(self, programme: Integers) -> None:
        self._programme = programme
        self._solver = Standing(programme)
        self.box = box_of(programme)
        self.rows = programme.rows
        self._now = self.box

    def near(self, gains: Floats, box: Box) -> Floats | None:
        """A set in the box about as good as any for these gains; None when there is none."""
        quick = self._quick(gains, box)
        if quick is not None:
            return quick
        return _good(_within(self._programme, gains, box))

    def best(self, gains: Floats) -> highs.Best | None:
        """The best set for these gains as far as can be told in some branches, and a bound."""
        return _solved(replace(self._programme, gains=gains), near=0.0, nodes=10 * NODES)

    def any(self) -> Floats | None:
        """Any set at all, looked for to the end; None when there is none."""
        found = highs.maximise(self._programme)
        return None if found is None else found.values

    def _quick(self, gains: Floats, box: Box) -> Floats | None:
        """Shares first; then those not whole and those nearly as good are chosen again, whole."""
        shares = self._shares(gains, box)
        if shares is None:
            return None
        is_whole = self._programme.is_whole
        values, rounded = shares.values, np.rint(shares.values)
        parted = is_whole & (np.abs(values - rounded) > FRACTION)
        if not parted.any():
            return np.where(is_whole, rounded, values)
        free = _freed(shares.reduced, parted, may=is_whole & (box.upper > box.lower))
        free = np.concatenate([free, np.flatnonzero(~is_whole)])
        kept = np.where(is_whole, rounded, 0.0)
        kept[free] = 0.0
        base = self._programme.rows @ kept
        chosen = _good(
            Integers(
                gains[free],
                box.lower[free],
                box.upper[free],
                is_whole[free],
                self._programme.rows[:, free],
                box.least - base,
                box.most - base,
            )
        )
        if chosen is None:
            return None
        kept[free] = np.where(is_whole[free], np.rint(chosen), chosen)
        return kept

    def _shares(self, gains: Floats, box: Box) -> Priced | None:
        self._solver.seek(gains)
        self._solver.keep_values(box.lower, box.upper)
        changed = (box.least != self._now.least) | (box.most != self._now.most)
        for row in np.flatnonzero(changed).tolist():
            self._solver.keep_row(row, least=box.least[row], most=box.most[row])
        self._now = box
        return self._solver.best()


def _freed(reduced: Floats, parted: Truths, *, may: Truths) -> NDArray[np.int64]:
    """The values that are not whole, and so many more whose change costs least."""
    cost = np.where(parted, -1.0, np.abs(reduced))
    order = np.argsort(np.where(may, cost, np.inf), kind="stable")
    count = max(FREED, int(parted.sum()) + FREED // 2)
    return np.sort(order[: min(count, int(may.sum()))])


def _good(programme: Integers) -> Floats | None:
    found = _solved(programme, near=NEAR, nodes=NODES)
    return None if found is None else found.values


def _solved(programme: Integers, *, near: float, nodes: int) -> highs.Best | None:
    """The best set found in so many branches; its bound holds whether or not it is reached."""
    import highspy

    solver = highs.loaded(programme)
    solver.setOptionValue("mip_rel_gap", near)
    solver.setOptionValue("mip_max_nodes", nodes)
    solver.run()
    found = solver.getInfo()
    if found.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return None
    values = np.asarray(solver.getSolution().col_value)
    is_whole = bool(programme.is_whole.any())
    bound = found.mip_dual_bound if is_whole else found.objective_function_value
    return highs.Best(values, float(bound), float(solver.getRunTime()))


def _within(programme: Integers, gains: Floats, box: Box) -> Integers:
    return Integers(
        gains, box.lower, box.upper, programme.is_whole, programme.rows, box.least, box.most
    )

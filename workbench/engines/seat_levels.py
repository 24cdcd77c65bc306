"""The best places among some cells, one aim after the other, each proved in small numbers.

Weighed together the aims make numbers so large that what a solver takes for a whole number could
hide a whole unit of a later aim. One after the other they stay small: the tolerances cannot
reach a whole, a floor is a proof, and the answer is counted again in whole numbers.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from workbench.engines import highs, serving
from workbench.engines.highs import Integers
from workbench.engines.seat_rows import Cells, limit_rows, programme
from workbench.engines.seats import ALONE, NOWHERE, Seating, Wholes
from workbench.engines.standing import Standing

Floats = NDArray[np.float64]
DUST = 1e-4
"""What the solver's arithmetic may be off by, in totals of whole numbers."""
SLOW = ("root_reduced_cost",)
SEARCHES = (*SLOW, "rens", "rins")
"""Searches for an answer that solve whole programmes on the side."""


@dataclass(frozen=True, eq=False)
class Levelled:
    """The column of each row (n,), NOWHERE for none; the totals, and what each cannot exceed."""

    columns: Wholes
    totals: tuple[int, ...]
    bounds: tuple[int, ...]

    @property
    def is_proved(self) -> bool:
        """Whether each total is the best there is, given those before it."""
        return self.totals == self.bounds


def best(seating: Seating, cells: Cells, *, beyond: tuple[int, ...] = ()) -> Levelled | None:
    """The best places within these cells; None when the limits cannot all hold there.

    With the totals of an answer known already, None too when nothing goes `beyond` it.
    """
    held = programme(seating, cells, gains=np.zeros(len(cells.rows)))
    values: Floats | None = None
    bounds: list[int] = []
    for at, gain in enumerate(seating.gains):
        gains = gain[cells.rows, cells.columns].astype(np.float64)
        aimed = replace(held, gains=_padded(gains, held))
        is_level = values is None and bool(beyond)
        found = _surpassed(aimed, beyond[at]) if is_level else _reached(aimed, values)
        if found is not None:
            values, bound = found
        elif is_level:
            bound = beyond[at]
        else:
            return None
        bounds.append(bound)
        held = _kept(held, gains, at_least=bound if values is None else _total(gains, values))
    if values is None:
        return None
    return replace(counted(seating, cells, values), bounds=tuple(bounds))


def _surpassed(aimed: Integers, total: int) -> tuple[Floats, int] | None:
    """The best values for one aim, and their bound, when they surpass a total; else None."""
    loose = Standing(aimed).best() if len(aimed.gains) else None
    if loose is None or _floor(loose.total) <= total:
        return None
    found = highs.maximise(_kept(aimed, aimed.gains, at_least=total + 1), without=SEARCHES)
    return None if found is None else (found.values, _floor(found.bound))


def _reached(aimed: Integers, known: Floats | None) -> tuple[Floats, int] | None:
    """The best values for one aim, and the whole number that no values exceed.

    Values known already are only asked to be surpassed: they stand when nothing is better, be
    it whole or broken.
    """
    if known is None:
        found = highs.maximise(aimed, without=SLOW)
        return None if found is None else (found.values, _floor(found.bound))
    total = _total(aimed.gains, known)
    better = _surpassed(aimed, total)
    return (known, total) if better is None else better


def _floor(bound: float) -> int:
    return int(np.floor(bound + DUST))


def _total(gains: Floats, values: Floats) -> int:
    chosen = values[: len(gains)] > 0.5
    return round(float(gains[chosen].sum()))


def _padded(gains: Floats, to: Integers) -> Floats:
    more = np.zeros(len(to.gains) - len(gains))
    return np.concatenate([gains, more])


def _kept(held: Integers, gains: Floats, *, at_least: int) -> Integers:
    """One row more: what an aim has reached is not given up again."""
    from scipy.sparse import csr_array, vstack

    row = csr_array(_padded(gains, held)[None, :])
    return replace(
        held,
        rows=vstack([held.rows, row], format="csr"),
        least=np.append(held.least, float(at_least)),
        most=np.append(held.most, np.inf),
    )


def counted(seating: Seating, cells: Cells, values: Floats) -> Levelled:
    """The answer in whole numbers, once it is seen to hold everything."""
    chosen = values[: len(cells.rows)] > 0.5
    columns = np.full(len(seating.fixed), NOWHERE, dtype=np.int64)
    columns[cells.rows[chosen]] = cells.columns[chosen]
    if int(chosen.sum()) != int((columns != NOWHERE).sum()) or not holds(seating, columns):
        raise RuntimeError("the solver's answer does not hold in whole numbers")
    rows = np.flatnonzero(columns != NOWHERE)
    totals = tuple(int(gain[rows, columns[rows]].sum()) for gain in seating.gains)
    return Levelled(columns, totals, totals)


def holds(seating: Seating, columns: Wholes) -> bool:
    """Whether these places obey every limit, group and source, counted in whole numbers."""
    rows = np.flatnonzero(columns != NOWHERE)
    held = Cells(rows, columns[rows], np.zeros(len(rows), dtype=bool))
    fixed = seating.fixed != NOWHERE
    if not np.array_equal(columns[fixed], seating.fixed[fixed]):
        return False
    taken = limit_rows(seating, held) @ np.ones(len(rows))
    for limit, total in zip(seating.limits, taken.tolist(), strict=True):
        if not limit.least <= total <= limit.most:
            return False
    if seating.groups is not None:
        homes = seating.groups.numbers[rows]
        counts = np.unique(homes[homes != ALONE], return_counts=True)[1]
        if counts.max(initial=0) > seating.groups.most:
            return False
    if seating.supply is None:
        return True
    few = replace(seating.supply, fits=seating.supply.fits[rows])
    return len(serving.unserved(few, columns[rows])) <= few.unserved

"""Broken places over some cells, where a limit may be fallen short of at a high cost.

So there is always an answer with prices; where limits clash, the cost takes the bound below
anything that places can bring.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from workbench.engines.seat_prices import Market, Prices, rounded
from workbench.engines.seat_rows import Cells, programme
from workbench.engines.seats import Limit, Seating
from workbench.engines.standing import Standing

Floats = NDArray[np.float64]
BEST = 100.0
SHORT = 1e-7


@dataclass(frozen=True, eq=False)
class Reached:
    """What broken places reach: one value a cell, the prices, and whether a limit is not met."""

    values: Floats
    prices: Prices
    total: float
    is_short: bool


class Elastic:
    """The programme of some cells of a seating, kept in the solver for other limits."""

    def __init__(self, of: Market, cells: Cells) -> None:
        from scipy.sparse import csr_array, hstack

        seating = of.seating
        # The best place is worth a hundred: the solver is at ease with numbers of that size.
        self._unit = max(1.0, float(of.worth.max(initial=0))) / BEST
        gains = of.worth[cells.rows, cells.columns] / self._unit
        exact = programme(seating, cells, gains=gains)
        least = np.flatnonzero([np.isfinite(limit.least) for limit in seating.limits])
        count = len(least)
        give = csr_array(
            (np.ones(count), (least, np.arange(count))), shape=(exact.rows.shape[0], count)
        )
        cost = BEST * max(10, seating.places + 1)
        self._of, self._cells, self._limits = of, len(cells.rows), seating.limits
        self._first_given = len(exact.gains)
        self._solver = Standing(
            replace(
                exact,
                gains=np.concatenate([exact.gains, np.full(count, -cost)]),
                lower=np.concatenate([exact.lower, np.zeros(count)]),
                upper=np.concatenate([exact.upper, np.full(count, np.inf)]),
                is_whole=np.zeros(len(exact.gains) + count, dtype=bool),
                rows=hstack([exact.rows, give], format="csr"),
            )
        )

    def reached(self, seating: Seating) -> Reached | None:
        """The best with the ends that the limits of this seating have; None without fixed places.

        A limit that had no least end at first has none now.
        """
        for row, (limit, before) in enumerate(zip(seating.limits, self._limits, strict=True)):
            if not _same(limit, before):
                self._solver.keep_row(row, least=limit.least, most=limit.most)
        self._limits = seating.limits
        found = self._solver.best()
        if found is None:
            return None
        count, supply = len(seating.limits), seating.supply
        last = found.prices[-len(supply.room) - 1 :] if supply is not None else np.zeros(1)
        of = replace(self._of, seating=seating)
        return Reached(
            values=found.values[: self._cells],
            prices=rounded(
                of,
                found.prices[:count] * self._unit,
                last[:-1] * self._unit,
                unserved=float(last[-1]) * self._unit,
            ),
            total=found.total * self._unit,
            is_short=bool(found.values[self._first_given :].max(initial=0) > SHORT),
        )


def _same(limit: Limit, other: Limit) -> bool:
    return limit.least == other.least and limit.most == other.most

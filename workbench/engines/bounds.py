"""What a reader can work out of published numbers, by whole-number programming."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

GUESSES = 6


@dataclass(frozen=True)
class System:
    """What is known of some whole numbers: each lies in a range, and sums of them are zero.

    `low`, `high` (n,) floats; `sums` (m, n): every row of `sums @ values` is zero.
    """

    low: NDArray[np.float64]
    high: NDArray[np.float64]
    sums: NDArray[np.float64]


def can_vary(values: NDArray[np.float64], system: System, *, seed: int = 0) -> NDArray[np.bool_]:
    """Which numbers could be others, all that is known staying true.

    `values` (n,) is the truth and must obey the system. A few tables drawn at random show most
    numbers to vary; the few that are left are settled one by one, exactly.
    """
    varies = np.zeros(len(values), dtype=bool)
    random = np.random.default_rng(seed)
    for _ in range(GUESSES):
        if varies.all():
            break
        found = _best(random.normal(size=len(values)), system)
        varies |= np.abs(found - values) > 0.5
    for place in np.flatnonzero(~varies):
        if varies[place] or system.low[place] == system.high[place]:
            continue
        for direction in (1.0, -1.0):
            aim = np.zeros(len(values))
            aim[place] = direction
            varies |= np.abs(_best(aim, system) - values) > 0.5
    return varies


def _best(aim: NDArray[np.float64], system: System) -> NDArray[np.float64]:
    """The whole numbers that obey the system and make `aim @ numbers` smallest."""
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csr_array

    answer = milp(
        aim,
        integrality=np.ones(len(aim)),
        bounds=Bounds(system.low, system.high),
        constraints=LinearConstraint(csr_array(system.sums), 0, 0),
    )
    if answer.x is None:
        raise ValueError(f"the system has no answer: {answer.message}")
    return np.asarray(np.round(answer.x), dtype=np.float64)

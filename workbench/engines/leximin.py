"""The fairest chances under limits: the smallest as large as can be, then the next, and so on.

Source: Flanigan, Gölz, Gupta, Hennig and Procaccia, "Fair algorithms for selecting citizens'
assemblies", Nature 596 (2021). The chances here are those of shares that need not be whole:
no lottery over whole sets can do better.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from workbench.engines.pools import Floats, Pool, Wholes, programme, shares
from workbench.engines.standing import EXACT, Standing

if TYPE_CHECKING:
    from workbench.engines.highs import Integers

# A price below this may be dust of the solver's arithmetic.
PRICED = 1e-7


@dataclass(frozen=True, eq=False)
class Fairest:
    """The chance of each kind (k,) and the shares that reach it, a value a cell and helper.

    `holds` (k, m) are the rows of the pool that keep a kind's chance where it is: its members
    take of what is short when the chance is settled.
    """

    chances: Floats
    values: Floats
    holds: NDArray[np.bool_]
    rounds: int


def bound(pool: Pool, *, wishes: Floats | None = None) -> Fairest | None:
    """The largest chances, smallest first; None when even shares cannot obey the limits.

    Each round raises the smallest chance not yet settled as far as it goes. A kind whose row
    has a price holds the others back in every best answer, so its chance is settled there;
    the prices add up to one, so every round settles a kind. `wishes` (values,) choose among
    the shares with these chances.
    """
    kinds, rounds = len(pool.counts), 1
    chances = np.full(kinds, np.nan)
    holds = np.zeros((kinds, pool.rows.shape[0]), dtype=bool)
    solver = Standing(_raised(pool))
    found = solver.best()
    while found is not None and np.isnan(chances).any():
        level = min(max(float(found.values[-1]), 0.0), 1.0)
        waits = np.isnan(chances)
        settled = np.flatnonzero(waits & (np.abs(found.prices[:kinds]) > PRICED))
        if level >= 1 - EXACT or len(settled) == 0:
            settled = np.flatnonzero(waits)
        chances[settled] = level
        holds[settled] = _holding(pool, found.prices[kinds:])[settled]
        for kind in settled.tolist():
            solver.change(kind, column=pool.cells + len(pool.helpers), to=0.0)
            solver.keep_row(kind, least=level - EXACT, most=np.inf)
        if np.isnan(chances).any():
            found, rounds = solver.best(), rounds + 1
    if found is not None and wishes is not None:
        solver.seek(np.concatenate([wishes, [0.0]]))
        found = solver.best()
    return None if found is None else Fairest(chances, found.values[:-1], holds, rounds)


def _holding(pool: Pool, prices: Floats) -> NDArray[np.bool_]:
    """Whether a row has a price and members of a kind take of it (k, m)."""
    from scipy.sparse import csr_array

    priced = prices[: pool.rows.shape[0]]
    short = np.where(np.abs(priced) > PRICED, np.sign(priced), 0.0)
    cells = np.arange(pool.cells)
    mine = csr_array(
        (np.ones(pool.cells), (cells, pool.kinds)), shape=(pool.cells, len(pool.counts))
    )
    takes = (pool.rows[:, cells] > 0).astype(np.float64) @ mine
    return np.asarray((takes.toarray().T > 0) & (short > 0), dtype=bool)


def gini(chances: Floats, counts: Wholes) -> float:
    """How unequal the chances of all members are: 0 when equal, towards 1 when one has all."""
    order = np.argsort(chances, kind="stable")
    value, many = chances[order], counts[order].astype(np.float64)
    total, everybody = float(value @ many), float(many.sum())
    if total <= 0:
        return 0.0
    before = np.cumsum(many) - many
    ranks = many * (2 * before + many - everybody)
    return max(0.0, float(value @ ranks) / (everybody * total))


def _raised(pool: Pool) -> Integers:
    """One variable more: the chance that every kind not yet settled has at least."""
    from scipy.sparse import csr_array, hstack, vstack

    sets, kinds = programme(pool), len(pool.counts)
    owed = hstack([shares(pool), csr_array(-np.ones((kinds, 1)))])
    others = hstack([sets.rows, csr_array((sets.rows.shape[0], 1))])
    return replace(
        sets,
        gains=np.concatenate([sets.gains, [1.0]]),
        lower=np.concatenate([sets.lower, [0.0]]),
        upper=np.concatenate([sets.upper, [1.0]]),
        is_whole=np.zeros(len(sets.gains) + 1, dtype=bool),
        rows=vstack([owed, others], format="csr"),
        least=np.concatenate([np.zeros(kinds), sets.least]),
        most=np.concatenate([np.full(kinds, np.inf), sets.most]),
    )

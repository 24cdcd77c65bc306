"""Small pools, and everything about them by trying everything."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import csr_array

from workbench.engines.pools import Pool, plain


@st.composite
def pools(draw: st.DrawFn, *, kinds: int = 4) -> Pool:
    """A few kinds, a number of seats, and two limits of any sort."""
    k = draw(st.integers(1, kinds))
    counts = np.array(draw(st.lists(st.integers(1, 3), min_size=k, max_size=k)))
    seats = draw(st.integers(0, int(counts.sum())))
    rows, least, most = [np.ones(k)], [float(seats)], [float(seats)]
    for _ in range(draw(st.integers(0, 2))):
        rows.append(np.array(draw(st.lists(st.integers(0, 2), min_size=k, max_size=k)), float))
        least.append(draw(st.sampled_from([-np.inf, 0.0, 1.0, 2.0])))
        most.append(draw(st.sampled_from([1.0, 2.0, 3.0, np.inf])))
    return plain(counts, csr_array(np.array(rows)), least=np.array(least), most=np.array(most))


def whole_sets(pool: Pool) -> NDArray:
    """Every set that obeys the limits, by trying everything."""
    every = np.array(list(product(*[range(count + 1) for count in pool.counts])), dtype=float)
    taken = every @ pool.rows.toarray().T
    within = np.all((taken >= pool.least - 1e-9) & (taken <= pool.most + 1e-9), axis=1)
    return every[within]


def fairest_by_trying(sets: NDArray, counts: NDArray) -> NDArray:
    """The fairest chances of any lottery over these sets, one kind at a time."""
    shares = sets.T / counts[:, None]
    kinds, many = shares.shape
    chances = np.full(kinds, np.nan)

    def largest(gain: NDArray, floor: NDArray, raised: NDArray) -> float:
        """The largest gain of a lottery, each kind at its floor or at the raised chance."""
        found = linprog(
            -np.concatenate([gain @ shares, [0.0 if gain.any() else 1.0]]),
            A_ub=np.hstack([-shares, raised[:, None]]),
            b_ub=-floor,
            A_eq=np.concatenate([np.ones(many), [0.0]])[None, :],
            b_eq=[1.0],
        )
        return -found.fun

    while np.isnan(chances).any():
        waits = np.isnan(chances)
        level = largest(np.zeros(kinds), np.where(waits, 0, chances) - 1e-9, waits.astype(float))
        floor = np.where(waits, level, chances) - 1e-9
        for kind in np.flatnonzero(waits):
            if largest(np.eye(kinds)[kind], floor, np.zeros(kinds)) < level + 1e-6:
                chances[kind] = level
    return chances


def ordered(chances: NDArray, counts: NDArray) -> NDArray:
    return np.sort(np.repeat(chances, counts))

"""Laws of the fairest chances: nobody's can rise without a smaller one falling."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import csr_array

from workbench.engines import leximin
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


@settings(max_examples=80, deadline=None)
@given(pools())
def test_no_lottery_over_whole_sets_is_fairer_than_the_bound(pool):
    sets, bound = whole_sets(pool), leximin.bound(pool)
    if bound is None:
        assert len(sets) == 0
    elif len(sets) > 0:
        best = fairest_by_trying(sets, pool.counts)
        ahead = ordered(bound.chances, pool.counts) - ordered(best, pool.counts)
        different = ahead[np.abs(ahead) > 1e-6]
        assert len(different) == 0 or different[0] > 0


@settings(max_examples=80, deadline=None)
@given(pools())
def test_chances_add_up_to_the_seats_and_obey_the_limits(pool):
    bound = leximin.bound(pool)
    if bound is not None:
        taken = pool.rows @ (bound.chances * pool.counts)
        assert np.all((taken >= pool.least - 1e-6) & (taken <= pool.most + 1e-6))
        assert np.allclose(pool.by_kind(bound.values), bound.chances * pool.counts, atol=1e-6)
        assert np.all((bound.chances >= 0) & (bound.chances <= 1))


def test_two_thousand_members_of_three_kinds_have_a_chance_in_ten_each():
    rows = csr_array(np.array([[1.0, 1, 1], [1, 1, 0], [0, 0, 1], [0, 1, 0], [1, 0, 1]]))
    least, most = np.array([200.0, 99, 99, 99, 99]), np.full(5, 200.0)
    bound = leximin.bound(plain(np.array([1, 999, 1000]), rows, least=least, most=most))
    assert bound.chances == pytest.approx(0.1)
    assert bound.rounds == 1


def test_wishes_choose_among_the_shares_with_the_same_chances():
    pool = Pool(
        counts=np.array([2]),
        kinds=np.array([0, 0]),
        fewest=np.array([0, 0]),
        rows=csr_array(np.array([[1.0, 1.0]])),
        least=np.array([1.0]),
        most=np.array([1.0]),
        helpers=np.zeros(0),
    )
    assert leximin.bound(pool, wishes=np.array([0.0, 1.0])).values == pytest.approx([0, 1])
    assert leximin.bound(pool, wishes=np.array([1.0, 0.0])).values == pytest.approx([1, 0])


def test_inequality_is_that_of_the_members_not_of_the_kinds():
    def one_by_one(chances: NDArray) -> float:
        apart = np.abs(chances[:, None] - chances[None, :]).sum()
        return apart / (2 * len(chances) * chances.sum())

    chances, counts = np.array([0.5, 0.1, 0.9]), np.array([2, 5, 1])
    assert leximin.gini(chances, counts) == pytest.approx(one_by_one(np.repeat(chances, counts)))
    assert leximin.gini(np.array([0.3, 0.3]), np.array([1, 7])) == 0

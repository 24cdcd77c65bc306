"""Laws of the fairest chances: nobody's can rise without a smaller one falling."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from numpy.typing import NDArray
from scipy.sparse import csr_array

from tests.engines.pools import fairest_by_trying, ordered, pools, whole_sets
from workbench.engines import leximin
from workbench.engines.pools import Pool, plain


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

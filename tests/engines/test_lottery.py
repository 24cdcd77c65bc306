"""Laws of the lottery: every ticket obeys the limits, and none is fairer."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array

from tests.engines.pools import fairest_by_trying, ordered, pools, whole_sets
from workbench.engines import lottery, tickets
from workbench.engines.pools import Pool, plain


@settings(max_examples=120, deadline=None)
@given(pools())
def test_no_lottery_is_fairer_by_trying_everything(pool):
    sets, found = whole_sets(pool), lottery.fairest(pool, count=60)
    if len(sets) == 0:
        assert found is None
        return
    best = fairest_by_trying(sets, pool.counts)
    assert found.is_proved
    assert ordered(found.chances, pool.counts) == pytest.approx(
        ordered(best, pool.counts), abs=1e-5
    )
    assert found.chances == pytest.approx(best, abs=1e-5)


@settings(max_examples=80, deadline=None)
@given(pools())
def test_every_ticket_obeys_every_limit_and_chances_add_up_to_the_seats(pool):
    found = lottery.fairest(pool, count=60)
    if found is None:
        return
    assert len(found.sets) == 60
    taken = found.sets @ pool.rows.toarray().T
    assert np.all((taken >= pool.least) & (taken <= pool.most))
    assert np.all((found.sets >= 0) & (found.sets <= pool.counts))
    assert found.mixture.weights.sum() == pytest.approx(1)
    assert (found.chances * pool.counts).sum() == pytest.approx(pool.least[0], abs=1e-6)
    drawn = found.sets.mean(axis=0) / pool.counts
    assert np.abs(drawn - found.chances).max(initial=0) == pytest.approx(found.shift, abs=1e-9)


@settings(max_examples=60, deadline=None)
@given(pools(), st.randoms())
def test_the_order_of_the_kinds_changes_no_chance(pool, shuffle):
    order = list(range(len(pool.counts)))
    shuffle.shuffle(order)
    other = plain(pool.counts[order], pool.rows[:, order], least=pool.least, most=pool.most)
    found, again = lottery.fairest(pool, count=20), lottery.fairest(other, count=20)
    assert (found is None) == (again is None)
    if found is not None:
        assert again.chances == pytest.approx(found.chances[order], abs=1e-5)


@settings(max_examples=60, deadline=None)
@given(pools(), st.integers(1, 40))
def test_members_of_a_kind_are_on_as_many_tickets(pool, count):
    found = lottery.fairest(pool, count=count)
    if found is None:
        return
    kinds = np.repeat(np.arange(len(pool.counts)), pool.counts)
    on = tickets.members_on(pool, found.sets, kinds=kinds, order=np.arange(len(kinds)))
    for kind in range(len(pool.counts)):
        of_kind = on[:, kinds == kind]
        assert np.array_equal((of_kind == kind).sum(axis=1), found.sets[:, kind])
        times = (of_kind != tickets.NOBODY).sum(axis=0)
        assert times.max() - times.min() <= 1


def test_an_uneven_budget_is_used_as_fairly_as_whole_sets_allow():
    # Two of the three fit, or the third alone: the even shares of a half each cannot be had.
    pool = plain(
        np.array([1, 1, 1]),
        csr_array(np.array([[2.0, 2.0, 3.0]])),
        least=np.array([-np.inf]),
        most=np.array([4.0]),
    )
    found = lottery.fairest(pool)
    assert found.bound == pytest.approx(4 / 7, abs=1e-6)
    assert found.chances == pytest.approx(1 / 2, abs=1e-5)
    assert found.is_proved
    assert found.shortfall == pytest.approx(4 / 7 - 1 / 2, abs=1e-5)


def test_a_source_serves_no_more_than_it_has_room_for():
    # Two kinds, one source with room for one that fits both: one row for what is served.
    pool = Pool(
        counts=np.array([1, 3]),
        kinds=np.array([0, 1]),
        fewest=np.array([0, 0]),
        rows=csr_array(np.array([[1.0, 0, -1, 0], [0, 1, 0, -1], [0, 0, 1, 1]])),
        least=np.full(3, -np.inf),
        most=np.array([0.0, 0.0, 1.0]),
        helpers=np.full(2, 1.0),
    )
    found = lottery.fairest(pool, count=100)
    assert found.chances == pytest.approx(0.25, abs=1e-6)
    assert found.sets.sum(axis=1).tolist() == [1] * 100
    assert found.sets.sum(axis=0).tolist() == [25, 75]


def test_who_must_be_taken_is_on_every_ticket():
    pool = plain(
        np.array([1, 4]),
        csr_array(np.array([[1.0, 1.0]])),
        least=np.array([-np.inf]),
        most=np.array([2.0]),
    )
    found = lottery.fairest(replace(pool, fewest=np.array([1, 0])), count=8)
    assert found.chances == pytest.approx([1, 0.25], abs=1e-6)
    assert found.sets[:, 0].tolist() == [1] * 8


def test_the_number_drawn_is_the_published_arithmetic():
    # The reference numbers of splitmix64 started at 1234567 and at 0.
    assert lottery.number_drawn(1234567, count=2**64) - 1 == 6457827717110365317
    assert lottery.number_drawn(0, count=2**64) - 1 == 0xE220A8397B1DCDAF
    drawn = [lottery.number_drawn(seed, count=10) for seed in range(200)]
    assert set(drawn) == set(range(1, 11))


def test_the_same_pool_makes_the_same_tickets():
    pool = plain(
        np.array([2, 3, 5]),
        csr_array(np.array([[1.0, 1.0, 1.0], [1.0, 0, 2.0]])),
        least=np.array([4.0, 1.0]),
        most=np.array([4.0, 5.0]),
    )
    assert np.array_equal(lottery.fairest(pool).sets, lottery.fairest(pool).sets)

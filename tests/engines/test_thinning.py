"""How many of a number go on: exact distributions, held to scipy's and to laws."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import beta, betabinom

from workbench.engines import thinning
from workbench.engines.thinning import Chance

CHANCES = st.builds(Chance, st.floats(0.3, 60), st.floats(0.3, 60))
SHARES = st.sampled_from([0.5, 0.8, 0.9, 0.99])


@given(chance=CHANCES, most=st.integers(0, 60))
def test_each_number_that_may_go_on_is_a_beta_binomial(chance: Chance, most: int):
    found = thinning.passing(chance, most)
    assert np.allclose(found.sum(axis=1), 1)
    peer = betabinom(most, chance.a, chance.b).pmf(np.arange(most + 1))
    assert np.allclose(found[most], peer, atol=1e-12)


@given(chances=st.lists(CHANCES, min_size=1, max_size=4), number=st.integers(0, 60))
def test_a_chain_of_steps_sums_to_one_and_has_the_mean_of_the_product(
    chances: list[Chance], number: int
):
    found = thinning.exactly(number)
    for each in chances:
        found = thinning.thinned(found, each)
    assert found.sum() == pytest.approx(1)
    mean = number * np.prod([each.mean for each in chances])
    assert float(thinning.expected(found)) == pytest.approx(mean)


@given(chance=CHANCES, number=st.integers(0, 40), share=SHARES)
def test_a_band_holds_what_it_promises_and_its_ends_are_needed(
    chance: Chance, number: int, share: float
):
    found = thinning.thinned(thinning.exactly(number), chance)
    covering, assured = int(thinning.covering(found, share)), int(thinning.assured(found, share))
    assert found[: covering + 1].sum() >= share - 1e-9
    assert found[:covering].sum() < share
    assert found[assured:].sum() >= share - 1e-9
    assert found[assured + 1 :].sum() < share
    band = thinning.band(found, share)
    assert found[int(band.low) : int(band.high) + 1].sum() >= share - 1e-9


@given(chance=CHANCES, number=st.integers(0, 40))
def test_one_more_who_may_go_on_never_makes_fewer_likely(chance: Chance, number: int):
    found = thinning.passing(chance, number + 1)
    fewer, more = np.cumsum(found[number]), np.cumsum(found[number + 1])
    assert (more <= fewer + 1e-12).all()


@given(chance=CHANCES, by=st.floats(0, 0.5))
def test_cohorts_that_differ_widen_a_chance_and_leave_its_mean(chance: Chance, by: float):
    found = thinning.scattered(chance, by)
    assert found.mean == pytest.approx(chance.mean)
    narrow, wide = (beta(one.a, one.b).var() for one in (chance, found))
    assert wide >= narrow * (1 - 1e-9)


def test_groups_that_differ_as_chance_does_show_no_scatter_and_wild_ones_do():
    assert thinning.scatter([14, 15, 16], [20, 20, 20]) == 0
    assert thinning.scatter([2, 10, 19], [20, 20, 20]) > 0.3
    assert thinning.scatter([2, 19], [20, 20]) == 0
    assert thinning.scatter([], []) == 0


def test_counts_from_elsewhere_weigh_as_so_many_at_the_most():
    assert thinning.lent(50, 100, at_most=10) == Chance(5.5, 5.5)
    assert thinning.lent(2, 4, at_most=10) == Chance(2.5, 2.5)
    assert thinning.lent(0, 0, at_most=10) == Chance(0.5, 0.5)


def test_jeffreys_interval_leaves_as_much_out_on_each_side():
    band = thinning.band_of(thinning.learnt(2, 10), 0.95)
    known = beta(2.5, 8.5)
    assert known.cdf(band.low) == pytest.approx(0.025)
    assert known.sf(band.high) == pytest.approx(0.025)


def test_thousands_are_thinned_without_a_large_table():
    tracemalloc.start()
    found = thinning.thinned(thinning.thinned(thinning.exactly(2000), Chance(8, 2)), Chance(3, 3))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert float(thinning.expected(found)) == pytest.approx(2000 * 0.8 * 0.5)
    assert peak < 80e6


def test_room_for_a_few_gathers_all_that_is_more():
    found = thinning.capped(np.array([0.1, 0.2, 0.3, 0.4]), 1)
    assert found.tolist() == pytest.approx([0.1, 0.9])
    assert thinning.capped(np.array([1.0]), 3).tolist() == [1.0]


def test_the_sum_of_two_numbers_counts_both():
    assert thinning.together(thinning.exactly(2), thinning.exactly(3)).tolist() == [0.0] * 5 + [1.0]

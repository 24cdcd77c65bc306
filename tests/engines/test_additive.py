"""Strictness told and taken out: what must hold for every panel."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import rankdata

from tests.panels import Design, a_panel, correlation, fitted
from workbench.engines.additive import Expected, Ratings, drift, fit
from workbench.engines.ordering import ranks, worth_of

EXPECTED = Expected(raters=0.5, noise=0.5, drift=0.3)
SCORES = st.integers(0, 12).map(lambda third: third / 3)


@st.composite
def panels(draw: st.DrawFn) -> Ratings:
    """Any panel: up to 5 raters and 12 items, each item rated by some of them."""
    raters, items = draw(st.integers(1, 5)), draw(st.integers(1, 12))
    pairs = [
        (item, rater)
        for item in range(items)
        for rater in draw(st.sets(st.integers(0, raters - 1), min_size=1))
    ]
    values = draw(st.lists(SCORES, min_size=len(pairs), max_size=len(pairs)))
    item, rater = np.array(pairs).T
    return Ratings(item, rater, np.array(values, dtype=float), items, raters)


@given(panels())
@settings(deadline=None)
def test_two_items_rated_by_the_same_raters_keep_their_order(some: Ratings):
    found = fit(some, EXPECTED)
    who = some.shared().toarray()
    for a in range(some.items):
        for b in range(some.items):
            if (who[a] == who[b]).all():
                gap = found.corrected[a] - found.corrected[b]
                assert gap == pytest.approx(found.plain[a] - found.plain[b], abs=1e-9)


@given(panels())
@settings(deadline=None)
def test_the_mean_of_the_raters_who_share_items_stays_where_it_was(some: Ratings):
    found = fit(some, EXPECTED)
    for group in np.unique(found.group):
        assert found.effects.value[found.group == group].sum() == pytest.approx(0, abs=1e-6)


@given(panels(), st.floats(-2, 2))
@settings(deadline=None)
def test_moving_every_rating_moves_every_mean_and_no_effect(some: Ratings, by: float):
    moved = Ratings(some.item, some.rater, some.value + by, some.items, some.raters)
    before, after = fit(some, EXPECTED), fit(moved, EXPECTED)
    assert after.effects.value == pytest.approx(before.effects.value, abs=1e-6)
    assert after.corrected == pytest.approx(before.corrected + by, abs=1e-6)


@given(st.integers(2, 5), st.integers(2, 10), st.floats(-2, 2), st.data())
@settings(deadline=None)
def test_where_everybody_rated_everything_a_stricter_rater_changes_no_place(
    raters: int, items: int, by: float, data: st.DataObject
):
    item, rater = np.repeat(np.arange(items), raters), np.tile(np.arange(raters), items)
    size = items * raters
    value = np.array(data.draw(st.lists(SCORES, min_size=size, max_size=size)), dtype=float)
    stricter = value + np.where(rater == 0, by, 0.0)
    before = fit(Ratings(item, rater, value, items, raters), EXPECTED)
    after = fit(Ratings(item, rater, stricter, items, raters), EXPECTED)
    assert (ranks(after.corrected) == ranks(before.plain)).all()


@given(panels(), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_in_which_ratings_are_written_down_changes_nothing(some: Ratings, chance):
    order = list(range(len(some.value)))
    chance.shuffle(order)
    other = Ratings(some.item[order], some.rater[order], some.value[order], some.items, some.raters)
    assert fit(other, EXPECTED).corrected == pytest.approx(fit(some, EXPECTED).corrected, abs=1e-6)


def test_a_difference_seen_once_moves_less_than_one_seen_often():
    def of(times: int) -> float:
        item, rater = np.repeat(np.arange(times), 2), np.tile([0, 1], times)
        value = np.tile([3.0, 2.0], times)
        return float(fit(Ratings(item, rater, value, times, 2), EXPECTED).effects.value[0])

    assert 0 < of(1) < of(3) < of(10) < of(40) < 0.5
    assert of(1) < 0.25
    assert of(40) > 0.45


def test_raters_who_share_nothing_are_not_compared():
    apart = Ratings(np.arange(6), np.repeat([0, 1], 3), np.repeat([4.0, 0.0], 3), 6, 2)
    found = fit(apart, EXPECTED)
    assert found.corrected.tolist() == found.plain.tolist()
    assert found.effects.high.tolist() == [0.0, 0.0]
    assert found.group.tolist() == [0, 1]


def test_a_rater_who_shares_too_little_is_not_compared():
    item = np.array([0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 0])
    rater = np.array([0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 2])
    value = np.array([3.0, 2.0] * 5 + [0.0])
    found = fit(Ratings(item, rater, value, 5, 3), replace(EXPECTED, shared=3))
    assert found.effects.value[2] == 0
    assert found.effects.value[0] > 0.2
    assert found.group[0] == found.group[1] != found.group[2]


def test_an_item_without_a_rating_has_no_mean():
    found = fit(Ratings(np.array([0, 0]), np.array([0, 1]), np.array([3.0, 2.0]), 2, 2), EXPECTED)
    assert np.isnan(found.plain).tolist() == [False, True]
    assert np.isnan(found.corrected).tolist() == [False, True]


def test_without_any_rating_there_is_nothing_to_tell():
    nothing = np.array([], dtype=np.int64)
    empty = Ratings(nothing, nothing, np.array([]), 0, 0)
    assert fit(empty, EXPECTED).plain.tolist() == []
    assert drift(empty, np.array([]), EXPECTED).value.tolist() == []
    assert worth_of(fit(empty, EXPECTED), empty).is_enough is False


@pytest.mark.parametrize("stricter_by", [0.0, 0.8])
def test_a_rater_who_grows_stricter_is_told_from_the_others(stricter_by: float):
    rng = np.random.default_rng(4)
    item, rater = np.repeat(np.arange(60), 2), np.tile([0, 1], 60)
    place = np.concatenate([rng.permutation(60)[:, None], rng.permutation(60)[:, None]], 1).ravel()
    merit = np.repeat(rng.normal(2, 0.6, 60), 2)
    value = merit + rng.normal(0, 0.3, 120) - np.where(rater == 0, stricter_by * place / 59, 0)
    found = drift(Ratings(item, rater, value, 60, 2), place.astype(float), EXPECTED)
    assert bool(found.high[0] < 0) is bool(stricter_by)
    assert found.low[1] < 0 < found.high[1]


def test_intervals_hold_the_true_strictness_about_as_often_as_they_say():
    """Of ratings that no end of a scale cuts: at 0 and 4 a difference looks smaller than it is."""
    rng, inside = np.random.default_rng(5), []
    item = np.repeat(np.arange(30), 2)
    rater = np.array([[0, 1], [1, 2], [2, 0]] * 10).ravel()
    for _ in range(200):
        leniency = rng.normal(0, 0.5, 3)
        value = rng.normal(0, 0.8, 30)[item] + leniency[rater] + rng.normal(0, 0.5, 60)
        found = fit(Ratings(item, rater, value, 30, 3), EXPECTED).effects
        true = leniency - leniency.mean()
        inside += [(found.low <= true) & (true <= found.high)]
    assert 0.92 <= np.mean(inside) <= 0.98


@pytest.mark.parametrize(
    ("each", "share"), [(3, 1.0), (2, 0.95)], ids=["all read by all", "2 of 3 each"]
)
def test_the_order_is_hardly_ever_worse_than_that_of_the_plain_mean(each: int, share: float):
    """150 of the panels of tests/benchmarks/reviews.py, which has more of them."""
    as_good = []
    for seed in range(150):
        some = a_panel(Design(raters=3, items=30, each=each), seed=seed)
        found = fitted(some)
        use = worth_of(found, some.ratings).is_enough
        order = found.corrected if use else found.plain
        as_good.append(correlation(order, some.merit) >= correlation(found.plain, some.merit))
    assert np.mean(as_good) >= share


@given(st.lists(SCORES, max_size=12))
@settings(deadline=None)
def test_places_are_those_of_scipy_which_takes_long_to_load(means):
    assert (ranks(np.array(means, dtype=float)) == rankdata(means)).all()

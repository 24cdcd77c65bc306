"""Laws of sifting: the best answer is that of every row at once, and the bound always holds."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from tests.engines.test_seats import holds, seatings
from workbench.engines import (
    highs,
    lots,
    seat_levels,
    seat_prices,
    seat_rows,
    seat_tree,
    seats,
    sifting,
)
from workbench.engines.seats import ALONE, NOWHERE, Groups, Limit, Seating, Supply
from workbench.engines.sifting import Patience

HASTY = Patience(first=1, more=1, tried=1)
PRICES = st.lists(st.floats(-20, 20), min_size=20, max_size=20)


def answers(seating: Seating) -> list[tuple[int, ...]]:
    """The totals of every answer that holds, by trying everything."""
    n, columns = seating.allowed.shape
    choices = [np.array(c, dtype=int) for c in product(range(NOWHERE, columns), repeat=n)]
    return [seats.totals(seating, choice) for choice in choices if holds(seating, choice)]


def with_aims(seating: Seating, second: list[int], third: list[int]) -> Seating:
    shape = seating.allowed.shape
    more = tuple(np.resize(np.array(each, dtype=np.int64), shape) for each in (second, third))
    return replace(seating, gains=(seating.gains[0], *more))


@settings(max_examples=150, deadline=None)
@given(
    seatings(),
    st.lists(st.integers(0, 3), min_size=10, max_size=10),
    st.lists(st.integers(0, 1), min_size=10, max_size=10),
)
def test_sifted_the_aims_come_one_after_the_other_as_when_everything_is_tried(
    seating, second, third
):
    seating = with_aims(seating, second, third)
    found = sifting.best(seating, patience=HASTY)
    best = max(answers(seating), default=None)
    assert (None if found is None else found.totals) == best
    if found is not None:
        assert found.is_proved
        assert holds(seating, found.columns)


@settings(max_examples=80, deadline=None)
@given(seatings(rows=4), PRICES)
def test_no_answer_exceeds_the_bound_at_any_prices(seating, drawn):
    of = seat_prices.market(seating, worth=seats.weights(seating))
    count = len(seating.limits)
    prices = seat_prices.rounded(
        of, np.array(drawn[:count]), np.array(drawn[10:12]), unserved=drawn[-1]
    )
    if seating.supply is None:
        prices = replace(prices, sources=np.zeros(0, dtype=np.int64), unserved=0)
    seen = seat_prices.valued(of, prices)
    n, columns = seating.allowed.shape
    for choice in product(range(NOWHERE, columns), repeat=n):
        held = np.array(choice, dtype=int)
        if not holds(seating, held):
            continue
        worth = sum(seats.totals(seating, held)) * seen.scale
        rows = np.flatnonzero(held != NOWHERE)
        empty = np.flatnonzero(held == NOWHERE)
        losses = [*seen.losses[rows, held[rows]].tolist(), *seen.without[empty].tolist()]
        assert worth <= seen.total
        assert worth <= seen.total - max(losses, default=0)
        assert worth // seen.scale <= seen.bound


def drawn_seating(seed: int, *, rows: int, scores: int = 60) -> Seating:
    """Three columns, quotas at both ends, a budget, households, sources and two aims more."""
    rng = np.random.default_rng(seed)
    each = np.eye(3, dtype=bool)
    every = np.ones(3, dtype=bool)
    ones = np.ones(rows, dtype=np.int64)
    member = [(rng.random(rows) < share).astype(np.int64) for share in (0.3, 0.2, 0.4, 0.5, 0.1)]
    limits = [Limit(ones, each[column], most=8) for column in range(3)]
    limits += [Limit(ones, each[0], least=4)]
    limits += [Limit(one, every, least=5) for one in member[:3]]
    limits += [Limit(one, every, most=9) for one in member[3:]]
    limits += [Limit(member[0], each[1], least=2), Limit(member[1], each[2], most=2)]
    limits += [Limit(rng.integers(0, 8, rows) * 20, every, most=1200)]
    homes = np.where(rng.random(rows) < 0.3, rng.integers(0, rows // 6 + 1, rows), ALONE)
    points = np.repeat(rng.integers(30, 30 + scores, rows)[:, None], 3, axis=1)
    wished = rng.random((rows, 3)) < 0.5
    fixed = np.full(rows, NOWHERE)
    fixed[:2] = (0, 1)
    return Seating(
        gains=(
            points,
            wished.astype(np.int64) + (rng.random((rows, 3)) < 0.3),
            ones[:, None] + each[0],
        ),
        allowed=wished,
        fixed=fixed,
        lots=lots.ranks(np.arange(rows), seed=seed),
        limits=tuple(limits),
        places=24,
        groups=Groups(homes, 1),
        supply=Supply(
            fits=rng.random((rows, 9)) < 0.35,
            serves=rng.random((3, 9)) < 0.6,
            room=rng.integers(1, 4, 9),
            unserved=6,
        ),
    )


@pytest.mark.parametrize("seed", range(8))
def test_sifted_three_hundred_rows_reach_what_all_of_them_at_once_reach(seed):
    seating = drawn_seating(seed, rows=300)
    at_once = sifting.best(seating, patience=Patience(tried=10**6))
    found = sifting.best(seating, patience=Patience(first=2, more=20, tried=30))
    assert (found and found.totals) == (at_once and at_once.totals)
    assert found is not None, "the drawn limits go together"
    assert found.is_proved
    assert holds(seating, found.columns)


def test_with_few_branches_the_solver_gets_the_rest_and_reaches_the_same(monkeypatch):
    seating = drawn_seating(2, rows=60)
    found = seats.solve(seating)
    monkeypatch.setattr(seat_tree, "BRANCHES", 1)
    assert seats.solve(seating).totals == found.totals


def test_an_answer_is_only_asked_to_be_surpassed():
    seating = drawn_seating(3, rows=60)
    cells = seat_rows.cells_of(seating)
    found = seat_levels.best(seating, cells)
    score, wishes, kept = found.totals
    assert seat_levels.best(seating, cells, beyond=found.totals) is None
    for less in ((score - 1, wishes, kept), (score, wishes - 1, kept), (score, wishes, kept - 1)):
        assert seat_levels.best(seating, cells, beyond=less).totals == found.totals


@pytest.mark.parametrize("seed", range(3))
def test_weighed_together_the_solver_alone_reaches_the_same(seed):
    seating = drawn_seating(seed, rows=80)
    cells = seat_rows.cells_of(seating)
    worth = seats.weights(seating)[cells.rows, cells.columns]
    alone = highs.maximise(seat_rows.programme(seating, cells, gains=worth.astype(float)))
    found = seats.solve(seating)
    assert found is not None
    assert found.objective == found.bound == round(alone.bound)


def test_limits_that_clash_are_seen_among_many_rows():
    seating = drawn_seating(1, rows=300)
    ones = np.ones(300, dtype=np.int64)
    too_many = Limit(ones, np.ones(3, dtype=bool), least=25)
    assert seats.solve(replace(seating, limits=(*seating.limits, too_many))) is None


def test_the_order_of_many_rows_changes_nothing():
    seating = drawn_seating(4, rows=300)
    order = np.random.default_rng(1).permutation(300)
    found, again = seats.solve(seating), seats.solve(turned(seating, order))
    assert (found.objective, found.totals) == (again.objective, again.totals)


def turned(seating: Seating, order: NDArray[np.int64]) -> Seating:
    return replace(
        seating,
        gains=tuple(gain[order] for gain in seating.gains),
        allowed=seating.allowed[order],
        fixed=seating.fixed[order],
        lots=seating.lots[order],
        limits=tuple(replace(one, weights=one.weights[order]) for one in seating.limits),
        groups=replace(seating.groups, numbers=seating.groups.numbers[order]),
        supply=replace(seating.supply, fits=seating.supply.fits[order]),
    )

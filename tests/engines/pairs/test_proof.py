"""Laws of the proof: whatever pairs are looked at first, the matching is the best of all."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from workbench.engines.pairs import proof, scores
from workbench.engines.pairs.lots import Lots
from workbench.engines.pairs.matching import Matched, Matching, shuffled, solve
from workbench.engines.pairs.scores import BLOCKED, NOBODY, HeldScores
from workbench.engines.pairs.search import Lifted
from workbench.engines.pairs.sparse import heaviest


@st.composite
def cases(draw: st.DrawFn, *, rows: int, columns: int, most: int = 9) -> Matching:
    """Points drawn from a seed, some pairs blocked, with places scarce or plenty."""
    n, m = draw(st.integers(1, rows)), draw(st.integers(1, columns))
    dice = np.random.default_rng(draw(st.integers(0, 10_000)))
    points = dice.integers(0, most + 1, (n, m)) + dice.integers(0, most + 1, m)
    points[dice.random((n, m)) < draw(st.sampled_from([0.0, 0.3, 0.8]))] = BLOCKED
    room = dice.integers(0, draw(st.sampled_from([2, 3, 2 * n + 1])), m)
    return Matching(HeldScores(points.astype(np.int16)), room)


@st.composite
def with_terms(draw: st.DrawFn, *, rows: int, columns: int) -> Matching:
    """The same with rows held, rows idle and columns that rows had before."""
    of = draw(cases(rows=rows, columns=columns))
    n, m = of.scores.shape
    column = st.integers(NOBODY, m - 1)
    dice = np.random.default_rng(draw(st.integers(0, 10_000)))
    before = draw(st.lists(column, min_size=n, max_size=n))
    held = np.where(dice.random(n) < 0.2, dice.integers(0, m, n), NOBODY)
    return Matching(of.scores, of.room, held=held, idle=dice.random(n) < 0.2,
                    before=np.array(before))  # fmt: skip


def few_at_first(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FIRST", "MORE", "OF_COLUMN"):
        monkeypatch.setattr(proof, name, 1)


def points_of(of: Matching) -> NDArray[np.int64]:
    return of.scores.block(slice(0, of.scores.shape[0])).astype(np.int64)


def by_one_array(of: Matching) -> tuple[int, int]:
    points, head = points_of(of), of.head
    places = np.repeat(np.arange(len(of.room)), np.minimum(of.room, len(points)))
    weights = np.where(points == BLOCKED, 0, points + head)[:, places]
    rows, taken = linear_sum_assignment(weights, maximize=True)
    found = weights[rows, taken]
    count = int((found > 0).sum())
    return count, int(found.sum()) - count * head


def by_trying_everything(of: Matching) -> tuple[int, int, int]:
    """Rows matched, rows kept, and points of the free rows alone."""
    points, n, m = points_of(of), *of.scores.shape
    held = np.bincount(of.held[of.held != NOBODY], minlength=m)
    free = (of.held == NOBODY) & ~of.idle
    best = (0, 0, 0)
    for choice in product(range(NOBODY, m), repeat=int(free.sum())):
        columns = np.full(n, NOBODY)
        columns[free] = choice
        rows = np.flatnonzero(columns != NOBODY)
        worth = points[rows, columns[rows]]
        taken = np.bincount(columns[rows], minlength=m)
        if np.any(worth == BLOCKED) or np.any((taken > 0) & (taken + held > of.room)):
            continue
        kept = int((columns[rows] == of.before[rows]).sum())
        best = max(best, (len(rows), kept, int(worth.sum())))
    return best


def prove(found: Matched) -> bool:
    """Whether the prices hold off every pair that may be, and add up to what is matched."""
    of, points = found.of, points_of(found.of)
    weights = of.weights(slice(0, len(points)))
    paid = found.row_prices[:, None] + found.column_prices[None, :]
    taken = np.bincount(found.columns[found.columns != NOBODY], minlength=len(of.room))
    is_left = taken < of.room
    return (
        bool(np.all((weights <= paid) | (points == BLOCKED)))
        and bool(np.all(found.row_prices >= 0))
        and not bool(np.any(found.column_prices[is_left]))
    )


@settings(max_examples=60, deadline=None)
@given(cases(rows=70, columns=50))
def test_it_is_as_good_as_with_all_pairs_in_one_array(of):
    found = solve(of)
    assert (found.count, found.objective) == by_one_array(of)
    assert prove(found)


@settings(max_examples=100, deadline=None)
@given(cases(rows=30, columns=25))
def test_one_pair_a_row_to_begin_with_is_enough(of):
    with pytest.MonkeyPatch.context() as patch:
        few_at_first(patch)
        found = solve(of)
    assert (found.count, found.objective) == by_one_array(of)
    assert found.is_proved
    assert prove(found)


@settings(max_examples=60, deadline=None)
@given(with_terms(rows=4, columns=3))
def test_most_rows_then_most_kept_then_most_points(of):
    found = solve(of)
    free = (of.held == NOBODY) & ~of.idle & (found.columns != NOBODY)
    points = points_of(of)[free, found.columns[free]].sum()
    assert (found.count, found.kept, points) == by_trying_everything(of)


@settings(max_examples=60, deadline=None)
@given(with_terms(rows=40, columns=15))
def test_held_rows_stand_idle_rows_stay_and_room_is_kept(of):
    found = solve(of)
    is_held = of.held != NOBODY
    assert found.is_proved
    assert np.array_equal(found.columns[is_held], of.held[is_held])
    assert np.all(found.columns[of.idle & ~is_held] == NOBODY)
    held = np.bincount(of.held[is_held], minlength=len(of.room))
    taken = np.bincount(found.columns[found.columns != NOBODY], minlength=len(of.room))
    assert np.all(taken <= np.maximum(of.room, held))


@settings(max_examples=60, deadline=None)
@given(cases(rows=25, columns=12), st.integers(0, 10_000))
def test_a_column_more_leaves_no_more_rows_alone(of, seed):
    points = points_of(of)
    more = np.random.default_rng(seed).integers(-1, 10, (len(points), 1))
    wider = Matching(HeldScores(np.hstack([points, more]).astype(np.int16)), np.append(of.room, 1))
    assert solve(wider).count >= solve(of).count


@settings(max_examples=60, deadline=None)
@given(with_terms(rows=25, columns=12), st.integers(0, 24))
def test_from_a_start_it_is_as_good_as_from_nothing(of, row):
    known = solve(Matching(of.scores, of.room, before=of.before))
    again, anew = solve(of, known), solve(of)
    assert again.is_proved
    assert (again.count, again.kept, again.objective) == (anew.count, anew.kept, anew.objective)


@settings(max_examples=30, deadline=None)
@given(with_terms(rows=30, columns=20))
def test_points_that_are_not_held_in_memory_are_matched_alike(of):
    class Lazy:
        def __init__(self, held):
            self.shape, self.most, self.block, self.of = held.shape, held.most, held.block, held.of

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scores, "HELD_BYTES", 0)
        found = solve(Matching(Lazy(of.scores), of.room, of.held, of.idle, of.before))
    held = solve(of)
    assert (found.count, found.kept, found.objective) == (held.count, held.kept, held.objective)
    assert found.is_proved


def all_want_the_same(rows: int, columns: int) -> Matching:
    """As many places as rows; the first columns have most points for everybody."""
    dice = np.random.default_rng(1)
    points = 90 - 80 * np.arange(columns) // columns + dice.integers(0, 10, (rows, columns))
    room = np.full(columns, rows // columns)
    return Matching(HeldScores(points.astype(np.int16)), room)


def test_nobody_is_left_out_where_the_best_pairs_of_each_row_leave_some():
    of = all_want_the_same(600, 200)
    lots = Lots(600, 200, seed=0)
    lifted = Lifted(of.scores, of.head, 0, np.ones(600, dtype=bool), None)
    best = proof.first(lifted, of.room, lots)
    on_those = heaviest(best, np.zeros(600, dtype=np.int64), room=of.room)
    found = solve(of)
    assert (on_those == NOBODY).sum() > 0
    assert found.count == 600
    assert found.is_proved
    assert (found.count, found.objective) == by_one_array(of)


def test_equals_are_drawn_and_no_place_in_the_list_is_worth_anything():
    of = Matching(HeldScores(np.full((4, 2), 7, dtype=np.int16)), np.array([1, 1]))
    times = np.zeros(4)
    for seed in range(200):
        times += shuffled(of, seed=seed).columns == NOBODY
    assert times.sum() == 400
    assert np.all(np.abs(times - 100) < 35)


def test_the_same_seed_draws_the_same():
    of = all_want_the_same(60, 20)
    one, other = shuffled(of, seed=5), shuffled(of, seed=5)
    assert np.array_equal(one.columns, other.columns)


def test_a_column_price_is_what_its_places_would_bring_to_others():
    points = np.array([[9, 2], [8, 1]], dtype=np.int16)
    found = solve(Matching(HeldScores(points), np.array([1, 1])))
    assert found.columns.tolist() == [0, 1] or found.columns.tolist() == [1, 0]
    assert found.column_prices.tolist() == [7, 0]


@pytest.mark.parametrize("room", [[0, 0], [5, 5]])
def test_no_room_and_room_for_all_are_proved(room):
    points = np.array([[3, BLOCKED], [BLOCKED, 4], [BLOCKED, BLOCKED]], dtype=np.int16)
    found = solve(Matching(HeldScores(points), np.array(room)))
    assert found.is_proved
    assert found.count == (2 if room[0] else 0)

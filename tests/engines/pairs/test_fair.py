"""Laws of the fairest matching: by trying everything on small cases, by prices on larger ones."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from tests.engines.pairs.test_stable import cases, every_pairing, settled
from tests.laws import tried
from workbench.engines.pairs import fair, matching
from workbench.engines.pairs.matching import Matching
from workbench.engines.pairs.scores import BLOCKED, NOBODY, HeldScores


def found_for(of: Matching, *, seed: int = 1) -> fair.Fair:
    return fair.solve(of, matching.solve(of), seed=seed)


def points_of(of: Matching, columns: NDArray) -> list[int]:
    rows = np.flatnonzero(columns != NOBODY)
    return sorted(of.scores.points[rows, columns[rows]].tolist())


@tried(120)
@given(cases(rows=5, columns=3), st.integers(0, 5))
def test_no_matching_with_as_many_rows_is_better_for_the_worst_then_the_next(of, seed):
    found = found_for(of, seed=seed)
    every = [points_of(of, each) for each in every_pairing(of)]
    most = max(len(each) for each in every)
    assert points_of(of, found.columns) == max(each for each in every if len(each) == most)
    assert found.is_proved


@tried(60)
@given(settled(), st.integers(0, 5))
def test_what_is_held_stays_and_as_many_are_matched_and_kept_as_can_be(of, seed):
    found, best = found_for(of, seed=seed), matching.solve(of)
    assert (found.count, found.kept) == (best.count, best.kept)
    assert found.is_proved
    is_held = of.held != NOBODY
    assert np.array_equal(found.columns[is_held], of.held[is_held])
    assert np.all(found.columns[of.idle] == NOBODY)
    rows = np.flatnonzero((found.columns != NOBODY) & ~is_held)
    assert np.all(of.scores.points[rows, found.columns[rows]] != BLOCKED)
    beside = np.bincount(of.held[is_held], minlength=len(of.room))
    added = np.bincount(found.columns[rows], minlength=len(of.room))
    assert np.all(added <= np.clip(of.room - beside, 0, None))


@tried(30)
@given(cases(rows=4, columns=3), st.data())
def test_what_rows_had_is_kept_before_anybody_is_better_off(of, data):
    n, m = of.scores.shape
    had = data.draw(st.lists(st.integers(NOBODY, m - 1), min_size=n, max_size=n))
    before = np.array(had, dtype=np.int64)

    def rank(columns: NDArray) -> tuple[int, int, list[int]]:
        is_kept = (columns != NOBODY) & (columns == before)
        return int((columns != NOBODY).sum()), int(is_kept.sum()), points_of(of, columns)

    found = found_for(Matching(of.scores, of.room, before=before))
    assert rank(found.columns) == max(rank(each) for each in every_pairing(of))


@tried(30)
@given(cases(rows=14, columns=8, most=40), st.integers(0, 1000))
def test_the_order_of_rows_and_columns_changes_nobodys_points(of, seed):
    shuffle = np.random.default_rng(seed)
    rows, columns = shuffle.permutation(len(of.scores.points)), shuffle.permutation(len(of.room))
    other = Matching(HeldScores(of.scores.points[rows][:, columns]), of.room[columns])
    found, again = found_for(of), found_for(other)
    assert points_of(of, found.columns) == points_of(other, again.columns)
    assert found.is_proved


def test_pairs_that_were_not_looked_at_are_found_by_their_prices():
    draw = np.random.default_rng(5)
    points = draw.integers(-30, 100, size=(60, 30)).clip(-1).astype(np.int16)
    of = Matching(HeldScores(points), np.full(30, 2))
    best = matching.solve(of)
    from_nothing = fair.solve(of, matching.at(of, best.columns), seed=1)
    found = fair.solve(of, best, seed=1)
    assert found.is_proved
    assert from_nothing.is_proved
    assert points_of(of, from_nothing.columns) == points_of(of, found.columns)
    assert points_of(of, found.columns) > points_of(of, best.columns)


def test_levels_settled_in_many_steps_come_to_the_same(monkeypatch):
    draw = np.random.default_rng(3)
    points = draw.integers(-200, 100, size=(90, 30)).clip(-1).astype(np.int16)
    of = Matching(HeldScores(points), np.full(30, 3))
    few = found_for(of)
    monkeypatch.setattr(fair, "SAFE", 1 << 18)
    many = found_for(of)
    assert many.is_proved
    assert many.steps > few.steps
    assert points_of(of, many.columns) == points_of(of, few.columns)


def test_equals_are_drawn_by_the_seed():
    of = Matching(HeldScores(np.full((6, 3), 5, dtype=np.int16)), np.ones(3, dtype=np.int64))
    drawn = {tuple(found_for(of, seed=seed).columns.tolist()) for seed in range(6)}
    assert len(drawn) > 1
    assert np.array_equal(found_for(of, seed=1).columns, found_for(of, seed=1).columns)


@pytest.mark.parametrize("shape", [(0, 0), (0, 3), (3, 0)])
def test_nobody_to_match_is_fair_too(shape):
    of = Matching(HeldScores(np.zeros(shape, dtype=np.int16)), np.ones(shape[1], dtype=np.int64))
    found = found_for(of)
    assert found.columns.tolist() == [NOBODY] * shape[0]
    assert found.is_proved

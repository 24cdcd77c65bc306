"""Laws of stable pairings: by trying everything on small cases, by counting on larger ones."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from tests.laws import tried
from workbench.engines.pairs import matching, stable, wishes
from workbench.engines.pairs.matching import Matching
from workbench.engines.pairs.scores import BLOCKED, NOBODY, HeldScores


@st.composite
def cases(draw: st.DrawFn, *, rows: int = 4, columns: int = 3, most: int = 9) -> Matching:
    n, m = draw(st.integers(1, rows)), draw(st.integers(1, columns))
    scores = draw(st.lists(st.integers(-1, most), min_size=n * m, max_size=n * m))
    room = draw(st.lists(st.integers(0, 3), min_size=m, max_size=m))
    return Matching(
        HeldScores(np.array(scores, dtype=np.int16).reshape(n, m)),
        np.array(room, dtype=np.int64),
    )


@st.composite
def settled(draw: st.DrawFn) -> Matching:
    """Cases in which some rows are held, idle, or had a column before."""
    of = draw(cases(rows=9, columns=6))
    n, m = of.scores.shape
    some = st.lists(st.integers(NOBODY, m - 1), min_size=n, max_size=n)
    held = np.where(draw(_few(n)), draw(some), NOBODY).astype(np.int64)
    return Matching(
        of.scores,
        of.room,
        held=held,
        idle=draw(_few(n)) & (held == NOBODY),
        before=np.array(draw(some), dtype=np.int64),
    )


def _few(n: int) -> st.SearchStrategy[NDArray]:
    return st.lists(st.integers(0, 3).map(lambda one: one == 0), min_size=n, max_size=n).map(
        np.array
    )


def every_pairing(of: Matching) -> list[NDArray]:
    n, m = of.scores.shape
    found = []
    for choice in product(range(NOBODY, m), repeat=n):
        columns = np.array(choice)
        rows = np.flatnonzero(columns != NOBODY)
        is_allowed = np.all(of.scores.points[rows, columns[rows]] != BLOCKED)
        if is_allowed and np.all(np.bincount(columns[rows], minlength=m) <= of.room):
            found.append(columns)
    return found


def blocking_one_by_one(of: Matching, columns: NDArray) -> int:
    points, count = of.scores.points, 0
    for row, column in np.ndindex(points.shape):
        if points[row, column] == BLOCKED or of.room[column] == 0:
            continue
        mates = [points[other, column] for other in np.flatnonzero(columns == column)]
        hers = BLOCKED if columns[row] == NOBODY else points[row, columns[row]]
        is_open = len(mates) < of.room[column] or min(mates) < points[row, column]
        count += bool(points[row, column] > hers and is_open)
    return count


@tried(80)
@given(cases(), st.integers(0, 5))
def test_no_pair_would_both_rather_have_each_other_unless_somebody_goes_first(of, seed):
    found = stable.solve(of, seed=seed)
    if found.lifted == 0:
        assert blocking_one_by_one(of, found.columns) == 0
    assert stable.blocking_pairs(of, found.columns) == blocking_one_by_one(of, found.columns)


@tried(80)
@given(cases(rows=12, columns=8), st.integers(0, 5))
def test_nobody_is_left_out_who_could_be_matched(of, seed):
    found = stable.solve(of, seed=seed)
    assert found.count == (found.columns != NOBODY).sum() == matching.solve(of).count


@tried(60)
@given(cases(), st.integers(0, 5))
def test_a_stable_pairing_with_most_rows_is_found_wherever_there_is_one(of, seed):
    most = matching.solve(of).count
    stable_ones = [each for each in every_pairing(of) if blocking_one_by_one(of, each) == 0]
    sizes = {int((each != NOBODY).sum()) for each in stable_ones}
    if sizes == {most}:
        assert stable.solve(of, seed=seed).lifted == 0


@tried(60)
@given(st.data())
def test_with_different_points_no_row_does_better_in_any_stable_pairing(data):
    n, m = data.draw(st.integers(1, 4)), data.draw(st.integers(1, 3))
    points = np.array(data.draw(st.permutations(range(n * m))), dtype=np.int16).reshape(n, m)
    of = Matching(
        HeldScores(points), np.array(data.draw(st.lists(st.integers(0, 2), min_size=m, max_size=m)))
    )
    found = stable.solve(of, seed=1).columns
    got = np.where(found == NOBODY, BLOCKED, points[np.arange(n), found])
    for each in every_pairing(of):
        if blocking_one_by_one(of, each) == 0:
            other = np.where(each == NOBODY, BLOCKED, points[np.arange(n), each])
            assert np.all(got >= other)


@tried(80)
@given(settled(), st.integers(0, 5))
def test_what_is_held_stays_and_what_is_kept_is_as_much_as_can_be(of, seed):
    found, best = stable.solve(of, seed=seed), matching.solve(of)
    is_held = of.held != NOBODY
    assert np.array_equal(found.columns[is_held], of.held[is_held])
    assert np.all(found.columns[of.idle] == NOBODY)
    assert (found.count, found.kept) == (best.count, best.kept)
    rows = np.flatnonzero((found.columns != NOBODY) & ~is_held)
    assert np.all(of.scores.points[rows, found.columns[rows]] != BLOCKED)
    beside = np.bincount(of.held[is_held], minlength=len(of.room))
    assert np.all(
        np.bincount(found.columns[rows], minlength=len(of.room))
        <= np.clip(of.room - beside, 0, None)
    )


def test_rows_held_do_not_count_as_blocking_and_their_places_are_taken():
    points = np.array([[1, 9], [8, 9]], dtype=np.int16)
    of = Matching(HeldScores(points), np.array([1, 1]), held=np.array([0, NOBODY]))
    assert stable.blocking_pairs(of, np.array([0, NOBODY])) == 1
    assert stable.blocking_pairs(of, np.array([0, 1])) == 0


def test_whoever_is_left_over_goes_first_so_that_most_are_matched():
    points = np.array([[5, 9], [BLOCKED, 7]], dtype=np.int16)
    of = Matching(HeldScores(points), np.array([1, 1]))
    found = stable.solve(of, seed=1)
    assert found.columns.tolist() == [0, 1]
    assert (found.count, found.lifted) == (2, 1)
    assert stable.blocking_pairs(of, found.columns) == 1


@pytest.mark.parametrize("width", [1, 3])
def test_long_lists_are_looked_at_a_few_places_at_a_time(width, monkeypatch):
    draw = np.random.default_rng(7)
    points = np.tile(draw.integers(0, 100, size=40), (60, 1)).astype(np.int16)
    of = Matching(HeldScores(points), np.ones(40, dtype=np.int64))
    whole = stable.solve(of, seed=3)
    monkeypatch.setattr(wishes, "FIRST_LOOK", width)
    assert np.array_equal(stable.solve(of, seed=3).columns, whole.columns)
    assert whole.count == 40


def test_equals_are_drawn_by_the_seed():
    of = Matching(HeldScores(np.full((6, 3), 5, dtype=np.int16)), np.ones(3, dtype=np.int64))
    drawn = {tuple(stable.solve(of, seed=seed).columns.tolist()) for seed in range(6)}
    assert len(drawn) > 1
    assert np.array_equal(stable.solve(of, seed=1).columns, stable.solve(of, seed=1).columns)


@pytest.mark.parametrize("shape", [(0, 0), (0, 3), (3, 0)])
def test_nobody_to_pair_is_stable_too(shape):
    of = Matching(HeldScores(np.zeros(shape, dtype=np.int16)), np.ones(shape[1], dtype=np.int64))
    found = stable.solve(of, seed=1)
    assert found.columns.tolist() == [NOBODY] * shape[0]
    assert stable.blocking_pairs(of, found.columns) == 0

"""Laws of the assignment: best on small cases by trying everything, proved on all."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_bipartite_matching

from workbench.engines.pairs import matching
from workbench.engines.pairs.matching import Matching, solve
from workbench.engines.pairs.scores import BLOCKED, NOBODY, HeldScores


@st.composite
def cases(draw: st.DrawFn, *, rows: int = 4, columns: int = 3) -> tuple[NDArray, NDArray]:
    n, m = draw(st.integers(0, rows)), draw(st.integers(0, columns))
    scores = draw(st.lists(st.integers(-1, 9), min_size=n * m, max_size=n * m))
    room = draw(st.lists(st.integers(0, 3), min_size=m, max_size=m))
    return np.array(scores, dtype=np.int16).reshape(n, m), np.array(room, dtype=np.int64)


def of(scores: NDArray, room: NDArray) -> matching.Matched:
    return solve(Matching(HeldScores(scores), room))


def by_trying_everything(scores: NDArray, room: NDArray) -> tuple[int, int]:
    n, m = scores.shape
    best = (0, 0)
    for choice in product(range(NOBODY, m), repeat=n):
        taken = [(row, column) for row, column in enumerate(choice) if column != NOBODY]
        if any(scores[pair] == BLOCKED for pair in taken):
            continue
        if any(sum(column == c for _, column in taken) > room[c] for c in range(m)):
            continue
        best = max(best, (len(taken), int(sum(scores[pair] for pair in taken))))
    return best


@settings(max_examples=80, deadline=None)
@given(cases())
def test_no_other_assignment_has_more_rows_or_a_larger_total(case):
    found = of(*case)
    assert (found.count, found.objective) == by_trying_everything(*case)


@settings(max_examples=60, deadline=None)
@given(cases(rows=25, columns=12))
def test_every_assignment_is_proved_and_keeps_room_and_gates(case):
    scores, room = case
    found = of(scores, room)
    rows = np.flatnonzero(found.columns != NOBODY)
    assert found.is_proved
    assert found.bound == found.objective
    assert np.all(np.bincount(found.columns[rows], minlength=len(room)) <= room)
    assert np.all(scores[rows, found.columns[rows]] != BLOCKED)


@settings(max_examples=60, deadline=None)
@given(cases(rows=25, columns=12))
def test_nobody_is_left_out_who_could_be_assigned(case):
    scores, room = case
    places = np.repeat(np.arange(len(room)), room)
    matched = 0
    if scores.shape[0] and len(places):
        graph = csr_array(scores[:, places] != BLOCKED)
        matched = int((maximum_bipartite_matching(graph, perm_type="column") >= 0).sum())
    assert of(scores, room).count == matched


@settings(max_examples=40, deadline=None)
@given(cases(rows=12, columns=8), st.integers(0, 1000))
def test_the_order_of_rows_and_columns_changes_no_total(case, seed):
    scores, room = case
    shuffle = np.random.default_rng(seed)
    rows, columns = shuffle.permutation(len(scores)), shuffle.permutation(len(room))
    found = of(scores, room)
    again = of(scores[rows][:, columns], room[columns])
    assert (again.count, again.objective) == (found.count, found.objective)


def test_one_row_more_outweighs_any_score():
    scores = np.array([[1000, 1], [900, BLOCKED]], dtype=np.int16)
    found = of(scores, np.array([1, 1]))
    assert found.count == 2
    assert found.columns.tolist() == [1, 0]


def test_one_made_by_hand_is_not_called_proved_and_its_bound_is_no_lower():
    scores = np.array([[1, 9], [9, 1]], dtype=np.int16)
    problem = Matching(HeldScores(scores), np.array([1, 1]))
    poor = matching.at(problem, np.array([0, 1]))
    assert poor.objective == 2
    assert not poor.is_proved
    assert poor.bound >= 18


def test_rows_held_take_room_and_idle_rows_stay_alone():
    scores = np.array([[5, 1], [9, 9], [7, 3]], dtype=np.int16)
    found = solve(
        Matching(
            HeldScores(scores),
            np.array([1, 1]),
            held=np.array([0, NOBODY, NOBODY]),
            idle=np.array([False, True, False]),
        )
    )
    assert found.columns.tolist() == [0, NOBODY, 1]
    assert (found.count, found.objective) == (1, 8)


def test_the_column_a_row_had_is_kept_before_points_count():
    scores = np.array([[5, 9], [9, 5]], dtype=np.int16)
    found = solve(Matching(HeldScores(scores), np.array([1, 1]), before=np.array([0, NOBODY])))
    assert found.columns.tolist() == [0, 1]
    assert (found.kept, found.objective, found.bound) == (1, 10, 10)


@pytest.mark.parametrize("shape", [(0, 0), (0, 3), (3, 0)])
def test_nothing_to_assign_is_proved_too(shape):
    found = of(np.zeros(shape, dtype=np.int16), np.ones(shape[1], dtype=np.int64))
    assert found.is_proved
    assert found.count == 0

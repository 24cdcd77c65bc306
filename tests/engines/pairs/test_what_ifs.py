"""Laws of the what-ifs of a matching: exact by trying everything, floors never above it."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.laws import tried
from workbench.engines.pairs import what_ifs
from workbench.engines.pairs.matching import Matched, Matching, at, solve
from workbench.engines.pairs.scores import BLOCKED, NOBODY, HeldScores, Wholes

Cost = tuple[int, int, int]


@st.composite
def matchings(draw: st.DrawFn, *, rows: int = 4, columns: int = 3) -> Matching:
    n, m = draw(st.integers(1, rows)), draw(st.integers(1, columns))
    most = draw(st.sampled_from([2, 9]))
    scores = draw(st.lists(st.integers(-1, most), min_size=n * m, max_size=n * m))
    room = draw(st.lists(st.integers(0, 3), min_size=m, max_size=m))
    held = draw(st.lists(st.integers(-4, m - 1), min_size=n, max_size=n))
    idle = draw(st.lists(st.integers(0, 5), min_size=n, max_size=n))
    before = draw(st.lists(st.integers(-1, m - 1), min_size=n, max_size=n))
    holds = np.maximum(np.array(held), NOBODY)
    return Matching(
        HeldScores(np.array(scores, dtype=np.int16).reshape(n, m)),
        np.array(room, dtype=np.int64),
        held=holds if draw(st.booleans()) else None,
        idle=(np.array(idle) == 0) & (holds == NOBODY) if draw(st.booleans()) else None,
        before=np.array(before) if draw(st.booleans()) else None,
    )


def worth(of: Matching, columns: Wholes) -> Cost:
    """How many rows are matched, keep their column, and how many points that makes."""
    rows = np.flatnonzero(columns != NOBODY)
    points = of.scores.block(slice(None))[rows, columns[rows]]
    kept = 0
    if of.before is not None:
        kept = int(((of.before[rows] == columns[rows]) & (points != BLOCKED)).sum())
    return len(rows), kept, int(np.maximum(points, 0).sum())


def lost(of: Matched, worth_now: Cost) -> Cost:
    return tuple(a - b for a, b in zip(worth(of.of, of.columns), worth_now, strict=True))


def changed(
    of: Matching,
    row: int,
    *,
    held: int = NOBODY,
    idle: bool = False,
    room: Wholes | None = None,
    points: Wholes | None = None,
) -> Matching:
    """The matching with one row settled otherwise."""
    n = of.scores.shape[0]
    holds = np.full(n, NOBODY) if of.held is None else of.held.copy()
    alone = np.zeros(n, dtype=bool) if of.idle is None else of.idle.copy()
    holds[row], alone[row] = held, idle
    scores = of.scores if points is None else HeldScores(points.astype(np.int16))
    return replace(
        of, scores=scores, held=holds, idle=alone, room=of.room if room is None else room
    )


def by_trying_everything(of: Matching) -> Cost:
    """The best worth there is, with what is held and idle."""
    n, m = of.scores.shape
    points = of.scores.block(slice(None))
    choices = []
    for row in range(n):
        if of.held is not None and of.held[row] != NOBODY:
            choices.append([int(of.held[row])])
        elif of.idle is not None and of.idle[row]:
            choices.append([NOBODY])
        else:
            choices.append([NOBODY, *np.flatnonzero(points[row] != BLOCKED).tolist()])
    taken = np.zeros(m, dtype=int)
    if of.held is not None:
        taken = np.bincount(of.held[of.held != NOBODY], minlength=m)
    room = np.maximum(of.room, taken)
    every = (np.array(one) for one in product(*choices))
    return max(
        worth(of, one) for one in every if np.all(np.bincount(one[one >= 0], minlength=m) <= room)
    )


def best(of: Matching) -> Cost:
    return worth(of, solve(of).columns)


@tried(150)
@given(matchings(), st.data())
def test_a_pair_chosen_by_hand_costs_what_trying_everything_says(of, data):
    found = solve(of)
    row = data.draw(st.integers(0, of.scores.shape[0] - 1))
    for column in range(of.scores.shape[1]):
        change = what_ifs.with_pair(found, row, column)
        assert change.columns[row] == column
        assert change.cost == lost(found, by_trying_everything(changed(of, row, held=column)))
        assert change.cost == lost(found, worth(of, change.columns))


@tried(150)
@given(matchings(), st.data())
def test_a_pair_let_go_costs_what_trying_everything_says(of, data):
    found = solve(of)
    row = data.draw(st.integers(0, of.scores.shape[0] - 1))
    column = data.draw(st.integers(0, of.scores.shape[1] - 1))
    change = what_ifs.without_pair(found, row, column)
    if found.columns[row] != column:
        assert change.cost == (0, 0, 0)
        return
    points = of.scores.block(slice(None)).copy()
    points[row, column] = BLOCKED
    asked = changed(of, row, points=points)
    assert change.columns[row] != column
    assert change.cost == lost(found, by_trying_everything(asked))
    assert change.cost == lost(found, worth(of, change.columns))


@tried(150)
@given(matchings(), st.data())
def test_what_is_no_longer_settled_by_hand_gains_what_trying_everything_says(of, data):
    found = solve(of)
    row = data.draw(st.integers(0, of.scores.shape[0] - 1))
    released = what_ifs.released(found, row)
    assert released.cost == lost(found, by_trying_everything(changed(of, row)))
    assert released.cost == lost(found, worth(of, released.columns))


@tried(150)
@given(matchings(), st.data())
def test_a_row_that_stays_alone_leaves_the_others_what_trying_everything_says(of, data):
    found = solve(of)
    row = data.draw(st.integers(0, of.scores.shape[0] - 1))
    change = what_ifs.without_row(found, row)
    assert change.columns[row] == NOBODY
    assert change.cost == lost(found, by_trying_everything(changed(of, row, idle=True)))


@tried(150)
@given(matchings(), st.data())
def test_a_place_more_gains_what_trying_everything_says(of, data):
    found = solve(of)
    for column in range(of.scores.shape[1]):
        room = of.room.copy()
        room[column] += 1
        change = what_ifs.with_room(found, column)
        assert change.cost == lost(found, by_trying_everything(replace(of, room=room)))


@tried(80)
@given(matchings(rows=5))
def test_a_place_that_brings_a_row_in_makes_one_more_by_that_row(of):
    found = solve(of)
    for row in np.flatnonzero(found.columns == NOBODY).tolist():
        for column in np.flatnonzero(what_ifs.brought_in(found, row)).tolist():
            change = what_ifs.with_room(found, column)
            assert change.rows == -1
            assert change.columns[row] != NOBODY


@tried(150)
@given(matchings(), st.data())
def test_other_answers_of_a_row_gain_what_trying_everything_says(of, data):
    found = solve(of)
    free = [
        row
        for row in np.flatnonzero(found.columns == NOBODY).tolist()
        if of.idle is None or not of.idle[row]
    ]
    if not free or of.before is not None:
        return
    row, m = data.draw(st.sampled_from(free)), of.scores.shape[1]
    other = data.draw(st.lists(st.integers(-1, of.scores.most), min_size=m, max_size=m))
    points = of.scores.block(slice(None)).copy()
    points[row] = other
    change = what_ifs.with_points(found, row, points[row])
    asked = changed(of, row, points=points)
    assert change.cost == lost(found, by_trying_everything(asked))


@tried(150)
@given(matchings(rows=6, columns=4))
def test_a_floor_is_never_more_than_the_cost_and_nothing_for_what_is_chosen(of):
    found = solve(of)
    floors = what_ifs.floors(found)
    for row, column in np.ndindex(*of.scores.shape):
        floor = tuple(int(each[row, column]) for each in (floors.rows, floors.kept, floors.points))
        change = what_ifs.with_pair(found, row, column)
        assert floor <= change.cost
        if found.columns[row] == column:
            assert floor == (0, 0, 0)


@tried(30)
@given(st.integers(0, 10_000))
def test_choosing_or_letting_go_of_many_pairs_is_what_solving_again_finds(seed):
    rng = np.random.default_rng(seed)
    points = rng.integers(-1, 40, (40, 15)).astype(np.int16)
    points[rng.random(points.shape) < 0.6] = BLOCKED
    of = Matching(HeldScores(points), rng.integers(0, 4, 15))
    found = solve(of)
    for row in range(0, 40, 9):
        column = int(rng.integers(0, 15))
        assert what_ifs.with_pair(found, row, column).cost == lost(
            found, best(changed(of, row, held=column))
        )
        own = int(found.columns[row])
        if own != NOBODY:
            fewer = points.copy()
            fewer[row, own] = BLOCKED
            assert what_ifs.without_pair(found, row, own).cost == lost(
                found, best(changed(of, row, points=fewer))
            )


def test_a_block_of_floors_is_the_same_as_all_of_them():
    rng = np.random.default_rng(1)
    of = Matching(HeldScores(rng.integers(-1, 9, (7, 4)).astype(np.int16)), np.ones(4, np.int64))
    found = solve(of)
    every = what_ifs.floors(found)
    some = what_ifs.floors(found, rows=slice(2, 5))
    assert np.array_equal(some.points, every.points[2:5])
    assert np.array_equal(some.rows, every.rows[2:5])


def test_of_changes_as_good_the_one_that_moves_fewest_is_shown():
    scores = np.full((4, 4), 5, dtype=np.int16)
    found = solve(Matching(HeldScores(scores), np.ones(4, dtype=np.int64)))
    other = int(found.columns[1])
    change = what_ifs.with_pair(found, 0, other)
    assert change.cost == (0, 0, 0)
    assert change.moved.tolist() == [0, 1]


def test_what_is_not_proved_is_compared_with_nothing():
    of = Matching(HeldScores(np.ones((1, 1), dtype=np.int16)), np.ones(1, dtype=np.int64))
    with pytest.raises(ValueError, match="proved"):
        what_ifs.floors(at(of, np.array([0])))

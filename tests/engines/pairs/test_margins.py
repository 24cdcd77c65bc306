"""Laws of what one place more would bring."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.laws import tried
from workbench.engines.pairs import margins
from workbench.engines.pairs.matching import Matched, Matching, solve
from workbench.engines.pairs.scores import BLOCKED, NOBODY, HeldScores

CELLS = st.one_of(st.just(BLOCKED), st.integers(0, 9))


class OutOfNine(HeldScores):
    """Points of which nine are the most that any pair can have."""

    most = 9


@st.composite
def problems(draw: st.DrawFn) -> tuple[Matching, np.ndarray]:
    """A small matching with rows held and idle, and the points of one column more."""
    rows, columns = draw(st.integers(0, 6)), draw(st.integers(0, 4))
    cells = st.lists(CELLS, min_size=rows * (columns + 1), max_size=rows * (columns + 1))
    points = np.array(draw(cells), dtype=np.int16).reshape(rows, columns + 1)
    room = np.array(draw(st.lists(st.integers(0, 2), min_size=columns, max_size=columns)), int)
    choices = st.sampled_from([NOBODY, NOBODY, *range(columns)])
    held = np.array(draw(st.lists(choices, min_size=rows, max_size=rows)), dtype=np.int64)
    idle = np.array(draw(st.lists(st.booleans(), min_size=rows, max_size=rows)), dtype=bool)
    idle &= held == NOBODY
    of = Matching(OutOfNine(points[:, :-1]), room.astype(np.int64), held=held, idle=idle)
    return of, points[:, -1:]


def joined(of: Matching, more: np.ndarray) -> Matched:
    """The best matching with the column in it."""
    points = np.concatenate([of.scores.block(slice(0, len(more))), more], axis=1)
    return solve(replace(of, scores=OutOfNine(points), room=np.append(of.room, 1)))


@tried(200)
@given(problems())
def test_a_new_column_brings_what_solving_again_finds(drawn):
    of, more = drawn
    now = solve(of)
    found, again = margins.opened(now, more), joined(of, more)
    assert found.rows.tolist() == [again.count - now.count]
    assert found.points.tolist() == [again.objective - now.objective]


@tried(100)
@given(problems())
def test_a_place_more_of_a_column_brings_what_solving_again_finds(drawn):
    of, _ = drawn
    now = solve(of)
    columns = of.scores.block(slice(0, of.scores.shape[0]))
    found = margins.opened(now, columns)
    taken = np.bincount(of.held[of.held != NOBODY], minlength=len(of.room))
    for column in range(len(of.room)):
        room = np.maximum(of.room, taken)
        room[column] += 1
        again = solve(replace(of, room=room))
        assert found.rows[column] == again.count - now.count
        assert found.points[column] == again.objective - now.objective


@tried(100)
@given(problems())
def test_a_margin_is_what_the_whole_loses_without_the_row(drawn):
    of, _ = drawn
    now = solve(of)
    head = of.head
    found = margins.margins(now)
    total = head * now.count + now.objective
    for row in np.flatnonzero(margins.are_free(of)).tolist():
        idle = of.idle.copy()
        idle[row] = True
        without = solve(replace(of, idle=idle))
        assert found[row] == total - (head * without.count + without.objective)


def test_a_place_that_nobody_can_take_brings_nothing():
    now = solve(Matching(HeldScores(np.array([[5]], dtype=np.int16)), np.array([1])))
    found = margins.opened(now, np.array([[BLOCKED]], dtype=np.int16))
    assert (found.rows.tolist(), found.points.tolist(), found.first.tolist()) == (
        [0],
        [0],
        [NOBODY],
    )

"""Laws of the steps between the fewest changes and the most points."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.laws import tried
from workbench.engines.pairs import keeping
from workbench.engines.pairs.margins import are_free
from workbench.engines.pairs.matching import Matching, solve
from workbench.engines.pairs.scores import BLOCKED, NOBODY, HeldScores

CELLS = st.one_of(st.just(BLOCKED), st.integers(0, 9))


@st.composite
def problems(draw: st.DrawFn) -> Matching:
    """A small matching with rows held and idle, and what each row had before."""
    rows, columns = draw(st.integers(1, 5)), draw(st.integers(1, 4))
    cells = draw(st.lists(CELLS, min_size=rows * columns, max_size=rows * columns))
    room = draw(st.lists(st.integers(0, 2), min_size=columns, max_size=columns))
    choices = st.sampled_from([NOBODY, *range(columns)])
    held = np.array(draw(st.lists(choices, min_size=rows, max_size=rows)), dtype=np.int64)
    held[draw(st.integers(0, 1)) :] = NOBODY
    before = np.array(draw(st.lists(choices, min_size=rows, max_size=rows)), dtype=np.int64)
    idle = np.zeros(rows, dtype=bool)
    idle[-1] = draw(st.booleans()) and held[-1] == NOBODY
    return Matching(
        HeldScores(np.array(cells, dtype=np.int16).reshape(rows, columns)),
        np.array(room, dtype=np.int64),
        held=held,
        idle=idle,
        before=before,
    )


def best_by_kept(of: Matching) -> dict[int, int]:
    """By trying everything: the most points of as many rows as can be, by the rows kept."""
    free = np.flatnonzero(are_free(of))
    points, had = of.scores.block(slice(0, of.scores.shape[0])), keeping.had_of(of)
    room = of.room - np.bincount(of.held[of.held != NOBODY], minlength=len(of.room))
    every: dict[tuple[int, int], int] = {}
    for chosen in product([NOBODY, *range(len(of.room))], repeat=len(free)):
        columns = np.array(chosen, dtype=np.int64)
        taken = columns != NOBODY
        here = points[free[taken], columns[taken]]
        counts = np.bincount(columns[taken], minlength=len(room))
        if np.any(here == BLOCKED) or np.any(counts > np.clip(room, 0, None)):
            continue
        at = int(taken.sum()), int((columns[taken] == had[free[taken]]).sum())
        every[at] = max(every.get(at, 0), int(here.sum()))
    most = max(count for count, _ in every)
    return {kept: total for (count, kept), total in every.items() if count == most}


@tried(150)
@given(problems())
def test_every_step_is_the_best_of_those_that_keep_as_many(of):
    found, every = keeping.steps(of, solve(of)), best_by_kept(of)
    assert found[0].kept == max(every)
    assert found[-1].points == max(every.values())
    for step in found:
        assert step.points == max(total for kept, total in every.items() if kept >= step.kept)


@tried(150)
@given(problems())
def test_the_first_steps_are_all_there(of):
    found, every = keeping.steps(of, solve(of)), best_by_kept(of)
    reached = {step.kept: step.points for step in found}
    best = -1
    for kept in range(found[0].kept, max(found[0].kept - keeping.SINGLES, min(every)) - 1, -1):
        if every.get(kept, -1) > best:
            best = every[kept]
            assert reached[kept] == best


def test_nothing_before_leaves_nothing_to_choose():
    of = Matching(HeldScores(np.array([[5]], dtype=np.int16)), np.array([1]))
    assert keeping.steps(of, solve(of)) == ()

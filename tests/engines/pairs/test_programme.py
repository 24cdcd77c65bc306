"""Laws of pairs under limits: by trying everything on small cases, by bounds on larger ones."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from tests.engines.pairs.test_stable import cases, every_pairing
from tests.laws import tried
from workbench.engines.highs import Patience
from workbench.engines.pairs import matching, programme
from workbench.engines.pairs.limits import Limits, Need, are_kept, is_met
from workbench.engines.pairs.matching import Matching
from workbench.engines.pairs.scores import NOBODY, HeldScores, Wholes


def flags(count: int) -> st.SearchStrategy[NDArray]:
    return st.lists(st.booleans(), min_size=count, max_size=count).map(np.array)


@st.composite
def limited(draw: st.DrawFn, *, rows: int = 5, columns: int = 3) -> tuple[Matching, Limits]:
    of = draw(cases(rows=rows, columns=columns))
    n, m = of.scores.shape

    def wholes(count: int, least: int, most: int) -> Wholes:
        some = st.lists(st.integers(least, most), min_size=count, max_size=count)
        return np.array(draw(some), dtype=np.int64)

    limits = Limits(
        takes=wholes(n, 1, 4),
        room=wholes(m, 0, 9),
        groups=wholes(m, NOBODY, 1),
        caps=wholes(2, 0, 4),
        needs=tuple(Need(draw(flags(n)), draw(flags(m))) for _ in range(draw(st.integers(0, 2)))),
    )
    before = wholes(n, NOBODY, m - 1) if draw(st.booleans()) else None
    return replace(of, room=np.full(m, n), before=before), limits


def rank(of: Matching, limits: Limits, columns: Wholes) -> tuple[int, int, int, int]:
    rows = np.flatnonzero(columns != NOBODY)
    is_kept = np.zeros(len(columns), bool) if of.before is None else columns == of.before
    return (
        sum(is_met(each, columns) for each in limits.needs),
        len(rows),
        int(is_kept[rows].sum()),
        int(of.scores.points[rows, columns[rows]].sum()),
    )


@tried(60)
@given(limited(), st.integers(0, 3))
def test_no_answer_is_better_by_any_goal_in_its_turn(case, seed):
    of, limits = case
    found = programme.solve(of, limits, seed=seed)
    softer = replace(limits, needs=())
    every = [each for each in every_pairing(of) if are_kept(softer, each)]
    assert rank(of, limits, found.columns) == max(rank(of, limits, each) for each in every)
    assert are_kept(softer, found.columns)
    assert found.is_proved
    assert found.objective == found.bound


@tried(25)
@given(limited(rows=14, columns=8), st.integers(0, 3))
def test_an_answer_stopped_early_keeps_every_limit_and_tells_its_gap(case, seed):
    of, limits = case
    hasty = programme.solve(of, limits, seed=seed, patience=Patience(nodes=0, seconds=20.0))
    whole = programme.solve(of, limits, seed=seed)
    assert are_kept(replace(limits, needs=()), hasty.columns)
    assert whole.is_proved
    assert hasty.count <= whole.count <= hasty.count_bound
    if (sum(hasty.met), hasty.count, hasty.kept) == (sum(whole.met), whole.count, whole.kept):
        assert hasty.objective <= whole.objective <= hasty.bound


@tried(30)
@given(cases(rows=12, columns=7), st.integers(0, 3))
def test_with_heads_alone_it_is_a_plain_matching(of, seed):
    n, m = of.scores.shape
    none = np.full(m, NOBODY, dtype=np.int64)
    heads = Limits(np.ones(n, dtype=np.int64), of.room, none, np.zeros(0, dtype=np.int64))
    found, plain = programme.solve(of, heads, seed=seed), matching.solve(of)
    assert (found.count, found.objective) == (plain.count, plain.objective)
    assert found.is_proved


@tried(30)
@given(cases(rows=10, columns=6), st.data())
def test_rows_held_take_of_their_columns_and_of_caps(of, data):
    n, m = of.scores.shape
    held = np.array(data.draw(st.lists(st.integers(NOBODY, m - 1), min_size=n, max_size=n)))
    takes = np.array(data.draw(st.lists(st.integers(1, 3), min_size=n, max_size=n)))
    limits = Limits(takes, of.room * 2, np.zeros(m, dtype=np.int64), np.array([n // 2]))
    found = programme.solve(replace(of, held=held), limits, seed=1)
    is_held = held != NOBODY
    assert np.array_equal(found.columns[is_held], held[is_held])
    added = np.where(is_held, NOBODY, found.columns)
    assert are_kept(limits.beside(held), added)


def test_pairs_beyond_the_first_few_are_let_in_by_their_prices():
    draw = np.random.default_rng(2)
    points = np.tile(draw.integers(0, 100, size=40), (60, 1)).astype(np.int16)
    of = Matching(HeldScores(points), np.full(40, 60))
    takes = draw.integers(1, 4, size=60)
    limits = Limits(takes, np.full(40, 4), np.full(40, NOBODY), np.zeros(0, dtype=np.int64))
    found = programme.solve(of, limits, seed=1)
    assert found.count == 60
    assert are_kept(limits, found.columns)
    assert found.bound >= found.objective


@pytest.mark.parametrize("shape", [(0, 0), (0, 3), (3, 0)])
def test_nobody_to_pair_is_proved_too(shape):
    n, m = shape
    of = Matching(HeldScores(np.zeros(shape, dtype=np.int16)), np.ones(m, dtype=np.int64))
    limits = Limits(
        np.ones(n, dtype=np.int64),
        np.ones(m, dtype=np.int64),
        np.full(m, NOBODY),
        np.zeros(0, dtype=np.int64),
    )
    found = programme.solve(of, limits, seed=1)
    assert found.is_proved
    assert found.columns.tolist() == [NOBODY] * n

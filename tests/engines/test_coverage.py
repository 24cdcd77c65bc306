"""Laws of the coverage: every set is counted as counting one by one would."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array

from workbench.engines import coverage, highs
from workbench.engines.coverage import Members

ITEMS = 5


@st.composite
def members(draw: st.DrawFn) -> Members:
    n = draw(st.integers(0, 8))

    def several(values: st.SearchStrategy) -> np.ndarray:
        return np.array(draw(st.lists(values, min_size=n, max_size=n)))

    return Members(
        suits=several(st.integers(0, 2**ITEMS - 1)).astype(np.uint32),
        brings=np.stack([np.ones(n), several(st.integers(0, 9))]).astype(np.int64).reshape(2, n),
        bears=several(st.sampled_from([-1.0, 2.0, 4.0, np.inf])).astype(np.float64),
    )


def one_by_one(of: Members, chosen: int, *, weight: float, misses: int) -> list[int]:
    stay = [
        row
        for row, suits in enumerate(of.suits)
        if (chosen & ~int(suits)).bit_count() <= misses and weight <= of.bears[row]
    ]
    return [int(of.brings[each, stay].sum()) for each in range(len(of.brings))]


@settings(max_examples=100, deadline=None)
@given(members(), st.integers(0, ITEMS), st.integers(0, 2))
def test_every_set_counts_what_counting_one_by_one_gives(of, size, misses):
    sets = coverage.sets_of(range(ITEMS), size)
    weights = np.bitwise_count(sets) * 2.0
    counted = coverage.covered(of, sets, weights=weights, misses=misses)
    expected = [
        one_by_one(of, int(each), weight=float(weight), misses=misses)
        for each, weight in zip(sets, weights, strict=True)
    ]
    assert counted.T.tolist() == expected


def test_sets_of_a_size_are_all_of_them_each_once():
    found = coverage.sets_of((0, 2, 3), 2)
    assert sorted(found) == sorted(sum(1 << i for i in two) for two in combinations((0, 2, 3), 2))
    assert coverage.sets_of((0, 2), 0).tolist() == [0]
    assert coverage.sets_of((0, 2), 3).tolist() == []


def test_blocks_change_nothing(monkeypatch):
    of = Members(
        np.arange(32, dtype=np.uint32), np.ones((1, 32), dtype=np.int64), np.full(32, np.inf)
    )
    sets = coverage.sets_of(range(ITEMS), 2)
    whole = coverage.covered(of, sets, weights=np.zeros(len(sets)), misses=1)
    monkeypatch.setattr(coverage, "BLOCK", 40)
    assert np.array_equal(whole, coverage.covered(of, sets, weights=np.zeros(10), misses=1))


def test_the_best_is_by_the_first_key_then_the_next():
    keys = [np.array([[1, 2, 2], [0, 0, 0]]), np.array([[9, 1, 3], [4, 4, 1]])]
    assert coverage.best(keys).tolist() == [2, 0]


def by_solver(of: Members, size: int, misses: int) -> int:
    """The most covered, as a whole-number programme says: x items, z members."""
    n, rows, least, most = len(of.suits), [], [], []
    for row, suits in enumerate(of.suits):
        lacks = [float(not int(suits) >> item & 1) for item in range(ITEMS)]
        covers = [0.0] * n
        covers[row] = float(ITEMS)
        rows.append(lacks + covers)
        least.append(-np.inf)
        most.append(float(ITEMS + misses))
    rows.append([1.0] * ITEMS + [0.0] * n)
    found = highs.maximise(
        highs.Integers(
            gains=np.concatenate([np.zeros(ITEMS), np.ones(n)]),
            lower=np.zeros(ITEMS + n),
            upper=np.ones(ITEMS + n),
            is_whole=np.ones(ITEMS + n, dtype=bool),
            rows=csr_array(np.array(rows)),
            least=np.array([*least, float(size)]),
            most=np.array([*most, float(size)]),
        )
    )
    assert found is not None
    return round(found.bound)


@settings(max_examples=40, deadline=None)
@given(members(), st.integers(1, 3), st.integers(0, 1))
def test_the_best_set_is_the_one_a_solver_proves_best(of, size, misses):
    of = Members(of.suits, of.brings, np.full(len(of.suits), np.inf))
    sets = coverage.sets_of(range(ITEMS), size)
    counted = coverage.covered(of, sets, weights=np.zeros(len(sets)), misses=misses)
    assert counted[0].max() == by_solver(of, size, misses)

"""Laws of a programme that stays in the solver: exact whatever the size of its gains."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_array

from workbench.engines import seats
from workbench.engines.highs import Integers
from workbench.engines.seats import NOWHERE, Limit, Seating
from workbench.engines.standing import Standing


def a_programme(size: float) -> Integers:
    """Three of five may be had, each up to one; the best three bring 3, 4 and 5."""
    return Integers(
        gains=size * np.arange(1.0, 6.0),
        lower=np.zeros(5),
        upper=np.ones(5),
        is_whole=np.zeros(5, dtype=bool),
        rows=csr_array(np.ones((1, 5))),
        least=np.array([-np.inf]),
        most=np.array([3.0]),
    )


@pytest.mark.parametrize("size", [1.0, 2.0**20, 2.0**45])
def test_gains_of_any_size_have_their_prices(size):
    solver = Standing(a_programme(size))
    found = solver.best()
    assert found.total == 12 * size
    assert 2 * size <= found.prices[0] <= 3 * size
    solver.seek(size * np.arange(5.0, 0.0, -1.0))
    assert solver.best().total == 12 * size


def a_large_cohort(seed: int) -> Seating:
    rows, columns, places = 10_000, 5, 1_000
    dice = np.random.default_rng(seed)
    wish = np.zeros((rows, columns), dtype=np.int64)
    wish[np.arange(rows), dice.integers(0, columns, rows)] = 2
    wish[(dice.random((rows, columns)) < 0.3) & (wish == 0)] = 1
    score = np.repeat(dice.integers(20, 95, rows)[:, None], columns, axis=1)
    every, group = np.ones(columns, dtype=bool), dice.integers(0, 5, rows)
    seats_of = [Limit(np.ones(rows, dtype=np.int64), each, most=200) for each in np.eye(5) > 0]
    quotas = [Limit((group == one).astype(np.int64), every, 4, places // 4) for one in range(5)]
    needs = (dice.random(rows) < 0.6).astype(np.int64)
    fares = dice.choice([20, 250], rows, p=[0.67, 0.33]).astype(np.int64)
    beginners = (dice.random(rows) < 0.5).astype(np.int64)
    return Seating(
        gains=(score, wish, np.ones_like(wish)),
        allowed=wish > 0,
        fixed=np.full(rows, NOWHERE),
        lots=dice.permutation(rows),
        limits=(
            *seats_of,
            *quotas,
            Limit(needs, every, most=places // 4),
            Limit(fares, every, most=places * 100),
            Limit(beginners, every, least=600),
            Limit((dice.random(rows) < 0.1).astype(np.int64), every, most=0),
        ),
        places=places,
    )


@pytest.mark.parametrize("seed", [2, 13])
def test_a_large_cohort_is_planned_though_its_aims_weigh_much(seed):
    assert seats.solve(a_large_cohort(seed)).is_proved

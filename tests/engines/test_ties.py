"""Laws of ties: the lottery is over all the best answers, and only those."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from numpy.typing import NDArray

from tests.engines.pools import fairest_by_trying
from tests.engines.test_seats import holds, seatings, two_for_one_seat
from workbench.engines import seats, ties
from workbench.engines.seats import NOWHERE, Seating


def flattened(seating: Seating) -> Seating:
    """The same with few different gains, so that many answers are equally good."""
    return replace(seating, gains=tuple(gain // 4 for gain in seating.gains))


def best_by_trying(seating: Seating) -> NDArray:
    """Every answer with the largest total (answers, n)."""
    n, columns = seating.allowed.shape
    every = [np.array(c, dtype=int) for c in product(range(NOWHERE, columns), repeat=n)]
    held = [choice for choice in every if holds(seating, choice)]
    worth = seats.weights(seating)
    totals = [worth[np.flatnonzero(c != NOWHERE), c[c != NOWHERE]].sum() for c in held]
    return np.array([c for c, total in zip(held, totals, strict=True) if total == max(totals)])


@settings(max_examples=80, deadline=None)
@given(seatings(rows=4).map(flattened))
def test_the_chances_among_equals_are_the_fairest_there_are(seating):
    found = seats.solve(seating)
    if found is None:
        return
    best = best_by_trying(seating) != NOWHERE
    tied = ties.ties(seating, found, count=24)
    if tied is None:
        assert (best == best[0]).all()
        return
    wanted = fairest_by_trying(best.astype(float), np.ones(best.shape[1]))
    assert tied.chances == pytest.approx(wanted, abs=1e-5)
    varies = (best != best[0]).any(axis=0)
    assert np.array_equal(tied.is_settled, ~varies)


@settings(max_examples=80, deadline=None)
@given(seatings(rows=4).map(flattened))
def test_every_ticket_is_a_best_answer(seating):
    found = seats.solve(seating)
    tied = None if found is None else ties.ties(seating, found, count=24)
    if tied is not None:
        for columns in np.unique(tied.columns, axis=0):
            assert holds(seating, columns)
            assert seats.totals(seating, columns) == found.totals


def test_two_equals_have_an_even_chance_and_one_who_is_better_has_the_seat():
    tie = two_for_one_seat(5, 5, seed=1)
    tied = ties.ties(tie, seats.solve(tie), count=10)
    assert tied.chances == pytest.approx([0.5, 0.5])
    assert (tied.columns == 0).sum(axis=0).tolist() == [5, 5]
    clear = two_for_one_seat(6, 5, seed=1)
    assert ties.ties(clear, seats.solve(clear)) is None

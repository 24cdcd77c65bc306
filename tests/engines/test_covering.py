"""Laws of the reserve: nobody is offered a place that breaks a demand, and none is overlooked."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.engines.test_seats import holds, seatings
from workbench.engines import covering, seats
from workbench.engines.seats import NOWHERE

TRUTHS = st.lists(st.lists(st.booleans(), min_size=4, max_size=4), min_size=1, max_size=6)


@settings(max_examples=150, deadline=None)
@given(seatings(rows=6))
def test_a_place_is_offered_exactly_when_every_demand_still_holds(seating):
    found = seats.solve(seating)
    assume(found is not None)
    cover = covering.cover(seating, found.columns)
    for at, row in enumerate(cover.outside):
        for to, leaving in enumerate(cover.inside):
            after = found.columns.copy()
            after[leaving] = NOWHERE
            if seating.fixed[leaving] != NOWHERE:
                continue  # `holds` asks that who is fixed stays
            ways = []
            for column in np.flatnonzero(seating.allowed[row]):
                after[row] = column
                if holds(seating, after):
                    ways.append(column)
            offered = cover.columns[at, to]
            assert (offered in ways) if ways else offered == NOWHERE


@settings(max_examples=80, deadline=None)
@given(TRUTHS, st.lists(st.sampled_from([0.1, 0.5, 1.0]), min_size=4, max_size=4))
def test_the_first_name_covers_the_most_and_the_bound_is_never_beaten(covers, risks):
    table, weights = np.array(covers, dtype=bool), np.array(risks)
    order = covering.order(table, weights, np.zeros(len(table), dtype=np.int64), most=9)
    assert set(order) == set(np.flatnonzero(table.any(axis=1)))
    for count in range(1, len(table) + 1):
        best = max(
            weights @ table[list(few)].any(axis=0) for few in combinations(range(len(table)), count)
        )
        bound = covering.most_covered(table, weights, count=count)
        assert np.isclose(bound, best)
        assert weights @ table[order[:count]].any(axis=0) <= bound + 1e-9
    if len(order):
        assert np.isclose(weights @ table[order[0]], covering.most_covered(table, weights, count=1))


def test_equals_go_by_worth():
    table = np.ones((3, 2), dtype=bool)
    order = covering.order(table, np.ones(2), np.array([5, 9, 7]), most=2)
    assert order.tolist() == [1, 2]

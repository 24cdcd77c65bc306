"""Laws of a seating taken as a pool: the lottery of its kinds is the fairest of its rows."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings

from tests.engines.pools import fairest_by_trying
from tests.engines.test_seats import holds, seatings
from workbench.engines import lottery, tickets
from workbench.engines.seat_pools import crowd_of
from workbench.engines.seats import NOWHERE


@settings(max_examples=100, deadline=None)
@given(seatings(rows=4))
def test_the_chances_of_rows_are_the_fairest_by_trying_everything(seating):
    n, columns = seating.allowed.shape
    every = [np.array(c, dtype=int) for c in product(range(NOWHERE, columns), repeat=n)]
    held = np.array([choice for choice in every if holds(seating, choice)])
    crowd = crowd_of(seating)
    found = lottery.fairest(crowd.pool, count=24)
    if len(held) == 0:
        assert found is None
        return
    chances = np.append(found.chances, 0.0)[crowd.kinds]
    wanted = fairest_by_trying((held != NOWHERE).astype(float), np.ones(n))
    assert found.is_proved
    assert chances == pytest.approx(wanted, abs=1e-5)


@settings(max_examples=100, deadline=None)
@given(seatings(rows=4))
def test_every_ticket_holds_all_that_the_seating_asks(seating):
    crowd = crowd_of(seating)
    found = lottery.fairest(crowd.pool, count=24)
    if found is None:
        return
    order = np.arange(len(crowd.kinds))
    on = tickets.members_on(crowd.pool, found.sets, kinds=crowd.kinds, order=order)
    for columns in np.append(crowd.columns, NOWHERE)[on]:
        assert holds(seating, columns)

"""Laws of asking what would be if one thing were different: as exact as solving it all again."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.engines.test_seats import seatings
from workbench.engines import nearness, seats, what_ifs
from workbench.engines.seats import NOWHERE, Limit, Seating


def base_of(seating: Seating) -> what_ifs.Base:
    base = what_ifs.base_of(seating)
    assume(base is not None and len(seating.fixed) > 0)
    return base


def best_of(seating: Seating) -> int | None:
    found = seats.solve(seating)
    return None if found is None else found.objective


def weight_of(found: what_ifs.Answer | None) -> int | None:
    return None if found is None else found.weight


def seating_her(seating: Seating, row: int) -> Seating:
    one = np.eye(len(seating.fixed), dtype=np.int64)[row]
    every = np.ones(seating.allowed.shape[1], dtype=bool)
    return replace(seating, limits=(*seating.limits, Limit(one, every, least=1)))


@settings(max_examples=80, deadline=None)
@given(seatings(), st.data())
def test_one_row_in_or_out_is_as_good_as_solving_it_whole(seating, data):
    base = base_of(seating)
    row = data.draw(st.integers(0, len(seating.fixed) - 1))
    inside = what_ifs.best(base, base.seating, must=row)
    assert weight_of(inside) == best_of(seating_her(base.seating, row))
    out = what_ifs.without(base, row)
    assert weight_of(what_ifs.best(base, out)) == best_of(out)


@settings(max_examples=80, deadline=None)
@given(seatings(), st.data())
def test_a_limit_eased_is_as_good_as_solving_it_whole(seating, data):
    base = base_of(seating)
    at = data.draw(st.integers(0, len(seating.limits) - 1))
    limit = base.seating.limits[at]
    eased = what_ifs.with_limit(
        base.seating, at, replace(limit, least=limit.least - 1, most=limit.most + 1)
    )
    assert weight_of(what_ifs.best(base, eased)) == best_of(eased)


@settings(max_examples=80, deadline=None)
@given(seatings(), st.data())
def test_the_last_among_equals_holds_a_place_only_where_it_makes_a_difference(seating, data):
    base = base_of(seating)
    row = data.draw(st.integers(0, len(seating.fixed) - 1))
    found = what_ifs.best(base, what_ifs.last_among_equals(base.seating, row))
    others = what_ifs.best(base, what_ifs.without(base, row))
    everybody = what_ifs.best(base, base.seating)
    is_needed = others is None or others.weight < everybody.weight
    assert (found.columns[row] != NOWHERE) == is_needed or seating.fixed[row] != NOWHERE


@pytest.mark.parametrize("few", [0, nearness.FEW])
@settings(max_examples=60, deadline=None)
@given(seating=seatings())
def test_no_answer_brings_more_than_the_worths_allow(few, seating):
    base = base_of(seating)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(nearness, "FEW", few)
        found = nearness.worths(base.seating)
    over = nearness.left(base.seating, found)
    most = nearness.bound(base.seating, found, over)
    assert most >= best_of(base.seating) - 1e-6
    whole = nearness.bound(base.seating, base.worths, nearness.left(base.seating, base.worths))
    assert most == pytest.approx(whole)

"""Laws of the reserve list."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings

from tests.builders import an_application, applications
from tests.rules.test_cohorts import DEMANDS, RECORDS, scored
from workbench.rules import cohorts
from workbench.rules.demands import Demands, Quota
from workbench.rules.reserves import reserves
from workbench.vocabulary import Track


def listed(frame, demands, scores=None, **named):
    scores = scored(frame) if scores is None else scores
    of = cohorts.problem(frame, scores, demands, seed=1)
    seats = cohorts.propose(frame, scores, demands, seed=1).tracks
    return seats, reserves(of, seats, **named)


@settings(max_examples=60, deadline=None)
@given(RECORDS, DEMANDS)
def test_no_replacement_breaks_a_demand_or_moves_anybody_else(records, demands):
    frame = applications(*records)
    seats, found = listed(frame, demands)
    for leaving in seats:
        reserve = found.replacement(leaving)
        if reserve is None:
            assert leaving in found.uncovered
            continue
        after = {**seats, reserve.application: reserve.covers[leaving]}
        del after[leaving]
        assert cohorts.judge(after, frame, demands) == ()


def test_the_list_says_who_covers_whom_and_is_in_order_of_what_it_covers():
    frame = applications(
        an_application(tracks=("web",), first_choice="web"),
        an_application(tracks=("data",), first_choice="data"),
        an_application(tracks=("data",), first_choice="data"),
        an_application(tracks=("web", "data"), first_choice="data"),
        an_application(tracks=("web",), first_choice="web"),
    )
    demands = Demands({Track.WEB: 1, Track.DATA: 2})
    seats, found = listed(frame, demands, scored(frame, 90, 90, 90, 50, 60))
    assert seats.keys() == {1, 2, 3}
    assert [each.application for each in found.names] == [4, 5]
    assert found.names[0].covers == {1: Track.WEB, 2: Track.DATA, 3: Track.DATA}
    assert found.uncovered == ()
    assert str(found.said) == "3 of 3 seats have a reserve; the first 2 names cover 100 %."
    assert str(found.proof) == "Proved: no 2 names cover more."
    # The first of the list who can: for the web seat that is the fourth too.
    assert found.replacement(1).application == 4


def test_who_is_likelier_to_leave_is_covered_first():
    frame = applications(
        an_application(tracks=("web",), first_choice="web"),
        an_application(tracks=("data",), first_choice="data"),
        an_application(tracks=("web",), first_choice="web"),
        an_application(tracks=("data",), first_choice="data"),
    )
    demands = Demands({Track.WEB: 1, Track.DATA: 1})
    scores = scored(frame, 90, 90, 60, 50)
    _, plain = listed(frame, demands, scores)
    assert [each.application for each in plain.names] == [3, 4]
    _, weighted = listed(frame, demands, scores, risks={1: 0.1, 2: 0.5})
    assert [each.application for each in weighted.names] == [4, 3]


def test_a_seat_that_holds_a_quota_is_covered_only_by_one_who_holds_it_too():
    frame = applications(
        an_application(french_level="A1"),
        an_application(french_level="B2"),
        an_application(french_level="B2"),
        an_application(french_level=None),
    )
    demands = Demands({Track.DATA: 2}, quotas=(Quota("french_level", ("A1",), least=1),))
    seats, found = listed(frame, demands, scored(frame, 50, 90, 80, 70))
    assert seats.keys() == {1, 2}
    assert found.uncovered == (1,)
    assert found.replacement(2).application == 3


def test_nobody_outside_makes_an_empty_list():
    frame = applications(an_application())
    _, found = listed(frame, Demands({Track.DATA: 1}))
    assert found.names == ()
    assert found.uncovered == (1,)
    assert "Nobody outside" in str(found.said)


def test_a_thousand_outsiders_are_ordered_and_covered():
    frame = applications(*[an_application(digital_skills=float(n % 6)) for n in range(1000)])
    _, found = listed(frame, Demands({Track.DATA: 40}))
    assert len(found.names) == 30
    assert np.isclose(found.reached[0], 1.0)

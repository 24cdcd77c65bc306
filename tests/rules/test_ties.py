"""Plans that are equally good: the best is not given up, and the seed decides."""

from __future__ import annotations

import pandas as pd
import pytest

from tests.builders import an_application, applications
from workbench.engines import seats
from workbench.rules import cohorts, ties
from workbench.rules.cohorts import Demands, Problem
from workbench.rules.demands import Quota
from workbench.vocabulary import Track

ONE = Demands({Track.DATA: 1})


def planned(*scores: float, seed: int, demands: Demands = ONE, levels: str = "") -> Problem:
    """Applications with these scores, in data, of these levels of French."""
    each = levels.split() or ["B1"] * len(scores)
    frame = applications(
        *[an_application(tracks=("data",), first_choice="data", french_level=one) for one in each]
    )
    return cohorts.problem(frame, pd.Series(scores, frame.index, float), demands, seed=seed)


def draw(of: Problem) -> ties.Tie | None:
    return ties.drawn(of, seats.solve(of.seating))


def test_no_tie_is_drawn_where_the_scores_decide():
    assert draw(planned(61, 60, 60, seed=1)) is None


def test_equals_have_even_chances_and_the_seed_decides():
    tie = draw(planned(60, 60, 50, seed=1))
    assert tie.chances.round(6).to_dict() == {1: 0.5, 2: 0.5}
    held = {
        int((draw(planned(60, 60, 50, seed=seed)).found.columns == 1).argmax()) for seed in range(9)
    }
    assert held == {0, 1}
    again = draw(planned(60, 60, 50, seed=1))
    assert (again.found.columns == tie.found.columns).all()


def test_a_quota_makes_the_chances_among_equals_uneven():
    # One of the two seats is for little French: one of one, and one of two.
    demands = Demands({Track.DATA: 2}, quotas=(Quota("french_level", ("A1",), least=1),))
    tie = draw(planned(60, 60, 60, seed=1, demands=demands, levels="A1 B1 B1"))
    assert tie.chances.to_dict() == pytest.approx({2: 0.5, 3: 0.5})


def test_the_plan_drawn_is_as_good_and_obeys_the_demands():
    of = planned(60, 60, 60, 70, seed=3, demands=Demands({Track.DATA: 2}))
    found = seats.solve(of.seating)
    tie = ties.drawn(of, found)
    assert seats.totals(of.seating, tie.found.columns) == found.totals
    plan = cohorts.plan_of(of, tie.found)
    assert plan.is_proved
    assert cohorts.judge(plan.tracks, of.applications, of.demands) == ()


def test_what_is_said_of_a_tie():
    tie = draw(planned(60, 60, 50, seed=1))
    assert str(tie.reason(1)) == (
        "Several plans are equally good; her chance of a seat in them was 50 %. "
        f"Number {tie.number} of 1000 was drawn (seed 1)."
    )

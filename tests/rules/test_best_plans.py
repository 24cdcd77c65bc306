"""Laws of the best plan where several are as good."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import an_application, applications
from tests.rules.test_cohorts import DEMANDS, RECORDS, scored
from workbench.rules import best_plans, cohorts
from workbench.rules.demands import Demands, Quota
from workbench.vocabulary import Track


@settings(max_examples=40, deadline=None)
@given(RECORDS, DEMANDS, st.integers(0, 5))
def test_the_plan_drawn_is_as_good_as_the_best_and_breaks_no_demand(records, demands, seed):
    frame = applications(*records)
    best = cohorts.propose(frame, scored(frame), demands, seed=seed)
    plan = best_plans.propose(frame, scored(frame), demands, seed=seed)
    assert (plan.objective, plan.wishes, plan.is_proved) == (best.objective, best.wishes, True)
    assert cohorts.judge(plan.tracks, frame, demands) == ()
    if plan.tie is not None:
        assert ((plan.tie.chances > 0) & (plan.tie.chances < 1)).all()


def test_a_tie_between_unlike_women_is_drawn_with_even_chances():
    frame = applications(
        an_application(french_level="A1"),
        an_application(french_level="B2", city="Lyon"),
        an_application(french_level="A1"),
    )
    quota = Quota("french_level", ("A1",), least=1, most=1)
    demands = Demands({Track.DATA: 1}, quotas=(quota,))
    drawn = {
        tuple(best_plans.propose(frame, scored(frame, 60, 60, 60), demands, seed=seed).tracks)
        for seed in range(12)
    }
    assert drawn == {(1,), (3,)}
    tie = best_plans.propose(frame, scored(frame, 60, 60, 60), demands, seed=1).tie
    assert tie.chances.round(2).to_dict() == {1: 0.5, 3: 0.5}


def test_no_tie_says_nothing_of_a_lot():
    frame = applications(an_application(), an_application())
    plan = best_plans.propose(frame, scored(frame, 60, 61), Demands({Track.DATA: 1}), seed=1)
    assert plan.tie is None

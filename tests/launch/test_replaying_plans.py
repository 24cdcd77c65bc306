"""What is said of a plan that is not reached again."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pandas as pd

from tests.builders import an_application, applications
from workbench.launch.plan_replaying import plan_as_json, plan_as_text
from workbench.rules import cohorts
from workbench.rules.demands import Demands
from workbench.rules.plan_receipts import PlanReceipt, receipt_of
from workbench.sentences import sentence
from workbench.store.plan_replaying import Found, ReplayedPlan
from workbench.vocabulary import Track, Verdict

FRAME = applications(*(an_application(stage="shortlisted") for _ in range(3)))


def a_plan(demands: Demands) -> cohorts.Plan:
    return cohorts.propose(FRAME, pd.Series([50.0, 60.0, 70.0], FRAME.index), demands, seed=1)


def kept(demands: Demands) -> PlanReceipt:
    scores = pd.Series([50.0, 60.0, 70.0], FRAME.index)
    return receipt_of(FRAME, scores, demands, circumstances=None, plan=a_plan(demands))


def replayed(found: Found | None, *, is_whole: bool = True) -> ReplayedPlan:
    return ReplayedPlan(
        decision=7,
        application=3,
        verdict=Verdict.ENROL,
        by="Alexis",
        decided_at=datetime(2026, 11, 23, 9, 30, tzinfo=UTC),
        plan=2,
        is_whole=is_whole,
        found=found,
    )


ONE, TWO = Demands({Track.DATA: 1}), Demands({Track.DATA: 2})


def test_who_has_another_seat_is_said_with_what_it_brings():
    other = replayed(Found(kept(ONE), {3: Track.DATA}, a_plan(TWO)))
    assert not other.agrees
    said = plan_as_text(other, "en").splitlines()
    assert "It is not reached again:" in said
    assert "  application 2: no seat, now Data analysis" in said
    assert "  the total of the scores: 70, now 130" in said
    told = json.loads(plan_as_json(other, "en"))
    assert told["differences"] == [{"application": 2, "before": None, "after": "data"}]


def test_a_rule_that_has_no_plan_any_more_says_why():
    stopped = replayed(Found(kept(ONE), {3: Track.DATA}, None, stopped=sentence("No name.")))
    assert not stopped.agrees
    assert "  No name." in plan_as_text(stopped, "en")
    assert json.loads(plan_as_json(stopped, "en"))["stopped"] == "No name."


def test_seats_given_by_hand_are_told_apart():
    amended = replayed(Found(kept(ONE), {1: Track.UX}, a_plan(ONE)))
    assert amended.agrees
    said = plan_as_text(amended, "en")
    assert "The plan of 1 seat is reached again: the same one." in said
    assert "Seats given otherwise than proposed, by hand:" in said
    assert "  application 1: no seat, now UX-UI design" in said


def test_a_decision_changed_by_hand_is_said_though_its_plan_is_reached():
    changed = replayed(Found(kept(ONE), {3: Track.DATA}, a_plan(ONE)), is_whole=False)
    assert not changed.agrees
    assert "The decision was changed after it was recorded." in plan_as_text(changed, "en")

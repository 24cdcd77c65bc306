"""A plan is reached again from what was kept of it, and nothing more than it looks at is kept."""

from __future__ import annotations

import json
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import a_mentor, an_application, applications, mentors
from workbench import frames
from workbench.errors import Impossible
from workbench.rules import cohorts, lottery
from workbench.rules.demand_rows import Circumstances, asked
from workbench.rules.demands import Demands, Lock, Quota
from workbench.rules.drawn_plans import drawn
from workbench.rules.kept_frames import columns_of, frame_from
from workbench.rules.looked_at import looked_at
from workbench.rules.plan_receipts import RULES, PlanReceipt, again, receipt_of
from workbench.rules.quota_questions import QUOTA_QUESTIONS
from workbench.rules.supports import SUPPORTS
from workbench.vocabulary import Choosing, Slot, Track

YES_NO = st.sampled_from(["yes", "no", None])
TRACKS = st.sampled_from(list(Track))
RECORDS = st.lists(
    st.builds(
        an_application,
        stage=st.sampled_from(["shortlisted", "enrolled"]),
        tracks=st.none() | st.lists(TRACKS.map(str), max_size=3, unique=True).map(tuple),
        first_choice=st.none() | TRACKS.map(str),
        needs_childcare=YES_NO,
        has_laptop=YES_NO,
        city=st.sampled_from(["Lyon", "Paris", None]),
        age=st.none() | st.floats(18, 60),
        french_level=st.sampled_from(["A1", "B2", None]),
        arrival_year=st.sampled_from([2019.0, 2026.0, None]),
        availability=st.sampled_from([("mon_am",), ("tue_eve",), (), None]),
        mentor_wish=st.sampled_from(["woman", "any", None]),
        earlier=st.sampled_from(["Springboard", None]),
    ),
    max_size=9,
)
DEMANDS = st.builds(
    Demands,
    seats=st.dictionaries(TRACKS, st.integers(0, 4)),
    supports=st.dictionaries(st.sampled_from(sorted(SUPPORTS)), st.integers(0, 60)),
    quotas=st.lists(
        st.sampled_from(
            [
                Quota("french_level", ("A1",), most=2),
                Quota("newcomer", ("yes",), most=1),
                Quota("age", ("under25", "older"), most=2, track=Track.WEB),
                Quota("city", ("Lyon",), most=1),
                Quota("country_group", ("Eastern Africa",), most=5),
            ]
        ),
        max_size=3,
        unique_by=lambda quota: quota.name,
    ).map(tuple),
    fares=st.just({"lyon": 30, "": 10}),
    household=st.none() | st.just(1),
    without_mentor=st.none() | st.integers(0, 2),
    reserved=st.integers(0, 2),
    bonus=st.integers(0, 9),
    sessions=st.sampled_from([(), (Slot.MON_AM,)]),
)
AROUND = Circumstances(
    mentors=mentors(a_mentor(), a_mentor(tracks=("web", "ux"), capacity=2, is_woman=False)),
    loads={1: 1, 9: 4},
    households={1: 1, 2: 1, 77: 5},
    before={1: Track.WEB, 3: Track.DATA, 88: Track.UX},
)


def scored(frame: pd.DataFrame) -> pd.Series:
    return pd.Series([40 + (7 * number) % 30 for number in frame.index], frame.index, dtype=float)


def kept(receipt: PlanReceipt) -> PlanReceipt:
    """The receipt as it comes back from where it was kept."""
    return replace(receipt, inputs=json.loads(json.dumps(receipt.inputs)))


@settings(max_examples=120, deadline=None)
@given(RECORDS, DEMANDS, st.integers(0, 3))
def test_a_plan_is_reached_again_from_what_was_kept_of_it(records, demands, seed):
    frame = applications(*records)
    try:
        plan = cohorts.propose(frame, scored(frame), demands, seed=seed, circumstances=AROUND)
    except Impossible:
        return
    receipt = receipt_of(frame, scored(frame), demands, circumstances=AROUND, plan=plan)
    found = again(kept(receipt))
    assert found.tracks == plan.tracks == receipt.seats
    assert (found.objective, found.bound) == (plan.objective, plan.bound)
    assert kept(receipt).fingerprint == receipt.fingerprint


@settings(max_examples=25, deadline=None)
@given(RECORDS, DEMANDS, st.integers(0, 3))
def test_a_lottery_draws_the_same_cohort_again_from_what_was_kept_of_it(records, demands, seed):
    frame = applications(*records)
    try:
        found = lottery.propose(frame, demands, seed=seed, circumstances=AROUND)
    except Impossible:
        return
    plan = drawn(found, scored(frame))
    receipt = receipt_of(
        frame, scored(frame), demands, circumstances=AROUND, plan=plan, mode=Choosing.LOTTERY
    )
    again_drawn = again(kept(receipt))
    assert again_drawn.tracks == found.seats == receipt.seats
    assert (again_drawn.objective, again_drawn.seed) == (plan.objective, seed)


def test_every_way_of_choosing_can_be_reached_again():
    assert set(RULES) == set(Choosing)


@pytest.mark.parametrize("question", sorted(QUOTA_QUESTIONS))
def test_what_a_quota_counts_is_kept_whole(question: str):
    frame = applications(
        an_application(), an_application(earlier="Springboard", city=None, age=None)
    )
    groups = QUOTA_QUESTIONS[question].met(frame)
    assert_nothing_lacks(frame, Demands({}, quotas=(Quota(question, groups[:2], least=1, most=1),)))


@pytest.mark.parametrize("support", sorted(SUPPORTS))
def test_what_a_support_is_taken_for_is_kept_whole(support: str):
    frame = applications(
        an_application(needs_childcare="yes", availability=("mon_eve",)),
        an_application(has_laptop=None, city=None, needs_childcare=None),
        an_application(has_laptop="no", city="Lyon"),
    )
    assert_nothing_lacks(frame, Demands({}, {support: 1}, fares={"Lyon": 30, "": 2}))


def assert_nothing_lacks(frame: pd.DataFrame, demands: Demands) -> None:
    names = looked_at(demands)
    less = frame_from(columns_of(frame, names), frames.APPLICATIONS)
    pairs = zip(asked(frame, demands), asked(less, demands), strict=True)
    for whole, few in pairs:
        assert whole.key == few.key
        assert list(whole.limit.weights) == list(few.limit.weights)
    assert any(each.limit.weights.any() for each in asked(frame, demands))


def test_a_receipt_holds_no_name_no_words_and_nothing_that_is_not_looked_at():
    frame = applications(an_application(stage="shortlisted", residence_status="asylum_seeker"))
    plan = cohorts.propose(frame, scored(frame), Demands({Track.DATA: 1}), seed=1)
    receipt = receipt_of(
        frame, scored(frame), Demands({Track.DATA: 1}), circumstances=AROUND, plan=plan
    )
    told = json.dumps(receipt.inputs)
    row = frame.iloc[0]
    for hidden in ("given_name", "family_name", "motivation", "residence_status", "city"):
        assert str(row[hidden]) not in told
    assert receipt.inputs["mentors"] is None
    assert receipt.inputs["households"] == {}


def test_mentors_are_kept_by_number_and_only_when_seats_need_one():
    frame = applications(an_application(stage="shortlisted"))
    demands = Demands({Track.DATA: 1}, without_mentor=0)
    plan = cohorts.propose(frame, scored(frame), demands, seed=1, circumstances=AROUND)
    receipt = receipt_of(frame, scored(frame), demands, circumstances=AROUND, plan=plan)
    assert receipt.inputs["mentors"]["mentor"] == [1, 2]
    assert receipt.inputs["loads"] == {"1": 1}
    assert "Martin" not in json.dumps(receipt.inputs)


@pytest.mark.parametrize(
    "change",
    [
        {"seed": 2},
        {"objective": 99},
        {"bound": 99},
        {"mode": Choosing.LOTTERY},
        {"seats": {}},
        {"inputs": {}},
    ],
)
def test_a_receipt_changed_anywhere_has_another_fingerprint(change: dict):
    frame = applications(an_application(stage="shortlisted"))
    plan = cohorts.propose(frame, scored(frame), Demands({Track.DATA: 1}), seed=1)
    receipt = receipt_of(
        frame, scored(frame), Demands({Track.DATA: 1}), circumstances=None, plan=plan
    )
    assert replace(receipt, **change).fingerprint != receipt.fingerprint


def test_locks_and_their_reasons_are_part_of_what_was_seen():
    frame = applications(an_application(stage="shortlisted"), an_application(stage="shortlisted"))
    demands = Demands({Track.DATA: 1}, locks={2: Lock(Track.DATA, "Promised.")})
    plan = cohorts.propose(frame, scored(frame), demands, seed=1)
    receipt = receipt_of(frame, scored(frame), demands, circumstances=None, plan=plan)
    assert again(kept(receipt)).tracks == {2: Track.DATA}
    assert receipt.inputs["demands"]["locks"] == {"2": {"track": "data", "reason": "Promised."}}

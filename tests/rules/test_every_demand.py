"""Laws of every demand together: quotas, households, sessions, travel, mentors, locks."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import a_mentor, an_application, applications, mentors
from workbench.errors import Impossible
from workbench.rules import cohorts
from workbench.rules.cohorts import Circumstances
from workbench.rules.demands import Demands, Quota
from workbench.vocabulary import Slot, Track

TRACKS = st.sampled_from([Track.WEB, Track.DATA])
MANY = st.none() | st.integers(0, 2)
APPLICANTS = st.lists(
    st.builds(
        an_application,
        stage=st.just("shortlisted"),
        tracks=st.sampled_from([("web",), ("data",), ("web", "data"), None]),
        first_choice=st.sampled_from(["web", "data", None]),
        french_level=st.sampled_from(["A1", "B2", None]),
        age=st.sampled_from([22.0, 24.5, 31.0, float("nan")]),
        city=st.sampled_from(["Lyon", "Montreuil", None]),
        availability=st.sampled_from([("tue_eve",), ("mon_am", "tue_eve"), ("mon_am",), None]),
        mentor_wish=st.sampled_from(["any", "woman", None]),
        spoken_languages=st.sampled_from([("fr",), ("ti",), None]),
        earlier=st.sampled_from([None, "Springboard Paris"]),
        digital_skills=st.sampled_from([1.0, 2.0, 5.0]),
    ),
    max_size=6,
)
QUOTAS = st.builds(
    Quota,
    question=st.just("french_level"),
    groups=st.sampled_from([("A1",), ("B2",)]),
    least=MANY,
    most=MANY,
    track=st.none() | TRACKS,
) | st.builds(Quota, question=st.just("age"), groups=st.just(("under25",)), least=MANY, most=MANY)
DEMANDS = st.builds(
    Demands,
    seats=st.dictionaries(TRACKS, st.integers(0, 3)),
    least=st.dictionaries(TRACKS, st.integers(0, 1)),
    total=st.none() | st.integers(0, 4),
    supports=st.dictionaries(st.sampled_from(["travel", "evening", "laptop"]), st.integers(0, 90)),
    fares=st.just({"Lyon": 60, "": 20}),
    quotas=st.lists(QUOTAS, max_size=2, unique_by=lambda one: one.name).map(tuple),
    household=st.none() | st.just(1),
    without_mentor=st.none() | st.integers(0, 1),
    reserved=st.integers(0, 2),
    bonus=st.sampled_from([0, 10]),
    sessions=st.sampled_from([(), (Slot.TUE_EVE,)]),
)
AROUND = Circumstances(
    mentors=mentors(
        a_mentor(tracks=("web",), languages=("fr",), slots=("tue_eve",), capacity=1),
        a_mentor(tracks=("data", "web"), languages=("ti",), slots=("tue_eve",), capacity=1),
        a_mentor(tracks=("data",), languages=("fr",), slots=("mon_am",), is_woman=True),
    ),
    households={1: 7, 2: 7, 4: 8, 5: 8},
)


def planned(frame: pd.DataFrame, demands: Demands, **named) -> cohorts.Plan | None:
    scores = frame["digital_skills"].mul(20).round()
    try:
        return cohorts.propose(frame, scores, demands, seed=2, circumstances=AROUND, **named)
    except Impossible:
        return None


def by_trying_everything(frame: pd.DataFrame, demands: Demands) -> int | None:
    """The largest total score of any seats that nothing speaks against."""
    best = None
    wishes = [
        [None, *{t for t in (*(row["tracks"] or ()), row["first_choice"]) if t in ("web", "data")}]
        for _, row in frame.iterrows()
    ]
    for tracks in product(*wishes):
        seats = {one: Track(track) for one, track in zip(frame.index, tracks, strict=True) if track}
        if cohorts.judge(seats, frame, demands, circumstances=AROUND) == ():
            score = frame.loc[list(seats), "digital_skills"].mul(20)
            bonus = demands.bonus * frame.loc[list(seats), "earlier"].notna().sum()
            total = int(score.sum() + bonus)
            best = total if best is None else max(best, total)
    return best


@settings(max_examples=150, deadline=None)
@given(APPLICANTS, DEMANDS)
def test_no_demand_is_broken_and_no_seats_that_keep_them_have_a_higher_score(records, demands):
    frame = applications(*records)
    plan = planned(frame, demands)
    best = by_trying_everything(frame, demands)
    if plan is None:
        assert best is None
        return
    assert cohorts.judge(plan.tracks, frame, demands, circumstances=AROUND) == ()
    assert plan.is_proved
    assert plan.objective == best


@settings(max_examples=40, deadline=None)
@given(APPLICANTS, DEMANDS, st.randoms())
def test_the_order_of_the_rows_changes_nothing_whatever_is_demanded(records, demands, shuffle):
    frame = applications(*records)
    order = list(frame.index)
    shuffle.shuffle(order)
    plan, again = planned(frame, demands), planned(frame.loc[order], demands)
    assert (plan is None) == (again is None)
    if plan is not None:
        assert again.tracks == plan.tracks


@settings(max_examples=40, deadline=None)
@given(APPLICANTS, DEMANDS)
def test_one_place_more_never_makes_a_plan_worse(records, demands):
    frame = applications(*records)
    plan = planned(frame, demands)
    wider = {track: seats + 1 for track, seats in demands.seats.items()}
    more = planned(frame, replace(demands, seats=wider))
    if plan is not None:
        assert more is not None
        assert more.objective >= plan.objective

"""Laws of the cohort's seats."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import an_application, applications
from workbench.errors import Impossible
from workbench.rules import cohorts
from workbench.rules.cohorts import Circumstances, Demands, Lock
from workbench.vocabulary import Stage, Track

TRACKS = st.sampled_from(list(Track))
SOME_TRACKS = st.none() | st.lists(TRACKS, max_size=3, unique=True).map(
    lambda tracks: tuple(str(track) for track in tracks)
)
RECORDS = st.lists(
    st.builds(
        an_application,
        stage=st.just("shortlisted"),
        tracks=SOME_TRACKS,
        first_choice=st.none() | TRACKS.map(str),
        needs_childcare=st.sampled_from(["yes", "no", None]),
        has_laptop=st.sampled_from(["yes", "no", None]),
    ),
    max_size=12,
)
DEMANDS = st.builds(
    Demands,
    seats=st.dictionaries(TRACKS, st.integers(0, 4)),
    supports=st.dictionaries(st.sampled_from(["childcare", "laptop"]), st.integers(0, 4)),
)


def scored(frame: pd.DataFrame, *values: float) -> pd.Series:
    given = list(values) or [50.0 + (7 * number) % 40 for number in frame.index]
    return pd.Series(given, index=frame.index, dtype=float)


def settling(demands: Demands, locked: dict, left_out: frozenset = frozenset()) -> Demands:
    locks = {one: Lock(track) for one, track in locked.items()}
    return replace(demands, locks={**locks, **{one: Lock(None) for one in left_out}})


@settings(max_examples=80, deadline=None)
@given(RECORDS, DEMANDS, st.integers(0, 5))
def test_nothing_speaks_against_a_proposal_and_everybody_has_a_reason(records, demands, seed):
    frame = applications(*records)
    plan = cohorts.propose(frame, scored(frame), demands, seed=seed)
    assert cohorts.judge(plan.tracks, frame, demands) == ()
    assert plan.is_proved
    assert set(plan.reasons) == set(plan.seats.index)
    assert set(plan.reasons) | set(plan.left) == set(frame.index)
    assert not set(plan.reasons) & set(plan.left)


@settings(max_examples=40, deadline=None)
@given(RECORDS, DEMANDS, st.randoms())
def test_the_order_of_the_rows_changes_nothing(records, demands, shuffle):
    frame = applications(*records)
    order = list(frame.index)
    shuffle.shuffle(order)
    plan = cohorts.propose(frame, scored(frame), demands, seed=3)
    again = cohorts.propose(frame.loc[order], scored(frame).sort_index(), demands, seed=3)
    assert again.tracks == plan.tracks
    assert again.left == plan.left


@settings(max_examples=60, deadline=None)
@given(RECORDS, DEMANDS, st.data())
def test_locks_stand_and_who_is_left_out_stays_out(records, demands, data):
    frame = applications(*records)
    first = cohorts.propose(frame, scored(frame), demands, seed=1)
    people = st.lists(st.sampled_from(list(frame.index)), unique=True) if records else st.just([])
    chosen = data.draw(people)
    locked = {number: first.tracks[number] for number in chosen if number in first.tracks}
    left_out = frozenset(chosen) - set(locked)
    settled = settling(demands, locked, left_out)
    plan = cohorts.propose(frame, scored(frame), settled, seed=2)
    assert locked.items() <= plan.tracks.items()
    assert not left_out & set(plan.seats.index)
    assert plan.objective <= first.objective


@settings(max_examples=60, deadline=None)
@given(RECORDS, DEMANDS, st.data())
def test_locks_hold_or_the_clash_is_named(records, demands, data):
    frame = applications(*records)
    locked = {
        number: data.draw(TRACKS) for number in frame.index if data.draw(st.integers(0, 3)) == 0
    }
    try:
        plan = cohorts.propose(frame, scored(frame), settling(demands, locked), seed=2)
    except Impossible:
        assert cohorts.judge(locked, frame, demands) != ()
    else:
        assert locked.items() <= plan.tracks.items()
        assert cohorts.judge(plan.tracks, frame, demands) == ()


def test_a_higher_score_wins_the_last_seat():
    frame = applications(an_application(), an_application())
    plan = cohorts.propose(frame, scored(frame, 60, 61), Demands({Track.DATA: 1}), seed=1)
    assert plan.tracks == {2: Track.DATA}


def test_wishes_decide_between_equal_scores_and_never_outweigh_a_point():
    frame = applications(an_application(first_choice="web"), an_application(first_choice="data"))
    demands = Demands({Track.DATA: 1})
    assert cohorts.propose(frame, scored(frame, 60, 60), demands, seed=1).tracks.keys() == {2}
    assert cohorts.propose(frame, scored(frame, 61, 60), demands, seed=1).tracks.keys() == {1}


def test_as_few_as_can_be_lose_their_seat_where_nothing_else_is_at_stake():
    frame = applications(an_application(), an_application(), an_application())
    for before in (1, 2, 3):
        around = Circumstances(before={before: Track.DATA})
        plan = cohorts.propose(
            frame,
            scored(frame, 60, 60, 60),
            Demands({Track.DATA: 1}),
            seed=1,
            circumstances=around,
        )
        assert plan.tracks == {before: Track.DATA}


def test_equals_are_drawn_by_lot_and_the_same_seed_draws_the_same():
    frame = applications(an_application(), an_application())
    drawn = [
        cohorts.propose(frame, scored(frame, 60, 60), Demands({Track.DATA: 1}), seed=seed).tracks
        for seed in (*range(12), *range(12))
    ]
    assert drawn[:12] == drawn[12:]
    assert {next(iter(each)) for each in drawn} == {1, 2}


def test_unknown_needs_take_a_place_of_a_support():
    frame = applications(
        an_application(needs_childcare=None),
        an_application(needs_childcare="yes"),
        an_application(needs_childcare="no"),
    )
    demands = Demands({Track.DATA: 3}, {"childcare": 1})
    plan = cohorts.propose(frame, scored(frame, 90, 80, 70), demands, seed=1)
    assert set(plan.seats.index) == {1, 3}


def test_an_enrolled_fellow_keeps_a_track_she_did_not_wish_for():
    frame = applications(an_application(stage=str(Stage.ENROLLED)), an_application())
    demands = Demands({Track.UX: 1})
    plan = cohorts.propose(frame, scored(frame), settling(demands, {1: Track.UX}), seed=1)
    assert plan.tracks == {1: Track.UX}
    assert cohorts.judge(plan.tracks, frame, demands) == ()


def test_a_person_may_seat_somebody_whose_wishes_are_not_known():
    frame = applications(an_application(tracks=None, first_choice=None))
    demands = Demands({Track.UX: 1})
    assert cohorts.propose(frame, scored(frame), demands, seed=1).tracks == {}
    plan = cohorts.propose(frame, scored(frame), settling(demands, {1: Track.UX}), seed=1)
    assert plan.tracks == {1: Track.UX}


def test_a_lock_on_somebody_who_is_not_there_is_named():
    with pytest.raises(Impossible, match="Application 9 is locked"):
        cohorts.propose(
            applications(), scored(applications()), settling(Demands({}), {9: Track.WEB}), seed=1
        )


def test_amending_moves_one_seat_and_leaves_the_old_plan_alone():
    seats = {1: Track.WEB, 2: Track.DATA}
    assert cohorts.amend(seats, 1, track=Track.UX) == {1: Track.UX, 2: Track.DATA}
    assert cohorts.amend(seats, 1, track=None) == {2: Track.DATA}
    assert seats == {1: Track.WEB, 2: Track.DATA}


def test_no_applications_and_no_seats_make_an_empty_plan():
    empty = applications()
    plan = cohorts.propose(empty, scored(empty), Demands({Track.WEB: 3}), seed=1)
    assert plan.tracks == {}
    assert plan.is_proved
    frame = applications(an_application())
    assert cohorts.propose(frame, scored(frame), Demands({}), seed=1).tracks == {}


def test_travel_is_paid_by_city_however_it_is_written_and_dearest_when_unknown():
    cities = ["Paris", " paris ", "Melun", None]
    frame = applications(*[an_application(city=city) for city in cities])
    demands = Demands({Track.DATA: 4}, {"travel": 300}, fares={"Paris": 40, "": 100, "Lille": 120})
    around = cohorts.problem(frame, scored(frame), demands, seed=1)
    travel = next(each for each in around.asked if each.key.name == "travel")
    assert travel.limit.weights.tolist() == [40, 40, 100, 120]


def test_two_of_a_household_share_its_one_seat():
    frame = applications(an_application(), an_application(), an_application())
    demands = Demands({Track.DATA: 3}, household=1)
    around = Circumstances(households={1: 7, 2: 7, 9: 7})
    plan = cohorts.propose(frame, scored(frame, 60, 61, 50), demands, seed=1, circumstances=around)
    assert plan.tracks.keys() == {2, 3}

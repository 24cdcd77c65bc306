"""Laws of the cards: what a card says would seat her does seat her, and nothing less would."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.builders import a_mentor, an_application, applications, mentors
from workbench.errors import Impossible
from workbench.rules import cohorts
from workbench.rules.cohorts import Circumstances, Demands, Plan
from workbench.rules.demands import Lock, Quota
from workbench.rules.seat_card import SeatCards, Standing, points_from_a_seat
from workbench.vocabulary import Slot, Track

TRACKS = st.sampled_from(["web", "data"])
RECORDS = st.lists(
    st.builds(
        an_application,
        stage=st.just("shortlisted"),
        tracks=st.lists(TRACKS, min_size=1, max_size=2, unique=True).map(tuple),
        first_choice=st.none() | TRACKS,
        french_level=st.sampled_from(["A1", "B1", None]),
        country_of_origin=st.sampled_from(["ER", "UA", None]),
        needs_childcare=st.sampled_from(["yes", "no", None]),
        availability=st.sampled_from([("tue_eve",), ("mon_am", "tue_eve"), ("mon_am",), None]),
    ),
    min_size=1,
    max_size=7,
)
COUNTS = st.none() | st.integers(0, 2)
DEMANDS = st.builds(
    Demands,
    seats=st.fixed_dictionaries({Track.WEB: st.integers(0, 2), Track.DATA: st.integers(0, 2)}),
    supports=st.dictionaries(st.just("childcare"), st.integers(0, 2)),
    quotas=st.tuples(
        st.builds(Quota, st.just("french_level"), st.just(("A1",)), COUNTS, COUNTS),
        st.builds(Quota, st.just("country"), st.just(("UA",)), COUNTS, COUNTS),
    ),
    household=st.sampled_from([None, 1]),
    without_mentor=st.sampled_from([None, 0]),
    sessions=st.sampled_from([(), (Slot.TUE_EVE,)]),
)
SCORES = st.lists(st.integers(0, 30), min_size=7, max_size=7)
AROUND = Circumstances(
    mentors=mentors(a_mentor(capacity=2), a_mentor(tracks=(), slots=("mon_am",))),
    households={1: 1, 2: 1, 3: 1},
)


@dataclass(frozen=True, eq=False)
class Case:
    frame: pd.DataFrame
    scores: pd.Series
    demands: Demands

    def plan(self, *, demands: Demands | None = None, more: dict[int, int] | None = None) -> Plan:
        scores = self.scores.add(pd.Series(more or {}, dtype=float), fill_value=0.0)
        return cohorts.propose(
            self.frame, scores, demands or self.demands, seed=3, circumstances=AROUND
        )

    def cards(self, plan: Plan) -> SeatCards:
        of = cohorts.problem(self.frame, self.scores, self.demands, seed=3, circumstances=AROUND)
        return SeatCards(of, plan.tracks)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    frame = applications(*draw(RECORDS))
    scores = pd.Series(draw(SCORES)[: len(frame)], frame.index, dtype=float)
    return Case(frame, scores, draw(DEMANDS))


def planned(case: Case) -> Plan:
    try:
        return case.plan()
    except Impossible:
        assume(False)
        raise


def somebody(data: st.DataObject, among: Mapping[int, object]) -> int:
    assume(len(among) > 0)
    return data.draw(st.sampled_from(sorted(among)))


@settings(max_examples=25, deadline=None)
@given(cases(), st.data())
def test_the_points_she_is_short_of_seat_her_and_one_fewer_does_not(case, data):
    plan = planned(case)
    one = somebody(data, plan.left)
    short = case.cards(plan).card(one).points_short
    if short is None:
        assert one not in case.plan(more={one: 1000}).tracks
        return
    assert one in case.plan(more={one: short + 1}).tracks
    assert short == 0 or one not in case.plan(more={one: short - 1}).tracks


@settings(max_examples=25, deadline=None)
@given(cases(), st.data())
def test_a_seat_is_hers_by_as_many_points_as_are_said(case, data):
    plan = planned(case)
    one = somebody(data, plan.tracks)
    ahead = case.cards(plan).card(one).points_ahead
    if ahead is None:
        with pytest.raises(Impossible):
            case.plan(demands=case.demands.with_lock(one, Lock(None)))
        return
    if ahead:
        assert one in case.plan(more={one: 1 - ahead}).tracks
    if ahead < case.scores[one]:
        assert one not in case.plan(more={one: -ahead - 1}).tracks


@settings(max_examples=25, deadline=None)
@given(cases(), st.data())
def test_every_change_of_demands_that_is_offered_seats_her(case, data):
    plan = planned(case)
    one = somebody(data, plan.left)
    card = case.cards(plan).card(one)
    assert card.standing is Standing.LEFT
    for change in card.changes:
        if change.demands is not None:
            assert one in case.plan(demands=change.demands).tracks


@settings(max_examples=25, deadline=None)
@given(cases(), st.data())
def test_whoever_is_left_though_her_tracks_have_seats_is_told_what_keeps_her_out(case, data):
    plan = planned(case)
    one = somebody(data, plan.left)
    card = case.cards(plan).card(one)
    tracks = [track for track in card.wished if case.demands.seats[track]]
    assert bool(card.stops) == bool(tracks)
    for track in tracks:
        seats = {**plan.tracks, one: track}
        assert cohorts.judge(seats, case.frame, case.demands, circumstances=AROUND)


@settings(max_examples=25, deadline=None)
@given(cases(), st.data())
def test_the_list_never_says_more_points_than_the_card(case, data):
    plan = planned(case)
    one = somebody(data, plan.left)
    cards = case.cards(plan)
    at_least = points_from_a_seat(cards.of, plan.tracks)
    assert at_least[list(plan.tracks)].isna().all()
    short = cards.card(one).points_short
    assert short is None or at_least[one] <= short


@settings(max_examples=25, deadline=None)
@given(cases(), st.data())
def test_who_was_settled_by_hand_is_told_what_the_rule_would_have_done(case, data):
    plan = planned(case)
    one = data.draw(st.sampled_from(list(case.frame.index)))
    track = plan.tracks.get(one)
    demands = case.demands.with_lock(one, Lock(None if track is None else track, "Said so."))
    settled = Case(case.frame, case.scores, demands)
    card = settled.cards(settled.plan()).card(one)
    assert card.standing is (Standing.OUT if track is None else Standing.LOCKED)
    said = " ".join(map(str, card.facts))
    if track is not None:
        assert "short of a seat" not in said
    for change in card.changes:
        assert one in case.plan(demands=change.demands).tracks

"""Demands kept as plain values come back exactly as they were; what is not one is said."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import time

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.errors import WorkbenchError
from workbench.rules.demand_mistakes import KEYS
from workbench.rules.demand_values import as_values, demands_from, demands_of
from workbench.rules.demands import Demands, Lock, Quota
from workbench.rules.quota_questions import QUOTA_QUESTIONS
from workbench.rules.supports import SUPPORTS
from workbench.rules.timetables import Timetable
from workbench.rules.week import Clock, Hours, Part
from workbench.vocabulary import Slot, Track

COUNTS = st.integers(0, 400)
MAYBE = st.none() | COUNTS
TRACKS = st.sampled_from(list(Track))
BY_TRACK = st.dictionaries(TRACKS, COUNTS, max_size=5)
EARLY = Clock({**Clock().hours, Part.MORNING: Hours(time(8), time(11, 15))})
SLOTS = st.lists(st.sampled_from(list(Slot)), max_size=4).map(tuple)


@st.composite
def quotas(draw: st.DrawFn) -> Quota:
    question = draw(st.sampled_from(sorted(QUOTA_QUESTIONS)))
    groups = list(QUOTA_QUESTIONS[question].groups)
    group = st.sampled_from(groups) if groups else st.text(max_size=8)
    return Quota(
        question,
        tuple(draw(st.lists(group, min_size=1, max_size=3))),
        least=draw(MAYBE),
        most=draw(MAYBE),
        track=draw(st.none() | TRACKS),
    )


DEMANDS = st.builds(
    Demands,
    seats=BY_TRACK,
    supports=st.dictionaries(st.sampled_from(sorted(SUPPORTS)), COUNTS),
    least=BY_TRACK,
    total=MAYBE,
    quotas=st.lists(quotas(), max_size=4).map(tuple),
    fares=st.dictionaries(st.text(max_size=6), COUNTS, max_size=3),
    household=MAYBE,
    without_mentor=MAYBE,
    reserved=COUNTS,
    bonus=COUNTS,
    sessions=SLOTS,
    track_sessions=st.dictionaries(TRACKS, SLOTS),
    timetable=st.builds(
        Timetable,
        trainers=st.dictionaries(st.sampled_from(["", "web"]), SLOTS.map(frozenset)),
        childcare=SLOTS.map(frozenset),
        rooms=st.dictionaries(st.sampled_from(list(Slot)), COUNTS, max_size=3),
        misses=COUNTS,
        clock=st.sampled_from([Clock(), EARLY]),
    ),
    locks=st.dictionaries(
        st.integers(1, 10**6), st.builds(Lock, track=st.none() | TRACKS, reason=st.text(max_size=9))
    ),
)


@settings(max_examples=200, deadline=None)
@given(DEMANDS)
def test_demands_kept_and_read_again_are_the_same(demands: Demands):
    kept = json.loads(json.dumps(as_values(demands)))
    read = demands_from(kept)
    assert read == demands
    assert list(read.locks) == list(demands.locks)
    assert all(isinstance(track, Track) for track in read.seats)
    assert all(isinstance(slot, Slot) for slot in read.sessions)
    assert json.loads(json.dumps(as_values(read))) == kept


@settings(max_examples=30, deadline=None)
@given(DEMANDS)
def test_a_cohort_keeps_seats_and_capacities_in_columns_of_their_own(demands: Demands):
    values = as_values(demands)
    own = {"seats": values.pop("seats"), "supports": values.pop("supports")}
    assert demands_of(pd.Series({**own, "demands": values})) == demands


def test_every_demand_there_is_can_be_kept():
    assert list(KEYS) == [each.name for each in fields(Demands)]


def test_a_cohort_of_which_nothing_more_was_said_demands_nothing_more():
    row = pd.Series({"seats": {"web": 3}, "supports": {"laptop": 2}, "demands": None})
    assert demands_of(row) == Demands({Track.WEB: 3}, {"laptop": 2})


SAID = [
    ({"seat": {}}, "“seat” is not known"),
    ({}, "“seats” is missing."),
    ({"seats": {"sewing": 1}}, "“seats: sewing” is not known; known are web, data"),
    ({"seats": {"web": -1}}, "“seats: web” must be a whole number, 0 or more."),
    ({"seats": {"web": True}}, "“seats: web” must be a whole number"),
    ({"seats": [3]}, "“seats” must be a table"),
    ({"supports": {"cake": 1}}, "“supports: cake” is not known"),
    ({"total": "ten"}, "“total” must be a whole number, 0 or more."),
    ({"reserved": None}, "“reserved” must be a whole number, 0 or more."),
    ({"quotas": {}}, "“quotas” must be a list."),
    ({"quotas": ["age"]}, "“quotas 1” must be a table"),
    ({"quotas": [{"question": "shoe", "groups": []}]}, "“quotas 1”: there is no question “shoe”"),
    ({"quotas": [{"question": [], "groups": []}]}, "there is no question"),
    ({"quotas": [{"question": "age", "groups": ["young"]}]}, "“quotas 1: groups” must be one of"),
    ({"quotas": [{"question": "age"}]}, "“quotas 1: groups” must be a list of texts."),
    ({"quotas": [{"question": "city", "groups": ["Lyon"], "most": 1.5}]}, "“quotas 1: most” must"),
    ({"quotas": [{"question": "city", "groups": ["Lyon"], "track": "sewing"}]}, "track” must be"),
    ({"quotas": [{"question": "city", "groups": ["Lyon"], "less": 1}]}, "“quotas 1: less” is not"),
    ({"sessions": ["noon"]}, "“sessions” must be one of"),
    ({"timetable": []}, "“timetable” must be a table of names"),
    ({"timetable": {"teachers": {}}}, "“timetable: teachers” is not known"),
    ({"timetable": {"trainers": {"maths": []}}}, "“timetable: trainers: maths” is not known"),
    ({"timetable": {"trainers": {"web": "mon_am"}}}, "“timetable: trainers: web” must be a list"),
    ({"timetable": {"childcare": ["sun_am"]}}, "“timetable: childcare” must be one of"),
    ({"timetable": {"rooms": {"mon_am": -1}}}, "“timetable: mon_am” must be a whole number"),
    ({"timetable": {"misses": "one"}}, "“timetable: misses” must be a whole number"),
    ({"timetable": {"hours": {"am": "late"}}}, "“timetable: am” must be hours"),
    ({"track_sessions": {"web": "mon_am"}}, "“track_sessions: web” must be a list."),
    ({"locks": {"her": {"track": None}}}, "“locks: her” must name an application by its number."),
    ({"locks": {"3": None}}, "“locks: 3” must be a table"),
    ({"locks": {"3": {"track": "sewing"}}}, "“locks: 3: track” must be one of"),
    ({"locks": {"3": {"track": None, "reason": 4}}}, "“locks: 3: reason” must be text."),
]


@pytest.mark.parametrize(("values", "said"), SAID)
def test_what_cannot_be_understood_is_said_and_never_guessed(values: dict, said: str):
    whole = values if values in ({}, {"seat": {}}) else {"seats": {}, **values}
    with pytest.raises(WorkbenchError) as told:
        demands_from(whole)
    assert said in str(told.value)
    assert told.value.code == "faulty_demands"


@pytest.mark.parametrize("values", [None, [], "seats", 7])
def test_what_is_no_table_at_all_is_said(values: object):
    with pytest.raises(WorkbenchError, match="“demands” must be a table"):
        demands_from(values)


def test_every_mistake_is_said_at_once():
    with pytest.raises(WorkbenchError, match="2 things to put right") as told:
        demands_from({"seats": {"web": -1}, "bonus": -2})
    assert "“seats: web”" in str(told.value)
    assert "“bonus”" in str(told.value)

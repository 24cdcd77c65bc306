"""Laws of the ways out: each has a plan, and a demand given back makes the clash again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import a_mentor, an_application, applications, mentors
from tests.rules.test_cohorts import TRACKS, scored
from workbench.errors import Impossible
from workbench.rules import cohorts, demand_changes
from workbench.rules.cohorts import Circumstances, Demands, Lock
from workbench.rules.demands import Quota
from workbench.vocabulary import Slot, Track

WOMAN = st.builds(
    an_application,
    stage=st.sampled_from(["shortlisted", "enrolled"]),
    city=st.sampled_from(["Lyon", "Paris", None]),
    tracks=st.none() | st.sampled_from([("web",), ("data",), ("data", "web")]),
    first_choice=st.none(),
    needs_childcare=st.sampled_from(["yes", "no", None]),
    availability=st.none() | st.sampled_from([("mon_am",), ("tue_eve",), ("mon_am", "tue_eve")]),
)
QUOTA = st.builds(
    Quota,
    question=st.just("city"),
    groups=st.just(("Lyon",)),
    least=st.integers(1, 4),
    most=st.none() | st.integers(0, 4),
    track=st.none() | st.just(Track.WEB),
)
LOCKS = st.dictionaries(
    st.integers(1, 7), st.none() | st.sampled_from([Track.WEB, Track.DATA]), max_size=3
)


@st.composite
def cases(draw: st.DrawFn) -> tuple[list, Demands, Circumstances]:
    demands = Demands(
        seats=draw(st.dictionaries(TRACKS, st.integers(0, 3))),
        supports={"childcare": draw(st.integers(0, 2)), "travel": draw(st.integers(0, 30))},
        least=draw(st.dictionaries(st.sampled_from([Track.WEB, Track.DATA]), st.integers(0, 2))),
        total=draw(st.none() | st.integers(0, 4)),
        quotas=tuple({each.name: each for each in draw(st.lists(QUOTA, max_size=2))}.values()),
        fares={"paris": 10},
        household=draw(st.none() | st.just(1)),
        without_mentor=draw(st.none() | st.integers(0, 1)),
        sessions=draw(st.sampled_from([(), (Slot.TUE_EVE,)])),
        track_sessions=draw(st.sampled_from([{}, {Track.WEB: (Slot.MON_AM,)}])),
        locks={one: Lock(track) for one, track in draw(LOCKS).items()},
    )
    around = Circumstances(
        mentors=mentors(a_mentor(slots=("tue_eve",), tracks=(), capacity=2)),
        households=draw(st.sampled_from([{}, {1: 7, 2: 7}, {1: 7, 2: 7, 3: 7}])),
    )
    return draw(st.lists(WOMAN, min_size=2, max_size=6)), demands, around


def plan(records: list, demands: Demands, around: Circumstances) -> cohorts.Plan:
    frame = applications(*records)
    return cohorts.propose(frame, scored(frame), demands, seed=1, circumstances=around)


@settings(max_examples=150, deadline=None)
@given(cases())
def test_every_way_out_has_a_plan_and_none_does_without_its_changes(case):
    records, demands, around = case
    try:
        plan(records, demands, around)
    except Impossible as found:
        clash = found
    else:
        return
    assert clash.clash
    for way in clash.ways:
        assert way.demands == demand_changes.applied(demands, way.changes)
        assert plan(records, way.demands, around).is_proved
        for kept in way.changes:
            fewer = tuple(each for each in way.changes if each != kept)
            assert is_impossible(records, demand_changes.applied(demands, fewer), around)


@settings(max_examples=60, deadline=None)
@given(cases())
def test_the_order_of_the_rows_changes_no_way_out(case):
    records, demands, around = case
    frame = applications(*records)
    said = [ways_of(rows, demands, around) for rows in (frame, frame.iloc[::-1])]
    assert said[0] == said[1]


def ways_of(frame, demands: Demands, around: Circumstances) -> list[str]:
    try:
        cohorts.propose(frame, scored(frame).sort_index(), demands, seed=1, circumstances=around)
    except Impossible as clash:
        return [str(clash), *(str(way.said) for way in clash.ways)]
    return []


def is_impossible(records: list, demands: Demands, around: Circumstances) -> bool:
    try:
        plan(records, demands, around)
    except Impossible:
        return True
    return False


def test_a_way_changes_nothing_else_in_the_demands():
    demands = Demands(
        {Track.DATA: 1},
        {"laptop": 4},
        least={Track.DATA: 2},
        total=5,
        locks={1: Lock(Track.DATA, "promised")},
    )
    with pytest.raises(Impossible) as clash:
        plan([an_application(), an_application()], demands, Circumstances())
    changed = [way.demands for way in clash.value.ways]
    assert changed == [
        replace(demands, seats={Track.DATA: 2}),
        replace(demands, least={Track.DATA: 1}),
    ]

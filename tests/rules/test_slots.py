"""Laws of the weekly sessions: best by trying everything, unknown never a no, order of rows."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import an_application, applications
from workbench.errors import Impossible
from workbench.rules import presence, slot_clash, slot_prices, slots, week
from workbench.rules.presence import Standing
from workbench.rules.sessions import EVERYONE, Sessions, Wanted
from workbench.vocabulary import Slot, Track

FEW = (Slot.MON_AM, Slot.MON_EVE, Slot.TUE_AM, Slot.WED_PM, Slot.SAT_AM)
SOME = st.lists(st.sampled_from(FEW), unique=True).map(lambda each: tuple(map(str, each)))
RECORDS = st.lists(
    st.builds(
        an_application,
        availability=st.none() | SOME,
        needs_childcare=st.sampled_from(["yes", "no", None]),
        weekly_hours=st.sampled_from([None, 2.0, 5.0, 30.0]),
        first_choice=st.sampled_from(["web", "data", None]),
    ),
    max_size=8,
)
ONLY_FEW = {"": frozenset(FEW), "web": frozenset(FEW)}
WANTED = st.builds(
    Wanted,
    sessions=st.integers(1, 3),
    track_sessions=st.sampled_from([{}, {Track.WEB: 1}]),
    trainers=st.just(ONLY_FEW),
    misses=st.integers(0, 1),
)


def scored(frame: pd.DataFrame) -> pd.Series:
    return pd.Series([50.0 + (7 * one) % 40 for one in frame.index], frame.index, dtype=float)


def standing_by_hand(record: pd.Series, sessions: Sessions, wanted: Wanted) -> Standing:
    """What the sessions mean for one woman, slot by slot, as a person would work it out."""
    track = record["first_choice"]
    hers = [*sessions.everyone, *sessions.tracks.get(track, ())]
    said = []
    for slot in hers:
        free = None if record["availability"] is None else str(slot) in record["availability"]
        needs = {"yes": True, "no": False, None: None}[record["needs_childcare"]]
        cared = True if slot in wanted.childcare else (None if needs is None else not needs)
        both = [free, cared]
        said.append(False if False in both else None if None in both else True)
    hours, takes = record["weekly_hours"], sum(wanted.clock.of(slot).minutes for slot in hers) / 60
    if said.count(False) > wanted.misses or (not np.isnan(hours) and takes > hours):
        return Standing.LOST
    unplaced = track is None and any(sessions.tracks.values())
    if len(said) - said.count(True) > wanted.misses or np.isnan(hours) or unplaced:
        return Standing.TO_ASK
    return Standing.KEPT


def every_choice(wanted: Wanted) -> list[Sessions]:
    own = wanted.track_sessions.get(Track.WEB, 0)
    return [
        Sessions(week.in_order(common), {Track.WEB: extra} if own else {})
        for common in combinations(FEW, wanted.sessions)
        for extra in combinations([slot for slot in FEW if slot not in common], own)
    ]


def worth(frame: pd.DataFrame, sessions: Sessions, wanted: Wanted) -> tuple[int, int, int]:
    found = [standing_by_hand(row, sessions, wanted) for _, row in frame.iterrows()]
    kept = [at for at, one in enumerate(found) if one == Standing.KEPT]
    points = int(scored(frame).iloc[kept].sum())
    return len(kept), len(found) - found.count(Standing.LOST), points


@settings(max_examples=60, deadline=None)
@given(RECORDS, WANTED, st.integers(0, 3))
def test_no_choice_keeps_more_women_nor_loses_fewer_nor_has_higher_scores(records, wanted, seed):
    frame = applications(*records)
    found = slots.propose(frame, scored(frame), wanted, seed=seed)
    best = max(worth(frame, each, wanted) for each in every_choice(wanted))
    assert worth(frame, found.sessions, wanted) == best
    assert found.is_proved
    assert (found.objective, found.points) == (best[0], best[2])
    assert slots.judge(found.sessions, frame, wanted) == ()


@settings(max_examples=60, deadline=None)
@given(RECORDS, WANTED, st.data())
def test_sessions_chosen_by_hand_mean_what_working_it_out_gives(records, wanted, data):
    frame = applications(*records)
    sessions = data.draw(st.sampled_from(every_choice(wanted)))
    found = slots.look(frame, scored(frame), wanted, sessions=sessions)
    by_hand = [standing_by_hand(row, sessions, wanted) for _, row in frame.iterrows()]
    assert found.standing.tolist() == by_hand


@settings(max_examples=40, deadline=None)
@given(RECORDS, WANTED, st.randoms())
def test_the_order_of_the_rows_changes_nothing(records, wanted, shuffle):
    frame = applications(*records)
    order = list(frame.index)
    shuffle.shuffle(order)
    first = slots.propose(frame, scored(frame), wanted, seed=3)
    again = slots.propose(frame.loc[order], scored(frame).loc[order], wanted, seed=3)
    assert first.sessions == again.sessions
    assert first.standing.equals(again.standing)


@settings(max_examples=40, deadline=None)
@given(WANTED, st.sampled_from(["availability", "needs_childcare", "weekly_hours"]), st.data())
def test_an_answer_that_is_missing_loses_nobody(wanted, question, data):
    """Whoever is lost with one answer unknown is lost whatever the answer is."""
    record = {
        "availability": tuple(map(str, FEW)),
        "needs_childcare": "no",
        "weekly_hours": 40.0,
        "first_choice": "web",
    }
    frame = applications(an_application(**{**record, question: None}))
    sessions = data.draw(st.sampled_from(every_choice(wanted)))
    found = slots.look(frame, scored(frame), wanted, sessions=sessions)
    assert found.those(Standing.LOST) == ()


@settings(max_examples=40, deadline=None)
@given(RECORDS, WANTED, st.data())
def test_a_price_is_what_looking_again_gives(records, wanted, data):
    frame = applications(*records)
    points = slots.points_of(scored(frame), frame.index)
    sessions = data.draw(st.sampled_from(every_choice(wanted)))
    of = presence.presence(frame, wanted)
    before = slots.look(frame, scored(frame), wanted, sessions=sessions)
    every = slot_prices.alternatives(of, points, wanted, sessions=sessions)
    for _, row in every.loc[data.draw(st.permutations(list(every.index)))[:6]].iterrows():
        swap = slot_prices.Swap(row["group"], row["slot"], row["instead"])
        changed = slot_prices.with_swap(sessions, swap)
        after = slots.look(frame, scored(frame), wanted, sessions=changed)
        assert row["kept"] == after.objective - before.objective
        assert row["points"] == after.points - before.points
        was, now = set(before.those(Standing.LOST)), set(after.those(Standing.LOST))
        assert (set(row["gained"]), set(row["gone"])) == (was - now, now - was)


@settings(max_examples=40, deadline=None)
@given(RECORDS, WANTED)
def test_every_woman_lost_is_named_under_a_session_unless_her_hours_are_too_few(records, wanted):
    frame = applications(*records)
    sessions = every_choice(wanted)[0]
    of = presence.presence(frame, wanted)
    lost = set(slots.look(frame, scored(frame), wanted, sessions=sessions).those(Standing.LOST))
    named = set(slot_prices.lost_by(of, wanted, sessions=sessions)["application"])
    assert named <= lost
    hours = frame["weekly_hours"]
    assert {one for one in lost - named if not hours[one] <= 12} == set()


def test_days_apart_where_it_costs_nobody():
    frame = applications(*[an_application(availability=tuple(map(str, FEW)))] * 3)
    found = slots.propose(frame, scored(frame), Wanted(2, trainers=ONLY_FEW), seed=1)
    first, second = (week.day_of(slot) for slot in found.sessions.everyone)
    order = list(week.Day)
    assert abs(order.index(first) - order.index(second)) > 1


def test_equals_are_drawn_by_the_seed():
    frame = applications(an_application(availability=tuple(map(str, Slot))))
    drawn = {
        slots.propose(frame, scored(frame), Wanted(1), seed=seed).sessions.everyone
        for seed in range(30)
    }
    assert len(drawn) > 5


def test_a_session_without_a_trainer_or_a_large_room_is_not_proposed():
    frame = applications(an_application(availability=tuple(map(str, Slot))))
    wanted = Wanted(
        1,
        trainers={EVERYONE: frozenset({Slot.MON_AM, Slot.TUE_AM, Slot.SAT_AM})},
        rooms={Slot.MON_AM: 10, Slot.TUE_AM: 11},
        seats={EVERYONE: 11},
        pinned=frozenset(),
    )
    for seed in range(5):
        found = slots.propose(frame, scored(frame), wanted, seed=seed)
        assert set(found.sessions.everyone) <= {Slot.TUE_AM, Slot.SAT_AM}


CLASHING = st.builds(
    Wanted,
    sessions=st.integers(1, 3),
    trainers=st.sampled_from([ONLY_FEW, {"": frozenset(FEW[:1])}]),
    rooms=st.sampled_from([{}, {Slot.MON_AM: 3, Slot.SAT_AM: 9}]),
    seats=st.just({EVERYONE: 8}),
    must=st.frozensets(st.integers(1, 8), max_size=4),
)


@settings(max_examples=30, deadline=None)
@given(RECORDS, CLASHING)
def test_a_clash_has_a_way_out_and_every_way_out_is_one(records, wanted):
    frame = applications(*records)
    of = presence.presence(frame, wanted)
    found = slots.choose(of, slots.points_of(scored(frame), of.index), wanted, seed=0)
    ways = slot_clash.ways_out(frame, of, wanted, found=found)
    if not found.broken:
        assert ways == ()
        return
    assert ways
    with pytest.raises(Impossible):
        slots.propose(frame, scored(frame), wanted, seed=0)
    for way in ways:
        again = slots.propose(frame, scored(frame), way.wanted, seed=0)
        assert slots.judge(again.sessions, frame, way.wanted) == ()

"""Laws of the lottery of seats."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import a_mentor, an_application, applications, mentors
from workbench.errors import Impossible
from workbench.rules import cohorts, lottery
from workbench.rules.cohorts import Circumstances, Demands, Lock
from workbench.rules.demands import Quota
from workbench.vocabulary import Track

TRACKS = st.sampled_from([Track.WEB, Track.DATA, Track.UX])
LEVELS = ("A1", "A2", "B1", "B2")
RECORDS = st.lists(
    st.builds(
        an_application,
        stage=st.just("shortlisted"),
        tracks=st.lists(TRACKS.map(str), min_size=1, max_size=2, unique=True).map(tuple),
        first_choice=st.none(),
        needs_childcare=st.sampled_from(["yes", "no", None]),
        french_level=st.sampled_from([*LEVELS, None]),
    ),
    max_size=9,
)
QUOTAS = st.builds(
    Quota,
    question=st.just("french_level"),
    groups=st.sampled_from([("A1",), ("A1", "A2"), ("B1", "B2")]),
    least=st.sampled_from([None, 1]),
    most=st.sampled_from([None, 1, 2]),
)
DEMANDS = st.builds(
    Demands,
    seats=st.dictionaries(TRACKS, st.integers(1, 3), min_size=1),
    supports=st.dictionaries(st.just("childcare"), st.integers(0, 2)),
    quotas=st.lists(QUOTAS, max_size=1).map(tuple),
    household=st.sampled_from([None, 1]),
    without_mentor=st.sampled_from([None, 0, 1]),
)
HE = mentors(a_mentor(tracks=("data", "web"), capacity=2), a_mentor(tracks=("ux",), capacity=1))
AROUND = Circumstances(mentors=HE, households={1: 1, 2: 1, 5: 2, 6: 2, 7: 2})


@settings(max_examples=60, deadline=None)
@given(RECORDS, DEMANDS, st.integers(0, 9))
def test_nothing_speaks_against_any_cohort_of_a_lottery(records, demands, seed):
    frame = applications(*records)
    try:
        found = lottery.propose(frame, demands, seed=seed, circumstances=AROUND, count=20)
    except Impossible:
        return
    for number in range(1, 21):
        seats = found.cohort(number)
        assert cohorts.judge(seats, frame, demands, circumstances=AROUND) == ()
    assert set(found.reasons) | set(found.left) == set(frame.index)
    assert set(found.reasons) == set(found.seats)
    seated = np.mean([len(found.cohort(number)) for number in range(1, 21)])
    assert found.is_on.sum() / 20 == pytest.approx(seated)


@settings(max_examples=40, deadline=None)
@given(RECORDS, DEMANDS, st.randoms())
def test_the_order_of_the_applications_changes_nothing(records, demands, shuffle):
    frame = applications(*records)
    order = list(frame.index)
    shuffle.shuffle(order)
    try:
        found = lottery.propose(frame, demands, seed=3, count=20)
    except Impossible:
        return
    again = lottery.propose(frame.loc[order], demands, seed=3, count=20)
    assert np.array_equal(again.table, found.table)
    assert again.number == found.number
    assert again.chances.equals(found.chances)


@settings(max_examples=40, deadline=None)
@given(RECORDS, DEMANDS)
def test_those_whom_no_demand_tells_apart_have_the_same_chance(records, demands):
    frame = applications(*records)
    try:
        found = lottery.propose(frame, demands, seed=3, count=20)
    except Impossible:
        return
    for _, on in found.is_on.groupby(found.kind):
        assert on.max() - on.min() <= 1


def test_chances_add_up_to_the_seats():
    frame = applications(*[an_application(first_choice=None) for _ in range(7)])
    found = lottery.propose(frame, Demands({Track.DATA: 2, Track.WEB: 1}), seed=1)
    assert found.chances.sum() == pytest.approx(3, abs=1e-6)
    assert found.is_on.sum() == 3000


def test_scores_and_a_bonus_of_graduates_change_no_chance():
    frame = applications(*[an_application() for _ in range(3)])
    plain, bonus = Demands({Track.DATA: 1}), Demands({Track.DATA: 1}, bonus=9)
    assert np.array_equal(
        lottery.propose(frame, plain, seed=1).table, lottery.propose(frame, bonus, seed=1).table
    )


def test_the_cohorts_do_not_depend_on_the_seed_but_the_number_does():
    frame = applications(*[an_application() for _ in range(5)])
    demands = Demands({Track.DATA: 2})
    first = lottery.propose(frame, demands, seed=1)
    other = lottery.propose(frame, demands, seed=2)
    assert np.array_equal(first.table, other.table)
    assert first.number != other.number
    again = lottery.draw(other, seed=1)
    assert (again.number, again.seats) == (first.number, first.seats)
    assert again.seats == first.cohort(lottery.number_drawn(1))


def test_a_locked_seat_is_in_every_cohort():
    frame = applications(*[an_application() for _ in range(4)])
    demands = Demands({Track.DATA: 2}, locks={3: Lock(Track.DATA, "promised")})
    found = lottery.propose(frame, demands, seed=1)
    assert found.is_on[3] == 1000
    assert found.chances[3] == 1
    assert found.chances[[1, 2, 4]].tolist() == pytest.approx([1 / 3] * 3)


def test_first_wishes_decide_where_every_chance_stays_as_it_is():
    frame = applications(
        an_application(tracks=("web", "data"), first_choice="web"),
        an_application(tracks=("web", "data"), first_choice="data"),
    )
    found = lottery.propose(frame, Demands({Track.WEB: 1, Track.DATA: 1}), seed=1)
    assert found.seats == {1: Track.WEB, 2: Track.DATA}

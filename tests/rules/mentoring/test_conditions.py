# ruff: noqa: ISC004 -- sentences in drawn tables run over two lines
"""Laws of hours, caps, a woman in a track and second mentors: what is proposed is never against."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_fellow, a_mentor, a_pair_rubric, fellows, mentors
from tests.laws import tried
from tests.rules.mentoring.test_proposals import LEVELS, TONGUES, TRACKS, several
from workbench.rules import mentoring
from workbench.rules.mentoring import aims
from workbench.rules.mentoring.proposals import problem
from workbench.rules.mentoring.terms import Circumstances, Terms
from workbench.vocabulary import Aim, Capacity, Track

RUBRIC = a_pair_rubric()
HOURS = st.none() | st.sampled_from([1.0, 2.0, 3.5, 6.0])
FELLOWS = st.lists(
    st.builds(
        a_fellow,
        track=st.sampled_from(TRACKS[:2]),
        spoken_languages=st.none() | several(TONGUES),
        french_level=LEVELS,
        hours=HOURS,
    ),
    max_size=6,
)
MENTORS = st.lists(
    st.builds(
        a_mentor,
        tracks=several(TRACKS[:2]),
        languages=several(TONGUES),
        capacity=st.integers(0, 3),
        is_woman=st.booleans(),
        partner_id=st.integers(1, 2),
        hours=st.none() | st.sampled_from([0.0, 3.0, 8.0]),
    ),
    max_size=4,
)
TERMS = st.builds(
    Terms,
    aim=st.sampled_from(Aim),
    capacity=st.sampled_from(Capacity),
    per_partner=st.none() | st.integers(0, 3),
    caps=st.dictionaries(st.integers(1, 2), st.integers(0, 4), max_size=1),
    woman_in=st.frozensets(st.sampled_from([Track(each) for each in TRACKS[:2]])),
    co_mentored=st.frozensets(st.integers(1, 6)),
)


@tried(60)
@given(FELLOWS, MENTORS, TERMS, st.dictionaries(st.integers(1, 4), st.integers(0, 2)))
def test_nothing_speaks_against_a_proposal_but_a_demand_that_cannot_hold(hers, his, terms, loads):
    she, he = fellows(*hers), mentors(*his)
    given = Circumstances(loads=loads)
    found = mentoring.propose(she, he, rubric=RUBRIC, terms=terms, circumstances=given)
    said = mentoring.judge(
        found.mentors,
        she,
        he,
        rubric=RUBRIC,
        terms=terms,
        circumstances=given,
        co_mentors=found.co_mentors,
    )
    assert set(said) <= set(found.notes)
    assert all(each.msgid == "No fellow in {track} has a woman as mentor." for each in said)
    assert set(found.mentors) | set(found.unpaired) == set(she.index)
    assert set(found.co_mentors) <= terms.co_mentored & set(found.mentors)
    assert found.objective <= found.bound


@tried(30)
@given(FELLOWS, MENTORS, TERMS)
def test_every_aim_gives_as_many_fellows_a_mentor_under_the_same_limits(hers, his, terms):
    she, he = fellows(*hers), mentors(*his)
    every = aims.compare(problem(she, he, rubric=RUBRIC, terms=terms))
    assert len({each.matched for each in every}) == 1
    by_aim = {each.aim: each for each in every}
    assert by_aim[Aim.BEST].total == max(each.total for each in every)
    assert (by_aim[Aim.FAIR].worst or 0) == max(each.worst or 0 for each in every)
    assert by_aim[Aim.BEST].pairing.is_proved
    assert by_aim[Aim.FAIR].pairing.is_proved


@tried(30)
@given(FELLOWS, MENTORS, TERMS)
def test_second_mentors_change_nobodys_first(hers, his, terms):
    she, he = fellows(*hers), mentors(*his)
    with_two = mentoring.propose(she, he, rubric=RUBRIC, terms=terms)
    alone = Terms(terms.aim, terms.capacity, per_partner=terms.per_partner, caps=terms.caps,
                  woman_in=terms.woman_in)  # fmt: skip
    assert with_two.mentors == mentoring.propose(she, he, rubric=RUBRIC, terms=alone).mentors


def test_a_mentors_hours_are_shared_by_what_each_fellow_takes():
    she = fellows(a_fellow(hours=6.0), a_fellow(hours=2.0), a_fellow(hours=3.0))
    he = mentors(a_mentor(hours=5.0, capacity=1))
    found = mentoring.propose(she, he, rubric=RUBRIC, terms=Terms(capacity=Capacity.HOURS))
    assert found.mentors == {2: 1, 3: 1}
    assert found.is_proved


def test_hours_taken_by_another_cohort_are_not_given_twice():
    she, he = fellows(a_fellow(hours=2.0)), mentors(a_mentor(hours=5.0))
    terms = Terms(capacity=Capacity.HOURS)
    busy = Circumstances(hours={1: 3.5})
    found = mentoring.propose(she, he, rubric=RUBRIC, terms=terms, circumstances=busy)
    assert found.mentors == {}


def test_hours_that_are_not_known_are_assumed_and_said():
    she = fellows(a_fellow(hours=None), a_fellow(hours=2.0))
    he = mentors(a_mentor(hours=None, capacity=1), a_mentor(hours=9.0))
    found = mentoring.propose(she, he, rubric=RUBRIC, terms=Terms(capacity=Capacity.HOURS))
    assert [str(note) for note in found.notes] == [
        "The hours of 1 fellow are not known: 4 a month are assumed.",
        "The hours of 1 mentor are not known: 4 a month for every fellow that the mentor takes "
        "are assumed.",
    ]


def test_a_partner_accompanies_no_more_than_its_cap():
    she = fellows(a_fellow(), a_fellow(), a_fellow())
    he = mentors(a_mentor(capacity=2), a_mentor(), a_mentor(partner_id=2, languages=("ti",)))
    found = mentoring.propose(she, he, rubric=RUBRIC, terms=Terms(per_partner=1))
    assert len(found.mentors) == 2
    assert sorted(found.mentors.values())[-1] == 3
    roomier = mentoring.propose(she, he, rubric=RUBRIC, terms=Terms(per_partner=1, caps={1: 3}))
    assert len(roomier.mentors) == 3


@pytest.mark.parametrize("aim", list(Aim))
def test_one_fellow_of_a_track_has_a_woman_where_that_is_asked(aim):
    she = fellows(a_fellow(), a_fellow())
    he = mentors(a_mentor(is_woman=False, capacity=2), a_mentor(slots=("mon_am",)))
    plain = mentoring.propose(she, he, rubric=RUBRIC, terms=Terms(aim=aim))
    assert set(plain.mentors.values()) == {1}
    asked = Terms(aim=aim, woman_in=frozenset({Track.DATA}))
    found = mentoring.propose(she, he, rubric=RUBRIC, terms=asked)
    assert sorted(found.mentors.values()) == [1, 2]
    assert found.notes == ()


def test_a_second_mentor_is_another_one_and_takes_a_place_that_is_left():
    she = fellows(a_fellow(), a_fellow())
    he = mentors(a_mentor(capacity=2), a_mentor(slots=("mon_am",), capacity=1))
    both = Terms(co_mentored=frozenset({1, 2}))
    found = mentoring.propose(she, he, rubric=RUBRIC, terms=both)
    assert found.mentors == {1: 1, 2: 1}
    assert list(found.co_mentors.values()) == [2]

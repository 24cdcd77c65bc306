"""Laws of the pairs of fellows and mentors."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import a_fellow, a_mentor, a_pair_rubric, fellows, mentors
from workbench.errors import NotFound
from workbench.rules import mentoring
from workbench.rules.mentoring import scoring
from workbench.rules.mentoring.terms import Circumstances, Terms
from workbench.vocabulary import Answer, Level, Slot, Track

RUBRIC = a_pair_rubric()
TRACKS = [str(track) for track in Track]
SLOTS = [str(slot) for slot in Slot][:5]
TONGUES = ["fr", "en", "ar", "ti", "fa-AF"]


def several(codes: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(codes), max_size=4, unique=True).map(tuple)


LEVELS = st.none() | st.sampled_from([str(level) for level in Level])
FELLOWS = st.lists(
    st.builds(
        a_fellow,
        track=st.sampled_from(TRACKS[:3]),
        tracks=st.none() | several(TRACKS),
        spoken_languages=st.none() | several(TONGUES),
        french_level=LEVELS,
        english_level=LEVELS,
        availability=st.none() | several(SLOTS),
        mentor_wish=st.sampled_from(["any", "woman", None]),
    ),
    max_size=7,
)
MENTORS = st.lists(
    st.builds(
        a_mentor,
        tracks=several(TRACKS[:3]),
        languages=several(TONGUES),
        slots=several(SLOTS),
        capacity=st.integers(0, 3),
        is_woman=st.booleans(),
    ),
    max_size=5,
)


@settings(max_examples=80, deadline=None)
@given(FELLOWS, MENTORS)
def test_nothing_speaks_against_a_proposal_and_everybody_is_told_of(hers, his):
    she, he = fellows(*hers), mentors(*his)
    found = mentoring.propose(she, he, rubric=RUBRIC)
    assert mentoring.judge(found.mentors, she, he, rubric=RUBRIC) == ()
    assert found.notes == ()
    assert found.is_proved
    assert set(found.mentors) | set(found.unpaired) == set(she.index)
    assert not set(found.mentors) & set(found.unpaired)
    assert found.objective == found.pairs["fit"].sum()


@settings(max_examples=50, deadline=None)
@given(FELLOWS, MENTORS, st.data())
def test_locks_and_loads_are_kept(hers, his, data):
    she, he = fellows(*hers), mentors(*his)
    locked = {
        number: data.draw(st.sampled_from(list(he.index)))
        for number in she.index
        if len(he) and data.draw(st.integers(0, 3)) == 0
    }
    loads = {number: data.draw(st.integers(0, 2)) for number in he.index}
    found = mentoring.propose(
        she,
        he,
        rubric=RUBRIC,
        terms=Terms(locked=locked),
        circumstances=Circumstances(loads=loads),
    )
    assert locked.items() <= found.mentors.items()
    assert (
        mentoring.judge(
            found.mentors, she, he, rubric=RUBRIC, circumstances=Circumstances(loads=loads)
        )
        == found.notes
    )
    added = pd.Series([m for f, m in found.mentors.items() if f not in locked]).value_counts()
    held = pd.Series(list(locked.values())).value_counts()
    for number, count in added.items():
        assert count + held.get(number, 0) + loads[number] <= he.loc[number, "capacity"]


@settings(max_examples=40, deadline=None)
@given(FELLOWS, MENTORS, st.randoms())
def test_the_order_of_the_frames_changes_nothing(hers, his, shuffle):
    she, he = fellows(*hers), mentors(*his)
    one, two = list(she.index), list(he.index)
    shuffle.shuffle(one)
    shuffle.shuffle(two)
    found, again = (
        mentoring.propose(she, he, rubric=RUBRIC),
        mentoring.propose(she.loc[one], he.loc[two], rubric=RUBRIC),
    )
    assert again.mentors == found.mentors
    assert again.unpaired == found.unpaired


@settings(max_examples=40, deadline=None)
@given(FELLOWS, MENTORS)
def test_the_card_of_a_pair_says_what_the_arrays_say(hers, his):
    she, he = fellows(*hers), mentors(*his)
    every = scoring.table(she, he, rubric=RUBRIC).block(slice(0, len(she)))
    for row, fellow in enumerate(she.index):
        for column, mentor in enumerate(he.index):
            card = mentoring.why(she.loc[fellow], he.loc[mentor], rubric=RUBRIC)
            is_blocked = any(line.answer is Answer.NO for line in card.gates)
            assert every[row, column] == (-1 if is_blocked else card.fit)
            assert card.fit == sum(part.lower for part in card.parts)
            for part in card.parts:
                assert 0 <= part.lower <= part.upper <= part.out_of
    assert np.all(every <= 100)


def test_the_better_pair_is_chosen_and_nobody_is_left_out_for_it():
    she = fellows(a_fellow(), a_fellow(mentor_wish="woman"))
    he = mentors(a_mentor(languages=("ti",)), a_mentor(is_woman=False))
    assert mentoring.propose(she, he, rubric=RUBRIC).mentors == {1: 2, 2: 1}


def test_a_load_from_another_cohort_takes_a_place():
    she, he = fellows(a_fellow()), mentors(a_mentor(capacity=1))
    found = mentoring.propose(she, he, rubric=RUBRIC, circumstances=Circumstances(loads={1: 1}))
    assert found.mentors == {}
    assert str(found.unpaired[1]) == "1 mentor would do for her, but has no place left."


def test_a_pair_locked_against_a_gate_stands_and_is_noted():
    she, he = fellows(a_fellow(mentor_wish="woman")), mentors(a_mentor(is_woman=False))
    found = mentoring.propose(she, he, rubric=RUBRIC, terms=Terms(locked={1: 1}))
    assert found.mentors == {1: 1}
    assert [str(note) for note in found.notes] == [
        "Rahel Tesfaye with Claire Martin: Blocked (restricted)."
    ]
    assert found.pairs["fit"].tolist() == [mentoring.why(she.loc[1], he.loc[1], rubric=RUBRIC).fit]


def test_a_fellow_who_left_is_given_no_mentor_and_no_reason():
    she = fellows(a_fellow(left_on=date(2026, 10, 1)), a_fellow())
    found = mentoring.propose(she, mentors(a_mentor(capacity=2)), rubric=RUBRIC)
    assert found.mentors == {2: 1}
    assert found.unpaired == {}


def test_a_lock_on_somebody_who_is_gone_is_named():
    with pytest.raises(NotFound, match="Fellow 1 and mentor 9 are locked together"):
        mentoring.propose(fellows(a_fellow()), mentors(), rubric=RUBRIC, terms=Terms(locked={1: 9}))


def test_no_fellows_and_no_mentors_make_an_empty_pairing():
    assert mentoring.propose(fellows(), mentors(a_mentor()), rubric=RUBRIC).mentors == {}
    found = mentoring.propose(fellows(a_fellow()), mentors(), rubric=RUBRIC)
    assert found.is_proved
    assert {number: str(reason) for number, reason in found.unpaired.items()} == {
        1: "There is no mentor yet."
    }


def test_a_big_table_is_scored_in_blocks_alike():
    she = fellows(*[a_fellow(track=TRACKS[number % 5]) for number in range(515)])
    he = mentors(a_mentor(), a_mentor(tracks=("web", "ux")))
    every = scoring.table(she, he, rubric=RUBRIC).block(slice(0, len(she)))
    assert np.array_equal(every[5:], every[:-5])

"""What an amended mentoring rubric changes, before anybody saves it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import a_fellow, a_mentor, a_pair_rubric, fellows, mentors
from tests.rules.mentoring.people import A_FELLOW, A_MENTOR
from workbench.rules.mentoring import rubric_changes
from workbench.rules.mentoring.rubric_changes import Moved
from workbench.vocabulary import Role

RUBRIC = a_pair_rubric()
FEWER = a_pair_rubric(gates=RUBRIC.gates[:2])
QUIET = a_pair_rubric(gates=RUBRIC.gates[3:])
OPEN = a_pair_rubric(gates=())


def words(changes: rubric_changes.PairChanges) -> list[str]:
    return [str(each) for each in rubric_changes.said(changes)]


def test_a_gate_more_takes_a_mentor_away_and_says_so():
    she, he = fellows(a_fellow()), mentors(a_mentor(slots=("sat_eve",)))
    found = rubric_changes.compare(she, he, before=FEWER, after=RUBRIC)
    assert found.moved == found.lost == (Moved(1, 1, None),)
    assert words(found) == ["1 loses her mentor", "“a common meeting time” newly blocks 1 pair"]
    back = rubric_changes.compare(she, he, before=RUBRIC, after=FEWER)
    assert words(back) == ["1 gains a mentor"]


def test_what_a_quiet_gate_newly_blocks_is_said_by_role():
    she = fellows(a_fellow(mentor_wish="woman"))
    he = mentors(a_mentor(is_woman=False))
    said = {
        role: words(rubric_changes.compare(she, he, before=OPEN, after=QUIET, role=role))[-1]
        for role in Role
    }
    assert said[Role.COORDINATOR] == "“Safety” newly blocks 1 pair"
    assert said[Role.PROTECTION] == "“the wish for a woman” newly blocks 1 pair"


@settings(max_examples=20, deadline=None)
@given(st.lists(A_FELLOW, max_size=5), st.lists(A_MENTOR, max_size=4))
def test_the_same_rubric_changes_nothing(hers, his):
    found = rubric_changes.compare(fellows(*hers), mentors(*his), before=RUBRIC, after=RUBRIC)
    assert found.moved == found.blocking == ()
    assert words(found) == ["Nobody's mentor changes."]

"""Laws of the aims: nobody is left out under any of them, and each is best by its own measure."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.builders import a_fellow, a_mentor, a_pair_rubric, fellows, mentors
from tests.laws import tried
from tests.rules.mentoring.test_proposals import FELLOWS, MENTORS
from workbench.rules import mentoring
from workbench.rules.mentoring import aims
from workbench.rules.mentoring.proposals import problem
from workbench.rules.mentoring.terms import Circumstances, Terms
from workbench.vocabulary import Aim

RUBRIC = a_pair_rubric()


@tried(40)
@given(FELLOWS, MENTORS)
def test_no_aim_leaves_anybody_out_whom_another_does_not(hers, his):
    she, he = fellows(*hers), mentors(*his)
    by_aim = {each.aim: each for each in aims.compare(problem(she, he, rubric=RUBRIC))}
    assert set(by_aim) == set(Aim)
    assert len({each.matched for each in by_aim.values()}) == 1
    assert by_aim[Aim.BEST].total == max(each.total for each in by_aim.values())
    assert (by_aim[Aim.FAIR].worst or 0) == max(each.worst or 0 for each in by_aim.values())
    if by_aim[Aim.STABLE].pairing.is_proved:
        assert by_aim[Aim.STABLE].blocking == 0
    for each in by_aim.values():
        assert mentoring.judge(each.pairing.mentors, she, he, rubric=RUBRIC) == ()
        assert each.total <= each.pairing.bound == by_aim[Aim.BEST].total


@pytest.mark.parametrize("aim", list(Aim))
def test_every_aim_keeps_what_was_there_before_and_what_is_settled(aim):
    she = fellows(a_fellow(), a_fellow(), a_fellow(tracks=("data",)))
    he = mentors(a_mentor(), a_mentor(languages=("ti",)), a_mentor(slots=("mon_am",)))
    found = mentoring.propose(
        she,
        he,
        rubric=RUBRIC,
        terms=Terms(aim=aim, locked={1: 3}),
        circumstances=Circumstances(before={2: 2}),
    )
    assert found.mentors == {1: 3, 2: 2, 3: 1}


def test_changes_are_counted_against_what_was_on_the_table():
    she, he = fellows(a_fellow(), a_fellow()), mentors(a_mentor(), a_mentor())
    before = Circumstances(before={1: 2, 2: 1})
    for each in aims.compare(problem(she, he, rubric=RUBRIC, circumstances=before)):
        assert (each.matched, each.changed) == (2, 0)

"""What is to be looked at before a pair is confirmed, in a drawn table."""

from __future__ import annotations

import pandas as pd
import pytest

from tests.builders import a_fellow, a_mentor, a_pair_rubric, fellows, mentors, relations
from workbench.rules import mentoring
from workbench.rules.mentoring import flags
from workbench.rules.mentoring.terms import Circumstances, Pair

READ = "The mentor read her application."
RECRUITS = "The mentor's company may recruit her."
RATHER_NOT = "One of the two would rather not."

FLAGS = [
    # may recruit, known     what is to be looked at
    (None,   [],             []),
    ("no",   [],             []),
    ("yes",  [],             [RECRUITS]),
    (None,   ["reviewed"],   [READ]),
    ("yes",  ["reviewed"],   [READ, RECRUITS]),
    (None,   ["reviewed", "reviewed"], [READ]),
    (None,   ["rather_not"], [RATHER_NOT]),
    (None,   ["wished", "earlier"], []),
]  # fmt: skip


@pytest.mark.parametrize(("may_recruit", "kinds", "said"), FLAGS)
def test_what_is_to_be_looked_at_in_a_pair(may_recruit, kinds, said):
    he = mentors(a_mentor(may_recruit=may_recruit), a_mentor(may_recruit="yes"))
    known = relations(*[{"fellow": 1, "mentor": 1, "kind": kind} for kind in kinds])
    found = flags.flags(1, 1, mentors=he, relations=known)
    assert [str(each.message) for each in found] == said


def test_a_flag_blocks_nothing():
    she, he = fellows(a_fellow()), mentors(a_mentor(may_recruit="yes"))
    known = relations({"fellow": 1, "mentor": 1, "kind": "reviewed"})
    given = Circumstances(relations=known)
    assert mentoring.propose(she, he, rubric=a_pair_rubric(), circumstances=given).mentors == {1: 1}


def test_many_pairs_are_flagged_at_once_and_the_others_not():
    he = mentors(a_mentor(), a_mentor(may_recruit="yes"))
    known = relations(
        {"fellow": 1, "mentor": 1, "kind": "reviewed"},
        {"fellow": 3, "mentor": 1, "kind": "reviewed"},
    )
    pairs = pd.DataFrame({"fellow": [1, 2, 3, 4], "mentor": [1, 2, 2, 1]})
    found = flags.flagged(pairs, mentors=he, relations=known)
    assert {pair: [each.name for each in some] for pair, some in found.items()} == {
        Pair(1, 1): ["reviewed"],
        Pair(2, 2): ["recruits"],
        Pair(3, 2): ["recruits"],
    }

"""Which quiet rule blocks a pair is for one role: whoever else tries to find out cannot."""

from __future__ import annotations

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import a_fellow, a_mentor, a_pair_rubric, fellows, mentors, relations
from tests.rules.mentoring.people import A_FELLOW, A_MENTOR
from workbench.rules import mentoring
from workbench.rules.mentoring import scoring
from workbench.rules.mentoring.terms import Circumstances
from workbench.sentences import LANGUAGES, say
from workbench.vocabulary import Answer, Role

RUBRIC = a_pair_rubric()
NEVER = {"fellow": 1, "mentor": 1, "kind": "never", "reason": "He is her former landlord."}


def world(*, rule: str) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """One fellow and one mentor who fit, but for these quiet rules."""
    is_wished = "woman" in rule
    she = fellows(a_fellow(mentor_wish="woman" if is_wished else "any"))
    he = mentors(a_mentor(is_woman=not is_wished))
    return she, he, relations(*([NEVER] if "never" in rule else []))


def told(rule: str, *, role: Role) -> list[str]:
    """Everything that a screen can say of the pair to this role, in both languages."""
    she, he, known = world(rule=rule)
    given = Circumstances(relations=known)
    card = mentoring.why(she.loc[1], he.loc[1], rubric=RUBRIC, relations=known, role=role)
    of = scoring.table(she, he, rubric=RUBRIC, circumstances=given, role=role)
    said: list[object] = [card.sentence]
    for line in card.gates:
        said += [line.name, line.title, line.answer, line.reason]
    for part in card.parts:
        said += [part.title, part.reason, str(part.lower), str(part.upper)]
    for name, answers in of.gates(slice(0, 1)).items():
        said += [name, of.titles[name], str(answers)]
    said += mentoring.judge({1: 1}, she, he, rubric=RUBRIC, circumstances=given, role=role)
    if role is Role.COORDINATOR:
        found = mentoring.propose(she, he, rubric=RUBRIC, circumstances=given)
        said += [*found.unpaired.values(), *found.notes]
    return [say(each, language) for each in said for language in LANGUAGES]


def test_a_coordinator_reads_the_same_whichever_quiet_rule_blocks():
    first = told("never", role=Role.COORDINATOR)
    assert first == told("woman", role=Role.COORDINATOR)
    assert first == told("woman and never", role=Role.COORDINATOR)
    assert first != told("neither", role=Role.COORDINATOR)
    assert "Blocked (restricted)." in first


def test_protection_reads_which_rule_it_was():
    reads = {
        rule: told(rule, role=Role.PROTECTION) for rule in ("never", "woman", "woman and never")
    }
    never = "These two are never to be a pair: He is her former landlord."
    assert never in reads["never"]
    assert "She wishes for a woman as mentor." not in reads["never"]
    assert "She wishes for a woman as mentor." in reads["woman"]
    assert never not in reads["woman"]
    assert {never, "She wishes for a woman as mentor."} <= set(reads["woman and never"])


def test_why_two_are_never_to_be_a_pair_is_read_by_protection_alone():
    """Even where the frame of relations carries the reason, which it should not for others."""
    assert not any("landlord" in each for each in told("never", role=Role.COORDINATOR))
    assert any("landlord" in each for each in told("never", role=Role.PROTECTION))


def test_the_sentence_that_is_kept_with_a_pair_is_the_same_for_every_role():
    """It is written into the assignment, where everybody reads it."""
    for rule in ("never", "woman", "woman and never", "neither"):
        she, he, known = world(rule=rule)
        cards = [
            mentoring.why(she.loc[1], he.loc[1], rubric=RUBRIC, relations=known, role=role)
            for role in Role
        ]
        assert len({str(card.sentence) for card in cards}) == 1


def test_the_safety_line_is_there_even_where_nothing_is_quiet():
    """Whether it is there must not tell that there is something to hide."""
    rubric = a_pair_rubric(gates=RUBRIC.gates[:3])
    she, he, _ = world(rule="neither")
    card = mentoring.why(she.loc[1], he.loc[1], rubric=rubric)
    assert [(line.name, line.answer) for line in card.gates][-1] == ("safety", Answer.YES)
    assert card.gates == mentoring.why(she.loc[1], he.loc[1], rubric=RUBRIC).gates


def test_an_open_wish_is_not_settled_and_no_more():
    she, he = fellows(a_fellow(mentor_wish=None)), mentors(a_mentor(is_woman=False))
    line = mentoring.why(she.loc[1], he.loc[1], rubric=RUBRIC).gates[-1]
    assert (str(line.title), line.answer, str(line.reason)) == (
        "Safety",
        Answer.UNKNOWN,
        "Not settled (restricted).",
    )


@settings(max_examples=60, deadline=None)
@given(
    st.lists(A_FELLOW, max_size=5),
    st.lists(A_MENTOR, max_size=4),
    st.lists(st.tuples(st.integers(1, 5), st.integers(1, 4)), max_size=6),
)
def test_every_role_sees_the_same_pairs_blocked(hers, his, never):
    she, he = fellows(*hers), mentors(*his)
    known = relations(*[{"fellow": f, "mentor": m, "kind": "never"} for f, m in never])
    given = Circumstances(relations=known)
    seen = []
    for role in Role:
        of = scoring.table(she, he, rubric=RUBRIC, circumstances=given, role=role)
        worst = np.min(list(of.gates(slice(None)).values()), axis=0)
        assert np.array_equal(worst < 0, of.block(slice(None)) < 0)
        assert set(of.gates(slice(None))) == set(of.titles)
        seen.append(worst)
    assert np.array_equal(*seen)

# ruff: noqa: ISC004 -- sentences in drawn tables run over two lines
"""What is said of pairs made by hand, and of demands that cannot hold: a drawn table each."""

from __future__ import annotations

from typing import Any

import pytest

from tests.builders import a_fellow, a_mentor, a_pair_rubric, fellows, mentors, relations
from workbench.rules import mentoring
from workbench.rules.mentoring.terms import Circumstances, Pair, Terms
from workbench.vocabulary import Capacity, Role, Track

RUBRIC = a_pair_rubric()
HE = mentors(
    a_mentor(given_name="Claire", family_name="Martin", capacity=2, hours=5.0),
    a_mentor(given_name="Paul", family_name="Durand", is_woman=False, partner_id=2,
             partner="Beta"),
    a_mentor(given_name="Aïcha", family_name="Diallo", tracks=("web",), capacity=0),
)  # fmt: skip
SHE = fellows(
    a_fellow(),
    a_fellow(given_name="Noor", family_name="Haddad", hours=2.0),
    a_fellow(given_name="Olha", family_name="Bondar", mentor_wish="woman", hours=2.0),
)
KNOWN = Circumstances(
    relations=relations(
        {"fellow": 1, "mentor": 1, "kind": "never", "reason": "They know each other."},
        {"fellow": 2, "mentor": 1, "kind": "declined", "side": "mentor"},
    )
)
BY_HAND = Terms().with_ban(Pair(1, 1), reason="Same street.")

#  pairs, terms, what is given     what speaks against them
JUDGED: list[tuple[dict[int, int], dict[str, Any], list[str]]] = [
    ({1: 1, 2: 2}, {}, []),
    ({1: 2, 2: 2}, {}, [
        "Paul Durand would accompany 2 fellows at a time; the capacity is 1."]),
    ({1: 1, 2: 1}, {"terms": Terms(capacity=Capacity.HOURS)}, [
        "Claire Martin would give 6 hours a month; there are 5."]),
    ({1: 1, 2: 1}, {"terms": Terms(per_partner=1)}, [
        "The mentors of Partner 1 would accompany 2 fellows; the cap is 1."]),
    ({1: 1, 2: 1}, {"terms": Terms(per_partner=1, caps={1: 2})}, []),
    ({1: 2}, {"terms": Terms(woman_in=frozenset({Track.DATA}))}, [
        "No fellow in Data analysis has a woman as mentor."]),
    ({1: 2}, {"terms": Terms(woman_in=frozenset({Track.WEB}))}, []),
    ({1: 1}, {"terms": BY_HAND}, [
        "Rahel Tesfaye with Claire Martin: this pair was forbidden by hand: Same street."]),
    ({1: 1, 2: 1}, {"circumstances": KNOWN}, [
        "Rahel Tesfaye with Claire Martin: Blocked (restricted).",
        "Noor Haddad with Claire Martin: The mentor said no to this pair."]),
    ({1: 1}, {"circumstances": KNOWN, "role": Role.PROTECTION}, [
        "Rahel Tesfaye with Claire Martin: These two are never to be a pair: They know each "
        "other."]),
    ({3: 2}, {}, ["Olha Bondar with Paul Durand: Blocked (restricted)."]),
    ({3: 2}, {"role": Role.PROTECTION}, [
        "Olha Bondar with Paul Durand: She wishes for a woman as mentor."]),
    ({1: 2}, {"terms": Terms(locked={1: 1})}, [
        "Rahel Tesfaye is locked with another mentor."]),
    ({1: 2}, {"circumstances": Circumstances(started={1: 1})}, [
        "Rahel Tesfaye has a pair that has started, with another mentor; end it first."]),
    ({1: 2}, {"terms": Terms(alone=frozenset({1}))}, [
        "Rahel Tesfaye was to have no mentor for now."]),
    ({1: 1}, {"co_mentors": {1: 2}}, []),
    ({1: 1}, {"co_mentors": {1: 1}}, ["Rahel Tesfaye has the same mentor twice."]),
    ({1: 1}, {"co_mentors": {2: 2}}, ["Noor Haddad has a second mentor but no first."]),
    ({1: 2}, {"co_mentors": {2: 2}}, [
        "Noor Haddad has a second mentor but no first.",
        "Paul Durand would accompany 2 fellows at a time; the capacity is 1."]),
    ({9: 1, 1: 8}, {}, [
        "Fellow 9 is not in this cohort.", "Mentor 8 is not a mentor of this chapter."]),
]  # fmt: skip


@pytest.mark.parametrize(("pairs", "asked", "said"), JUDGED)
def test_what_speaks_against_pairs_made_by_hand(pairs, asked, said):
    judged = mentoring.judge(pairs, SHE, HE, rubric=RUBRIC, **asked)
    assert [str(each) for each in judged] == said


A_WOMAN = {"woman_in": frozenset({Track.DATA})}

#  mentors                              terms                what is noted
UNMET = [
    ([a_mentor(is_woman=False)], Terms(**A_WOMAN), [
        "No fellow in Data analysis has a woman as mentor.",
        "There is no woman among the mentors: ask a partner for one for Data analysis."]),
    ([a_mentor(is_woman=False), a_mentor(slots=("sat_am",))], Terms(**A_WOMAN), [
        "No fellow in Data analysis has a woman as mentor.",
        "No woman among the mentors fits a fellow in Data analysis. The nearest is Claire Martin; "
        "against it: a common meeting time."]),
    ([a_mentor(is_woman=False), a_mentor(capacity=0)], Terms(**A_WOMAN), [
        "No fellow in Data analysis has a woman as mentor.",
        "Claire Martin would do for a fellow in Data analysis, but has no place that another "
        "demand does not need: one place more would help."]),
    ([a_mentor(is_woman=False), a_mentor()], Terms(locked={1: 1}, **A_WOMAN), [
        "No fellow in Data analysis has a woman as mentor.",
        "Every fellow in Data analysis is settled by hand: taking one lock off would help."]),
    ([a_mentor()], Terms(locked={1: 1}, per_partner=0), [
        "The mentors of Partner 1 would accompany 1 fellows; the cap is 0.",
        "For Partner 1, a cap of 1 would do, or 1 settled pair less."]),
]  # fmt: skip


@pytest.mark.parametrize(("his", "terms", "said"), UNMET)
def test_a_demand_that_cannot_hold_is_named_with_the_smallest_change(his, terms, said):
    found = mentoring.propose(fellows(a_fellow()), mentors(*his), rubric=RUBRIC, terms=terms)
    assert [str(each) for each in found.notes] == said

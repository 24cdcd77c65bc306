# ruff: noqa: E501 -- a drawn table is read line by line
"""Why a fellow and a mentor are no pair, who would lose by it, and what a pair takes from others."""

from __future__ import annotations

import pytest

from tests.builders import a_fellow, a_mentor, a_pair_rubric, fellows, mentors, relations
from tests.spec.drawing import drawn
from workbench.rules.mentoring import prices, proposals
from workbench.rules.mentoring.proposals import Pairing, Problem
from workbench.rules.mentoring.terms import Circumstances, Pair, Terms
from workbench.rules.mentoring.why_not import why_not
from workbench.vocabulary import Role

#   name   track   speaks   free                  wishes for
FELLOWS = """
1 | Abeba | data  | fr ti  | mon_am tue_eve thu_pm | any
2 | Bana  | data  | fr     | mon_am tue_eve        | any
3 | Chaya | data  | fr     | tue_eve               | woman
4 | Dina  | web   | fr     | tue_eve               | any
5 | Eden  | web   | fr     | tue_eve               | any
6 | Feven | data  | fr     | tue_eve               | any
"""
#   name   tracks  speaks   free                  room  a woman
MENTORS = """
1 | Ana   | data  | fr ti  | mon_am tue_eve thu_pm | 1 | yes
2 | Boris | data  | fr     | mon_am tue_eve        | 1 | no
3 | Cleo  | web   | fr     | tue_eve               | 1 | yes
4 | David | web   | fr     | tue_eve               | 1 | no
5 | Elsa  | ux    | fr     | tue_eve               | 2 | yes
"""
# Feven (6) is left without a mentor by hand: she asked to wait. Dina (4) and Cleo (3) are never to be a pair.
# Eden (5) and David (4) are forbidden by hand: they are neighbours.

# Fellow, mentor, the ground; then everybody who would have another mentor.
SAID = """
1 | 1 | chosen    | This pair is proposed.
1 | 2 | worse     | Choosing this pair has its cost. The total fit would be 30 points lower.
1 | 2 | +         | Abeba would have Boris (fit 70) instead of Ana (fit 100).
1 | 2 | +         | Bana would have Ana (fit 70) instead of Boris (fit 70).
1 | 3 | blocked   | They may not be a pair. Her track is Data analysis; the mentor's: Web development.
1 | 3 | +         | Eden would have nobody instead of Cleo (fit 60).
1 | 3 | +         | Abeba would have Cleo (fit 45) instead of Ana (fit 100).
1 | 3 | +         | Chaya would have Ana (fit 60) instead of nobody.
3 | 1 | worse     | Choosing this pair has its cost. The total fit would be 40 points lower.
3 | 1 | +         | Abeba would have nobody instead of Ana (fit 100).
3 | 1 | +         | Chaya would have Ana (fit 60) instead of nobody.
3 | 2 | blocked   | They may not be a pair. Blocked (restricted).
3 | 2 | +         | Bana would have nobody instead of Boris (fit 70).
3 | 2 | +         | Chaya would have Boris (fit 60) instead of nobody.
4 | 3 | blocked   | They may not be a pair. Blocked (restricted).
4 | 3 | +         | Eden would have nobody instead of Cleo (fit 60).
4 | 3 | +         | Dina would have Cleo (fit 60) instead of David (fit 60).
5 | 4 | forbidden | This pair was forbidden by hand. Reason: They are neighbours. 1 fellow fewer would have a mentor. The total fit would be 60 points lower.
5 | 4 | +         | Dina would have nobody instead of David (fit 60).
5 | 4 | +         | Eden would have David (fit 60) instead of Cleo (fit 60).
6 | 2 | alone     | Feven is left without a mentor by hand. Reason: She asked to wait. The total fit would be 10 points lower.
6 | 2 | +         | Bana would have nobody instead of Boris (fit 70).
6 | 2 | +         | Feven would have Boris (fit 60) instead of nobody.
"""

# What the role of protection reads where others read that a pair is blocked, and no more.
RESTRICTED = """
3 | 2 | They may not be a pair. She wishes for a woman as mentor.
4 | 3 | They may not be a pair. These two are never to be a pair.
"""

# The price that others pay for the pair of a fellow, - who would gain without it.
PRICES = """
1 | Without this pair somebody who has nobody would have a mentor.
1 | - Chaya would have Ana (fit 60) instead of nobody.
2 | Without this pair somebody who has nobody would have a mentor.
2 | - Abeba would have Boris (fit 70) instead of Ana (fit 100).
2 | - Chaya would have Ana (fit 60) instead of nobody.
4 | This pair takes nothing from the others.
"""


def a_plan() -> tuple[Problem, Pairing]:
    she = fellows(
        *[
            a_fellow(
                given_name=name,
                family_name="",
                track=track,
                tracks=(track,),
                spoken_languages=tuple(speaks.split()),
                availability=tuple(free.split()),
                mentor_wish=wish,
            )
            for _, name, track, speaks, free, wish in drawn(FELLOWS)
        ]
    )
    he = mentors(
        *[
            a_mentor(
                given_name=name,
                family_name="",
                tracks=tuple(tracks.split()),
                languages=tuple(speaks.split()),
                slots=tuple(free.split()),
                capacity=int(room),
                is_woman=woman == "yes",
            )
            for _, name, tracks, speaks, free, room, woman in drawn(MENTORS)
        ]
    )
    terms = Terms().with_nobody(6, reason="She asked to wait.")
    of = proposals.problem(
        she,
        he,
        rubric=a_pair_rubric(),
        terms=terms.with_ban(Pair(5, 4), reason="They are neighbours."),
        circumstances=Circumstances(
            relations=relations({"fellow": 4, "mentor": 3, "kind": "never"})
        ),
    )
    return of, proposals.propose_for(of)


@pytest.fixture(scope="module")
def plan() -> tuple[Problem, Pairing]:
    return a_plan()


PAIRS = sorted({(int(fellow), int(mentor)) for fellow, mentor, *_ in drawn(SAID)})


@pytest.mark.parametrize(("fellow", "mentor"), PAIRS)
def test_why_a_pair_is_not_proposed_and_who_would_have_whom(plan, fellow, mentor):
    found = why_not(*plan, fellow, mentor)
    said = [(str(found.ground), str(found.sentence)), *[("+", str(each)) for each in found.moves]]
    wanted = [tuple(rest) for f, m, *rest in drawn(SAID) if (int(f), int(m)) == (fellow, mentor)]
    assert said == wanted


@pytest.mark.parametrize(("fellow", "mentor", "said"), drawn(RESTRICTED))
def test_the_reason_of_a_safety_rule_is_for_protection_alone(plan, fellow, mentor, said):
    pair = int(fellow), int(mentor)
    assert str(why_not(*plan, *pair, role=Role.PROTECTION).sentence) == said
    told = why_not(*plan, *pair)
    reasons = [str(each) for each in (told.sentence, *told.moves)]
    assert not [one for one in reasons if "woman" in one or "never" in one]
    assert [str(line.reason) for line in told.stops] == ["Blocked (restricted)."]


@pytest.mark.parametrize("fellow", [1, 2, 4])
def test_what_the_pair_of_a_fellow_takes_from_others(plan, fellow):
    price = prices.price(*plan, fellow)
    said = [str(price.sentence), *[f"- {each}" for each in price.gainers]]
    assert said == [line for number, line in drawn(PRICES) if int(number) == fellow]

# ruff: noqa: E501 -- drawn tables are wide
"""What wishes, a rather not and an earlier pair bring, in a drawn table; 20 points for wishes."""

from __future__ import annotations

import pytest

from tests.builders import a_fellow, a_mentor, a_pair_rubric, fellows, mentors, relations
from workbench.pair_shelf import new_mentor
from workbench.rules import mentoring
from workbench.rules.mentoring import Why
from workbench.sentences import say
from workbench.vocabulary import Answer

RUBRIC = a_pair_rubric(parts=a_pair_rubric().parts[:2], wishes=20, earlier=10)
PARTS_ALONE = 45  # tracks 15 of 30, languages 30 of 40

WISHES = [
    # what is known: kind, side, place                        points  fit  what is said
    ([],                                                      0,      45,  "Neither wished for this pair."),
    ([("wished", "fellow", 1)],                               10,     55,  "Her wish number 1 is this mentor."),
    ([("wished", "fellow", 2)],                               8,      53,  "Her wish number 2 is this mentor."),
    ([("wished", "fellow", 5)],                               2,      47,  "Her wish number 5 is this mentor."),
    ([("wished", "fellow", 6)],                               0,      45,  "Her wish number 6 is this mentor."),
    ([("wished", "fellow", None)],                            10,     55,  "Her wish number 1 is this mentor."),
    ([("wished", "mentor", 1)],                               10,     55,  "The mentor's wish number 1 is this fellow."),
    ([("wished", "team", 1)],                                 10,     55,  "The team's wish number 1 is this pair."),
    ([("wished", "fellow", 1), ("wished", "mentor", 1)],      20,     65,  "Her wish number 1 is this mentor. The mentor's wish number 1 is this fellow."),
    ([("wished", "fellow", 3), ("wished", "mentor", 4)],      10,     55,  "Her wish number 3 is this mentor. The mentor's wish number 4 is this fellow."),
    ([("rather_not", "mentor", None)],                        -20,    25,  "The mentor would rather not: points are taken off."),
    ([("rather_not", "fellow", None)],                        -20,    25,  "She would rather not: points are taken off."),
    ([("wished", "fellow", 1), ("rather_not", "mentor", None)], -20,  25,  "The mentor would rather not: points are taken off."),
    ([("rather_not", "fellow", None), ("rather_not", "mentor", None)], -20, 25, "She would rather not: points are taken off. The mentor would rather not: points are taken off."),
]  # fmt: skip


@pytest.mark.parametrize(("known", "points", "fit", "said"), WISHES)
def test_what_wishes_bring_and_say(known, points, fit, said):
    card = why_of(known)
    part = next(each for each in card.parts if each.name == "wishes")
    assert (part.lower, part.upper, card.fit) == (points, points, fit)
    assert say(part.reason, "en") == said


def test_an_earlier_pair_brings_points_or_is_blocked_as_the_rubric_says():
    again = [("earlier", "team", None)]
    part = next(each for each in why_of(again).parts if each.name == "earlier")
    assert (part.lower, str(part.reason)) == (10, "They were a pair before.")
    assert why_of(again).fit == PARTS_ALONE + 10
    only_new = a_pair_rubric(relation_gates=(new_mentor.gate(),))
    line = next(each for each in why_of(again, only_new).gates if each.name == "new_mentor")
    assert (line.answer, str(line.reason)) == (Answer.NO, "They were a pair before.")


NOES = [
    # who said no               what everybody reads
    (["fellow"],                "She said no to this pair."),
    (["mentor"],                "The mentor said no to this pair."),
    (["fellow", "mentor"],      "Both said no to this pair."),
    (["team"],                  "This pair was said no to."),
]  # fmt: skip


@pytest.mark.parametrize(("sides", "said"), NOES)
def test_a_no_blocks_and_is_said_openly_without_its_reason(sides, said):
    card = why_of([("declined", side, None) for side in sides])
    line = next(each for each in card.gates if each.name == "declined")
    assert (line.answer, str(line.reason)) == (Answer.NO, said)


def test_a_fit_never_falls_below_nothing():
    she = {"track": "web", "tracks": ("web",), "spoken_languages": (), "french_level": None}
    card = why_of([("rather_not", "mentor", None)], fellow=she, mentor={"languages": ("ti",)})
    assert card.fit == 0


def why_of(
    known: list, rubric=RUBRIC, *, fellow: dict | None = None, mentor: dict | None = None
) -> Why:
    between = [
        {"fellow": 1, "mentor": 1, "kind": kind, "side": side, "place": place, "reason": "private"}
        for kind, side, place in known
    ]
    return mentoring.why(
        fellows(a_fellow(**(fellow or {}))).loc[1],
        mentors(a_mentor(**(mentor or {}))).loc[1],
        rubric=rubric,
        relations=relations(*between),
    )

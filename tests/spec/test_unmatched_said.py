# ruff: noqa: E501 -- a drawn table is read line by line
"""What is said of fellows without a mentor, the group they compete in, and of an idle mentor."""

from __future__ import annotations

import pytest

from tests.builders import a_fellow, a_mentor, a_pair_rubric, fellows, mentors
from tests.spec.drawing import drawn
from workbench.rules.mentoring import competing, proposals, stakes
from workbench.rules.mentoring.proposals import Pairing, Problem
from workbench.rules.mentoring.unmatched import idle, unmatched
from workbench.vocabulary import Role

#   name    track   speaks  French  free            wishes for
FELLOWS = """
1 | Abeba  | data  | fa    | A1    | tue_eve         | any
2 | Bana   | data  | fa    | A1    | tue_eve wed_eve | any
3 | Chaya  | web   | fa    | A2    | wed_eve         | any
4 | Dina   | data  | fa    | A1    | tue_eve         | any
5 | Eden   | cyber | fr    | B2    | mon_am          | any
6 | Feven  | ux    | fr    | B2    | mon_am          | woman
7 | Gelila | ux    | fr    | B2    | mon_am          | woman
"""
#   name    tracks    speaks  free            room a woman
MENTORS = """
1 | Ana    | data web | fa    | tue_eve wed_eve | 2 | yes
2 | Boris  | data web | fr    | tue_eve         | 2 | no
3 | Cleo   | cyber    | fr    | fri_pm          | 1 | yes
4 | David  | ux       | fr    | mon_am          | 1 | no
5 | Elsa   | ux       | fr    | mon_am          | 1 | yes
"""

# The fellows who compete, and for what.
GROUPS = """
coordinator | 6 7     | 2 fellows can have no other mentors than Elsa; there is 1 place.
coordinator | 1 2 3 4 | 4 fellows need a mentor who speaks Persian; there are 2 places.
protection  | 6 7     | 2 fellows need a woman as mentor for UX-UI design; there is 1 place.
"""

# Why Eden has nobody, > who is nearest, + what would give her a mentor.
OF_EDEN = """
None of the 5 mentors passes every gate. What stops most comes first: the fellow's track (4), a common meeting time (3), and a common language (1).
> Nearest: Cleo, fit 50. In the way: No meeting time in common.
+ If she could meet on Friday afternoon, she would have Cleo: ask her.
"""
# Why Cleo and Boris have nobody, > who is nearest, + what would give a fellow who has nobody a pair.
OF_CLEO = """
None of the 7 fellows passes every gate. What stops most comes first: a common meeting time (7), the fellow's track (6), and a common language (4).
> Nearest: Eden, fit 50. In the way: No meeting time in common.
+ If this mentor could meet on Monday morning, there would be a pair with one of those who have nobody: Eden.
"""


@pytest.fixture(scope="module")
def plan() -> tuple[Problem, Pairing]:
    she = fellows(
        *[
            a_fellow(
                given_name=name,
                family_name="",
                track=track,
                tracks=(track,),
                spoken_languages=(speaks, "fr"),
                french_level=level,
                english_level="A0",
                availability=tuple(free.split()),
                mentor_wish=wish,
            )
            for _, name, track, speaks, level, free, wish in drawn(FELLOWS)
        ]
    )
    he = mentors(
        *[
            a_mentor(
                given_name=name,
                family_name="",
                tracks=tuple(tracks.split()),
                languages=(speaks,),
                slots=tuple(free.split()),
                capacity=int(room),
                is_woman=woman == "yes",
            )
            for _, name, tracks, speaks, free, room, woman in drawn(MENTORS)
        ]
    )
    of = proposals.problem(she, he, rubric=a_pair_rubric())
    return of, proposals.propose_for(of)


@pytest.mark.parametrize(("role", "fellows_of_it", "said"), drawn(GROUPS))
def test_who_competes_for_too_few_places(plan, role, fellows_of_it, said):
    of, found = plan
    short = competing.shortage_of(of, stakes.pairs_of(of, found))
    every = competing.competitions(of, short, role=Role(role))
    together = {" ".join(map(str, each.fellows)): str(each.sentence) for each in every}
    assert together[fellows_of_it] == said


def test_why_a_fellow_has_nobody_and_what_would_help(plan):
    told = unmatched(*plan, 5)
    said = [str(told.sentence), f"> {told.nearest.sentence}"]
    assert [*said, *[f"+ {each.said}" for each in told.changes]] == OF_EDEN.strip().splitlines()


def test_an_idle_mentor_gets_the_same_courtesy(plan):
    told = idle(*plan, 3)
    said = [str(told.sentence), f"> {told.nearest}", *[f"+ {each}" for each in told.changes]]
    assert said == OF_CLEO.strip().splitlines()


def test_a_level_asked_again_is_offered_with_the_mentor_she_would_have(plan):
    left = next(one for one in (1, 2, 4) if one not in plan[1].mentors)
    said = [str(each.said) for each in unmatched(*plan, left).changes]
    assert "If her French is B1 by now, she would have Boris: ask again." in said


def test_why_a_woman_is_needed_is_for_protection_alone(plan):
    left = next(one for one in (6, 7) if one not in plan[1].mentors)
    told = unmatched(*plan, left)
    every = [told.sentence, told.group.sentence, told.nearest.sentence]
    every += [each.said for each in told.changes]
    assert not [one for one in map(str, every) if "woman" in one]
    assert "Safety" in str(told.sentence)
    assert "Safety (" not in str(told.sentence)

# ruff: noqa: ISC004 -- sentences in drawn tables run over two lines
"""The mentors who are missing, and what each partner is asked for."""

from __future__ import annotations

import pandas as pd
import pytest

from tests.builders import a_fellow, a_mentor, a_pair_rubric, fellows, mentors
from tests.spec.drawing import drawn
from workbench.rules import request_words
from workbench.rules.mentoring import missing, proposals, requests
from workbench.vocabulary import Role

#  track  speaks   when      wish
FELLOWS = """
cyber | fa-AF | tue_eve | any
cyber | fa-AF | mon_eve | any
data  | ti    | wed_am  | woman
data  | en    | mon_am  | any
"""
#  partner   tracks   speaks
MENTORS = """
Algoris | data  | en
Vigie   | cyber | en
"""
ASKED = {
    "Algoris":
    ["1 more mentor in Data analysis who speaks Tigrinya and can meet in the morning: please "
     "write to us before you ask anybody."],

    "Vigie":
    ["2 more mentors in Cybersecurity who speak Dari and can meet in the evening would give "
     "2 women a mentor."],
}  # fmt: skip


def women() -> pd.DataFrame:
    """The four women of the table; none speaks French, and one English."""
    return fellows(
        *[
            a_fellow(
                track=track,
                tracks=(track,),
                spoken_languages=(speaks,),
                french_level="A1",
                english_level="B2" if speaks == "en" else "A1",
                availability=(when,),
                mentor_wish=wish,
            )
            for track, speaks, when, wish in drawn(FELLOWS)
        ]
    )


def men() -> pd.DataFrame:
    """The two mentors, free on Monday mornings, of two partners."""
    return mentors(
        *[
            a_mentor(
                partner=partner,
                partner_id=at,
                tracks=(tracks,),
                languages=(speaks,),
                slots=("mon_am",),
                is_woman=False,
            )
            for at, (partner, tracks, speaks) in enumerate(drawn(MENTORS), start=1)
        ]
    )


def found() -> tuple[missing.Found, ...]:
    """The mentors who are missing, those of one kind together."""
    of = proposals.problem(women(), men(), rubric=a_pair_rubric())
    every = [each for each in missing.find(of) if each.missing.seats]
    return missing.guarded(requests.together(every))


def test_each_partner_is_asked_for_what_its_mentors_know():
    asked = {each.name: [str(one) for one in each.said] for each in by_partner()}
    assert asked == ASKED


def by_partner() -> tuple[requests.ToPartner, ...]:
    return requests.by_partner(found(), men())


WISHES = [
    # who wish for a woman and have nobody, who reads, what is said of the mentor looked for
    (1, Role.COORDINATOR, "1 more mentor in Data analysis who speaks Tigrinya and can meet in the "
                          "morning (restricted)"),
    (1, Role.PROTECTION,  "1 more woman mentor in Data analysis who speaks Tigrinya and can meet "
                          "in the morning"),
    (2, Role.COORDINATOR, "2 more mentors in Data analysis who speak Tigrinya and can meet in the "
                          "morning (restricted)"),
    (3, Role.COORDINATOR, "3 more women mentors in Data analysis who speak Tigrinya and can meet "
                          "in the morning"),
]  # fmt: skip


@pytest.mark.parametrize(("wishing", "role", "said"), WISHES)
def test_the_wish_of_few_cannot_be_guessed_from_what_is_missing(wishing, role, said):
    she = women().iloc[[2] * wishing].set_axis(range(1, wishing + 1)).rename_axis("fellow")
    of = proposals.problem(she, men(), rubric=a_pair_rubric())
    found = missing.readable(requests.together(tuple(missing.find(of))), role=role)
    assert [str(request_words.mentors(each.missing)) for each in found] == [said]
    assert found[0].missing.seats == wishing


def test_what_nobody_knows_is_asked_of_everybody():
    nobody = men().assign(tracks=pd.Series([("web",), ("ux",)], index=men().index))
    assert [len(each.asked) for each in requests.by_partner(found(), nobody)] == [2, 2]


def test_a_letter_names_nobody_and_is_in_the_language_asked_for():
    text = requests.letter(by_partner()[1].asked, "en")
    assert "- 2 more mentors in Cybersecurity who speak Dari" in text
    assert "seat" not in text
    hers = {*women()["given_name"], *women()["family_name"], "Eritrea", "Claire", "Tuesday"}
    assert not any(word in text for word in hers)
    assert requests.letter(by_partner()[1].asked, "fr") != text
    assert requests.letter((), "fr") == ""

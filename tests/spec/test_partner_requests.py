# ruff: noqa: ISC004 -- sentences in drawn tables run over two lines
"""What is asked of partners: one drawn table of women, one of requests."""

from __future__ import annotations

import pandas as pd
import pytest

from tests.builders import a_mentor, an_application, applications, mentors
from workbench.rules import cohorts, partner_requests
from workbench.rules.cohorts import Circumstances, Demands
from workbench.vocabulary import Track

CYBER, DATA = Track.CYBER, Track.DATA

#  name            speaks   when            wish    childcare  wishes  score
WOMEN = """
1| Rahel Tesfaye   | fa     | tue_eve       | any   | no  | cyber | 80
2| Divine Kassa    | fa     | mon_eve       | any   | no  | cyber | 71
3| Amina Nkosi     | en fr  | mon_am        | any   | no  | cyber | 65
4| Sara Mirzai     | ti     | wed_am        | woman | no  | data  | 59
5| Hodan Warsame   | en     | mon_am        | any   | yes | data  | 55
"""

REQUESTS = [
    # demands                what is asked
    (Demands({CYBER: 3, DATA: 2}, without_mentor=0),
     ["2 more mentors in Cybersecurity who speak Persian and can meet in the evening would open "
      "2 seats.",
      "1 more woman mentor in Data analysis who speaks Tigrinya and can meet in the morning "
      "would open 1 seat more."]),

    (Demands({CYBER: 1, DATA: 1}, without_mentor=0),
     []),

    (Demands({CYBER: 3, DATA: 2}, {"childcare": 0}, without_mentor=3),
     ["1 more childcare place would open 1 seat."]),

    (Demands({CYBER: 1, DATA: 2}),
     ["1 more mentor in Cybersecurity who speaks Persian and can meet in the evening would give "
      "1 woman a mentor.",
      "1 more woman mentor in Data analysis who speaks Tigrinya and can meet in the morning "
      "would give 1 woman a mentor."]),
]  # fmt: skip


@pytest.mark.parametrize(("demands", "said"), REQUESTS)
def test_what_is_asked_of_partners(demands, said):
    assert [str(each.said) for each in asked(demands)] == said


def test_a_letter_names_nobody_and_says_where_nobody_comes_from():
    text = partner_requests.letter(asked(REQUESTS[0][0]), "en")
    assert text.startswith("Dear partner,\n\n")
    assert "- 2 more mentors in Cybersecurity who speak Persian" in text
    frame = women()
    hers = {*frame["given_name"], *frame["family_name"], *frame["city"], "Eritrea", "Tuesday"}
    assert not any(word in text for word in hers)


def test_nothing_to_ask_for_is_no_letter():
    assert partner_requests.letter((), "fr") == ""


def test_a_letter_is_in_the_language_it_is_asked_in():
    said = asked(REQUESTS[0][0])
    assert "persan" in partner_requests.letter(said, "fr")
    assert "Persian" in partner_requests.letter(said, "en")


def test_mentors_asked_for_open_the_seats_they_are_said_to_open():
    demands = REQUESTS[0][0]
    given = [
        a_mentor(tracks=("cyber",), languages=("fa",), slots=("mon_eve", "tue_eve"), capacity=2),
        a_mentor(tracks=("data",), languages=("ti",), slots=("wed_am",), is_woman=True),
    ]
    more = len(planned(demands, *given).seats) - len(planned(demands).seats)
    assert more == sum(each.gives for each in asked(demands))


def women() -> pd.DataFrame:
    """The five women of the table."""
    rows = [[cell.strip() for cell in line.split("|")] for line in WOMEN.strip().splitlines()]
    return applications(
        *[
            an_application(
                given_name=name.split()[0],
                family_name=name.split()[1],
                spoken_languages=tuple(speaks.split()),
                french_level="B1" if "fr" in speaks else "A1",
                english_level="B1" if "en" in speaks else "A1",
                availability=tuple(when.split()),
                mentor_wish=wish,
                needs_childcare=childcare,
                tracks=(wished,),
                first_choice=wished,
            )
            for _, name, speaks, when, wish, childcare, wished, _ in rows
        ]
    )


def around(*more: dict) -> Circumstances:
    """One mentor who speaks English, free on Monday mornings, with room for two."""
    here = a_mentor(slots=("mon_am",), tracks=(), languages=("en",), capacity=2, is_woman=False)
    return Circumstances(mentors=mentors(here, *more))


def scores(frame: pd.DataFrame) -> pd.Series:
    """The last column of the table."""
    found = [float(line.rpartition("|")[2]) for line in WOMEN.strip().splitlines()]
    return pd.Series(found, index=frame.index)


def planned(demands: Demands, *more: dict) -> cohorts.Plan:
    """The plan for the five, with more mentors."""
    frame = women()
    return cohorts.propose(frame, scores(frame), demands, seed=1, circumstances=around(*more))


def asked(demands: Demands) -> tuple[partner_requests.Request, ...]:
    """What is asked of partners."""
    frame = women()
    of = cohorts.problem(frame, scores(frame), demands, seed=1, circumstances=around())
    return partner_requests.requests(of, planned(demands), around())

# ruff: noqa: E501 -- a drawn table is read line by line
"""What the card of one person says in a plan: the people, then who is told what."""

from __future__ import annotations

import pandas as pd
import pytest

from tests.builders import an_application, applications
from tests.spec.drawing import drawn
from workbench.rules import cohorts
from workbench.rules.cohorts import Demands, Lock
from workbench.rules.demands import Quota
from workbench.rules.seat_card import SeatCard, SeatCards
from workbench.vocabulary import Slot, Track

WEB, DATA, UX = Track.WEB, Track.DATA, Track.UX

#   name   tracks    French childcare  free             score
PEOPLE = """
1 | Abeba | data     | A1   | no      | tue_eve        | 50
2 | Bana  | data web | A1   | no      | tue_eve        | 58
3 | Chaya | data     | B1   | no      | tue_eve        | 90
4 | Dina  | data     | B1   | no      | tue_eve        | 70
5 | Eden  | data     | B1   | no      | mon_am         | 95
6 | Fiyori| web      | B1   | yes     | tue_eve        | 80
7 | Gelila| web      | B1   | -       | tue_eve        | 75
8 | Helen | cyber    | -    | no      | tue_eve        | 60
9 | Ines  | ux       | B1   | no      | tue_eve        | 40
10| Jamila| data     | -    | no      | tue_eve        | 62
11| Kidan | web      | B1   | no      | tue_eve        | 30
12| Lula  | data     | B1   | no      | tue_eve        | 88
"""
# Asked for: 3 seats in Data analysis, 2 in Web development, 2 in UX-UI design; at least two with
# a French level of A1; one childcare place; everybody on Tuesday evening. Kidan (11) is locked in
# Web development as promised, Lula (12) is left out by hand.

# A fact, - what keeps her out, + what would give her a seat.
SAID = """
1 | Data analysis is her first choice; her score is 50.
1 | She counts for: at least 2 (French level: A1). 2 women seated do.
1 | Without her the demands could not all hold.
2 | Data analysis is her first choice; her score is 58.
2 | She counts for: at least 2 (French level: A1). 2 women seated do.
2 | Without her the demands could not all hold.
3 | Data analysis is her first choice; her score is 90.
3 | She is 20 points ahead of Dina, who would have a seat in her place.
4 | She is 11 points short of a seat.
4 | - Asked for: at least 2 (French level: A1). Their seats are kept for them, and she does not count for certain.
4 | - Every seat in Data analysis is taken.
4 | + If she wished for UX-UI design, she would have one of the free seats: ask her.
4 | + With 11 points more (81) she would have a seat.
4 | + With 4 seats in Data analysis instead of 3 she would have a seat.
4 | + With at least 1 (French level: A1) instead of 2 she would have a seat.
5 | As the demands stand no score would give her a seat.
5 | - She cannot come to the session on Tuesday evening.
5 | - Asked for: at least 2 (French level: A1). Their seats are kept for them, and she does not count for certain.
5 | - Every seat in Data analysis is taken.
5 | + If she could come on Tuesday evening, she would have a seat: ask her.
6 | Web development is her first choice; her score is 80.
6 | Childcare places: 1 of 1 taken, 1 by her.
6 | She is 5 points ahead of Gelila, who would have a seat in her place.
7 | The seats in Web development are taken; the last seated there scores 80. Her score is 75.
7 | She is 5 points short of a seat.
7 | - She needs a childcare place, or did not say, and every place is taken.
7 | - Every seat in Web development is taken.
7 | + If she wished for UX-UI design, she would have one of the free seats: ask her.
7 | + With 5 points more (80) she would stand equal with the last seated, and the lot would decide.
7 | + With 3 seats in Web development instead of 2 and 2 childcare places instead of 1 she would have a seat.
8 | This cohort has no seat in the tracks she wishes for: Cybersecurity.
8 | + If she wished for UX-UI design, she would have one of the free seats: ask her.
8 | + With 1 seat in Cybersecurity instead of 0 she would have a seat.
9 | UX-UI design is her first choice; her score is 40.
9 | She would keep a seat with any score.
10| She is 19 points short of a seat.
10| - Asked for: at least 2 (French level: A1). Their seats are kept for them, and she does not count for certain.
10| - Every seat in Data analysis is taken.
10| + Not answered: French level. If it is A1, she would have a seat: ask her.
10| + If she wished for UX-UI design, she would have one of the free seats: ask her.
10| + With 19 points more (81) she would have a seat.
10| + With 4 seats in Data analysis instead of 3 and at least 1 (French level: A1) instead of 2 she would have a seat.
11| Her seat in Web development is locked: Promised in June. Her score is 30.
11| Without the lock she would be 40 points short of a seat.
12| She was left out of this plan by hand: She asked to wait.
12| If the rule decided, she would have a seat, or the lot would decide.
12| + If she is no longer left out, she has a seat.
"""


def a_plan() -> SeatCards:
    rows = drawn(PEOPLE)
    frame = applications(
        *[
            an_application(
                given_name=name,
                family_name="",
                tracks=tuple(tracks.split()),
                first_choice=tracks.split()[0],
                french_level=None if french == "-" else french,
                needs_childcare=None if childcare == "-" else childcare,
                availability=(free,),
            )
            for _, name, tracks, french, childcare, free, _ in rows
        ]
    )
    demands = Demands(
        {DATA: 3, WEB: 2, UX: 2},
        {"childcare": 1},
        quotas=(Quota("french_level", ("A1",), least=2),),
        sessions=(Slot.TUE_EVE,),
        locks={11: Lock(WEB, "Promised in June."), 12: Lock(None, "She asked to wait.")},
    )
    scores = pd.Series([float(row[-1]) for row in rows], frame.index)
    plan = cohorts.propose(frame, scores, demands, seed=1)
    return SeatCards(cohorts.problem(frame, scores, demands, seed=1), plan.tracks)


@pytest.fixture(scope="module")
def cards() -> SeatCards:
    return a_plan()


def lines(card: SeatCard) -> list[str]:
    return [
        *map(str, card.facts),
        *[f"- {stop.said}" for stop in card.stops],
        *[f"+ {change.said}" for change in card.changes],
    ]


@pytest.mark.parametrize("application", range(1, 13))
def test_what_the_card_of_each_person_says(cards, application):
    said = [line for number, line in drawn(SAID) if int(number) == application]
    assert lines(cards.card(application)) == said

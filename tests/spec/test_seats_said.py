# ruff: noqa: ISC004 -- sentences in drawn tables run over two lines
"""What is said of a seat: one drawn table for reasons, one for judgements, one for clashes."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from tests.builders import a_mentor, an_application, applications, mentors
from workbench.errors import Impossible
from workbench.rules import cohorts
from workbench.rules.cohorts import Circumstances, Demands, Lock
from workbench.rules.demands import Quota
from workbench.vocabulary import Slot, Track

WEB, DATA, UX = Track.WEB, Track.DATA, Track.UX


def a_cohort(**demands: Any) -> Demands:
    return Demands({DATA: 2}, **demands)


#  tracks           first   childcare  score  what is said (one seat in Data, one in Web, one
#                                             childcare place; 8 is locked in Data by hand)
REASONS = """
1| data web        | data | no       | 88  | The seats in Web development are taken; the last seated there scores 88 and puts it first. Her score is 88.
2| web             | web  | no       | 88  | Web development is her first choice; her score is 88.
3| web             | web  | no       | 70  | The seats in Web development are taken; the last seated there scores 88. Her score is 70.
4| data            | data | no       | 95  | Every seat in Data analysis is locked for others.
5| cyber           | -    | no       | 95  | This cohort has no seat in the tracks she wishes for: Cybersecurity.
6| -               | -    | no       | 95  | The tracks she wishes for are not known, so no seat is proposed.
7| web             | web  | no       | 99  | She was left out of this plan by hand.
8| data            | data | no       | 50  | Her seat in Data analysis is locked; her score is 50.
9| ux web          | ux   | -        | 60  | UX-UI design is her first choice; her score is 60.
10| ux             | ux   | yes      | 59  | She needs a childcare place, or did not say, and every place is taken.
"""  # noqa: E501


def test_every_reason_of_a_plan():
    rows = [[cell.strip() for cell in line.split("|")] for line in REASONS.strip().splitlines()]
    frame = applications(
        *[
            an_application(
                tracks=None if tracks == "-" else tuple(tracks.split()),
                first_choice=None if first == "-" else first,
                needs_childcare=None if childcare == "-" else childcare,
            )
            for _, tracks, first, childcare, _, _ in rows
        ]
    )
    plan = cohorts.propose(
        frame,
        pd.Series([float(row[4]) for row in rows], index=frame.index),
        Demands({WEB: 1, DATA: 1, UX: 2}, {"childcare": 1}, locks={8: Lock(DATA), 7: Lock(None)}),
        seed=1,
    )
    said = {number: str(reason) for number, reason in {**plan.reasons, **plan.left}.items()}
    assert said == {number: row[5] for number, row in enumerate(rows, start=1)}


def test_equals_are_told_of_the_lot_and_its_seed():
    frame = applications(an_application(), an_application())
    plan = cohorts.propose(frame, pd.Series(60.0, frame.index), Demands({DATA: 1}), seed=7)
    assert [str(reason) for reason in plan.left.values()] == [
        "The seats in Data analysis are taken; the last was drawn by lot among equals (seed 7). "
        "Her score is 60."
    ]


#  what is asked of 2 seats in Data analysis          what is said of who is left
NOT_SEATED = [
    (a_cohort(quotas=(Quota("french_level", ("A0", "A1"), least=2),)),
     "Asked for: at least 2 (French level: A0 or A1). Their seats are kept for them, and she "
     "does not count for certain."),
    (a_cohort(quotas=(Quota("country", ("UA",), most=0),)),
     "Asked for: at most 0 (country of origin: Ukraine). She would be one more, or may be."),
    (a_cohort(household=1, locks={1: Lock(DATA)}),
     "Her household has 1 seat already, and no more is asked for."),
    (a_cohort(sessions=(Slot.SAT_AM,)),
     "She cannot come to the session on Saturday morning."),
    (a_cohort(without_mentor=0),
     "No mentor fits her: track, language, meeting times or her wish stand against it."),
    (a_cohort(locks={3: Lock(None, "She asked us to wait.")}),
     "She was left out of this plan by hand: She asked us to wait."),
    (a_cohort(locks={1: Lock(DATA, "Promised in June."), 2: Lock(DATA)}),
     "Every seat in Data analysis is locked for others."),
]  # fmt: skip


@pytest.mark.parametrize(("demands", "said"), NOT_SEATED)
def test_the_demand_that_keeps_somebody_out_is_named(demands, said):
    frame = applications(
        an_application(french_level="A0", availability=("sat_am", "tue_eve")),
        an_application(french_level="A1", availability=("sat_am", "tue_eve")),
        an_application(country_of_origin="UA", availability=("mon_am",)),
    )
    around = Circumstances(
        mentors=mentors(a_mentor(capacity=2, slots=("tue_eve",))), households={1: 7, 3: 7}
    )
    plan = cohorts.propose(
        frame, pd.Series([50.0, 51.0, 90.0], frame.index), demands, seed=1, circumstances=around
    )
    assert str(plan.left[3]) == said


def test_a_locked_seat_says_why_it_is_locked():
    frame = applications(an_application())
    demands = Demands({DATA: 1}, locks={1: Lock(DATA, "Promised in June.")})
    plan = cohorts.propose(frame, pd.Series(40.0, frame.index), demands, seed=1)
    assert str(plan.reasons[1]) == (
        "Her seat in Data analysis is locked: Promised in June. Her score is 40."
    )


def test_who_loses_only_against_a_seat_given_before_is_told_so():
    frame = applications(an_application(), an_application())
    plan = cohorts.propose(
        frame,
        pd.Series(60.0, frame.index),
        Demands({DATA: 1}),
        seed=1,
        circumstances=Circumstances(before={2: DATA}),
    )
    assert str(plan.left[1]) == (
        "The seats in Data analysis are taken; the last seated there scores 60 and had the seat "
        "before. Her score is 60."
    )


JUDGEMENTS = [
    # seats given            what is said
    ({1: DATA}, []),
    ({1: DATA, 2: DATA}, ["2 women are seated, for 1 seat in Data analysis."]),
    ({1: UX}, [
        "Rahel Tesfaye is seated in UX-UI design, but wishes for Web development and "
        "Data analysis.",
    ]),
    ({3: WEB}, []),
    ({9: WEB}, ["Application 9 is not among those who can have a seat."]),
    ({1: DATA, 4: WEB, 5: UX}, [
        "Seated: 2 women who need childcare or did not say, for 1 childcare place.",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("seats", "said"), JUDGEMENTS)
def test_what_speaks_against_seats_given_by_hand(seats, said):
    frame = applications(
        an_application(),
        an_application(),
        an_application(tracks=None, first_choice=None),
        an_application(needs_childcare="yes"),
        an_application(tracks=("ux",), needs_childcare=None),
    )
    demands = Demands({WEB: 2, DATA: 1, UX: 1}, {"childcare": 1})
    assert [str(each) for each in cohorts.judge(seats, frame, demands)] == said


CLASHES = [
    # locked                 what is said
    ({1: DATA, 2: DATA},
     "These do not go together: 1 seat in Data analysis and the locked seats of Rahel T. and "
     "Amina K. in Data analysis. 2 seats in Data analysis would be needed. It would work with "
     "2 seats in Data analysis instead of 1 or the lock on Rahel T. taken off."),
    ({1: WEB, 4: DATA, 5: WEB},
     "These do not go together: 1 childcare place, the locked seat of Sara M. in Web development, "
     "and the locked seat of Divine N. in Data analysis. 2 childcare places would be needed. "
     "It would work with 2 childcare places instead of 1, the lock on Sara M. taken off, or "
     "the lock on Divine N. taken off."),
    ({1: UX},
     "Rahel T. is locked in UX-UI design, but wishes for Web development and Data analysis. "
     "Lock a wished track, or take the lock off."),
]  # fmt: skip


@pytest.mark.parametrize(("locked", "said"), CLASHES)
def test_a_clash_names_the_demands_and_the_smallest_change(locked, said):
    frame = applications(
        an_application(),
        an_application(given_name="Amina", family_name="Kassa"),
        an_application(),
        an_application(given_name="Divine", family_name="Nkosi", needs_childcare="yes"),
        an_application(given_name="Sara", family_name="Mirzai", needs_childcare=None),
    )
    with pytest.raises(Impossible) as clash:
        cohorts.propose(
            frame,
            pd.Series(60.0, frame.index),
            Demands(
                {WEB: 2, DATA: 1},
                {"childcare": 1},
                locks={one: Lock(track) for one, track in locked.items()},
            ),
            seed=1,
        )
    assert str(clash.value) == said
    assert clash.value.code == "impossible"

# ruff: noqa: ISC004 -- sentences in drawn tables run over two lines
"""What is said of a seat: one drawn table for reasons, one for judgements, one for clashes."""

from __future__ import annotations

import pandas as pd
import pytest

from tests.builders import an_application, applications
from workbench.errors import Impossible
from workbench.rules import cohorts
from workbench.rules.cohorts import Demands, Lock
from workbench.vocabulary import Track

WEB, DATA, UX = Track.WEB, Track.DATA, Track.UX

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
     "These do not go together: 1 seat in Data analysis and 2 seats locked there. "
     "It would work with 2 seats in Data analysis, or with fewer locked seats."),
    ({1: WEB, 4: DATA, 5: WEB},
     "These do not go together: 1 childcare place and 2 women who need childcare or did not say "
     "in a locked seat. It would work with 2 childcare places, or with fewer locked seats."),
    ({1: UX},
     "Application 1 is locked in UX-UI design, but wishes for Web development and Data analysis. "
     "Lock a wished track, or take the lock off."),
]  # fmt: skip


@pytest.mark.parametrize(("locked", "said"), CLASHES)
def test_a_clash_names_the_demands_and_the_smallest_change(locked, said):
    frame = applications(
        an_application(),
        an_application(),
        an_application(),
        an_application(needs_childcare="yes"),
        an_application(needs_childcare=None),
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

# ruff: noqa: ISC004 -- sentences in drawn tables run over two lines
"""Mentors planned again: what happened, what it changes, and what is left to a person."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import a_fellow, a_mentor, a_pair_rubric, fellows, mentors
from tests.spec.drawing import drawn
from workbench.rules.mentoring import replanning, situations, trade_offs
from workbench.rules.mentoring.events import events
from workbench.rules.mentoring.situations import Situation
from workbench.rules.mentoring.terms import Circumstances, Pair, Terms
from workbench.sentences import Paragraph, say
from workbench.vocabulary import Side, Slot

#  number name     track  speaks  when
FELLOWS = """
1 | Rahel   | data   | fr ti   | tue_eve thu_pm
2 | Nour    | data   | fr ar   | tue_eve
3 | Hiwot   | web    | fr ti   | thu_pm
4 | Amina   | web    | fr      | sat_am
"""
#  number name     tracks     speaks  when             room
MENTORS = """
1 | Claire  | data       | fr ti   | tue_eve thu_pm | 1
2 | Samira  | data       | fr ar   | tue_eve        | 1
3 | Paul    | data web   | fr      | tue_eve thu_pm | 2
"""
PAIRS = {1: 1, 2: 2, 3: 3}


def yesterday(*, started: dict | None = None, locked: dict | None = None) -> Situation:
    """Rahel with Claire, Nour with Samira, Hiwot with Paul; nobody meets on Saturdays."""
    she = [
        a_fellow(
            given_name=name,
            family_name="",
            track=track,
            tracks=(track,),
            spoken_languages=tuple(speaks.split()),
            english_level="A1",
            availability=tuple(when.split()),
        )
        for _, name, track, speaks, when in drawn(FELLOWS)
    ]
    he = [
        a_mentor(
            given_name=name,
            family_name="",
            tracks=tuple(tracks.split()),
            languages=tuple(speaks.split()),
            slots=tuple(when.split()),
            capacity=int(room),
        )
        for _, name, tracks, speaks, when, room in drawn(MENTORS)
    ]
    return Situation(
        fellows(*she),
        mentors(*he),
        a_pair_rubric(),
        PAIRS,
        Terms(locked=locked or {}),
        Circumstances(started=started or {}),
    )


HAPPENED = [
    # what happened, said, and the pairs then
    (lambda of: of,
     [], {1: 1, 2: 2, 3: 3}),

    (lambda of: situations.without_mentor(of, 1),
     ["Claire has left."], {1: 3, 2: 2, 3: 3}),

    (lambda of: situations.without_fellow(of, 2, on=date(2026, 11, 2)),
     ["Nour has left the cohort."], {1: 1, 3: 3}),

    (lambda of: situations.with_slots(of, 3, [Slot.SAT_AM]),
     ["Paul can no longer meet: Tuesday evening and Thursday afternoon.",
      "Paul can also meet: Saturday morning."], {1: 1, 2: 2, 4: 3}),

    (lambda of: situations.with_availability(of, 4, [Slot.THU_PM]),
     ["Amina can no longer meet: Saturday morning.", "Amina can also meet: Thursday afternoon."],
     {1: 1, 2: 2, 3: 3, 4: 3}),

    (lambda of: situations.with_capacity(of, 3, 1),
     ["Paul has room for 1 fellow; it was 2."], {1: 1, 2: 2, 3: 3}),

    (lambda of: situations.with_no(of, Pair(2, 2), Side.FELLOW),
     ["Nour said no to Samira."], {1: 1, 2: 3, 3: 3}),
]  # fmt: skip


@pytest.mark.parametrize(("happened", "said", "pairs"), HAPPENED)
def test_what_happened_is_said_and_planned_around(happened, said, pairs):
    before = yesterday()
    today = happened(before)
    assert [plain(each.said) for each in events(before, today)] == said
    assert replanning.replan(before, today).pairs == pairs


SIDE_BY_SIDE = """
Rahel | Claire 90  | Paul 70     | Another mentor    | Claire has left.
Nour  | Samira 80  | Samira 80   | Stays             |
Hiwot | Paul 60    | Paul 60     | Has begun, stands |
Amina |            |             | Still no mentor   |
"""


def test_yesterday_and_today_side_by_side():
    before = yesterday(started={3: 3})
    found = replanning.replan(before, situations.without_mentor(before, 1))
    sides, names = found.sides, found.sides.names

    def mate(mentor: int, fit: int) -> str:
        return "" if mentor == -1 else f"{plain(names.mentors[mentor])} {fit}"

    rows = [
        (
            plain(names.fellows[fellow]),
            mate(row["before"], row["fit_before"]),
            mate(row["now"], row["fit_now"]),
            plain(sides.change(fellow)),
            plain(sides.why(fellow) or ""),
        )
        for fellow, row in sides.rows.iterrows()
    ]
    assert rows == drawn(SIDE_BY_SIDE)


TO_SETTLE = [
    # begun    locked    what happened                                       what is named
    ({1: 1},   {},       lambda of: situations.without_mentor(of, 1),
     ["Claire, mentor of Rahel, has left. "
      "The pair stands until you end it, with a reason: then plan again."]),

    ({1: 1},   {},       lambda of: situations.with_slots(of, 1, [Slot.SAT_AM]),
     ["Rahel with Claire: No meeting time in common. "
      "The pair stands until you end it, with a reason: then plan again."]),

    ({1: 1},   {},       lambda of: situations.with_capacity(of, 1, 0),
     ["Claire has room for 0 and accompanies 1. "
      "The pair stands until you end it, with a reason: then plan again."]),

    ({},       {1: 1},   lambda of: situations.without_mentor(of, 1),
     ["Claire, mentor of Rahel, has left. "
      "You had locked this pair: the lock is taken off."]),

    ({},       {1: 1},   lambda of: situations.with_no(of, Pair(1, 1), Side.MENTOR),
     ["Rahel with Claire: The mentor said no to this pair. "
      "You locked this pair: it stands until you take the lock off."]),
]  # fmt: skip


@pytest.mark.parametrize(("started", "locked", "happened", "said"), TO_SETTLE)
def test_a_pair_that_stands_against_something_is_named_with_what_to_do(
    started, locked, happened, said
):
    before = yesterday(started=started, locked=locked)
    found = replanning.replan(before, happened(before))
    assert [plain(Paragraph((each.against, each.to_do))) for each in found.unsettled] == said


def test_the_price_of_keeping_pairs():
    before = yesterday()
    before = Situation(before.fellows, before.mentors, before.rubric, {1: 3, 2: 2, 3: 3})
    found = replanning.replan(before, before)
    offers = [(each.changes, each.fit) for each in trade_offs.trade_offs(found)]
    assert offers == [(0, 210), (1, 230)]


def plain(said: object) -> str:
    """What is said, with one blank where a family name is empty."""
    return (
        " ".join(say(said, "en").split()).replace(" ,", ",").replace(" :", ":").replace(" .", ".")
    )

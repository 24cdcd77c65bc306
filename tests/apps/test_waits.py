"""The waiting desk without a screen: what is overdue, another day, the end of a wait."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pandas as pd

from workbench.apps.waits import OVERDUE, WaitsDesk, WaitVerbs
from workbench.apps.waits_view import WaitsScreen
from workbench.rules.waiting import HER

TODAY, FRIDAY = date(2026, 11, 24), date(2026, 11, 27)
COHORTS = pd.DataFrame({"name": ["Fellowship"]}, index=pd.Index([1], name="cohort"))


class Waits:
    """Waits in memory."""

    def __init__(self) -> None:
        self.ended: list[int] = []
        self.frame = pd.DataFrame(
            {
                "application": [7, 8],
                "whom": [HER, "Noor"],
                "what": ["answer", "discussion"],
                "due_on": [date(2026, 11, 20), FRIDAY],
                "reason": ["Her French?", "Two opinions."],
                "by": ["Alexis", "Alexis"],
                "since": [datetime(2026, 11, 6, tzinfo=UTC)] * 2,
                "given_name": ["Rahel", "نور"],
                "family_name": ["Tesfaye", "الحسن"],
            },
            index=pd.Index([1, 2], name="wait"),
        )

    def put_off(self, wait: int, day: date, reason: str) -> None:
        self.frame = self.frame.copy()
        self.frame.at[wait, "due_on"] = day
        self.frame.at[wait, "reason"] = reason

    def end(self, wait: int) -> None:
        self.frame = self.frame.drop(wait)
        self.ended.append(wait)

    def desk(self) -> WaitsDesk:
        verbs = WaitVerbs(lambda _: self.frame, self.put_off, self.end)
        return WaitsDesk(cohorts=COHORTS, verbs=verbs, today=lambda: TODAY)


def test_it_says_how_much_waits_and_how_much_is_overdue():
    assert [str(one) for one in Waits().desk().day()] == [
        "2 wait",
        "1 overdue",
        "1 for her own answer",
    ]


def test_only_what_is_overdue_or_on_one_person_can_be_shown():
    desk = Waits().desk()
    desk.narrow(OVERDUE)
    assert desk.shown == (1,)
    desk.narrow("Noor")
    assert desk.shown == (2,)


def test_a_wait_is_put_off_with_a_day_to_come_and_a_reason():
    waits = Waits()
    desk = waits.desk()
    desk.put_off()
    assert str(desk.error) == "Choose a day from today on to put it off."
    desk.choose_day(FRIDAY)
    desk.put_off()
    assert str(desk.error) == "Write a reason to put it off."
    desk.write("She asked for time.")
    desk.put_off()
    assert desk.error is None
    assert waits.frame.at[1, "due_on"] == FRIDAY


def test_what_has_come_waits_no_more():
    waits = Waits()
    desk = waits.desk()
    desk.end()
    assert waits.ended == [1]
    assert desk.shown == (2,)
    desk.end()
    assert (desk.shown, desk.selected) == ((), None)
    desk.end()
    assert str(desk.error) == "Choose in the list what waits."


def test_the_screen_speaks_french_and_shows_the_empty_list():
    desk = Waits().desk()
    screen = WaitsScreen(desk)
    desk.speak("fr")
    desk.end()
    desk.end()
    assert desk.error is None
    assert screen.grid.page_rows == []

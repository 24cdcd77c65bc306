"""The list of the triage desk: its filters, what waits, and letting an application wait."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from tests.apps.test_triage import RUBRIC, Cohort, a_desk, three
from tests.builders import an_application, applications
from workbench.apps.queue import ANY, EVERYONE, NOBODY, OVERDUE, Filters, queue_of
from workbench.apps.triage_view import TriageScreen
from workbench.rules import scoring
from workbench.rules.waiting import HER
from workbench.vocabulary import Awaited, Outlook, Track

TODAY = date(2026, 11, 24)
YESTERDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 27)


def a_queue():
    frame = applications(
        an_application(given_name="Rahel", first_choice="data", digital_skills=5.0),
        an_application(given_name="Nour", family_name="الحسن", first_choice="web", age=16.0),
        an_application(given_name="Hodan", first_choice="data", digital_skills=None),
        an_application(given_name="Леся", first_choice="ux", stage="asked"),
    )
    waits = pd.DataFrame(
        {
            "application": [4, 3, 3],
            "whom": [HER, "Noor", "Alexis"],
            "due_on": [YESTERDAY, FRIDAY, YESTERDAY],
        },
        index=pd.Index([1, 2, 3], name="wait"),
    ).sort_values("due_on", kind="stable")
    return queue_of(scoring.assess(frame, RUBRIC).queue(), waits, on=TODAY)


@pytest.mark.parametrize(
    ("filters", "shown"),
    [
        (Filters(), {1, 2, 3, 4}),
        (Filters(track=Track.DATA), {1, 3}),
        (Filters(outlook=Outlook.OUT), {2}),
        (Filters(waits_on=OVERDUE), {3, 4}),
        (Filters(waits_on=HER), {4}),
        (Filters(waits_on=NOBODY), {1, 2}),
        (Filters(search="hasan"), set()),
        (Filters(search="lhsn"), {2}),
        (Filters(search="lesya"), {4}),
        (Filters(stage="asked"), {4}),
        (Filters(stage=EVERYONE, track=Track.DATA, waits_on="Alexis"), {3}),
        (Filters(stage="declined"), set()),
    ],
)
def test_filters_show_who_passes_all_of_them(filters: Filters, shown: set[int]):
    assert set(a_queue().shown(filters)) == shown


def test_whoever_something_waits_on_can_be_chosen():
    assert a_queue().people() == ("Alexis", HER)


def test_a_filter_chosen_at_the_desk_narrows_its_list_and_is_taken_back():
    desk = a_desk(three())
    desk.filter(Filters(track=Track.UX))
    assert desk.shown == ()
    desk.filter(Filters(track=ANY))
    assert len(desk.shown) == 3


def test_an_application_is_let_wait_on_a_colleague_with_the_reason_written():
    cohort = three()
    desk = a_desk(cohort, today=lambda: TODAY)
    desk.write("Two opinions.")
    desk.beside.let_wait("Noor", Awaited.DISCUSSION, FRIDAY)
    (wait,) = cohort.waits
    assert (wait.application, wait.whom, wait.due_on) == (desk.selected, "Noor", FRIDAY)
    assert wait.reason == "Two opinions."
    assert desk.reason == ""
    assert "waits on Noor" in str(desk.notice)


@pytest.mark.parametrize(
    ("whom", "due", "reason", "said"),
    [
        ("", FRIDAY, "Why.", "Name whom it waits on."),
        ("Noor", None, "Why.", "Choose a day from today on."),
        ("Noor", YESTERDAY, "Why.", "Choose a day from today on."),
        ("Noor", FRIDAY, " ", "Write a reason: it is kept with the wait."),
    ],
)
def test_a_wait_without_whom_day_or_reason_is_not_kept(whom: str, due, reason: str, said: str):
    cohort = three()
    desk = a_desk(cohort, today=lambda: TODAY)
    desk.write(reason)
    desk.beside.let_wait(whom, Awaited.REVIEW, due)
    assert str(desk.error) == said
    assert cohort.waits == []


def test_an_empty_queue_shows_nobody():
    queue = queue_of(scoring.assess(Cohort().frame, RUBRIC).queue(), None, on=TODAY)
    assert queue.shown(Filters(stage=EVERYONE)) == ()


def test_an_answer_by_telephone_is_recorded_with_the_reason_written():
    cohort = three()
    desk = a_desk(cohort)
    desk.select(3)
    assert desk.beside.questions()[0] == "digital_skills"
    desk.write("She called.")
    desk.beside.amend("digital_skills", "4")
    (answer,) = cohort.answers
    assert (answer.application, answer.question, answer.value) == (3, "digital_skills", 4)
    assert answer.reason == "She called."
    assert "is recorded" in str(desk.notice)
    assert desk.selected == 3


@pytest.mark.parametrize(("text", "reason"), [("many", "She called."), ("4", ""), ("", "Why.")])
def test_an_answer_that_is_not_understood_or_has_no_reason_is_not_kept(text: str, reason: str):
    cohort = three()
    desk = a_desk(cohort)
    desk.write(reason)
    desk.beside.amend("digital_skills", text)
    assert desk.error is not None
    assert cohort.answers == []


def test_a_key_acts_on_the_row_it_was_pressed_on_and_with_what_was_typed_before_it():
    cohort = three()
    screen = TriageScreen(a_desk(cohort))
    assert screen.desk.selected == 1
    message = {"kind": "key", "key": "2", "row": 3, "typed": "The cohort is full."}
    screen.grid._handle_custom_msg(message, [])
    (decision,) = cohort.kept
    assert (decision.application, decision.reason) == (3, "The cohort is full.")


def test_a_key_pressed_twice_decides_once():
    cohort = three()
    screen = TriageScreen(a_desk(cohort))
    message = {"kind": "key", "key": "2", "row": 1, "typed": "The cohort is full."}
    screen.grid._handle_custom_msg(message, [])
    screen.grid._handle_custom_msg(message, [])
    assert [decision.application for decision in cohort.kept] == [1]
    assert screen.desk.selected == 2

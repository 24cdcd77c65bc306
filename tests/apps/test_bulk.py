"""Several at once, without a screen: filtered, previewed, recorded and taken back whole."""

from __future__ import annotations

from tests.apps.test_triage import COHORTS, Cohort, said
from tests.builders import an_application
from workbench.apps.bulk import BulkDesk
from workbench.apps.bulk_view import BulkScreen
from workbench.apps.queue import EVERYONE, Filters
from workbench.vocabulary import Stage, Track, Verdict


def four() -> Cohort:
    return Cohort(
        an_application(given_name="Rahel", digital_skills=5.0, first_choice="data"),
        an_application(given_name="Nour", digital_skills=4.0, first_choice="web"),
        an_application(given_name="Hodan", age=16.0, digital_skills=3.0, first_choice="data"),
        an_application(given_name="Леся", stage="declined", digital_skills=2.0),
    )


def a_desk(cohort: Cohort) -> BulkDesk:
    return BulkDesk(cohorts=COHORTS, verbs=cohort.verbs(), by="Alexis")


def stages(cohort: Cohort) -> list[str]:
    return list(cohort.frame["stage"])


def test_everybody_who_waits_is_chosen_and_nothing_is_recorded_yet():
    cohort = four()
    desk = a_desk(cohort)
    assert desk.shown == (1, 2, 3)
    assert desk.batch.can == (1, 2)
    assert cohort.kept == []


def test_the_preview_names_of_whom_it_cannot_be_said_and_why():
    (refused,) = a_desk(four()).batch.refused
    assert refused.applications == (3,)
    assert str(refused.why) == "The gate “18 or older” says no."


def test_one_is_left_out_by_hand_and_taken_in_again():
    desk = a_desk(four())
    desk.select(2)
    desk.turn()
    assert desk.batch.can == (1,)
    desk.turn()
    assert desk.batch.can == (1, 2)
    desk.turn()
    desk.take_all()
    assert desk.batch.can == (1, 2)


def test_without_a_reason_nothing_is_recorded():
    cohort = four()
    desk = a_desk(cohort)
    desk.record()
    assert str(desk.error) == "Write a reason: it is kept with every decision."
    assert cohort.kept == []


def test_all_are_recorded_with_the_reason_and_leave_the_list():
    cohort = four()
    desk = a_desk(cohort)
    desk.choose(Verdict.WAITLIST)
    desk.write("The cohort is full.")
    desk.record()
    assert stages(cohort) == ["waitlisted", "waitlisted", "waitlisted", "declined"]
    assert {decision.reason for decision in cohort.kept} == {"The cohort is full."}
    assert str(desk.notice) == "3 applications: Waitlisted."
    assert desk.shown == ()


def test_they_are_taken_back_together_by_new_decisions():
    cohort = four()
    desk = a_desk(cohort)
    desk.filter(Filters(stage=EVERYONE))
    desk.choose(Verdict.WAITLIST)
    desk.write("The cohort is full.")
    desk.record()
    desk.undo()
    assert stages(cohort) == ["received", "received", "received", "declined"]
    assert len(cohort.kept) == 8
    assert said(desk.nothing_to_undo()) == ["No verdict was given here yet."]


def test_when_somebody_was_quicker_nobody_is_decided_and_the_desk_looks_again():
    cohort = four()
    desk = a_desk(cohort)
    desk.choose(Verdict.DECLINE)
    desk.write("Too late.")
    cohort.someone_else_decides(1, Stage.SHORTLISTED)
    desk.record()
    assert "Noor decided on this application" in str(desk.error)
    assert desk.shown == (2, 3)
    assert desk.reason == "Too late."


def test_a_filter_chooses_whom():
    desk = a_desk(four())
    desk.filter(Filters(track=Track.WEB))
    assert desk.batch.can == (2,)
    desk.filter(Filters(track=Track.UX))
    assert said(desk.blockers)[0] == "There is nobody here of whom this can be said."


def test_the_screen_speaks_both_languages_and_obeys_keys():
    desk = a_desk(four())
    screen = BulkScreen(desk)
    screen._key("4")
    assert desk.verdict is Verdict.DECLINE
    screen._key("x")
    assert desk.left_out == {1}
    desk.speak("fr")
    assert desk.error is None


def test_an_empty_cohort_says_so():
    desk = a_desk(Cohort())
    BulkScreen(desk)
    assert desk.error is None
    assert desk.shown == ()

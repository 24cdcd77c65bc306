"""The reserve desk without a screen: who comes in when somebody leaves."""

from __future__ import annotations

from tests.apps.test_cohort import COHORTS, Seats, said
from tests.builders import an_application
from workbench.apps.planning import PlanningTable
from workbench.apps.reserve import ReserveDesk, ReserveVerbs
from workbench.apps.reserve_view import ReserveScreen
from workbench.vocabulary import Track


def four() -> Seats:
    """Rahel is enrolled in data; Nour waits for web, Hodan for data, Samar needs a laptop."""
    seats = Seats(
        an_application(stage="enrolled", given_name="Rahel", digital_skills=5.0),
        an_application(
            stage="shortlisted",
            given_name="Nour",
            digital_skills=4.0,
            tracks=("web",),
            first_choice="web",
        ),
        an_application(stage="waitlisted", given_name="Hodan", digital_skills=2.0),
        an_application(
            stage="shortlisted", given_name="Samar", digital_skills=3.0, has_laptop="no"
        ),
        web=0,
    )
    seats.demands = type(seats.demands)(seats.demands.seats, {"laptop": 0})
    seats.enrolled = {1: Track.DATA}
    return seats


def a_desk(seats: Seats, kept: list | None = None) -> ReserveDesk:
    table = PlanningTable(cohorts=COHORTS, load=seats.load)
    said_back = [] if kept is None else kept
    verbs = ReserveVerbs(said_back.append, said_back.remove)
    return ReserveDesk(table=table, verbs=verbs, by="Alexis")


def test_the_first_who_breaks_no_demand_comes_in_even_from_the_waitlist():
    desk = a_desk(four())
    assert desk.selected == 1
    assert desk.replacement().application == 3
    assert [each.application for each in desk.list.names] == [3]


def test_replacing_asks_for_a_reason_and_records_who_leaves_and_who_comes():
    kept: list = []
    desk = a_desk(four(), kept)
    desk.replace_her()
    assert str(desk.error) == "Write why she leaves: it is kept with her seat."
    desk.write("She found a job")
    desk.replace_her()
    assert desk.error is None
    (leaving,) = kept
    assert (leaving.fellow, leaving.seat.application, leaving.seat.track) == (11, 3, Track.DATA)
    assert leaving.reason == "She found a job"
    assert str(desk.notice) == "Hodan Tesfaye comes in; every other seat is unchanged."


def test_a_leaving_is_taken_back_while_the_desk_is_open():
    kept: list = []
    desk = a_desk(four(), kept)
    desk.undo()
    assert str(desk.error) == "Nobody was let go here yet."
    desk.write("She found a job")
    desk.replace_her()
    desk.undo()
    assert kept == []
    assert str(desk.notice) == "Taken back: she has her seat again."


def test_she_may_leave_without_anybody_coming_in():
    kept: list = []
    desk = a_desk(four(), kept)
    desk.write("She moves to Lyon")
    desk.let_go()
    assert kept[0].seat is None


def test_where_nobody_fits_it_is_said_and_nothing_is_recorded():
    seats = four()
    seats.frame = seats.frame.drop(index=3)
    kept: list = []
    desk = a_desk(seats, kept)
    desk.write("She found a job")
    desk.replace_her()
    assert "Nobody outside can take her place" in str(desk.error)
    assert kept == []


def test_who_is_not_enrolled_is_left_out_of_the_plan_instead():
    seats = four()
    seats.enrolled = {}
    seats.frame.at[1, "stage"] = "shortlisted"
    desk = a_desk(seats)
    desk.table.propose()
    assert said(desk.blockers) == ["She is not enrolled yet: leave her out of the plan instead."]


def test_a_chance_of_leaving_is_kept_while_the_desk_is_open():
    desk = a_desk(four())
    desk.expect(30)
    assert desk.risks == {1: 0.3}
    desk.expect(300)
    assert str(desk.error) == "A chance is 100 % at most."
    desk.expect(None)
    assert desk.risks == {}


def test_the_screen_shows_the_list_and_who_would_come_in():
    screen = ReserveScreen(a_desk(four()))
    assert "Hodan" in screen.names.value
    assert "If she leaves, Hodan Tesfaye comes in" in screen.person.value
    screen.desk.speak("fr")
    assert screen.desk.error is None


def test_a_desk_without_a_cohort_says_what_to_do():
    table = PlanningTable(cohorts=COHORTS.iloc[:0], load=four().load)
    screen = ReserveScreen(ReserveDesk(table=table, verbs=ReserveVerbs(print, print)))
    assert "No cohort yet" in screen.day.value


def test_a_leaving_of_one_cohort_is_not_taken_back_in_another():
    kept: list = []
    desk = a_desk(four(), kept)
    desk.write("She found a job")
    desk.replace_her()
    desk.table.cohort = 2  # as another desk lays it
    desk.table.changed += 1
    desk.undo()
    assert str(desk.error) == "Nobody was let go here yet."
    assert len(kept) == 1

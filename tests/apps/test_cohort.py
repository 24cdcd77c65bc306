"""The cohort desk without a screen: ask, propose, change by hand, enrol."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pandas as pd

from tests.builders import an_application, applications
from workbench.apps.cohort import CohortDesk
from workbench.apps.cohort_view import CohortScreen
from workbench.apps.planning import PlanningTable
from workbench.apps.seating import Choice
from workbench.errors import AlreadyDecided
from workbench.rules.cohorts import Demands
from workbench.vocabulary import Track

COHORTS = pd.DataFrame(
    {"name": ["Fellowship Paris 2027"], "programme": ["fellowship"]},
    index=pd.Index([1], name="cohort"),
)


class Seats:
    """Applications in memory that take seats as the store does."""

    def __init__(self, *records: dict, web: int = 1, data: int = 1) -> None:
        self.frame = applications(*records)
        self.demands = Demands({Track.WEB: web, Track.DATA: data}, {"laptop": 1})
        self.enrolled: dict[int, Track] = {}
        self.kept: list = []

    def load(self, cohort: int) -> Choice:
        scores = self.frame["digital_skills"] * 20
        fellows = {one: 10 + one for one in self.enrolled}
        return Choice(self.frame, scores, self.demands, dict(self.enrolled), fellows=fellows)

    def record(self, asked) -> None:
        for seat in asked.seats:
            version = self.frame["version"].get(seat.application)
            if version != seat.seen_version:
                raise AlreadyDecided(by="Noor", on=datetime(2026, 11, 23, 14, 2, tzinfo=UTC))
        self.kept.append(asked)
        self.frame = self.frame.copy()
        for seat in asked.seats:
            self.enrolled[seat.application] = seat.track
            self.frame.at[seat.application, "stage"] = "enrolled"


def three(**seats) -> Seats:
    return Seats(
        an_application(stage="shortlisted", given_name="Rahel", digital_skills=5.0),
        an_application(
            stage="shortlisted", given_name="Nour", digital_skills=3.0, first_choice="web"
        ),
        an_application(stage="waitlisted", given_name="Hodan", digital_skills=2.0),
        **seats,
    )


def a_desk(seats: Seats) -> CohortDesk:
    table = PlanningTable(cohorts=COHORTS, load=seats.load)
    return CohortDesk(table=table, record=seats.record, by="Alexis")


def said(sentences) -> list[str]:
    return [str(one) for one in sentences]


def test_nothing_is_on_the_table_before_a_proposal():
    assert said(a_desk(three()).blockers) == [
        "There is no new seat yet: propose, or give one by hand."
    ]


def test_the_proposal_seats_the_shortlisted_and_says_why():
    desk = a_desk(three())
    desk.propose()
    assert desk.table.draft.seats == {1: Track.DATA, 2: Track.WEB}
    assert desk.table.draft.plan.is_proved
    desk.select(1)
    assert "first choice" in str(desk.card().facts[0])


def test_the_rule_never_proposes_the_waitlisted_but_a_person_may():
    desk = a_desk(three(data=2))
    desk.propose()
    assert 3 not in desk.table.draft.seats
    desk.select(3)
    assert str(desk.why()).startswith("She is on the waitlist")
    desk.place(Track.DATA)
    desk.propose()
    assert desk.table.draft.seats[3] == Track.DATA


def test_a_change_by_hand_is_judged_at_once():
    desk = a_desk(three())
    desk.propose()
    desk.select(3)
    desk.place(Track.DATA)
    assert len(desk.table.against) == 1
    assert "2 women are seated" in str(desk.table.against[0])
    desk.write("Everyone fits")
    desk.enrol()
    assert str(desk.error) == str(desk.table.against[0])


def test_a_new_proposal_keeps_what_was_settled_by_hand():
    desk = a_desk(three())
    desk.select(1)
    desk.leave_out()
    desk.select(2)
    desk.place(Track.WEB)
    desk.propose()
    assert desk.table.draft.seats == {2: Track.WEB}
    desk.select(1)
    desk.release()
    desk.propose()
    assert desk.table.draft.seats == {1: Track.DATA, 2: Track.WEB}


def test_a_demand_changed_before_any_proposal_is_judged_and_proposes_nothing():
    desk = a_desk(three())
    desk.select(1)
    desk.place(Track.DATA)
    desk.table.demand(replace(desk.table.draft.demands, seats={Track.WEB: 1}))
    assert said(desk.table.against) == ["1 woman is seated, for 0 seats in Data analysis."]
    assert desk.table.draft.plan is None


def test_a_demand_changed_after_a_proposal_is_planned_at_once():
    desk = a_desk(three())
    desk.propose()
    desk.table.demand(replace(desk.table.draft.demands, seats={Track.WEB: 1}))
    assert desk.table.draft.seats == {1: Track.WEB}
    assert desk.table.against == ()


def test_locked_seats_that_cannot_be_are_explained_and_nothing_moves():
    desk = a_desk(three())
    for one in (1, 2):
        desk.select(one)
        desk.place(Track.DATA)
    before = desk.table.draft
    desk.propose()
    assert desk.table.draft.seats == before.seats
    assert desk.table.draft.clash is not None
    assert desk.error == desk.table.draft.clash.message
    assert desk.notice is None


def test_who_is_settled_by_hand_needs_a_reason_before_enrolment():
    desk = a_desk(three())
    desk.select(1)
    desk.place(Track.DATA)
    desk.write("First of the list")
    assert said(desk.blockers) == ["Say why Rahel Tesfaye was settled by hand."]
    desk.explain_lock("Begun in spring")
    assert desk.blockers == ()


def test_two_people_change_places_and_both_stay_so():
    desk = a_desk(three())
    desk.propose()
    desk.select(1)
    desk.swap(3)
    assert desk.table.draft.seats == {2: Track.WEB, 3: Track.DATA}
    assert desk.table.draft.demands.locked == {3: Track.DATA}
    assert desk.table.draft.demands.left_out == {1}
    desk.undo()
    assert desk.table.draft.seats == {1: Track.DATA, 2: Track.WEB}


def test_enrolment_needs_a_reason():
    desk = a_desk(three())
    desk.propose()
    assert said(desk.blockers) == ["Write a reason: it is kept with every seat."]


def test_enrolled_fellows_keep_their_seats_and_are_not_enrolled_twice():
    seats = three(data=2)
    desk = a_desk(seats)
    desk.select(1)
    desk.place(Track.DATA)
    desk.explain_lock("First of the list")
    desk.write("First of the list")
    desk.enrol()
    assert [seat.application for seat in seats.kept[0].seats] == [1]
    assert seats.kept[0].reason == "First of the list"
    assert str(desk.notice) == "1 fellow enrolled."
    desk.propose()
    assert desk.table.new_seats() == {2: Track.WEB}
    desk.select(1)
    desk.leave_out()
    assert str(desk.error) == "She is enrolled: her seat stands."


def test_undo_takes_the_last_change_back():
    desk = a_desk(three())
    desk.propose()
    desk.select(1)
    desk.leave_out()
    desk.undo()
    assert 1 in desk.table.draft.seats
    desk.undo()
    assert desk.table.draft.seats == {}
    desk.undo()
    assert str(desk.error) == "Nothing was changed here yet."


def test_someone_else_was_quicker_and_nobody_is_enrolled():
    seats = three()
    desk = a_desk(seats)
    desk.propose()
    desk.write("The plan of the day")
    seats.frame = seats.frame.copy()
    seats.frame.at[2, "version"] = 2
    seats.frame = seats.frame.drop(index=1)
    desk.enrol()
    assert "Noor decided" in str(desk.error)
    assert seats.kept == []
    assert set(desk.table.draft.seats) == {2}
    assert desk.reason == "The plan of the day"


def test_the_screen_gives_and_takes_a_seat_with_one_choice():
    screen = CohortScreen(a_desk(three()))
    screen.desk.propose()
    screen.grid.selected = 1
    screen.seat.choice.value = "out"
    assert 1 not in screen.desk.table.draft.seats
    screen.seat.choice.value = "web"
    assert screen.desk.table.draft.seats[1] == Track.WEB
    screen.seat.choice.value = ""
    assert screen.desk.table.draft.demands.locked == {}


def test_a_name_is_found_and_the_list_begins_with_the_seated():
    desk = a_desk(three(web=0))
    desk.propose()
    assert desk.shown() == (1, 2, 3)
    desk.find("hod")
    assert desk.shown() == (3,)


def test_a_desk_without_a_cohort_says_what_to_do():
    table = PlanningTable(cohorts=COHORTS.iloc[:0], load=three().load)
    desk = CohortDesk(table=table, record=three().record)
    screen = CohortScreen(desk)
    assert "No cohort yet" in screen.day.value

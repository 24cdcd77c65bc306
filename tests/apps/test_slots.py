"""The slot planner without a screen: ask, propose, choose by hand, be judged, use, undo."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pandas as pd
import pytest
from icalendar import Calendar

from tests.builders import a_mentor, an_application, applications, mentors
from workbench.apps import slots_asked
from workbench.apps.planning import PlanningTable
from workbench.apps.seating import Choice
from workbench.apps.slots import SlotsDesk
from workbench.apps.slots_draft import with_sessions
from workbench.apps.slots_view import SlotsScreen
from workbench.errors import WorkbenchError
from workbench.rules.cohorts import Circumstances, Demands
from workbench.rules.presence import Standing
from workbench.rules.sessions import EVERYONE
from workbench.rules.week import Part
from workbench.vocabulary import Slot, Track

TUE, SAT = Slot.TUE_EVE, Slot.SAT_AM
COHORTS = pd.DataFrame(
    {
        "name": ["Fellowship Paris 2027", "Springboard London 2026"],
        "chapter": ["Paris", "London"],
        "programme": ["fellowship", "springboard"],
        "starts_on": [date(2027, 3, 1), date(2026, 9, 1)],
        "ends_on": [date(2027, 8, 31), date(2026, 12, 1)],
    },
    index=pd.Index([1, 2], name="cohort"),
)


class Kept:
    """Cohorts in memory that keep sessions as the store does."""

    def __init__(self, *records: dict, enrolled: dict[int, Track] | None = None) -> None:
        self.frame = applications(*records)
        self.demands = Demands({Track.WEB: 2, Track.DATA: 2})
        self.enrolled = enrolled or {}
        self.asked: list = []

    def load(self, cohort: int) -> Choice:
        around = Circumstances(mentors=mentors(a_mentor()))
        scores = self.frame["digital_skills"] * 20
        version = len(self.asked)
        return Choice(self.frame, scores, self.demands, self.enrolled, around, version)

    def record(self, use) -> None:
        self.asked.append(use)
        self.demands = with_sessions(self.demands, use.draft)


def three(**kept) -> Kept:
    free = ("tue_eve", "thu_am", "sat_am")
    common = {"stage": "shortlisted"}
    return Kept(
        an_application(availability=free, given_name="Rahel", **common),
        an_application(availability=("tue_eve", "thu_am"), given_name="Hodan", **common),
        an_application(availability=None, given_name="Nour", **common),
        an_application(availability=("mon_am",), given_name="Aya", stage="waitlisted"),
        **kept,
    )


def a_desk(kept: Kept, **traits) -> SlotsDesk:
    table = PlanningTable(cohorts=COHORTS, load=kept.load)
    return SlotsDesk(table=table, record=kept.record, by="Alexis", **traits)


def said(sentences) -> list[str]:
    return [str(one) for one in sentences]


def test_nothing_is_chosen_at_first_and_the_blocker_says_how_many_are_asked():
    desk = a_desk(three())
    assert desk.draft.sessions.everyone == ()
    assert said(desk.blockers) == [
        "Asked: 2 sessions for everyone; chosen: 0.",
        "These sessions are already kept with the cohort.",
    ]


def test_the_proposal_keeps_most_women_and_is_said_to_be_proved():
    desk = a_desk(three())
    desk.propose()
    assert set(desk.draft.sessions.everyone) == {TUE, Slot.THU_AM}
    assert said(desk.day()) == ["3 women", "2 kept", "1 to ask", "0 lost"]
    assert str(desk.notice) == "Proved best: 153 choices were compared."


def test_who_is_lost_is_said_at_once_when_slots_are_ticked_by_hand():
    desk = a_desk(three())
    desk.choose(["tue_eve", "sat_am"])
    assert desk.seen.week.those(Standing.LOST) == (2,)
    assert desk.seen.best == 2
    screen = SlotsScreen(desk)
    assert "Hodan Tesfaye" in screen.lost.value
    assert "1 woman is kept; the best choice keeps 2." in screen.worth.value


def test_a_change_of_the_list_is_made_and_taken_back():
    desk = a_desk(three())
    desk.choose(["tue_eve", "sat_am"])
    changes = desk.seen.changes
    best = changes[(changes["slot"] == "sat_am") & (changes["instead"] == "thu_am")]
    assert best.iloc[0]["kept"] == 1
    assert best.iloc[0]["gained"] == (2,)
    desk.select(int(best.index[0]))
    desk.change()
    assert set(desk.draft.sessions.everyone) == {TUE, Slot.THU_AM}
    desk.undo()
    assert set(desk.draft.sessions.everyone) == {TUE, SAT}


def test_a_change_without_one_chosen_is_refused_in_words():
    desk = a_desk(three())
    desk.change()
    assert str(desk.error) == "Choose a change in the list."


def test_sessions_are_used_with_a_reason_and_asked_of_the_plan():
    kept = three()
    desk = a_desk(kept)
    desk.propose()
    assert said(desk.blockers) == ["Write a reason: it is kept with the sessions."]
    desk.write("Trainers agreed")
    assert desk.blockers == ()
    desk.use()
    assert [(use.reason, use.seen_version) for use in kept.asked] == [("Trainers agreed", 0)]
    assert desk.table.draft.demands.sessions == desk.draft.sessions.everyone
    assert said(desk.blockers) == ["These sessions are already kept with the cohort."]
    assert desk.reason == ""


def test_sessions_tried_in_the_plan_are_on_the_table_and_not_kept():
    kept = three()
    desk = a_desk(kept)
    desk.propose()
    desk.try_in_plan()
    assert desk.table.draft.demands.sessions == desk.draft.sessions.everyone
    assert kept.asked == []


def test_sessions_chosen_at_another_desk_are_on_this_one():
    desk = a_desk(three())
    desk.ask(slots_asked.misses, 1)
    demands = replace(desk.table.draft.demands, sessions=(SAT, TUE))
    desk.table.demand(demands)
    desk.refresh()
    assert desk.draft.sessions.everyone == (TUE, SAT)
    assert desk.draft.wanted.misses == 1


def test_a_clash_has_a_way_out_that_is_taken():
    desk = a_desk(three())
    desk.ask(slots_asked.trainers, EVERYONE, ["tue_eve"])
    desk.propose()
    assert "a trainer only on Tuesday evening" in str(desk.error)
    ways = said(way.said for way in desk.draft.clash.ways)
    assert ways == ["a trainer on Thursday morning (Everyone)", "1 session for everyone"]
    desk.apply_way(1)
    assert desk.draft.sessions.everyone == (TUE,)
    assert desk.draft.clash is None
    desk.undo()
    desk.undo()
    assert desk.draft.clash is not None


def test_an_enrolled_fellow_is_kept_when_that_is_asked():
    kept = three(enrolled={4: Track.DATA})
    desk = a_desk(kept)
    desk.ask(slots_asked.sessions, EVERYONE, 1)
    desk.propose()
    assert desk.draft.sessions.everyone != (Slot.MON_AM,)
    desk.ask(slots_asked.enrolled, True)
    desk.propose()
    assert desk.draft.sessions.everyone == (Slot.MON_AM,)


def test_the_women_who_count_are_chosen():
    desk = a_desk(three())
    desk.ask(slots_asked.women, "open")
    assert len(desk.seen.women) == 4
    desk.ask(slots_asked.women, "seated")
    assert len(desk.seen.women) == 0
    desk.propose()
    assert desk.error is None


def test_a_track_has_sessions_of_its_own():
    desk = a_desk(three())
    desk.look_at("data")
    desk.ask(slots_asked.sessions, "data", 1)
    desk.propose()
    assert len(desk.draft.sessions.tracks[Track.DATA]) == 1
    assert not set(desk.draft.sessions.tracks[Track.DATA]) & set(desk.draft.sessions.everyone)
    assert desk.seen.slots_of("web")["can"].sum() == 0


WRONG = [
    (slots_asked.hours, (Part.EVENING, "20:30-18:30"), "is not a beginning and an end"),
    (slots_asked.hours, (Part.EVENING, "late"), "is not a beginning and an end"),
    (slots_asked.days_off, ("1/5/2027",), "is not a day written year, month, day"),
    (slots_asked.sessions, (EVERYONE, 11), "At most 10 sessions"),
]


@pytest.mark.parametrize(("change", "asked", "said"), WRONG)
def test_what_cannot_be_asked_is_said_and_changes_nothing(change, asked, said):
    desk = a_desk(three())
    before = desk.draft
    desk.ask(change, *asked)
    assert said in str(desk.error)
    assert "Nothing was changed" in str(desk.error)
    assert desk.draft is before


def test_more_ways_than_can_be_compared_are_refused_in_words():
    desk = a_desk(three())
    desk.ask(slots_asked.sessions, "data", 3)
    desk.ask(slots_asked.sessions, EVERYONE, 9)
    assert "too many ways" in str(desk.error)


def test_hours_and_days_off_are_in_the_calendar():
    desk = a_desk(three())
    desk.choose(["tue_eve"])
    desk.ask(slots_asked.hours, Part.EVENING, "19h – 21h15")
    desk.ask(slots_asked.days_off, "2027-03-09, 2027-03-16")
    assert desk.draft.wanted.clock.of(TUE).ends == time(21, 15)
    (event,) = Calendar.from_ical(desk.calendar()).walk("VEVENT")
    assert event.decoded("DTSTART").isoformat() == "2027-03-02T19:00:00+01:00"
    assert len(event["EXDATE"].dts) == 2
    for name in ("Rahel", "Hodan", "Nour", "Tesfaye"):
        assert name.encode() not in desk.calendar()


def test_a_calendar_is_offered_once_there_are_sessions():
    desk = a_desk(three())
    screen = SlotsScreen(desk)
    assert screen.calendar.value == ""
    desk.propose()
    assert 'download="sessions.ics" href="data:text/calendar' in screen.calendar.value


def test_every_name_on_the_screen_is_escaped():
    kept = Kept(
        an_application(given_name="<b>Rahel</b>", stage="shortlisted", availability=("mon_am",))
    )
    desk = a_desk(kept)
    desk.choose(["tue_eve"])
    screen = SlotsScreen(desk)
    for piece in (screen.lost, screen.people, screen.mentors):
        assert "<b>Rahel" not in piece.value
    assert "&lt;b&gt;Rahel" in screen.lost.value


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_week_is_a_table_with_its_numbers_written_in(language):
    desk = a_desk(three(), language=language)
    desk.choose(["tue_eve"])
    screen = SlotsScreen(desk)
    cells = {cell["slot"]: cell for day in screen.week.days for cell in day["cells"]}
    assert len(cells) == 18
    assert (cells["tue_eve"]["figure"], cells["mon_am"]["figure"]) == ("2", "0")
    assert cells["tue_eve"]["mark"].startswith("✓ ")
    assert cells["mon_am"]["mark"] == ""
    assert screen.week.ticked == ["tue_eve"]


def test_without_a_cohort_it_says_what_comes_first():
    table = PlanningTable(cohorts=COHORTS.iloc[:0], load=lambda _: None)
    desk = SlotsDesk(table=table, record=lambda _: None)
    screen = SlotsScreen(desk)
    assert "import applications first" in screen.day.value
    desk.propose()
    assert "import applications first" in str(desk.error)


def test_hours_and_days_are_read_and_written_alike():
    hours = slots_asked.hours_of("9:30-12:30")
    assert slots_asked.hours_of(hours.text) == hours
    assert slots_asked.days_of("") == frozenset()
    with pytest.raises(WorkbenchError):
        slots_asked.hours_of("9:70-10:00")


def test_what_is_known_of_the_week_is_kept_with_the_sessions():
    kept = three()
    desk = a_desk(kept)
    desk.ask(slots_asked.trainers, EVERYONE, ["tue_eve", "thu_am", "sat_am"])
    desk.ask(slots_asked.childcare, ["sat_am"])
    desk.ask(slots_asked.room, SAT, 4)
    desk.ask(slots_asked.misses, 1)
    desk.propose()
    desk.write("As agreed")
    desk.use()
    again = a_desk(kept)
    assert again.draft.wanted == desk.draft.wanted
    assert again.draft.sessions == desk.draft.sessions


def test_the_changes_listed_are_those_of_the_group_looked_at():
    desk = a_desk(three())
    desk.ask(slots_asked.sessions, "data", 1)
    desk.propose()
    changes = desk.seen.changes
    for group in (EVERYONE, "data"):
        every, best = desk.seen.changes_of(group), desk.seen.best_changes(group)
        assert set(changes.loc[every, "group"]) == {group}
        assert 0 < len(best) <= 12
        assert set(best) < set(every)

"""The calendar of sessions: read back by the library, and by the rules of RFC 5545 themselves."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from workbench.rules import calendars, week
from workbench.rules.calendars import Run
from workbench.rules.sessions import Sessions
from workbench.rules.week import Clock, Day, Hours, Part
from workbench.vocabulary import Slot, Track

NOW = datetime(2026, 11, 24, 9, 0, 5, 7, tzinfo=UTC)
RUN = Run("Fellowship Paris, spring 2027", "Paris", date(2027, 3, 1), date(2027, 8, 31), version=4)
SESSIONS = Sessions((Slot.TUE_EVE, Slot.SAT_AM), {Track.WEB: (Slot.THU_PM,)})


def written(sessions: Sessions = SESSIONS, run: Run = RUN, language: str = "fr", **more) -> bytes:
    return calendars.calendar(
        sessions, run, clock=more.get("clock", Clock()), language=language, now=NOW
    )


def starts(content: bytes) -> dict[str, list[datetime]]:
    """When each event begins, worked out from its rule by another library."""
    found = {}
    for event in Calendar.from_ical(content).walk("VEVENT"):
        first = event.decoded("DTSTART")
        rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=first)
        gone = {each.dt for each in event["EXDATE"].dts} if "EXDATE" in event else set()
        found[str(event["SUMMARY"])] = [each for each in rule if each not in gone]
    return found


@settings(max_examples=60, deadline=None)
@given(
    st.sets(st.sampled_from(list(Slot)), max_size=4),
    st.dates(date(2026, 1, 1), date(2029, 12, 31)),
    st.integers(0, 250),
    st.sampled_from(["Paris", "London", "Turin", "Oslo", "Elsewhere"]),
)
def test_every_session_day_of_the_run_is_there_at_its_hour_and_no_other(slots, first, days, city):
    run = Run("Cohort", city, first, first + timedelta(days=days))
    events = Calendar.from_ical(written(Sessions(week.in_order(slots)), run)).walk("VEVENT")
    found = sorted(
        each.replace(tzinfo=None)
        for event in events
        for each in rrulestr(event["RRULE"].to_ical().decode(), dtstart=event.decoded("DTSTART"))
    )
    expected = sorted(
        datetime.combine(day, Clock().of(slot).starts)
        for slot in slots
        for day in (first + timedelta(days=at) for at in range(days + 1))
        if day.weekday() == list(Day).index(week.day_of(slot))
    )
    assert found == expected


@pytest.mark.parametrize("zone", sorted(set(calendars.ZONES.values())))
def test_the_rules_of_the_clock_are_those_of_the_time_zone(zone):
    made = Calendar.from_ical(written(run=Run("C", "x", RUN.starts_on, RUN.ends_on)))
    assert made.walk("VTIMEZONE")[0]["TZID"] == "Europe/Paris"
    city = next(city for city, name in calendars.ZONES.items() if name == zone)
    read = Calendar.from_ical(written(run=Run("C", city, RUN.starts_on, RUN.ends_on)))
    clock = read.walk("VTIMEZONE")[0].to_tz(lookup_tzid=False)
    for hours in range(0, 24 * 366 * 4, 7):
        at = datetime.combine(date(2026, 1, 1), time(0, 30)) + timedelta(hours=hours)
        if at.hour in (1, 2):
            continue  # the hour that is skipped or comes twice has no one answer
        assert at.replace(tzinfo=clock).utcoffset() == at.replace(tzinfo=ZoneInfo(zone)).utcoffset()


def test_it_keeps_to_the_rules_of_the_format():
    content = written()
    lines = content.split(b"\r\n")
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(len(line) for line in lines) <= 75
    made = Calendar.from_ical(content)
    assert (made["VERSION"], made["METHOD"]) == ("2.0", "PUBLISH")
    assert made["PRODID"]
    events = made.walk("VEVENT")
    assert len(events) == 3
    for event in events:
        assert event["DTSTART"].params["TZID"] == event["DTEND"].params["TZID"] == "Europe/Paris"
        assert event["RRULE"]["UNTIL"][0].tzinfo is not None  # in UTC, as DTSTART has a zone
        assert {"UID", "DTSTAMP", "SEQUENCE", "SUMMARY"} <= set(event)
        assert not {"ATTENDEE", "ORGANIZER", "CONTACT", "DESCRIPTION"} & set(event)
    assert not [error for event in events for error in event.errors]
    assert b"20270302T183000" in content


def test_it_is_said_in_both_languages():
    assert set(starts(written(language="en"))) == {
        "Session – Fellowship Paris, spring 2027",
        "Web development – Fellowship Paris, spring 2027",
    }
    assert "Développement web – Fellowship Paris, spring 2027" in starts(written(language="fr"))


def test_an_event_is_the_same_event_after_a_change_of_hours():
    later = Clock({**Clock().hours, Part.EVENING: Hours(time(19), time(21))})

    def uids(content: bytes) -> set[str]:
        return {str(event["UID"]) for event in Calendar.from_ical(content).walk("VEVENT")}

    assert uids(written()) == uids(written(clock=later)) == uids(written(language="en"))
    assert len(uids(written())) == 3
    assert written() == written()
    assert b"T190000" in written(clock=later)


def test_days_without_a_session_are_left_out():
    holiday = Run(RUN.name, "Paris", RUN.starts_on, RUN.ends_on, off=frozenset({date(2027, 3, 9)}))
    found = starts(written(Sessions((Slot.TUE_EVE,)), holiday))
    days = [each.date() for each in next(iter(found.values()))]
    assert (days[0], days[1]) == (date(2027, 3, 2), date(2027, 3, 16))


def test_a_week_without_sessions_is_a_calendar_without_events():
    assert Calendar.from_ical(written(Sessions())).walk("VEVENT") == []

"""The weekly sessions as a calendar that a telephone opens (iCalendar, RFC 5545).

Nobody is named in it. An event keeps its identity while the session stays in its slot, so that a
calendar taken in again changes what is there instead of doubling it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from workbench.rules import week
from workbench.rules.sessions import EVERYONE, Sessions
from workbench.rules.week import Clock, Day
from workbench.sentences import Sentence, say, sentence
from workbench.vocabulary import Slot, Track

if TYPE_CHECKING:
    from icalendar import Event, Timezone, TimezoneDaylight, TimezoneStandard

CENTRAL, BRITISH = "Europe/Paris", "Europe/London"
ZONES = {
    "paris": CENTRAL,
    "london": BRITISH,
    "londres": BRITISH,
    "turin": "Europe/Rome",
    "torino": "Europe/Rome",
    "oslo": "Europe/Oslo",
}
"""The clock of each chapter; any other goes by that of Paris."""

SUMMER_BEGINS = {"freq": "yearly", "bymonth": 3, "byday": "-1SU"}
SUMMER_ENDS = {"freq": "yearly", "bymonth": 10, "byday": "-1SU"}
CHANGES_AT = time(1)
"""In all of Europe the clocks change on these Sundays, at one in the morning in UTC."""

PRODUCT = "-//Coordinator workbench//Sessions//EN"


@dataclass(frozen=True)
class Run:
    """The run of a cohort in which sessions are held: its name, its chapter and its days.

    `version` counts the changes of the cohort; there is no session on the days in `off`.
    """

    name: str
    chapter: str
    starts_on: date
    ends_on: date
    version: int = 0
    off: frozenset[date] = field(default_factory=frozenset)

    @property
    def zone(self) -> ZoneInfo:
        """The clock of the chapter."""
        return ZoneInfo(ZONES.get(self.chapter.strip().casefold(), CENTRAL))


@dataclass(frozen=True)
class Series:
    """One weekly session from its first day to its last."""

    group: str
    slot: Slot
    first: date
    last: date


def calendar(sessions: Sessions, run: Run, *, clock: Clock, language: str, now: datetime) -> bytes:
    """The calendar of a cohort's sessions, to be kept as an .ics file."""
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    title = sentence("Sessions of {cohort}", cohort=run.name)
    for name in ("name", "x-wr-calname"):
        made.add(name, say(title, language))
    made.add("x-wr-timezone", run.zone.key)
    made.add_component(_zone(run.zone))
    for series in series_of(sessions, run):
        made.add_component(_event(series, run, clock=clock, language=language, now=now))
    return bytes(made.to_ical())


def series_of(sessions: Sessions, run: Run) -> Iterator[Series]:
    """Each weekly session with its first and last day; none that has no day in the run."""
    groups = (EVERYONE, *(str(track) for track in Track if sessions.tracks.get(track)))
    for group in groups:
        for slot in sessions.of(group):
            place = tuple(Day).index(week.day_of(slot))
            first = run.starts_on + timedelta(days=(place - run.starts_on.weekday()) % 7)
            last = run.ends_on - timedelta(days=(run.ends_on.weekday() - place) % 7)
            if first <= last:
                yield Series(group, slot, first, last)


def title_of(group: str, cohort: str) -> Sentence:
    """What a session is called in a calendar."""
    if group == EVERYONE:
        return sentence("Session – {cohort}", cohort=cohort)
    return sentence("{track} – {cohort}", track=Track(group), cohort=cohort)


def _event(series: Series, run: Run, *, clock: Clock, language: str, now: datetime) -> Event:
    from icalendar import Event

    hours, zone = clock.of(series.slot), run.zone
    made = Event()
    made.add("uid", str(uuid5(NAMESPACE_URL, f"sessions/{run.name}/{series.group}/{series.slot}")))
    made.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    made.add("sequence", run.version)
    summary = say(title_of(series.group, run.name), language)
    made.add("summary", summary, parameters={"LANGUAGE": language})
    made.add("dtstart", datetime.combine(series.first, hours.starts, zone))
    made.add("dtend", datetime.combine(series.first, hours.ends, zone))
    until = datetime.combine(series.last, hours.starts, zone).astimezone(UTC)
    byday = str(week.day_of(series.slot))[:2].upper()
    made.add("rrule", {"freq": "weekly", "until": until, "byday": byday})
    off = [day for day in sorted(run.off) if _is_held(series, day)]
    if off:
        made.add("exdate", [datetime.combine(day, hours.starts, zone) for day in off])
    return made


def _is_held(series: Series, day: date) -> bool:
    return series.first <= day <= series.last and (day - series.first).days % 7 == 0


def _zone(zone: ZoneInfo) -> Timezone:
    """The rules of a clock, so that a calendar that does not know it shows the right hour."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    # A year with both seasons tells the two offsets; the rules are those since 1996.
    winter, summer = datetime(1996, 1, 15, tzinfo=zone), datetime(1996, 7, 15, tzinfo=zone)
    made = Timezone()
    made.add("tzid", zone.key)
    changes: tuple[tuple[type[TimezoneStandard | TimezoneDaylight], datetime, datetime, date], ...]
    changes = (
        (TimezoneDaylight, winter, summer, date(1996, 3, 31)),
        (TimezoneStandard, summer, winter, date(1996, 10, 27)),
    )
    for kind, before, after, sunday in changes:
        part = kind()
        at = datetime.combine(sunday, CHANGES_AT) + (before.utcoffset() or timedelta())
        part.add("dtstart", at)
        part.add("rrule", SUMMER_BEGINS if kind is TimezoneDaylight else SUMMER_ENDS)
        part.add("tzoffsetfrom", before.utcoffset())
        part.add("tzoffsetto", after.utcoffset())
        part.add("tzname", after.tzname())
        made.add_component(part)
    return made

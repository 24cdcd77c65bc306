"""What can be asked of the week at the slot planner: each gives the draft as it is asked then."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import comb

from workbench.apps.slots_draft import Counted, SlotsDraft
from workbench.errors import WorkbenchError
from workbench.rules import week
from workbench.rules.sessions import EVERYONE, Wanted
from workbench.rules.week import Clock, Hours, Part
from workbench.sentences import sentence
from workbench.vocabulary import Slot, Track

MOST_SESSIONS, MOST_OF_A_TRACK = 10, 3
MOST_COMPARED = 4_000_000


def women(draft: SlotsDraft, counted: str) -> SlotsDraft:
    """Choose the women for whom slots are chosen."""
    return replace(draft, counted=Counted(counted), clash=None)


def sessions(draft: SlotsDraft, group: str, count: int | None) -> SlotsDraft:
    """Ask for so many sessions a week, of everyone (one at least) or of a track."""
    if group == EVERYONE:
        return _asking(draft, sessions=max(1, count or 1))
    own = {**draft.wanted.track_sessions, Track(group): count or 0}
    return _asking(draft, track_sessions=own)


def misses(draft: SlotsDraft, count: int | None) -> SlotsDraft:
    """Let each woman miss so many of her sessions."""
    return _asking(draft, misses=count or 0)


def enrolled(draft: SlotsDraft, stay: object) -> SlotsDraft:
    """Say whether no enrolled fellow may be lost."""
    return replace(draft, stays_enrolled=bool(stay), clash=None)


def trainers(draft: SlotsDraft, group: str, ticked: list[str]) -> SlotsDraft:
    """Say in which slots a trainer of a group can come."""
    of_groups = {**draft.wanted.trainers, group: frozenset(map(Slot, ticked))}
    return _asking(draft, trainers=of_groups)


def childcare(draft: SlotsDraft, ticked: list[str]) -> SlotsDraft:
    """Say in which slots children are at school or looked after."""
    return _asking(draft, childcare=frozenset(map(Slot, ticked)))


def room(draft: SlotsDraft, slot: Slot, places: int | None) -> SlotsDraft:
    """Say how many the room holds in a slot; nothing when it holds everybody."""
    others = {each: most for each, most in draft.wanted.rooms.items() if each != slot}
    return _asking(draft, rooms=others if places is None else {**others, slot: places})


def hours(draft: SlotsDraft, part: Part, text: str) -> SlotsDraft:
    """Say when sessions of a part of the day begin and end."""
    return _asking(draft, clock=Clock({**draft.wanted.clock.hours, part: hours_of(text)}))


def days_off(draft: SlotsDraft, text: str) -> SlotsDraft:
    """Say on which days there is no session."""
    return replace(draft, off=days_of(text))


def mentor_slots(draft: SlotsDraft, count: int | None) -> SlotsDraft:
    """Ask for so many slots a week for meeting mentors, up to three."""
    return replace(draft, mentor_slots=min(max(1, count or 1), MOST_OF_A_TRACK))


def wanted(draft: SlotsDraft, asked: Wanted) -> SlotsDraft:
    """Ask for something else altogether."""
    _check_size(asked)
    return replace(draft, wanted=asked, clash=None)


def hours_of(text: str) -> Hours:
    """The hours written as 9:30-12:30; WorkbenchError in words when they are not."""
    hours = week.hours_in(text)
    if hours is None:
        raise WorkbenchError(
            sentence(
                "“{text}” is not a beginning and an end, such as 9:30-12:30. Nothing was changed.",
                text=text,
            ),
            code="not_hours",
        )
    return hours


def days_of(text: str) -> frozenset[date]:
    """The days written as 2027-05-01, one after another; WorkbenchError names what is not one."""
    found = set()
    for each in text.replace(",", " ").replace(";", " ").split():
        try:
            found.add(date.fromisoformat(each))
        except ValueError as wrong:
            raise WorkbenchError(
                sentence(
                    "“{text}” is not a day written year, month, day, such as 2027-05-01. "
                    "Nothing was changed.",
                    text=each,
                ),
                code="not_a_day",
            ) from wrong
    return frozenset(found)


def _asking(draft: SlotsDraft, **changes: object) -> SlotsDraft:
    return wanted(draft, replace(draft.wanted, **changes))


def _check_size(wanted: Wanted) -> None:
    """Refuse, in words, more sessions than can all be compared while somebody waits."""
    common = comb(len(week.SLOTS), wanted.count(EVERYONE))
    own = [wanted.count(group) for group in wanted.groups()[1:]]
    options = max((comb(len(week.SLOTS), count) for count in own), default=1)
    if wanted.sessions > MOST_SESSIONS or max(own, default=0) > MOST_OF_A_TRACK:
        raise WorkbenchError(
            sentence(
                "At most {most} sessions a week for everyone and {own} more in a track can be "
                "chosen. Nothing was changed.",
                most=MOST_SESSIONS,
                own=MOST_OF_A_TRACK,
            ),
            code="too_many_sessions",
        )
    if common * options > MOST_COMPARED:
        raise WorkbenchError(
            sentence(
                "There are too many ways to choose so many sessions for everyone and more in a "
                "track. Ask for fewer of one of the two. Nothing was changed."
            ),
            code="too_many_ways",
        )

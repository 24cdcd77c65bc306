"""The week in which people can meet: its days, the parts of a day, and the hours of a session."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import time

import numpy as np
from numpy.typing import NDArray

from workbench.vocabulary import Slot, Word, word

Bits = NDArray[np.uint32]
Wholes = NDArray[np.int64]

SLOTS = tuple(Slot)
MINUTES = 60


class Day(Word):
    """A day on which sessions may be held."""

    MON = word("mon", "Monday")
    TUE = word("tue", "Tuesday")
    WED = word("wed", "Wednesday")
    THU = word("thu", "Thursday")
    FRI = word("fri", "Friday")
    SAT = word("sat", "Saturday")


class Part(Word):
    """A part of a day."""

    MORNING = word("am", "Morning")
    AFTERNOON = word("pm", "Afternoon")
    EVENING = word("eve", "Evening")


@dataclass(frozen=True)
class Hours:
    """When a session begins and ends, on the clock of the chapter."""

    starts: time
    ends: time

    @property
    def minutes(self) -> int:
        """How long it lasts."""
        first = self.starts.hour * MINUTES + self.starts.minute
        return self.ends.hour * MINUTES + self.ends.minute - first

    @property
    def text(self) -> str:
        """The hours as they are written."""
        return f"{self.starts:%H:%M}-{self.ends:%H:%M}"


USUAL_HOURS: Mapping[Part, Hours] = {
    Part.MORNING: Hours(time(9, 30), time(12, 30)),
    Part.AFTERNOON: Hours(time(14), time(17)),
    Part.EVENING: Hours(time(18, 30), time(20, 30)),
}
"""The hours of sessions where nobody says otherwise."""


@dataclass(frozen=True)
class Clock:
    """The hours of each part of a day."""

    hours: Mapping[Part, Hours] = field(default_factory=lambda: dict(USUAL_HOURS))

    def of(self, slot: Slot) -> Hours:
        """When a session in this slot begins and ends."""
        return self.hours[part_of(slot)]


def hours_in(text: str) -> Hours | None:
    """The hours written as 9:30-12:30 or 9h30 – 12h30; None when they are not."""
    starts, _, ends = text.replace("–", "-").replace("h", ":").partition("-")
    try:
        hours = Hours(_time(starts), _time(ends))
    except ValueError:
        return None
    return hours if hours.minutes > 0 else None


def slot_at(day: Day, part: Part) -> Slot:
    """The slot of a part of a day."""
    return Slot(f"{day}_{part}")


def day_of(slot: Slot) -> Day:
    """The day of a slot."""
    return Day(str(slot).partition("_")[0])


def part_of(slot: Slot) -> Part:
    """The part of the day of a slot."""
    return Part(str(slot).partition("_")[2])


def in_order(slots: Iterable[Slot]) -> tuple[Slot, ...]:
    """Slots as they follow in the week, each once."""
    wanted = {str(slot) for slot in slots}
    return tuple(slot for slot in SLOTS if str(slot) in wanted)


def bits_of(slots: Iterable[str]) -> int:
    """Slots as the bits of one number."""
    wanted = {str(slot) for slot in slots}
    return sum(1 << at for at, slot in enumerate(SLOTS) if str(slot) in wanted)


def slots_in(bits: int) -> tuple[Slot, ...]:
    """The slots of a number of bits, as they follow in the week."""
    return tuple(slot for at, slot in enumerate(SLOTS) if bits >> at & 1)


def crowding(sets: Bits) -> Wholes:
    """How crowded the week is with each set of slots (bits): fewer is calmer.

    Two sessions on one day count more than any number of sessions on days that follow.
    """
    of_day = [np.uint32(bits_of(slot_at(day, part) for part in Part)) for day in Day]
    held = np.stack([np.bitwise_count(sets & bits).astype(np.int64) for bits in of_day])
    same_day = (held * (held - 1) // 2).sum(axis=0)
    next_day = (held[1:] * held[:-1]).sum(axis=0)
    return np.asarray(same_day * len(SLOTS) ** 2 + next_day, dtype=np.int64)


def minutes(sets: Bits, clock: Clock) -> Wholes:
    """How many minutes a week each set of slots (bits) takes."""
    total = np.zeros(np.shape(sets), dtype=np.int64)
    for part in Part:
        bits = np.uint32(bits_of(slot_at(day, part) for day in Day))
        total += np.bitwise_count(sets & bits).astype(np.int64) * clock.hours[part].minutes
    return total


def _time(text: str) -> time:
    hour, _, minute = text.strip().partition(":")
    return time(int(hour), int(minute or 0))

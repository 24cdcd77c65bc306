"""What is known of the week of a cohort: trainers, childcare, rooms and hours, kept with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from workbench.rules import week
from workbench.rules.week import Clock, Day, Part
from workbench.sentences import Sentence, Several, sentence
from workbench.vocabulary import Slot, Track

EVERYONE = ""
"""The name of the group of everybody, beside the codes of the tracks."""

LOOKED_AFTER = frozenset(
    week.slot_at(day, part)
    for day in (Day.MON, Day.TUE, Day.THU, Day.FRI)
    for part in (Part.MORNING, Part.AFTERNOON)
)
"""When children are at school or in a childcare place, where nobody says otherwise."""

Mistakes = Iterator[Sentence]
_GROUPS = (EVERYONE, *map(str, Track))
_SLOTS, _PARTS = tuple(map(str, Slot)), tuple(map(str, Part))
_KEYS = ("trainers", "childcare", "rooms", "misses", "hours")


@dataclass(frozen=True)
class Timetable:
    """When trainers come and children are looked after, how many rooms hold, how long sessions are.

    A group that is not among the `trainers` has one at any time; a slot that is not among the
    `rooms` has room for everybody. Each woman may miss `misses` sessions a week.
    """

    trainers: Mapping[str, frozenset[Slot]] = field(default_factory=dict)
    childcare: frozenset[Slot] = LOOKED_AFTER
    rooms: Mapping[Slot, int] = field(default_factory=dict)
    misses: int = 0
    clock: Clock = field(default_factory=Clock)


def as_values(timetable: Timetable) -> dict[str, Any]:
    """A timetable as plain values that JSON can keep."""
    return {
        "trainers": {group: _codes(slots) for group, slots in timetable.trainers.items()},
        "childcare": _codes(timetable.childcare),
        "rooms": {str(slot): places for slot, places in timetable.rooms.items()},
        "misses": timetable.misses,
        "hours": {str(part): hours.text for part, hours in timetable.clock.hours.items()},
    }


def timetable_from(values: Mapping[str, Any]) -> Timetable:
    """The timetable that these values are; what is not named is as usual."""
    usual = Timetable()
    hours = {Part(part): week.hours_in(text) for part, text in values.get("hours", {}).items()}
    known = {part: each for part, each in hours.items() if each is not None}
    return Timetable(
        trainers={
            group: frozenset(map(Slot, slots))
            for group, slots in values.get("trainers", {}).items()
        },
        childcare=frozenset(map(Slot, values.get("childcare", usual.childcare))),
        rooms={Slot(slot): int(places) for slot, places in values.get("rooms", {}).items()},
        misses=int(values.get("misses", 0)),
        clock=Clock({**usual.clock.hours, **known}),
    )


def mistakes_of(key: str, values: Any) -> Mistakes:
    """Everything in some values that a timetable cannot be read from."""
    yield from _names(key, values, _KEYS)
    if not isinstance(values, Mapping):
        return
    trainers, hours = values.get("trainers", {}), values.get("hours", {})
    rooms, childcare = values.get("rooms", {}), values.get("childcare", [])
    yield from _names(f"{key}: trainers", trainers, _GROUPS)
    for group, slots in trainers.items() if isinstance(trainers, Mapping) else ():
        yield from _list(f"{key}: trainers: {group}", slots)
    yield from _list(f"{key}: childcare", childcare)
    yield from _names(f"{key}: rooms", rooms, _SLOTS)
    counts = list(rooms.items()) if isinstance(rooms, Mapping) else []
    for name, count in (*counts, ("misses", values.get("misses", 0))):
        if type(count) is not int or count < 0:
            yield sentence("“{key}” must be a whole number, 0 or more.", key=f"{key}: {name}")
    yield from _names(f"{key}: hours", hours, _PARTS)
    for part, text in hours.items() if isinstance(hours, Mapping) else ():
        if not isinstance(text, str) or week.hours_in(text) is None:
            yield sentence("“{key}” must be hours such as 9:30-12:30.", key=f"{key}: {part}")


def _names(key: str, values: Any, known: tuple[str, ...]) -> Mistakes:
    if not isinstance(values, Mapping):
        yield sentence("“{key}” must be a table of names with what is asked of each.", key=key)
        return
    for name in sorted(set(map(str, values)) - set(known)):
        yield sentence(
            "“{key}” is not known; known are {known}.", key=f"{key}: {name}", known=Several(known)
        )


def _list(key: str, values: Any) -> Mistakes:
    if not isinstance(values, list | tuple):
        yield sentence("“{key}” must be a list.", key=key)
        return
    if not set(map(str, values)) <= set(_SLOTS):
        yield sentence("“{key}” must be one of {known}.", key=key, known=Several(_SLOTS))


def _codes(slots: frozenset[Slot]) -> list[str]:
    return [str(slot) for slot in week.in_order(slots)]

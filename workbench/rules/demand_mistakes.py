"""What kept demands say that cannot be understood: every mistake, each in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from workbench.rules import timetables
from workbench.rules.quota_questions import QUOTA_QUESTIONS
from workbench.rules.supports import SUPPORTS
from workbench.sentences import Sentence, Several, sentence
from workbench.vocabulary import Slot, Track

Mistakes = Iterator[Sentence]

_TRACKS = tuple(map(str, Track))
_SLOTS = tuple(map(str, Slot))
_QUOTA = ("question", "groups", "least", "most", "track")
_LOCK = ("track", "reason")


def mistakes_of(values: Any) -> tuple[Sentence, ...]:
    """Everything in some values that demands cannot be read from; empty when they can."""
    if not isinstance(values, Mapping):
        return tuple(_no_table("demands"))
    found: list[Sentence] = [*_unknown(values, KEYS)]
    if "seats" not in values:
        found.append(sentence("“{key}” is missing.", key="seats"))
    for key, check in KEYS.items():
        if key in values:
            found += check(key, values[key])
    return tuple(found)


def _unknown(values: Mapping[str, Any], known: Iterable[str], where: str = "") -> Mistakes:
    for key in sorted(set(map(str, values)) - set(known)):
        yield sentence(
            "“{key}” is not known; known are {known}.", key=where + key, known=Several(tuple(known))
        )


def _no_table(key: str) -> Mistakes:
    yield sentence("“{key}” must be a table of names with what is asked of each.", key=key)


def _no_list(key: str) -> Mistakes:
    yield sentence("“{key}” must be a list.", key=key)


def _whole(key: str, value: Any) -> Mistakes:
    if type(value) is not int or value < 0:
        yield sentence("“{key}” must be a whole number, 0 or more.", key=key)


def _whole_or_none(key: str, value: Any) -> Mistakes:
    if value is not None:
        yield from _whole(key, value)


def _counts(key: str, values: Any, known: Iterable[str] | None) -> Mistakes:
    """A number by name; the names among those known, when there is a list of them."""
    if not isinstance(values, Mapping):
        yield from _no_table(key)
        return
    if known is not None:
        yield from _unknown(values, known, f"{key}: ")
    for name, value in values.items():
        yield from _whole(f"{key}: {name}", value)


def _by_track(key: str, values: Any) -> Mistakes:
    yield from _counts(key, values, _TRACKS)


def _by_support(key: str, values: Any) -> Mistakes:
    yield from _counts(key, values, SUPPORTS)


def _by_city(key: str, values: Any) -> Mistakes:
    yield from _counts(key, values, None)


def _code(key: str, value: Any, known: tuple[str, ...]) -> Mistakes:
    if value not in known:
        yield sentence("“{key}” must be one of {known}.", key=key, known=Several(known))


def _track_or_none(key: str, value: Any) -> Mistakes:
    if value is not None:
        yield from _code(key, value, _TRACKS)


def _slots(key: str, values: Any) -> Mistakes:
    if not isinstance(values, list | tuple):
        yield from _no_list(key)
        return
    for value in values:
        yield from _code(key, value, _SLOTS)


def _slots_by_track(key: str, values: Any) -> Mistakes:
    if not isinstance(values, Mapping):
        yield from _no_table(key)
        return
    yield from _unknown(values, _TRACKS, f"{key}: ")
    for name, slots in values.items():
        yield from _slots(f"{key}: {name}", slots)


def _quotas(key: str, values: Any) -> Mistakes:
    if not isinstance(values, list | tuple):
        yield from _no_list(key)
        return
    for place, value in enumerate(values, start=1):
        yield from _quota(f"{key} {place}", value)


def _quota(where: str, value: Any) -> Mistakes:
    if not isinstance(value, Mapping):
        yield from _no_table(where)
        return
    yield from _unknown(value, _QUOTA, f"{where}: ")
    question = value.get("question")
    if question not in tuple(QUOTA_QUESTIONS):
        yield sentence(
            "“{key}”: there is no question “{value}”; there are {known}.",
            key=where,
            value=str(question),
            known=Several(tuple(QUOTA_QUESTIONS)),
        )
    yield from _groups(f"{where}: groups", value.get("groups"), question)
    yield from _whole_or_none(f"{where}: least", value.get("least"))
    yield from _whole_or_none(f"{where}: most", value.get("most"))
    yield from _track_or_none(f"{where}: track", value.get("track"))


def _groups(key: str, groups: Any, question: Any) -> Mistakes:
    are_texts = isinstance(groups, list | tuple) and all(isinstance(each, str) for each in groups)
    if not are_texts:
        yield sentence("“{key}” must be a list of texts.", key=key)
        return
    asked = QUOTA_QUESTIONS.get(question) if isinstance(question, str) else None
    if asked is not None and asked.groups:
        for group in groups:
            yield from _code(key, group, tuple(asked.groups))


def _locks(key: str, values: Any) -> Mistakes:
    if not isinstance(values, Mapping):
        yield from _no_table(key)
        return
    for number, lock in values.items():
        where = f"{key}: {number}"
        if not str(number).isdecimal():
            yield sentence("“{key}” must name an application by its number.", key=where)
        if not isinstance(lock, Mapping):
            yield from _no_table(where)
            continue
        yield from _unknown(lock, _LOCK, f"{where}: ")
        yield from _track_or_none(f"{where}: track", lock.get("track"))
        if not isinstance(lock.get("reason", ""), str):
            yield sentence("“{key}” must be text.", key=f"{where}: reason")


KEYS: Mapping[str, Callable[[str, Any], Mistakes]] = {
    "seats": _by_track,
    "supports": _by_support,
    "least": _by_track,
    "total": _whole_or_none,
    "quotas": _quotas,
    "fares": _by_city,
    "household": _whole_or_none,
    "without_mentor": _whole_or_none,
    "reserved": _whole,
    "bonus": _whole,
    "sessions": _slots,
    "track_sessions": _slots_by_track,
    "timetable": timetables.mistakes_of,
    "locks": _locks,
}
"""Every demand by its name, with what is asked of its value."""

"""The demands of a cohort as plain values to keep, and read again exactly as they were."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from workbench.errors import WorkbenchError
from workbench.rules import timetables
from workbench.rules.demand_mistakes import mistakes_of
from workbench.rules.demands import Demands, Lock, Quota
from workbench.rules.plain_values import plain
from workbench.rules.timetables import Timetable
from workbench.sentences import Paragraph, sentences
from workbench.vocabulary import Slot, Track

if TYPE_CHECKING:
    import pandas as pd

Values = Mapping[str, Any]

OF_THEIR_OWN = ("seats", "supports")
"""What a cohort keeps in columns of their own, beside its other demands."""


def as_values(demands: Demands) -> dict[str, Any]:
    """All demands as plain values that JSON can keep; the same demands give the same values."""
    return {each.name: _plain(getattr(demands, each.name)) for each in fields(Demands)}


def checked_values(demands: Demands) -> dict[str, Any]:
    """Demands as plain values that can be read again; WorkbenchError when they could not be."""
    values = as_values(demands)
    demands_from(values)
    return values


def beside_columns(values: Values) -> dict[str, Any]:
    """The values of demands without what a cohort keeps in columns of their own."""
    return {name: value for name, value in values.items() if name not in OF_THEIR_OWN}


def demands_of(cohort: pd.Series) -> Demands:
    """What a cohort demands: `cohort` is its row, with seats, supports and the other demands.

    WorkbenchError says what cannot be understood, in words.
    """
    kept = cohort["demands"]
    own = {name: cohort[name] for name in OF_THEIR_OWN}
    if kept is None:
        return demands_from(own)
    return demands_from({**kept, **own} if isinstance(kept, Mapping) else kept)


def demands_from(values: Any) -> Demands:
    """The demands that these values are; WorkbenchError with every mistake in them.

    What is not named is not demanded.
    """
    mistakes = mistakes_of(values)
    if mistakes:
        raise WorkbenchError(
            sentences(
                "The demands of this cohort have {count} thing to put right. {mistakes}",
                "The demands of this cohort have {count} things to put right. {mistakes}",
                len(mistakes),
                mistakes=Paragraph(mistakes),
            ),
            code="faulty_demands",
        )
    return Demands(**{name: _READ.get(name, _same)(value) for name, value in values.items()})


def _plain(value: Any) -> Any:
    match value:
        case Quota():
            return {
                "question": value.question,
                "groups": list(value.groups),
                "least": value.least,
                "most": value.most,
                "track": _code(value.track),
            }
        case Lock():
            return {"track": _code(value.track), "reason": value.reason}
        case Timetable():
            return timetables.as_values(value)
        case Mapping():
            return {str(name): _plain(each) for name, each in value.items()}
        case tuple():
            return [_plain(each) for each in value]
    return plain(value)


def _code(track: Track | None) -> str | None:
    return None if track is None else str(track)


def _same(value: Any) -> Any:
    return value


def _by_track(counts: Values) -> dict[Track, int]:
    return {Track(code): count for code, count in counts.items()}


def _quotas(rows: list[Values]) -> tuple[Quota, ...]:
    return tuple(
        Quota(
            each["question"],
            tuple(each["groups"]),
            least=each.get("least"),
            most=each.get("most"),
            track=_track(each.get("track")),
        )
        for each in rows
    )


def _locks(by_application: Values) -> dict[int, Lock]:
    return {
        int(number): Lock(_track(lock.get("track")), lock.get("reason", ""))
        for number, lock in by_application.items()
    }


def _track(code: str | None) -> Track | None:
    return None if code is None else Track(code)


def _slots(codes: list[str]) -> tuple[Slot, ...]:
    return tuple(Slot(code) for code in codes)


_READ: Mapping[str, Callable[[Any], Any]] = {
    "seats": _by_track,
    "least": _by_track,
    "supports": dict,
    "fares": dict,
    "quotas": _quotas,
    "sessions": _slots,
    "track_sessions": lambda found: {Track(code): _slots(each) for code, each in found.items()},
    "timetable": timetables.timetable_from,
    "locks": _locks,
}

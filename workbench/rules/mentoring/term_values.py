"""The terms of a cohort's mentoring as plain values to keep, and read again as they were."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

from workbench.errors import WorkbenchError
from workbench.rules.mentoring.terms import Pair, Terms
from workbench.rules.plain_values import plain
from workbench.sentences import sentence
from workbench.vocabulary import Aim, Capacity, Track

Values = Mapping[str, Any]


def as_values(terms: Terms) -> dict[str, Any]:
    """All terms as plain values that JSON can keep; the same terms give the same values."""
    return {each.name: _plain(getattr(terms, each.name)) for each in fields(Terms)}


def without_reasons(values: Values) -> dict[str, Any]:
    """The values without a person's words: what a proposal follows, and a log may hold."""
    return {name: value for name, value in values.items() if name != "reasons"}


def checked_values(terms: Terms) -> dict[str, Any]:
    """Terms as plain values that can be read again; WorkbenchError when they could not be."""
    values = as_values(terms)
    terms_from(values)
    return values


def terms_from(values: Values | None) -> Terms:
    """The terms that these values are; what is not named is not asked, nothing asks nothing.

    WorkbenchError when they cannot be understood.
    """
    try:
        return Terms(**{name: _READ[name](value) for name, value in (values or {}).items()})
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise WorkbenchError(
            sentence(
                "The terms kept for the mentoring of this cohort cannot be understood. Settle "
                "them again: nothing else is lost."
            ),
            code="faulty_terms",
        ) from error


def _plain(value: Any) -> Any:
    match value:
        case Mapping():
            return {str(name): _plain(each) for name, each in sorted(value.items())}
        case Pair():
            return [int(value.fellow), int(value.mentor)]
        case frozenset():
            return [_plain(each) for each in sorted(value)]
    return plain(value)


def _number(value: Any) -> int:
    if isinstance(value, bool) or int(value) != value:
        raise ValueError("not a whole number")
    return int(value)


def _by_number(kept: Values) -> dict[int, int]:
    return {int(one): _number(other) for one, other in kept.items()}


def _numbers(kept: list[int]) -> frozenset[int]:
    return frozenset(map(_number, kept))


def _pairs(kept: list[list[int]]) -> frozenset[Pair]:
    return frozenset(Pair(_number(fellow), _number(mentor)) for fellow, mentor in kept)


def _limit(kept: int | None) -> int | None:
    return None if kept is None else _number(kept)


_READ: Mapping[str, Callable[[Any], Any]] = {
    "aim": Aim,
    "capacity": Capacity,
    "locked": _by_number,
    "forbidden": _pairs,
    "alone": _numbers,
    "reasons": lambda kept: {str(name): str(why) for name, why in kept.items()},
    "per_partner": _limit,
    "caps": _by_number,
    "woman_in": lambda kept: frozenset(map(Track, kept)),
    "co_mentored": _numbers,
}

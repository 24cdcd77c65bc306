"""The shape of every frame that crosses a folder, and which of its columns are personal.

A frame of the wrong shape is a bug: `check_*` is loud, and never repeats a value it found,
because values may be personal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from workbench.vocabulary import AssignmentState, Level, Programme, Slot, Stage, Status, Track

if TYPE_CHECKING:
    import pandas as pd

PERSONAL = frozenset({"given_name", "family_name", "birth_date", "email", "phone"})

YES_NO = ("yes", "no")
EDUCATION = ("none", "secondary", "bachelor", "master")
MENTOR_WISHES = ("any", "woman")


class WrongFrame(TypeError):
    """A frame without the shape agreed on: a bug, never the doing of the person sitting here."""


@dataclass(frozen=True)
class Column:
    """One column: what its values are, the codes allowed, whether it may be unanswered.

    Kinds: text, number (float, NaN unanswered), whole, list (tuple of codes), day, moment
    (UTC), flag, table (dict). Unanswered is None, or NaN in a column of numbers.
    """

    kind: str
    codes: tuple[str, ...] = ()
    is_optional: bool = False
    least: float | None = None
    most: float | None = None


@dataclass(frozen=True)
class Shape:
    """The columns of a frame and the name of its index."""

    index: str
    columns: Mapping[str, Column]


def _codes(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(str(word) for word in words)


_TEXT = Column("text")
_TEXT_OR_NONE = Column("text", is_optional=True)
_WHOLE = Column("whole")
_YES_NO = Column("text", YES_NO, is_optional=True)
_TRACK = Column("text", _codes(Track))
_TRACKS = Column("list", _codes(Track), is_optional=True)
_LEVEL = Column("text", _codes(Level), is_optional=True)
_SLOTS = Column("list", _codes(Slot), is_optional=True)
_TONGUES = Column("list", is_optional=True)
_MENTOR_WISH = Column("text", MENTOR_WISHES, is_optional=True)
_DAY = Column("day")
_DAY_OR_NONE = Column("day", is_optional=True)

ANSWERS: Mapping[str, Column] = {
    "age": Column("number", is_optional=True, least=0, most=130),
    "country_of_origin": _TEXT_OR_NONE,
    "residence_status": Column("text", _codes(Status), is_optional=True),
    "city": _TEXT_OR_NONE,
    "arrival_year": Column("number", is_optional=True, least=1900, most=2200),
    "needs_childcare": _YES_NO,
    "has_laptop": _YES_NO,
    "french_level": _LEVEL,
    "english_level": _LEVEL,
    "spoken_languages": _TONGUES,
    "education": Column("text", EDUCATION, is_optional=True),
    "digital_skills": Column("number", is_optional=True, least=0, most=5),
    "tracks": _TRACKS,
    "first_choice": Column("text", _codes(Track), is_optional=True),
    "weekly_hours": Column("number", is_optional=True, least=0, most=168),
    "availability": _SLOTS,
    "mentor_wish": _MENTOR_WISH,
    "motivation": _TEXT_OR_NONE,
    "consent_partners": _YES_NO,
}

APPLICATIONS = Shape(
    "application",
    {
        "given_name": _TEXT,
        "family_name": _TEXT,
        "submission": _TEXT,
        "submitted_at": Column("moment"),
        "stage": Column("text", _codes(Stage)),
        "version": _WHOLE,
        "fingerprint": _TEXT,
        **ANSWERS,
        "earlier": _TEXT_OR_NONE,
    },
)

FELLOWS = Shape(
    "fellow",
    {
        "application": _WHOLE,
        "cohort_id": _WHOLE,
        "track": _TRACK,
        "given_name": _TEXT,
        "family_name": _TEXT,
        "spoken_languages": _TONGUES,
        "french_level": _LEVEL,
        "english_level": _LEVEL,
        "availability": _SLOTS,
        "mentor_wish": _MENTOR_WISH,
        "tracks": _TRACKS,
        "left_on": _DAY_OR_NONE,
    },
)

MENTORS = Shape(
    "mentor",
    {
        "given_name": _TEXT,
        "family_name": _TEXT,
        "partner": _TEXT,
        "partner_id": _WHOLE,
        "chapter_id": _WHOLE,
        "tracks": Column("list", _codes(Track)),
        "languages": Column("list"),
        "slots": Column("list", _codes(Slot)),
        "capacity": Column("whole", least=0),
        "is_woman": Column("flag"),
        "version": _WHOLE,
    },
)

ASSIGNMENTS = Shape(
    "assignment",
    {
        "fellow": _WHOLE,
        "mentor": _WHOLE,
        "state": Column("text", _codes(AssignmentState)),
        "starts_on": _DAY,
        "ends_on": _DAY_OR_NONE,
        "fit": Column("whole", least=0, most=100),
        "reason": _TEXT,
    },
)

COHORTS = Shape(
    "cohort",
    {
        "name": _TEXT,
        "chapter": _TEXT,
        "chapter_id": _WHOLE,
        "programme": Column("text", _codes(Programme)),
        "form_id": _TEXT_OR_NONE,
        "opens_on": _DAY,
        "closes_on": _DAY,
        "starts_on": _DAY,
        "ends_on": _DAY,
        "seats": Column("table"),
        "supports": Column("table"),
        "version": _WHOLE,
    },
)

_DTYPES = {"number": "float64", "whole": "int64", "flag": "bool", "moment": "datetime64[us, UTC]"}


def frame_of(records: Iterable[Mapping[str, Any]], shape: Shape) -> pd.DataFrame:
    """A frame of this shape from records that name their columns and their index.

    Lists become tuples and a missing answer None (NaN among numbers); no record gives an
    empty frame with all its columns.
    """
    import pandas as pd

    rows = list(records)
    index = pd.Index([row[shape.index] for row in rows], dtype="int64", name=shape.index)
    columns = {}
    for name, column in shape.columns.items():
        values = [_tidy(row.get(name), column) for row in rows]
        dtype = _DTYPES.get(column.kind, "object")
        columns[name] = pd.Series(values, index=index, dtype=dtype)
    return pd.DataFrame(columns, index=index)


def _tidy(value: Any, column: Column) -> Any:
    if column.kind == "list" and value is not None:
        return tuple(value)
    return value


def check_applications(frame: pd.DataFrame) -> pd.DataFrame:
    """The same frame when it is one of applications; loud when not."""
    return _checked(frame, APPLICATIONS)


def check_fellows(frame: pd.DataFrame) -> pd.DataFrame:
    """The same frame when it is one of fellows; loud when not."""
    return _checked(frame, FELLOWS)


def check_mentors(frame: pd.DataFrame) -> pd.DataFrame:
    """The same frame when it is one of mentors; loud when not."""
    return _checked(frame, MENTORS)


def check_assignments(frame: pd.DataFrame) -> pd.DataFrame:
    """The same frame when it is one of assignments; loud when not."""
    return _checked(frame, ASSIGNMENTS)


def check_cohorts(frame: pd.DataFrame) -> pd.DataFrame:
    """The same frame when it is one of cohorts; loud when not."""
    return _checked(frame, COHORTS)


def _checked(frame: pd.DataFrame, shape: Shape) -> pd.DataFrame:
    from pandera.errors import SchemaErrors

    stray = sorted((PERSONAL & set(frame.columns)) - set(shape.columns))
    if stray:
        raise WrongFrame(f"{shape.index} frame holds personal columns: {', '.join(stray)}")
    try:
        _schema(shape).validate(frame, lazy=True)
    except SchemaErrors as errors:
        found = errors.failure_cases
        where = found["column"].fillna(found["failure_case"]).where(found["column"].notna(), "")
        faults = sorted(set(where.astype(str) + ": " + found["check"].astype(str)))
        missing = sorted(set(shape.columns) - set(frame.columns))
        lacks = [f"no column {name}" for name in missing]
        # The values themselves stay out of the message: they may be personal.
        raise WrongFrame(f"{shape.index} frame: " + "; ".join(faults + lacks)) from None
    return frame


def _schema(shape: Shape) -> Any:
    import pandera.pandas as pa

    columns = {
        name: pa.Column(None, checks=_checks(column), nullable=column.is_optional)
        for name, column in shape.columns.items()
    }
    index = pa.Index(int, unique=True, name=shape.index)
    return pa.DataFrameSchema(columns, index=index)


def _checks(column: Column) -> list[Any]:
    import pandera.pandas as pa

    checks = [pa.Check(_of_kind(column), name=f"is {column.kind}", ignore_na=False)]
    if column.codes and column.kind == "text":
        checks.append(pa.Check.isin(column.codes))
    if column.least is not None:
        checks.append(pa.Check.ge(column.least))
    if column.most is not None:
        checks.append(pa.Check.le(column.most))
    return checks


def _of_kind(column: Column) -> Callable[[pd.Series], bool]:
    import pandas as pd

    def holds(values: pd.Series) -> bool:
        known = values[values.notna()]
        match column.kind:
            case "text":
                return all(isinstance(value, str) for value in known)
            case "number":
                return bool(pd.api.types.is_float_dtype(values.dtype))
            case "whole":
                return bool(pd.api.types.is_integer_dtype(values.dtype))
            case "flag":
                return bool(pd.api.types.is_bool_dtype(values.dtype))
            case "moment":
                return str(getattr(values.dtype, "tz", None)) == "UTC"
            case "list":
                return all(_is_list(value, column.codes) for value in known)
            case "table":
                return all(isinstance(value, dict) for value in known)
            case _:
                return all(type(value) is date for value in known)

    return holds


def _is_list(value: object, codes: tuple[str, ...]) -> bool:
    return isinstance(value, tuple) and (not codes or set(value) <= set(codes))

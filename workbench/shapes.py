"""What the shape of a frame is, and how a frame is made and held to it.

A frame of the wrong shape is a bug: `checked` is loud, and never repeats a value it found,
because values may be personal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

PERSONAL = frozenset({"given_name", "family_name", "birth_date", "email", "phone"})


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


def checked(frame: pd.DataFrame, shape: Shape) -> pd.DataFrame:
    """The same frame when it has this shape; WrongFrame names every fault when not."""
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

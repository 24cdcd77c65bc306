"""When each submission was sent: the form's own moment, else when it was ended or started."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from workbench.errors import Problem
from workbench.rules.mapping import SUBMITTED
from workbench.sentences import sentence

_IN_ORDER = (SUBMITTED, "end", "start")


@dataclass(frozen=True)
class Moments:
    """A moment a row (UTC; NaT where the file says none), and the rows without one."""

    values: pd.Series
    problems: tuple[Problem, ...]


def submitted(cells: pd.DataFrame, header: tuple[str, ...], extras: Mapping[str, int]) -> Moments:
    """When each row was submitted; a moment without a time zone is UTC, as Kobo exports it."""
    values = pd.Series(pd.NaT, index=cells.index, dtype="datetime64[us, UTC]")
    columns = [extras[name] for name in _IN_ORDER if name in extras]
    for position in columns:
        texts = cells[position].str.strip().astype(object)
        found = pd.to_datetime(texts, format="ISO8601", utc=True, errors="coerce")
        values = values.fillna(found.astype("datetime64[us, UTC]"))
    column = header[columns[0]] if columns else SUBMITTED
    problems = [_unsaid(int(row), column) for row in values.index[values.isna()]]
    return Moments(values, tuple(problems))


def _unsaid(row: int, column: str) -> Problem:
    message = sentence(
        "Row {row}, “{column}”: no moment of submission; the moment of this import stands for it.",
        row=row,
        column=column,
    )
    return Problem(row, column, None, "no_moment", message)

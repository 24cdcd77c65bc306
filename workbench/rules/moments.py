"""When each submission was sent: the form's own moment, else when it was ended or started."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from workbench.errors import Problem
from workbench.rules.extras import ENDED, STARTED
from workbench.rules.rows import Rows
from workbench.rules.spelling import folded
from workbench.rules.stamps import at_clock, moments_of, order_proved, parts_of
from workbench.rules.tools import Tool, tool_named
from workbench.rules.understanding import SUBMITTED
from workbench.sentences import sentence
from workbench.vocabulary import DateOrder

_IN_ORDER = (SUBMITTED, ENDED, STARTED)
_ISO = r"^\d{4}-\d{2}-\d{2}(?:[T ].*)?$"
_ZONED = r"(?:Z|[+-]\d{2}:?\d{2})$"


@dataclass(frozen=True)
class Moments:
    """A moment a row (UTC; NaT where the file says none), and the rows without one."""

    values: pd.Series
    problems: tuple[Problem, ...]


def submitted(
    cells: pd.DataFrame,
    rows: Rows,
    extras: Mapping[str, int],
    *,
    said: Mapping[str, DateOrder],
) -> Moments:
    """When each of these rows of a file was submitted.

    A moment without a time zone is read from the tool's clock. `said` is what a person said of
    the order of day and month, by role or by header.
    """
    values = pd.Series(pd.NaT, index=cells.index, dtype="datetime64[us, UTC]")
    columns = [extras[name] for name in _IN_ORDER if name in extras]
    problems: list[Problem] = []
    for role in (each for each in _IN_ORDER if each in extras):
        header = rows.header[extras[role]]
        column = _Column(header, tool_named(rows.tool), rows.cells[extras[role]].str.strip())
        found = column.read(cells.index, said.get(role, said.get(header)))
        if found is None:
            problems.append(_undecided(header))
        else:
            values = values.fillna(found)
    if not columns:
        return Moments(values, (_no_column(rows),))
    if not problems or values.notna().any():
        header = rows.header[columns[0]]
        problems += [_unsaid(int(row), header) for row in values.index[values.isna()]]
    return Moments(values, tuple(problems))


@dataclass(frozen=True)
class _Column:
    """One column of moments of the whole file: also rows that are not kept show the order."""

    header: str
    tool: Tool
    texts: pd.Series

    def read(self, index: pd.Index, declared: DateOrder | None) -> pd.Series | None:
        """The moments of some rows; None when nothing says which number is the day."""
        texts = self.texts[index].astype(object)
        values = _iso(texts, self.tool.clock)
        if (values.notna() | (texts == "")).all():
            return values
        parts = parts_of(self.texts[self.texts != ""])
        order = declared or order_proved(parts) or self._usual(parts)
        if order is None:
            return None
        here = parts[parts.index.isin(index)]
        return values.fillna(moments_of(here, order, clock=self.tool.clock))

    def _usual(self, parts: pd.DataFrame) -> DateOrder | None:
        """How dates are written in the language of the header, where no cell says otherwise."""
        is_usual = folded(self.header) in self.tool.day_first and not (parts["b"] > 12).any()
        return DateOrder.DAY_FIRST if is_usual else None


def _iso(texts: pd.Series, clock: str) -> pd.Series:
    written = texts.astype("str")
    is_iso = written.str.match(_ISO)
    found = pd.to_datetime(texts.where(is_iso), format="ISO8601", utc=True, errors="coerce")
    found = found.astype("datetime64[us, UTC]")
    is_zoned = written.str.contains(_ZONED)
    return found.where(is_zoned, at_clock(found.dt.tz_localize(None), clock))


def _undecided(column: str) -> Problem:
    message = sentence(
        "“{column}”: day and month could be either in every row, so no moment is taken from it; "
        "the moment of this import stands for it. Export as XLSX, or say how the dates are "
        "written.",
        column=column,
    )
    return Problem(None, column, None, "ambiguous_moment", message)


def _no_column(rows: Rows) -> Problem:
    message = sentence(
        "“{file}” does not say when each application was sent: the moment of this import stands "
        "for it.",
        file=rows.file_name,
    )
    return Problem(None, None, None, "no_moment", message)


def _unsaid(row: int, column: str) -> Problem:
    message = sentence(
        "Row {row}, “{column}”: no moment of submission; the moment of this import stands for it.",
        row=row,
        column=column,
    )
    return Problem(row, column, None, "no_moment", message)

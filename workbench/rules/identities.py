"""What each submission is known again by: the tool's own id, else what the row itself says."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from workbench.errors import Problem
from workbench.rules.answers import fingerprint_of
from workbench.rules.columns import Columns
from workbench.rules.rows import Rows
from workbench.rules.spelling import folded
from workbench.rules.stamps import parts_of, without_order
from workbench.rules.tools import tool_named
from workbench.rules.understanding import SUBMISSION, SUBMITTED, UUID
from workbench.sentences import sentence

_LENGTH = 24
_NAMED = ("given_name", "family_name", "email")


@dataclass(frozen=True)
class Identities:
    """An id a row, the uuid where there is one, and what is said of rows without."""

    submissions: pd.Series
    uuids: pd.Series
    problems: tuple[Problem, ...]


def identities(
    columns: Columns, rows: Rows, people: pd.DataFrame, fingerprints: pd.Series
) -> Identities:
    """Ids as the file has them, else made so that the same row has the same id next time.

    A tool that writes the moment to the second is known again by it and by who she says she is:
    an answer corrected in the sheet is then a change and not another application. Without a
    moment all answers count.
    """
    extras = columns.mapping.extras
    uuids = columns.raw(extras.get(UUID))
    ids = columns.raw(extras.get(SUBMISSION))
    if tool_named(rows.tool).is_numbered_by_form:
        ids = _within_form(ids, _stamps(columns))
    ids = ids.where(ids.notna(), uuids)
    missing = ids.isna()
    stamps = _stamps(columns.of(columns.cells[missing]))
    made = _made(people[missing], fingerprints[missing], stamps)
    has_column = SUBMISSION in extras or UUID in extras
    if not has_column:
        return Identities(made.astype(object), uuids, (_none_at_all(rows),) * bool(len(made)))
    said = tuple(_none_here(int(row)) for row in ids.index[missing])
    return Identities(ids.fillna(made).astype(object), uuids, said)


def _stamps(columns: Columns) -> pd.Series:
    """The moment of each row as it is known again; None without one."""
    position = columns.mapping.extras.get(SUBMITTED)
    if position is None:
        return pd.Series([None] * len(columns.cells), index=columns.cells.index, dtype=object)
    return without_order(parts_of(columns.cells[position]))


def _within_form(ids: pd.Series, stamps: pd.Series) -> pd.Series:
    numbered = [
        f"{number}-{fingerprint_of({'sent': stamp})[:8]}" if number is not None else None
        for number, stamp in zip(ids, stamps, strict=True)
    ]
    return pd.Series(numbered, index=ids.index, dtype=object)


def _made(people: pd.DataFrame, fingerprints: pd.Series, stamps: pd.Series) -> pd.Series:
    said = people.assign(answers=fingerprints).astype(str)
    made = []
    for stamp, record in zip(stamps, said.to_dict("records"), strict=True):
        who = {name: folded(str(record[name])) for name in _NAMED}
        if stamp is None or not (who["given_name"] or who["family_name"]):
            made.append(f"answers-{fingerprint_of(record)[:_LENGTH]}")
        else:
            made.append(f"sent-{fingerprint_of({**who, 'sent': stamp})[:_LENGTH]}")
    return pd.Series(made, index=people.index, dtype=object)


def _none_at_all(rows: Rows) -> Problem:
    message = sentence(
        "“{file}” has no ids of submissions: each is known again by its moment and who she is, "
        "or by all its answers where no moment stands.",
        file=rows.file_name,
    )
    return Problem(None, None, None, "no_id", message)


def _none_here(row: int) -> Problem:
    message = sentence(
        "Row {row} has no submission id: it is known again by its answers only.", row=row
    )
    return Problem(row, SUBMISSION, None, "no_id", message)

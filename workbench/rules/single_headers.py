"""A header that stands more than once: one question over time, or told apart, or refused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pandas as pd

from workbench.errors import Problem, UnreadableFile
from workbench.rules.extras import made_before_questions
from workbench.rules.rows import Rows
from workbench.rules.tools import tool_named
from workbench.sentences import Several, sentence


def with_single_headers(rows: Rows) -> Rows:
    """The rows with each header once; an UnreadableFile where answers contradict one another.

    Columns of one header that never hold two answers in a row are one question, as when a form
    was changed: they are read as one. A tool that repeats headers by its nature has the others
    numbered. A column that is read with another, or that no woman answered, is emptied in its
    place, so that columns keep their numbers.
    """
    places: dict[str, list[int]] = {}
    for position, name in enumerate(rows.header):
        if name:
            places.setdefault(name, []).append(position)
    twice = {name: found for name, found in places.items() if len(found) > 1}
    if not twice:
        return rows
    made = made_before_questions(rows)
    header, cells, said = list(rows.header), rows.cells.copy(), list(rows.problems)
    clashing: dict[str, list[int]] = {}
    for name, found in twice.items():
        questions = [at for at in found if at not in made]
        emptied = [at for at in found if at in made]
        if _never_differ(cells[questions]):
            filled = [at for at in questions if (cells[at] != "").any()]
            said += [_as_one(name, questions)] if len(filled) > 1 else []
            cells[questions[0]] = _together(cells[questions])
            emptied += questions[1:]
        elif tool_named(rows.tool).repeats_headers:
            said.append(_numbered(name, len(questions)))
            for number, at in enumerate(questions[1:], start=2):
                header[at] = f"{name} ({number})"
        else:
            clashing[name] = questions
        for at in emptied:
            header[at] = ""
            cells[at] = ""
    if clashing:
        raise _clash(rows, clashing)
    return replace(rows, header=tuple(header), cells=cells, problems=tuple(said))


def _columns(frame: pd.DataFrame) -> Iterator[pd.Series]:
    return (frame[at] for at in frame.columns)


def _together(frame: pd.DataFrame) -> pd.Series:
    """The first answer of each row."""
    first, *others = _columns(frame)
    for other in others:
        first = first.where(first != "", other)
    return first


def _never_differ(frame: pd.DataFrame) -> bool:
    first = _together(frame)
    return not any(((column != "") & (column != first)).any() for column in _columns(frame))


def _as_one(name: str, places: Sequence[int]) -> Problem:
    message = sentence(
        "“{column}” stands in columns {places} and never with two answers in one row: they are "
        "read as one.",
        column=name,
        places=Several(tuple(at + 1 for at in places)),
    )
    return Problem(None, name, None, "columns_joined", message)


def _numbered(name: str, count: int) -> Problem:
    message = sentence(
        "{count} columns are called “{column}”: they are told apart by a number after it.",
        column=name,
        count=count,
    )
    return Problem(None, name, None, "columns_numbered", message)


def _clash(rows: Rows, clashing: dict[str, list[int]]) -> UnreadableFile:
    said = [
        sentence(
            "“{column}” (columns {places})",
            column=name,
            places=Several(tuple(at + 1 for at in found)),
        )
        for name, found in clashing.items()
    ]
    return UnreadableFile(
        sentence(
            "“{file}”, row 1: the same header stands more than once: {columns}. "
            "Rename or delete the columns that are not meant.",
            file=rows.file_name,
            columns=Several(tuple(said)),
        ),
        code="duplicated_column",
        row=1,
        column=next(iter(clashing)),
    )

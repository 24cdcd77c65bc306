"""A grid of Google Forms, a column for each of its rows, made one question where the form says so.

`Quand êtes-vous disponible ? [Lundi]` with `matin, soir` means two choices of one question:
`Lundi matin` and `Lundi soir`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pandas as pd

from workbench.rules.headers import ROW_OF_A_GRID, Headers, options
from workbench.rules.questionnaire import SELECT_MULTIPLE, Form
from workbench.rules.rows import Rows

_PARTS = re.compile(r"\s*[,;]\s*")
Meaning = Callable[[str], str | None]


def with_grids_joined(rows: Rows, form: Form | None) -> Rows:
    """The rows with each grid in the column of its first row, where all it holds are choices.

    The other columns are emptied in their place. A grid that the form asks otherwise is left.
    """
    if form is None:
        return rows
    header, cells = list(rows.header), rows.cells
    for question, columns in _grids(rows).items():
        meaning = _choices(form, question)
        joined = meaning and _joined(cells, columns, meaning)
        if joined is None:
            continue
        first, *others = columns
        cells = cells.copy()
        cells[first], header[first] = joined, question
        for at in others:
            cells[at], header[at] = "", ""
    return replace(rows, header=tuple(header), cells=cells)


def _grids(rows: Rows) -> dict[str, dict[int, str]]:
    """The columns of each grid with the row each stands for, by the question they share."""
    found: dict[str, dict[int, str]] = {}
    for at, header in enumerate(rows.header):
        row = ROW_OF_A_GRID.fullmatch(header)
        if row:
            found.setdefault(row.group(1), {})[at] = row.group(2)
    return {question: columns for question, columns in found.items() if len(columns) > 1}


def _choices(form: Form, header: str) -> Meaning | None:
    meaning = Headers(form).meaning(header)
    asked = {each.name: each for each in form.questions if each.kind == SELECT_MULTIPLE}
    question = asked.get(meaning.question) if meaning is not None else None
    return options(question.choices).meaning if question is not None else None


def _joined(cells: pd.DataFrame, columns: dict[int, str], meaning: Meaning) -> pd.Series | None:
    """The codes of each row of the file, one space between them; None where a part is no choice."""
    joined = pd.Series("", index=cells.index, dtype=object)
    for at, row in columns.items():
        texts = cells[at].unique()
        codes = {text: _codes(str(text), row, meaning) for text in texts}
        if None in codes.values():
            return None
        joined = joined + " " + cells[at].map(codes)
    return joined.str.split().str.join(" ").astype(object)


def _codes(text: str, row: str, meaning: Meaning) -> str | None:
    parts = [part for part in _PARTS.split(text.strip()) if part]
    codes = [meaning(f"{row} {part}") or meaning(f"{part} {row}") for part in parts]
    return None if None in codes else " ".join(filter(None, codes))

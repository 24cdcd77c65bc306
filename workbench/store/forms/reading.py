"""A form export read whole: its header, its rows, and the first thing that makes it unreadable."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from workbench.errors import NotFound, Problem, UnreadableFile
from workbench.rules.questionnaire import Form
from workbench.rules.rows import Rows
from workbench.rules.spelling import folded
from workbench.rules.taken import only_taken
from workbench.rules.tools import tool_of
from workbench.sentences import Several, sentence
from workbench.store.forms import separated
from workbench.store.forms.contents import XLSX, format_of
from workbench.store.forms.encodings import decode
from workbench.store.forms.workbooks import MOST_COLUMNS, first_sheet
from workbench.store.forms.xlsform import read_form

LONGEST_CELL = 100_000
_TAG = re.compile(r"#[A-Za-z][\w+ -]*")


@dataclass(frozen=True)
class _Table:
    """Cells as they stand, and how they were read."""

    format: str
    records: list[list[str]]
    encoding: str | None = None
    separator: str | None = None
    problems: tuple[Problem, ...] = ()


def read(path: Path, *, form: Path | None = None) -> Rows:
    """The rows of a CSV or XLSX export as strings; the form helps to tell its encoding."""
    return read_with(path, read_form(form) if form is not None else None)


def read_with(path: Path, form: Form | None) -> Rows:
    """The rows of an export, with a form that was read before (None: without one)."""
    data = bytes_of(path)
    table = _table(data, path.name, form)
    header = _header(table.records, path.name)
    body = table.records[1:]
    tags = _tags(body)
    first_row = 2 if tags is None else 3
    cells = _frame(body[first_row - 2 :], header, first_row=first_row, file_name=path.name)
    if cells.empty:
        raise UnreadableFile(
            sentence(
                "“{file}” has a header but no rows of answers. Export the form again once "
                "answers have come in.",
                file=path.name,
            ),
            code="no_rows",
        )
    rows = Rows(
        file_name=path.name,
        fingerprint=hashlib.sha256(data).hexdigest(),
        format=table.format,
        encoding=table.encoding,
        separator=table.separator,
        header=header,
        tags=tags,
        cells=cells,
        problems=table.problems,
        tool=tool_of(header).name,
    )
    return only_taken(rows)


def bytes_of(path: Path) -> bytes:
    """What is in a file; NotFound with the fix when there is none."""
    try:
        return path.read_bytes()
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        what = sentence("There is no file “{file}”. Check its name and folder.", file=path.name)
        raise NotFound(what, code="no_file") from None
    except PermissionError:
        what = sentence(
            "“{file}” may not be read: close it elsewhere, or copy it to your own folder.",
            file=path.name,
        )
        raise NotFound(what, code="no_file") from None


def _table(data: bytes, file_name: str, form: Form | None) -> _Table:
    if format_of(data, file_name=file_name) == XLSX:
        return _Table(XLSX, first_sheet(data, file_name=file_name))
    known = _counter(form)
    decoded = decode(
        data,
        known=lambda text: max(
            known(separated.header_of(text[:LONGEST_CELL], each)) for each in separated.SEPARATORS
        ),
    )
    split = separated.split(decoded.text, file_name=file_name, known=known)
    problems = (_guessed(file_name, decoded.encoding),) if decoded.is_guessed else ()
    return _Table("csv", split.records, decoded.encoding, split.separator, problems)


def _counter(form: Form | None) -> Callable[[list[str]], int]:
    """How many cells of a header the form knows, prefixes of groups set aside."""
    words = {folded(word) for word in form.words()} if form is not None else set()

    def known(cells: list[str]) -> int:
        return sum(
            folded(cell) in words or folded(re.split(r"[/.]| > ", cell)[-1]) in words
            for cell in cells
        )

    return known


def _guessed(file_name: str, encoding: str) -> Problem:
    message = sentence(
        "“{file}” does not say how its letters are encoded; it was read as {encoding}. "
        "Look at a few names with accents, or export as XLSX or CSV UTF-8.",
        file=file_name,
        encoding=encoding,
    )
    return Problem(row=None, column=None, value=None, code="encoding_guessed", message=message)


def _header(records: list[list[str]], file_name: str) -> tuple[str, ...]:
    header = [cell.strip() for cell in (records[0] if records else [])]
    while header and not header[-1]:
        header.pop()
    if not header:
        raise UnreadableFile(
            sentence(
                "“{file}” has no header: its first row must name the columns. "
                "Delete the empty rows above the header, or export again.",
                file=file_name,
            ),
            code="no_header",
            row=1,
        )
    if len(header) > MOST_COLUMNS:
        raise UnreadableFile(
            sentence("“{file}” has more columns than a form has questions.", file=file_name),
            code="too_large",
            row=1,
        )
    _refuse_long(header, row=1, header=[""] * len(header), file_name=file_name)
    _refuse_duplicates(header, file_name)
    return tuple(header)


def _refuse_duplicates(header: list[str], file_name: str) -> None:
    places: dict[str, list[int]] = {}
    for position, name in enumerate(header, start=1):
        if name:
            places.setdefault(name, []).append(position)
    twice = {name: found for name, found in places.items() if len(found) > 1}
    if not twice:
        return
    said = [
        sentence("“{column}” (columns {places})", column=name, places=Several(tuple(found)))
        for name, found in twice.items()
    ]
    raise UnreadableFile(
        sentence(
            "“{file}”, row 1: the same header stands more than once: {columns}. "
            "Rename or delete the columns that are not meant.",
            file=file_name,
            columns=Several(tuple(said)),
        ),
        code="duplicated_column",
        row=1,
        column=next(iter(twice)),
    )


def _tags(body: list[list[str]]) -> tuple[str, ...] | None:
    """The HXL tags when the row under the header holds nothing else."""
    cells = [cell.strip() for cell in (body[0] if body else [])]
    filled = [cell for cell in cells if cell]
    return tuple(cells) if filled and all(map(_TAG.fullmatch, filled)) else None


def _frame(
    records: list[list[str]], header: tuple[str, ...], *, first_row: int, file_name: str
) -> pd.DataFrame:
    width = len(header)
    numbers, kept = [], []
    for row, record in enumerate(records, start=first_row):
        if not any(cell.strip() for cell in record):
            continue
        _refuse_long(record, row=row, header=header, file_name=file_name)
        if any(cell.strip() for cell in record[width:]):
            raise _too_wide(file_name, row)
        numbers.append(row)
        kept.append(record[:width] + [""] * (width - len(record)))
    cells = np.array(kept, dtype=object).reshape(len(kept), width)
    return pd.DataFrame(cells, index=pd.Index(numbers, dtype="int64", name="row"), dtype=object)


def _too_wide(file_name: str, row: int) -> UnreadableFile:
    return UnreadableFile(
        sentence(
            "“{file}”, row {row}: there are more cells than the header names, so answers may "
            "stand under the wrong question. Put quotation marks around cells that hold the "
            "separator, or export as XLSX.",
            file=file_name,
            row=row,
        ),
        code="row_too_long",
        row=row,
    )


def _refuse_long(
    record: list[str], *, row: int, header: list[str] | tuple[str, ...], file_name: str
) -> None:
    if not record or max(map(len, record)) <= LONGEST_CELL:
        return
    position = max(range(len(record)), key=lambda each: len(record[each]))
    column = (header[position] if position < len(header) else "") or str(position + 1)
    raise UnreadableFile(
        sentence(
            "“{file}”, row {row}, column “{column}”: the cell holds {length} characters, more "
            "than an answer can. Shorten or empty that cell; a quotation mark that is never "
            "closed may also be the cause.",
            file=file_name,
            row=row,
            column=column,
            length=len(record[position]),
        ),
        code="cell_too_long",
        row=row,
        column=column,
    )

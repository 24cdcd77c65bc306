"""A form export read whole: its header, its rows, and the first thing that makes it unreadable."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from workbench.errors import NotFound, UnreadableFile
from workbench.rules.grids import with_grids_joined
from workbench.rules.options_named import with_options_named
from workbench.rules.questionnaire import Form
from workbench.rules.rows import Rows
from workbench.rules.single_headers import with_single_headers
from workbench.rules.taken import only_taken
from workbench.rules.tools import tool_of
from workbench.sentences import sentence
from workbench.store.forms.heading import heading_of
from workbench.store.forms.tabling import LONGEST_CELL, known_by, table_of
from workbench.store.forms.xlsform import read_form

_TAG = re.compile(r"#[A-Za-z][\w+ -]*")


def read(path: Path, *, form: Path | None = None) -> Rows:
    """The rows of a CSV or XLSX export as strings; the form helps to tell its encoding."""
    return read_with(path, read_form(form) if form is not None else None)


def read_with(path: Path, form: Form | None) -> Rows:
    """The rows of an export, with a form that was read before (None: without one)."""
    data = bytes_of(path)
    table = table_of(data, file_name=path.name, form=form)
    heading = heading_of(table.records, file_name=path.name, known=known_by(form))
    header = heading.header
    _refuse_long(header, row=heading.row, header=("",) * len(header), file_name=path.name)
    body = table.records[heading.row :]
    tags = _tags(body)
    first_row = heading.row + (1 if tags is None else 2)
    cells = _frame(
        body[first_row - heading.row - 1 :], header, first_row=first_row, file_name=path.name
    )
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
        problems=(*table.problems, *heading.problems),
        tool=tool_of(header).name,
        inside=table.inside,
    )
    named = with_grids_joined(with_options_named(rows, form), form)
    return only_taken(with_single_headers(named))


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
    record: Sequence[str], *, row: int, header: tuple[str, ...], file_name: str
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

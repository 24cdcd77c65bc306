"""Workbooks (.xlsx) read as strings, a sheet at a time, with nothing run and nothing unbounded."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

from workbench.errors import UnreadableFile, WorkbenchError
from workbench.sentences import sentence

MOST_UNPACKED = 600_000_000
SUSPECT_UNPACKED = 100_000_000
SUSPECT_RATIO = 150
MOST_COLUMNS = 5_000
FIRST_ROWS = 30
_TWO_WORDS = re.compile(r"\w\s+\w")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'!")
_REFERENCE = re.compile(r"[A-Z]{1,3}\$?\d|[A-Z]\w*\(")
_PARTS = {"[Content_Types].xml", "xl/workbook.xml"}


@dataclass(frozen=True)
class MainSheet:
    """The cells of the sheet of applications, and the other sheets that hold something."""

    cells: list[list[str]]
    others: tuple[str, ...]


def main_sheet(data: bytes, *, file_name: str, is_export: Callable[[list[str]], bool]) -> MainSheet:
    """The first sheet with a header that an export has, else the first that is not empty.

    `is_export(cells)` says so of a row; further sheets (repeat groups, notes) are left alone.
    """

    def choose(starts: dict[str, list[list[str]]]) -> tuple[str, ...]:
        filled = [title for title, rows in starts.items() if any(map(any, rows))]
        sure = [title for title in filled if any(map(is_export, starts[title]))]
        return (*sure[:1], *filled, *starts)[:1]

    sheets = _guarded(data, file_name, choose)
    (title, cells), *_ = sheets.cells.items()
    return MainSheet(cells, tuple(each for each in sheets.filled if each != title))


def sheets_named(data: bytes, names: tuple[str, ...], *, file_name: str) -> list[list[list[str]]]:
    """The cells of each named sheet, in that order; none for a sheet that is not there."""

    def choose(starts: dict[str, list[list[str]]]) -> tuple[str, ...]:
        return tuple(title for title in starts if title.strip().lower() in names)

    found = _guarded(data, file_name, choose).cells
    by_name = {title.strip().lower(): cells for title, cells in reversed(found.items())}
    return [by_name.get(name, []) for name in names]


@dataclass(frozen=True)
class _Sheets:
    """The cells of the sheets that were chosen, by title, and which sheets are not empty."""

    cells: dict[str, list[list[str]]]
    filled: tuple[str, ...]


Choosing = Callable[[dict[str, list[list[str]]]], tuple[str, ...]]


def _guarded(data: bytes, file_name: str, choose: Choosing) -> _Sheets:
    try:
        _refuse_bomb(data, file_name)
        return _read(data, choose)
    except WorkbenchError:
        raise
    except MemoryError:
        raise _too_large(file_name) from None
    except Exception as error:
        # A damaged or hostile workbook fails anywhere inside the parser, with any error.
        raise UnreadableFile(
            sentence(
                "“{file}” is a damaged workbook. Open it in a spreadsheet and save it again as "
                "XLSX, or export it again.",
                file=file_name,
            ),
            code="damaged_file",
        ) from error


def _refuse_bomb(data: bytes, file_name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
    if not {part.filename for part in parts} >= _PARTS:
        raise UnreadableFile(
            sentence(
                "“{file}” is an archive or another kind of document, not a workbook. "
                "Give the CSV or XLSX file itself.",
                file=file_name,
            ),
            code="not_a_table",
        )
    unpacked = sum(part.file_size for part in parts)
    is_suspect = unpacked > SUSPECT_UNPACKED and unpacked > SUSPECT_RATIO * len(data)
    if unpacked > MOST_UNPACKED or is_suspect:
        raise _too_large(file_name)


def _too_large(file_name: str) -> UnreadableFile:
    return UnreadableFile(
        sentence(
            "“{file}” unpacks to far more than a form's answers can be, so it was not opened. "
            "Export the answers again, in several files if they are many.",
            file=file_name,
        ),
        code="too_large",
    )


def _read(data: bytes, choose: Choosing) -> _Sheets:
    from openpyxl import DEFUSEDXML, load_workbook

    if not DEFUSEDXML:
        raise RuntimeError("defusedxml is not active: install the project's requirements")
    has_formulas = _has_formulas(data)
    with closing(load_workbook(io.BytesIO(data), read_only=True, data_only=True)) as values:
        starts = {sheet.title: _cells(sheet, most=FIRST_ROWS) for sheet in values.worksheets}
        found = {title: _cells(values[title]) for title in choose(starts)}
    if has_formulas:
        with closing(load_workbook(io.BytesIO(data), read_only=True)) as formulas:
            for title, cells in found.items():
                _keep_text(cells, _cells(formulas[title]))
    return _Sheets(found, tuple(title for title, rows in starts.items() if any(map(any, rows))))


def _has_formulas(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        return any(_holds(archive, name, b"</f>") for name in sheets)


def _holds(archive: zipfile.ZipFile, name: str, mark: bytes) -> bool:
    with archive.open(name) as part:
        tail = b""
        while chunk := part.read(1 << 20):
            if mark in tail + chunk:
                return True
            tail = chunk[-len(mark) :]
    return False


def _keep_text(cells: list[list[str]], formulas: list[list[str]]) -> None:
    """An answer that begins with "=" was stored as a formula: it is kept as she wrote it."""
    for row, written in zip(cells, formulas, strict=False):
        for position, text in enumerate(written):
            if text.startswith("="):
                row.extend([""] * (position + 1 - len(row)))
                if not row[position] or (row[position] == "0" and _is_prose(text)):
                    row[position] = text


def _is_prose(formula: str) -> bool:
    """True of words that cannot be calculated; exporters store 0 as what such a formula gives."""
    return bool(_TWO_WORDS.search(_QUOTED.sub("", formula)) or not _REFERENCE.search(formula))


def _cells(sheet: Any, *, most: int | None = None) -> list[list[str]]:
    sheet.reset_dimensions()  # what a sheet says of its own size may be wrong
    return list(islice(_rows(sheet), most))


def _rows(sheet: Any) -> Iterator[list[str]]:
    for values in sheet.iter_rows(values_only=True):
        row = [_text(value) for value in values[: MOST_COLUMNS + 1]]
        while row and not row[-1]:
            row.pop()
        yield row


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float():
            return str(int(value)) if value.is_integer() else repr(value)
        case datetime():
            value = _to_the_second(value)
            is_day = value.time() == time()
            return value.date().isoformat() if is_day else value.isoformat(timespec="seconds")
        case date() | time():
            return value.isoformat()
    return str(value).replace("_x000D_\n", "\n").replace("_x000D_", "\n")


def _to_the_second(moment: datetime) -> datetime:
    """A spreadsheet counts in parts of a day: a moment comes back a hair before its second."""
    return (moment + timedelta(microseconds=500_000)).replace(microsecond=0)

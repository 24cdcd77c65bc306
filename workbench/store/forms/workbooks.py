"""Workbooks (.xlsx) read as strings, a sheet at a time, with nothing run and nothing unbounded."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, time
from typing import Any

from workbench.errors import UnreadableFile, WorkbenchError
from workbench.sentences import sentence

MOST_UNPACKED = 600_000_000
SUSPECT_UNPACKED = 100_000_000
SUSPECT_RATIO = 150
MOST_COLUMNS = 5_000
_TWO_WORDS = re.compile(r"\w\s+\w")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'!")
_REFERENCE = re.compile(r"[A-Z]{1,3}\$?\d|[A-Z]\w*\(")
_PARTS = {"[Content_Types].xml", "xl/workbook.xml"}


def first_sheet(data: bytes, *, file_name: str) -> list[list[str]]:
    """The cells of the first sheet; further sheets (repeat groups) are left alone."""
    return _guarded(data, file_name, names=None)[0]


def sheets_named(data: bytes, names: tuple[str, ...], *, file_name: str) -> list[list[list[str]]]:
    """The cells of each named sheet, in that order; none for a sheet that is not there."""
    return _guarded(data, file_name, names=names)


def _guarded(
    data: bytes, file_name: str, *, names: tuple[str, ...] | None
) -> list[list[list[str]]]:
    try:
        _refuse_bomb(data, file_name)
        return _read(data, names)
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


def _read(data: bytes, names: tuple[str, ...] | None) -> list[list[list[str]]]:
    from openpyxl import DEFUSEDXML, load_workbook

    if not DEFUSEDXML:
        raise RuntimeError("defusedxml is not active: install the project's requirements")
    has_formulas = _has_formulas(data)
    with closing(load_workbook(io.BytesIO(data), read_only=True, data_only=True)) as values:
        titles = [sheet.title for sheet in values.worksheets]
        wanted = titles[:1] if names is None else [_titled(titles, name) for name in names]
        found = [_cells(values[each]) if each else [] for each in wanted]
    if has_formulas:
        with closing(load_workbook(io.BytesIO(data), read_only=True)) as formulas:
            for each, cells in zip(wanted, found, strict=True):
                if each:
                    _keep_text(cells, _cells(formulas[each]))
    return found


def _titled(titles: list[str], name: str) -> str | None:
    return next((title for title in titles if title.strip().lower() == name), None)


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


def _cells(sheet: Any) -> list[list[str]]:
    sheet.reset_dimensions()  # what a sheet says of its own size may be wrong
    return list(_rows(sheet))


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
            is_day = value.time() == time()
            return value.date().isoformat() if is_day else value.isoformat(timespec="seconds")
        case date() | time():
            return value.isoformat()
    return str(value).replace("_x000D_\n", "\n").replace("_x000D_", "\n")

"""A file's bytes made into cells as they stand, whatever kind of file it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from workbench.errors import Problem, UnreadableFile
from workbench.rules.questionnaire import Form
from workbench.rules.spelling import folded
from workbench.rules.tools import tool_of
from workbench.sentences import Several, sentence
from workbench.store.forms import separated
from workbench.store.forms.contents import XLSX, ZIP, format_of
from workbench.store.forms.encodings import decode
from workbench.store.forms.workbooks import main_sheet
from workbench.store.forms.zips import main_table
from workbench.vocabulary import ExportTool

LONGEST_CELL = 100_000
LONGEST_LABEL = 2_000
MOST_NAMED = 6
_SEPARATORS_SAID = {"\t": "TAB"}


@dataclass(frozen=True)
class Table:
    """Cells as they stand, how they were read, and what is to be said of it.

    `inside` is the table that was read where the file is a zip.
    """

    format: str
    records: list[list[str]]
    encoding: str | None = None
    separator: str | None = None
    problems: tuple[Problem, ...] = ()
    inside: str | None = None


def table_of(data: bytes, *, file_name: str, form: Form | None) -> Table:
    """The cells of a CSV, of a workbook, or of the one such file in a zip."""
    kind = format_of(data, file_name=file_name)
    if kind == ZIP:
        return _unzipped(data, file_name, form)
    known = known_by(form)
    if kind == XLSX:
        sheet = main_sheet(
            data,
            file_name=file_name,
            is_export=lambda cells: known(cells) > 1 or _is_of_a_tool(cells),
        )
        said = (_left_alone(file_name, sheet.others),) if sheet.others else ()
        return Table(XLSX, sheet.cells, problems=said)
    decoded = decode(
        data,
        known=lambda text: max(
            known(separated.header_of(text[:LONGEST_CELL], each)) for each in separated.SEPARATORS
        ),
    )
    split = separated.split(decoded.text, file_name=file_name, known=known)
    problems = [_encoding_guessed(file_name, decoded.encoding)] if decoded.is_guessed else []
    if split.rivals:
        problems.append(_separator_guessed(file_name, split))
    return Table("csv", split.records, decoded.encoding, split.separator, tuple(problems))


def known_by(form: Form | None) -> Callable[[list[str]], int]:
    """How many cells of a header the form knows, prefixes of groups set aside."""
    words = {folded(word) for word in form.words()} if form is not None else set()

    def known(cells: list[str]) -> int:
        return sum(
            folded(cell) in words or folded(re.split(r"[/.]| > ", cell)[-1]) in words
            for cell in cells
            if 0 < len(cell) <= LONGEST_LABEL
        )

    return known


def _is_of_a_tool(cells: list[str]) -> bool:
    return tool_of([cell[:LONGEST_LABEL] for cell in cells]).name != ExportTool.PLAIN


def _unzipped(data: bytes, file_name: str, form: Form | None) -> Table:
    chosen = main_table(data, file_name=file_name)
    if format_of(chosen.data, file_name=file_name) == ZIP:
        raise UnreadableFile(
            sentence(
                "“{file}” holds another archive under the name of a table. Unpack it and give "
                "the table itself.",
                file=file_name,
            ),
            code="not_a_table",
        )
    table = table_of(chosen.data, file_name=file_name, form=form)
    said = (_tables_left_alone(file_name, chosen.name, chosen.others),) if chosen.others else ()
    return replace(table, inside=chosen.name, problems=(*said, *table.problems))


def _left_alone(file_name: str, others: tuple[str, ...]) -> Problem:
    message = sentence(
        "Other sheets of “{file}” were left alone: {sheets}.",
        file=file_name,
        sheets=_shown(others),
    )
    return Problem(None, None, None, "other_tables", message)


def _tables_left_alone(file_name: str, name: str, others: tuple[str, ...]) -> Problem:
    message = sentence(
        "Of “{file}”, “{inside}” was read; tables of repeated questions were left alone: {tables}.",
        file=file_name,
        inside=PurePosixPath(name).name,
        tables=_shown(tuple(PurePosixPath(other).name for other in others)),
    )
    return Problem(None, None, None, "other_tables", message)


def _shown(names: tuple[str, ...]) -> Several:
    return Several((*names[:MOST_NAMED], "…") if len(names) > MOST_NAMED else names)


def _encoding_guessed(file_name: str, encoding: str) -> Problem:
    message = sentence(
        "“{file}” does not say how its letters are encoded; it was read as {encoding}. "
        "Look at a few names with accents, or export as XLSX or CSV UTF-8.",
        file=file_name,
        encoding=encoding,
    )
    return Problem(row=None, column=None, value=None, code="encoding_guessed", message=message)


def _separator_guessed(file_name: str, split: separated.Separated) -> Problem:
    both = (split.separator, *split.rivals)
    message = sentence(
        "“{file}” could be cut into cells at {separators}; it was read with the first. Look at a "
        "few answers, or export as XLSX.",
        file=file_name,
        separators=Several(tuple(f"“{_SEPARATORS_SAID.get(each, each)}”" for each in both)),
    )
    return Problem(None, None, None, "separator_guessed", message)

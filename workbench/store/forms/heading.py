"""Which row of a table names its columns, and what makes a header unusable."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from workbench.errors import Problem, UnreadableFile
from workbench.sentences import sentence, sentences
from workbench.store.forms.workbooks import MOST_COLUMNS

MOST_TITLE_LINES = 20


@dataclass(frozen=True)
class Heading:
    """The header, the row it stands in (as a spreadsheet counts), and what is said of it."""

    header: tuple[str, ...]
    row: int
    problems: tuple[Problem, ...]


def heading_of(
    records: list[list[str]], *, file_name: str, known: Callable[[list[str]], int]
) -> Heading:
    """The first row as wide as an answer, or the one that the form knows most headers of.

    Lines above it (a title, a day) hold fewer cells; they are left alone, and this is said.
    """
    at = _place(records[: MOST_TITLE_LINES + 1], known)
    header = [cell.strip() for cell in (records[at] if at < len(records) else [])]
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
            row=at + 1,
        )
    above = sum(any(cell.strip() for cell in record) for record in records[:at])
    said = (_title_lines(at + 1, above),) if above else ()
    return Heading(tuple(header), at + 1, said)


def _place(first: list[list[str]], known: Callable[[list[str]], int]) -> int:
    recognised = [known(record) for record in first]
    if max(recognised, default=0) > 1:
        return recognised.index(max(recognised))
    filled = [sum(bool(cell.strip()) for cell in record) for record in first]
    enough = max(filled, default=0) / 2
    return next((at for at, count in enumerate(filled) if count and count >= enough), 0)


def _title_lines(row: int, above: int) -> Problem:
    message = sentences(
        "The columns are named in row {row}; the line above it was left alone.",
        "The columns are named in row {row}; the {count} lines above it were left alone.",
        above,
        row=row,
    )
    return Problem(row, None, None, "title_lines", message)

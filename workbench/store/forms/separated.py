"""Text with separators (CSV): which separator, and the cells it makes."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from workbench.errors import UnreadableFile
from workbench.sentences import sentence

SEPARATORS = (";", ",", "\t", "|")
LONGEST_HEADER = 1_000_000
SAMPLED_LETTERS = 200_000
SAMPLED_ROWS = 60
_SAID_FIRST = re.compile(r"\A\"?sep=(.)\"?\n", re.IGNORECASE)


@dataclass(frozen=True)
class Separated:
    """The records of a text and the separator they were read with.

    `rivals` are separators that would have made as even a table.
    """

    separator: str
    records: list[list[str]]
    rivals: tuple[str, ...] = ()


@dataclass(frozen=True, order=True)
class _Fit:
    """How well a separator cuts a text: headers known, then rows as even as the rest, then many."""

    known: int
    is_even: bool
    width: int
    evenness: float


def split(text: str, *, file_name: str, known: Callable[[list[str]], int]) -> Separated:
    """The records of a text, its separator decided by how evenly it cuts the first rows.

    `known(cells)` counts the headers the form knows; it settles labels with commas in them.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    said = _SAID_FIRST.match(text)
    if said:
        records = list(_records(text[said.end() :], said.group(1), file_name))
        return Separated(said.group(1), records)
    fits = {separator: _fit(text, separator, known) for separator in SEPARATORS}
    best = max(SEPARATORS, key=lambda each: fits[each])
    rivals = tuple(
        each
        for each in SEPARATORS
        if each != best
        and fits[each].known == fits[best].known
        and fits[each].evenness == 1
        and fits[each].width > 1
        and not fits[best].known
    )
    return Separated(best, list(_records(text, best, file_name)), rivals)


def header_of(text: str, separator: str) -> list[str]:
    """The cells of the first record."""
    return next(iter(_sample(text[:LONGEST_HEADER], separator, rows=1)), [])


def _fit(text: str, separator: str, known: Callable[[list[str]], int]) -> _Fit:
    sample = _sample(text[:SAMPLED_LETTERS], separator, rows=SAMPLED_ROWS)
    if len(text) > SAMPLED_LETTERS and 1 < len(sample) < SAMPLED_ROWS:
        sample.pop()  # its end is cut off
    filled = [record for record in sample if any(record)]
    if not filled:
        return _Fit(0, is_even=False, width=0, evenness=0)
    widths = Counter(map(len, filled))
    width, times = max(widths.items(), key=lambda each: (each[0] > 1, each[1], each[0]))
    evenness = times / len(filled) if width > 1 else 0
    return _Fit(max(map(known, filled[:20])), evenness >= 0.8, width, evenness)


def _sample(text: str, separator: str, *, rows: int) -> list[list[str]]:
    """The first records as they are cut without looking at whether quotes are right."""
    found: list[list[str]] = []
    with _any_length():
        try:
            for record in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
                found.append(record)
                if len(found) == rows:
                    break
        except csv.Error:
            return found
    return found


def _records(text: str, separator: str, file_name: str) -> Iterator[list[str]]:
    row = 0
    with _any_length():
        reader = csv.reader(_lines(text), delimiter=separator, strict=True)
        try:
            for row, record in enumerate(reader, start=1):  # noqa: B007 - said in the error
                yield record
        except csv.Error as error:
            raise UnreadableFile(
                sentence(
                    "“{file}”, row {row}: a quotation mark opens or closes in the wrong place, so "
                    "the cells cannot be told apart. Correct that row, or export as XLSX.",
                    file=file_name,
                    row=row + 1,
                ),
                code="broken_quotes",
                row=row + 1,
            ) from error


def _lines(text: str) -> Iterator[str]:
    """Each line with its end, without a second copy of a large text."""
    at = 0
    while at < len(text):
        end = text.find("\n", at) + 1 or len(text)
        yield text[at:end]
        at = end


class _any_length:  # noqa: N801 - reads as a claim in a with statement
    """Let the parser take a cell of any length: ours says where the long one is."""

    def __enter__(self) -> None:
        self.before = csv.field_size_limit(2**31 - 1)

    def __exit__(self, *failure: object) -> None:
        csv.field_size_limit(self.before)

"""Text with separators (CSV): which separator, and the cells it makes."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from workbench.errors import UnreadableFile
from workbench.sentences import sentence

SEPARATORS = (";", ",", "\t", "|")
LONGEST_HEADER = 1_000_000
_SAID_FIRST = re.compile(r"\Asep=(.)\n")


@dataclass(frozen=True)
class Separated:
    """The records of a text and the separator they were read with."""

    separator: str
    records: list[list[str]]


def split(text: str, *, file_name: str, known: Callable[[list[str]], int]) -> Separated:
    """The records of a text, its separator decided by the header line.

    `known(cells)` counts the headers the form knows; it settles labels with commas in them.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    said = _SAID_FIRST.match(text)
    if said:
        separator, text = said.group(1), text[said.end() :]
    else:
        separator = _decided(text, known)
    return Separated(separator, list(_records(text, separator, file_name)))


def header_of(text: str, separator: str) -> list[str]:
    """The cells of the first record."""
    with _any_length():
        try:
            start = io.StringIO(text[:LONGEST_HEADER], newline="")
            return next(csv.reader(start, delimiter=separator), [])
        except csv.Error:
            return []


def _decided(text: str, known: Callable[[list[str]], int]) -> str:
    headers = {separator: header_of(text, separator) for separator in SEPARATORS}
    return max(SEPARATORS, key=lambda each: (known(headers[each]), len(headers[each])))


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

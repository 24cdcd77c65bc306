"""A list of mentors as somebody filled it in, read row by row; every mistake in it is said.

The header names the columns by their codes (`given_name`, `tracks` ...) in any order; answers are
codes or the words that the workbench shows for them, in English or French.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from workbench.errors import UnreadableFile
from workbench.rules.rows import Rows
from workbench.rules.spelling import folded, on_one_line
from workbench.rules.tongues import read_tongue
from workbench.sentences import LANGUAGES, Paragraph, Sentence, Several, say, sentence, sentences
from workbench.vocabulary import Answer, Meets, Seniority, Skill, Slot, Track, Word

_BETWEEN = re.compile(r"[;,|\n]")
_MOST_SAID = 12
NEEDED = ("given_name", "family_name", "partner", "is_woman", "tracks", "languages")
"""What no mentor can do without."""


@dataclass(frozen=True)
class MentorRow:
    """A mentor as somebody filled the list in; None where nothing was said."""

    given_name: str
    family_name: str
    partner: str
    is_woman: bool
    tracks: tuple[str, ...]
    languages: tuple[str, ...]
    slots: tuple[str, ...] | None = None
    capacity: int | None = None
    email: str | None = None
    phone: str | None = None
    sector: str | None = None
    skills: tuple[str, ...] | None = None
    seniority: str | None = None
    meets: str | None = None
    city: str | None = None
    hours: float | None = None


def mentors_in(rows: Rows) -> tuple[MentorRow, ...]:
    """The mentors of a file; UnreadableFile with what cannot be read, and nothing is taken then."""
    places = {folded(header).replace(" ", "_"): at for at, header in enumerate(rows.header)}
    lacking = tuple(name for name in NEEDED if name not in places)
    if lacking:
        raise UnreadableFile(
            sentence(
                "“{file}” has no column {columns}. The columns of a list of mentors are: {known}.",
                file=rows.file_name,
                columns=Several(lacking),
                known=Several(tuple(_READ)),
            ),
            code="no_column",
            row=1,
        )
    found, mistakes = [], []
    for number, cells in zip(rows.cells.index, rows.cells.itertuples(index=False), strict=True):
        said = {name: on_one_line(str(cells[at])) for name, at in places.items() if name in _READ}
        if any(said.values()):
            values, wrong = _values(said, row=int(str(number)))
            mistakes += wrong
            found.append(values)
    if mistakes:
        raise UnreadableFile(_all(rows.file_name, mistakes), code="faulty_mentors")
    return tuple(MentorRow(**values) for values in found)


def _values(said: Mapping[str, str], *, row: int) -> tuple[dict[str, Any], list[Sentence]]:
    values: dict[str, Any] = {}
    wrong = []
    for name, text in said.items():
        if not text:
            if name in NEEDED:
                wrong.append(sentence("Row {row}: “{column}” is empty.", row=row, column=name))
            continue
        try:
            values[name] = _READ[name](text)
        except ValueError:
            wrong.append(
                sentence(
                    "Row {row}, “{column}”: “{value}” is not understood.",
                    row=row,
                    column=name,
                    value=text,
                )
            )
    return values, wrong


def _all(file: str, mistakes: list[Sentence]) -> Sentence:
    return sentences(
        "“{file}” has {count} thing to put right. Nothing was recorded. {mistakes}",
        "“{file}” has {count} things to put right. Nothing was recorded. {mistakes}",
        len(mistakes),
        file=file,
        mistakes=Paragraph(tuple(mistakes[:_MOST_SAID])),
    )


def _one(words: type[Word]) -> Callable[[str], str]:
    def read(text: str) -> str:
        code = _spellings(words).get(folded(text))
        if code is None:
            raise ValueError("none of the words")
        return code

    return read


def _many(words: type[Word]) -> Callable[[str], tuple[str, ...]]:
    """Several words parted by signs; codes may be parted by spaces, as form tools do."""

    def read(text: str) -> tuple[str, ...]:
        known = _spellings(words)
        parts = [folded(part) for part in _BETWEEN.split(text) if part.strip()]
        if any(part not in known for part in parts):
            parts = [code for part in parts for code in part.split()]
        if any(part not in known for part in parts):
            raise ValueError("none of the words")
        return tuple(dict.fromkeys(known[part] for part in parts))

    return read


@cache
def _spellings(words: type[Word]) -> dict[str, str]:
    shown = {folded(say(word, each)): word.value for word in words for each in LANGUAGES}
    return shown | {folded(word.value): word.value for word in words}


def _tongues(text: str) -> tuple[str, ...]:
    parts = [part for part in _BETWEEN.split(text) if part.strip()]
    found = [read_tongue(part) for part in parts]
    if None in found:
        found = [read_tongue(word) for part in parts for word in part.split()]
    if None in found:
        raise ValueError("no language")
    return tuple(dict.fromkeys(str(each) for each in found))


def _is_yes(text: str) -> bool:
    return _one(Answer)(text) == Answer.YES.value


def _whole(text: str) -> int:
    number = int(text)
    if number < 0:
        raise ValueError("below zero")
    return number


def _hours(text: str) -> float:
    number = float(text.replace(",", "."))
    if not 0 <= number <= 744:  # the hours of a month
        raise ValueError("no hours of a month")
    return number


_READ: Mapping[str, Callable[[str], Any]] = {
    "given_name": str,
    "family_name": str,
    "email": str,
    "phone": str,
    "partner": str,
    "sector": str,
    "city": str,
    "is_woman": _is_yes,
    "tracks": _many(Track),
    "languages": _tongues,
    "slots": _many(Slot),
    "skills": _many(Skill),
    "seniority": _one(Seniority),
    "meets": _one(Meets),
    "capacity": _whole,
    "hours": _hours,
}

"""The columns of a file read as answers, each distinct text once, with the problems met.

A reader takes the distinct texts of a whole column, because the column as a whole may say what
a cell alone does not: which number of a date is the day, or whether NA is a country.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field, replace
from functools import partial

import numpy as np
import pandas as pd

from workbench.errors import Problem
from workbench.rules.asks import Ask
from workbench.rules.choosing import Choosing
from workbench.rules.date_columns import read_days
from workbench.rules.emails import read_email
from workbench.rules.known_questions import HOURS, KNOWN, YEAR, KnownQuestion
from workbench.rules.mapping import Mapping, Place
from workbench.rules.phones import read_phone
from workbench.rules.problem_codes import NOTES
from workbench.rules.unanswered import says_nothing
from workbench.rules.values import (
    Reading,
    read_hours,
    read_name,
    read_text,
    read_whole,
    read_year,
)
from workbench.sentences import Sentence, sentence

Reader = Callable[[str], Reading]
_NUMBERS = {None: read_whole, HOURS: read_hours, YEAR: read_year}
ColumnReader = Callable[[Sequence[str]], Sequence[Reading]]
LONGEST_SHOWN = 80


@dataclass
class Columns:
    """Cells being read (indexed by row number), how they are understood, what was met so far."""

    cells: pd.DataFrame
    header: tuple[str, ...]
    mapping: Mapping
    in_workbook: bool = False
    problems: list[Problem] = field(default_factory=list)
    questions: list[Ask] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)

    def of(self, cells: pd.DataFrame) -> Columns:
        """The same reading for some of the rows; what is met goes to the same lists."""
        return replace(self, cells=cells)

    def answers(self, name: str) -> pd.Series:
        """One question's answers as plain objects; None where unanswered."""
        place, known = self.mapping.places.get(name), KNOWN[name]
        if place is not None and known.kind == "many":
            return self._several(self._choosing(name), place)
        if place is None or place.column is None:
            return self._objects([None] * len(self.cells))
        return self.read(place.column, self._reader(known, place.column), kind=known.kind)

    def raw(self, position: int | None) -> pd.Series:
        """A column of ids as it stands; None where it is empty or not there."""
        if position is None:
            return self._objects([None] * len(self.cells))
        texts = (text.strip().removeprefix("uuid:") for text in self.cells[position])
        return self._objects([text or None for text in texts])

    def report(self, row: int, name: str, found: Reading) -> None:
        """Say that an answer that could be read is refused all the same."""
        place = self.mapping.places[name]
        position = place.first()
        self._report(row, position, str(self.cells.at[row, position]), found)

    def note(self, name: str, code: str, message: Sentence) -> None:
        """Say something of a whole column that is no problem."""
        column = self.header[self.mapping.places[name].first()]
        self.notes.append(Problem(None, column, None, code, message))

    def read(self, position: int, reader: ColumnReader, *, kind: str) -> pd.Series:
        """One column through a reader; what it cannot read is reported, words for nothing not."""
        cells = self.cells[position]
        places, texts = pd.factorize(np.asarray(cells, dtype=object))
        filled = [text for text in texts if text.strip()]
        found = dict(zip(filled, reader(filled), strict=True))
        readings = [_answered(found.get(text, Reading()), text, kind) for text in texts]
        for at in np.flatnonzero(np.isin(places, _noted(readings))):
            self._report(int(cells.index[at]), position, texts[places[at]], readings[places[at]])
        return self._objects([readings[place].value for place in places])

    def _report(self, row: int, position: int, value: str, found: Reading) -> None:
        assert found.code is not None
        column = self.header[position]
        message = _told(row, column, value, found)
        is_lost = found.value is None
        self.problems.append(Problem(row, column, value, found.code, message, is_lost))

    def _objects(self, values: list[object]) -> pd.Series:
        return pd.Series(values, index=self.cells.index, dtype=object)

    def _choosing(self, name: str) -> Choosing:
        asked = (each for each in self.mapping.form.questions if each.name == name)
        return Choosing(KNOWN[name], next(asked, None))

    def _reader(self, known: KnownQuestion, position: int) -> ColumnReader:
        if known.kind in ("one", "consent"):
            return self._choosing(known.name).read_column
        if known.kind == "day":
            return partial(self._read_days, name=known.name, position=position)
        within: Dictionary[str, Reader] = {
            "whole": partial(_NUMBERS[known.unit], least=known.least, most=known.most),
            "phone": partial(read_phone, region=self.mapping.region),
        }
        plain = {"name": read_name, "line": read_name, "text": read_text, "email": read_email}
        return _each({**within, **plain}[known.kind])

    def _read_days(self, texts: Sequence[str], *, name: str, position: int) -> Sequence[Reading]:
        """A column of dates; a question is kept where a person must say their order."""
        header = self.header[position]
        days = read_days(
            texts,
            column=header,
            declared=self.mapping.date_orders.get(name),
            in_workbook=self.in_workbook,
        )
        if days.question is not None:
            self.questions.append(Ask(name, header, days.question, days.choices))
        for note in days.notes:
            self.note(name, note.code, note.message)
        return days.readings

    def _several(self, choosing: Choosing, place: Place) -> pd.Series:
        """Several choices: their own columns where any is ticked, else the one column of all."""
        chosen: list[set[str]] = [set() for _ in self.cells.index]
        for option, position in (place.options or {}).items():
            tick = _each(partial(choosing.read_tick, option=option))
            ticked = self.read(position, tick, kind="many")
            code = choosing.code(option)
            for at in np.flatnonzero([value is True for value in ticked]):
                if code is None:
                    row = int(self.cells.index[at])
                    self._report(row, position, option, choosing.read_one(option))
                else:
                    chosen[at].add(code)
        found = [choosing.ordered(codes) or None for codes in chosen]
        if place.column is None:
            return self._objects(list(found))
        is_open = np.array([each is None for each in found], dtype=bool)
        rest = self.of(self.cells[is_open])
        joined = iter(rest.read(place.column, _each(choosing.read_many), kind="many"))
        return self._objects([next(joined) if each is None else each for each in found])


def _each(reader: Reader) -> ColumnReader:
    """A reader of one text as a reader of a column."""
    return lambda texts: [reader(text) for text in texts]


def _answered(found: Reading, text: str, kind: str) -> Reading:
    """The reading, or no answer at all where the words only say that there is none."""
    is_doubtful = found.value is None or kind in ("name", "line", "text")
    if found.value is None and found.code is None:
        return found
    return Reading() if is_doubtful and says_nothing(text, kind) else found


def _noted(readings: Sequence[Reading]) -> list[int]:
    return [place for place, each in enumerate(readings) if each.code is not None]


def _told(row: int, column: str, value: str, found: Reading) -> Sentence:
    shown = value if len(value) <= LONGEST_SHOWN else f"{value[:LONGEST_SHOWN]}…"
    said = {"row": row, "column": column, "value": shown, "what": found.message}
    if found.value is None:
        return sentence("Row {row}, “{column}” “{value}”: {what}. It stays unanswered.", **said)
    if found.code in NOTES:
        return sentence("Row {row}, “{column}” “{value}”: {what}. It is kept.", **said)
    return sentence(
        "Row {row}, “{column}” “{value}”: {what}. What is understood of it is kept.", **said
    )

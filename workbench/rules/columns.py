"""The columns of a file read as answers, each distinct text once, with the problems met."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field
from functools import partial

import numpy as np
import pandas as pd

from workbench.errors import Problem
from workbench.rules.asks import Ask
from workbench.rules.choosing import Choosing
from workbench.rules.known_questions import KNOWN, KnownQuestion
from workbench.rules.mapping import Mapping, Place
from workbench.rules.values import (
    Reading,
    read_day,
    read_email,
    read_name,
    read_phone,
    read_text,
    read_whole,
)
from workbench.sentences import Sentence, sentence

Reader = Callable[[str], Reading]
LONGEST_SHOWN = 80


@dataclass
class Columns:
    """Cells being read (indexed by row number), how they are understood, what was met so far."""

    cells: pd.DataFrame
    header: tuple[str, ...]
    mapping: Mapping
    problems: list[Problem] = field(default_factory=list)
    questions: list[Ask] = field(default_factory=list)

    def of(self, cells: pd.DataFrame) -> Columns:
        """The same reading for some of the rows; problems and questions go to the same lists."""
        return Columns(cells, self.header, self.mapping, self.problems, self.questions)

    def answers(self, name: str) -> pd.Series:
        """One question's answers as plain objects; None where unanswered."""
        place, known = self.mapping.places.get(name), KNOWN[name]
        if place is not None and known.kind == "many":
            return self._several(self._choosing(name), place)
        if place is None or place.column is None:
            return self._objects([None] * len(self.cells))
        return self.read(place.column, self._reader(known))

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

    def _report(self, row: int, position: int, value: str, found: Reading) -> None:
        assert found.code is not None
        column = self.header[position]
        message = _told(row, column, value, found)
        self.problems.append(
            Problem(row, column, value, found.code, message, is_lost=found.value is None)
        )

    def _objects(self, values: list[object]) -> pd.Series:
        return pd.Series(values, index=self.cells.index, dtype=object)

    def _choosing(self, name: str) -> Choosing:
        asked = (each for each in self.mapping.form.questions if each.name == name)
        return Choosing(KNOWN[name], next(asked, None))

    def _reader(self, known: KnownQuestion) -> Reader:
        if known.kind in ("one", "consent"):
            return self._choosing(known.name).read_one
        if known.kind == "whole":
            return partial(read_whole, least=known.least, most=known.most)
        readers: Dictionary[str, Reader] = {
            "name": read_name,
            "line": read_name,
            "text": read_text,
            "day": read_day,
            "email": read_email,
            "phone": read_phone,
        }
        return readers[known.kind]

    def read(self, position: int, reader: Reader) -> pd.Series:
        """One column through a reader; what it cannot read is reported."""
        cells = self.cells[position]
        places, texts = pd.factorize(np.asarray(cells, dtype=object))
        readings = [reader(text) if text.strip() else Reading() for text in texts]
        for at in np.flatnonzero(np.isin(places, _faulty(readings))):
            self._report(int(cells.index[at]), position, texts[places[at]], readings[places[at]])
        return self._objects([readings[place].value for place in places])

    def _several(self, choosing: Choosing, place: Place) -> pd.Series:
        """Several choices: their own columns where any is ticked, else the one column of all."""
        chosen: list[set[str]] = [set() for _ in self.cells.index]
        for option, position in (place.options or {}).items():
            ticked = self.read(position, partial(choosing.read_tick, option=option))
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
        joined = self.of(self.cells[is_open]).read(place.column, choosing.read_many)
        rest = iter(joined)
        return self._objects([next(rest) if each is None else each for each in found])


def _faulty(readings: list[Reading]) -> list[int]:
    return [place for place, each in enumerate(readings) if each.code is not None]


def _told(row: int, column: str, value: str, found: Reading) -> Sentence:
    shown = value if len(value) <= LONGEST_SHOWN else f"{value[:LONGEST_SHOWN]}…"
    said = {"row": row, "column": column, "value": shown, "what": found.message}
    if found.value is None:
        return sentence("Row {row}, “{column}” “{value}”: {what}. It stays unanswered.", **said)
    return sentence(
        "Row {row}, “{column}” “{value}”: {what}. What is understood of it is kept.", **said
    )

"""What a staff page says, not yet in a language and not yet drawn."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.rules.disclosure import SMALL, WITHHELD
from workbench.sentences import Sentence, sentence


@dataclass(frozen=True)
class Number:
    """One number of the page, with what exactly it counts."""

    title: Sentence
    value: object
    definition: Sentence


@dataclass(frozen=True)
class Bar:
    """One line of a chart; `value` and `whole` are NaN where the number is hidden."""

    label: object
    value: float
    whole: float
    text: object
    is_marked: bool = False


@dataclass(frozen=True)
class Table:
    """The numbers of a figure; the first column names the line."""

    caption: Sentence
    header: tuple[object, ...]
    rows: tuple[tuple[object, ...], ...]


@dataclass(frozen=True)
class Figure:
    """A finding as a sentence, its numbers, and the lines of its picture (none: a table only)."""

    finding: Sentence
    table: Table
    bars: tuple[Bar, ...] = ()
    shape: str = "shares"


@dataclass(frozen=True)
class Page:
    """A page in one state of its filter."""

    name: str
    title: Sentence
    numbers: tuple[Number, ...]
    figures: tuple[Figure, ...]
    hidden: Sentence


@dataclass(frozen=True)
class Reader:
    """How numbers are shown: what stands for a hidden one."""

    threshold: int

    def shown(self, number: int) -> object:
        """The number, "<10" for a small one, or the word hidden."""
        if number == SMALL:
            return f"<{self.threshold}"
        return sentence("hidden") if number == WITHHELD else int(number)


def length(number: int) -> float:
    """How long the bar of a number is; a hidden number has none."""
    return float("nan") if number < 0 else float(number)

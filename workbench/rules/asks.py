"""What a person must say before a column can be read surely: a question and its choices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workbench.sentences import Sentence
from workbench.vocabulary import DateOrder


@dataclass(frozen=True)
class Example:
    """A cell as it stands, and the day a choice would make of it (None: no day at all)."""

    cell: str
    day: date | None


@dataclass(frozen=True)
class Possible:
    """One answer a person may give, and what it would make of up to three cells."""

    order: DateOrder
    examples: tuple[Example, ...]


@dataclass(frozen=True)
class Ask:
    """A question about one column, by the known question it answers and by its header.

    What is chosen goes into `Mapping.date_orders` under `question`; until then the cells that
    depend on it stay unanswered.
    """

    question: str
    column: str
    message: Sentence
    choices: tuple[Possible, ...]

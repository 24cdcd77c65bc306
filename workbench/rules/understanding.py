"""What a person, a form or a rule takes each column of a file for, before anything is read.

A value that is amended by making another one: nothing here looks at a cell.
"""

from __future__ import annotations

from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field, replace

from workbench.rules.known_questions import KNOWN
from workbench.vocabulary import DateOrder

SUBMISSION = "_id"
UUID = "_uuid"
SUBMITTED = "_submission_time"
EXTRAS = (SUBMISSION, UUID, SUBMITTED)
"""What a column may be besides a question: ids of a submission, and when it was sent."""


@dataclass(frozen=True)
class Taken:
    """What one column is taken for: a question (or one option of it), an id or moment, or nothing.

    `target` is a known question's name, one of the ids and moments, or None: left out.
    """

    target: str | None = None
    option: str | None = None


LEFT_OUT = Taken()


@dataclass(frozen=True)
class Understanding:
    """How a file is to be read: each column, the order of its dates, what its words mean.

    `taken` has one entry per column; `unknown` are the columns that nobody has spoken of, which
    is said when the file is read; `date_orders` by question; `values` by question, then by the
    text as it is written, give a code of that question. `is_by_header` while nothing but the
    headers themselves was followed.
    """

    taken: tuple[Taken, ...]
    unknown: frozenset[int] = frozenset()
    date_orders: Dictionary[str, DateOrder] = field(default_factory=dict)
    values: Dictionary[str, Dictionary[str, str]] = field(default_factory=dict)
    is_by_header: bool = False

    def places_of(self, target: str) -> tuple[int, ...]:
        """The columns taken for a question, an id or a moment."""
        return tuple(at for at, each in enumerate(self.taken) if each.target == target)

    def taking(self, column: int, taken: Taken) -> Understanding:
        """The same with one column taken for something else.

        What answered the same question before is left out: no question has two columns, except
        one for each of its options beside the one of all.
        """
        others = [LEFT_OUT if taken.target and _clash(each, taken) else each for each in self.taken]
        others[column] = taken
        return replace(self, taken=tuple(others), unknown=self.unknown - {column})

    def meaning(self, question: str, text: str, code: str | None) -> Understanding:
        """The same with a text of a question taken for one of its codes; None takes it for none."""
        said = {each: it for each, it in self.values.get(question, {}).items() if each != text}
        if code is not None:
            said[text] = code
        rest = {each: it for each, it in self.values.items() if each != question}
        return replace(self, values={**rest, question: said} if said else rest)

    def dated(self, question: str, order: DateOrder | None) -> Understanding:
        """The same with the dates of a question read in this order; None decides nothing."""
        rest = {each: it for each, it in self.date_orders.items() if each != question}
        return replace(self, date_orders=rest if order is None else {**rest, question: order})

    def missing(self) -> tuple[str, ...]:
        """The questions without which no application can be kept and that no column answers."""
        here = {each.target for each in self.taken}
        return tuple(name for name in KNOWN if KNOWN[name].is_required and name not in here)


def _clash(one: Taken, other: Taken) -> bool:
    return one.target == other.target and one.option == other.option

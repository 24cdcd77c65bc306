"""An answer that came after the import, read exactly as a cell of a file would be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from workbench.rules.columns import Columns
from workbench.rules.known_questions import ANSWERS, KNOWN, plain_form
from workbench.rules.mapping import Mapping, Place
from workbench.sentences import Sentence, sentence

BIRTH = "age"
"""Her age is asked as her date of birth."""


@dataclass(frozen=True)
class Understood:
    """What an answer is understood as (a plain value, as it is stored), or why it is not."""

    value: object | None
    problem: Sentence | None = None


def questions_to_amend(unanswered: Sequence[str], deciding: Sequence[str]) -> tuple[str, ...]:
    """Every question whose answer can be added or corrected: what settles her first.

    Then what is unanswered, then all others, to correct them.
    """
    first = [*deciding, *unanswered, BIRTH, *ANSWERS]
    return tuple(name for name in dict.fromkeys(first) if name == BIRTH or name in ANSWERS)


def understood(question: str, text: str) -> Understood:
    """Read an answer given by telephone or letter; nothing is guessed."""
    if not text.strip():
        return Understood(None, sentence("Write her answer."))
    name = "birth_date" if question == BIRTH else question
    cells = pd.DataFrame({0: [text]}, index=pd.Index([1], name="row"), dtype=object)
    places = {name: Place(0)}
    columns = Columns(cells, (name,), Mapping(plain_form(), places, {}, (name,), (), ()))
    value = columns.answers(name).iloc[0]
    is_short = any(problem.code == "year_only" for problem in columns.problems)
    if columns.questions or is_short:
        return Understood(None, sentence("Write the date as year-month-day."))
    lost = [problem.message for problem in columns.problems if problem.is_lost]
    if value is None:
        unread = sentence("“{text}” is not understood as an answer to this question.", text=text)
        return Understood(None, lost[0] if lost else unread)
    return Understood(_plain(value))


def choices_of(question: str) -> tuple[str, ...]:
    """The codes that answer a question with choices; none for free answers."""
    return () if question == BIRTH else KNOWN[question].codes_allowed()


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return list(value)
    return value if isinstance(value, str | int | date) else str(value)

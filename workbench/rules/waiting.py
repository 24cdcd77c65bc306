"""What is waiting on whom, until when, and what is overdue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from workbench.rules.answers import Truths
from workbench.sentences import Sentence, sentence, sentences

HER = "her"
"""Whom an application waits on when a question was put to the woman herself."""

TO_ANSWER = timedelta(days=14)
"""How long she has to answer, unless a day is named."""


@dataclass(frozen=True)
class OnWhom:
    """Everything that waits on one person: how many, how many overdue, the first day due."""

    whom: str
    count: int
    overdue: int
    first_due: date


def answer_day(on: date) -> date:
    """The day by which she is asked to answer a question put to her on a day."""
    return on + TO_ANSWER


def is_overdue(waits: pd.DataFrame, *, on: date) -> Truths:
    """Where the day is past; the day itself still counts."""
    return np.array([due < on for due in waits["due_on"]], dtype=bool)


def by_whom(waits: pd.DataFrame, *, on: date) -> tuple[OnWhom, ...]:
    """What waits on each person, the most overdue first, then the first due.

    `waits` is the frame of `store.reads.waits`.
    """
    late = waits.assign(late=is_overdue(waits, on=on))
    found = [
        OnWhom(str(whom), len(of), int(of["late"].sum()), min(of["due_on"]))
        for whom, of in late.groupby("whom", sort=True)
    ]
    return tuple(sorted(found, key=lambda each: (-each.overdue, each.first_due, each.whom)))


def when_due(due: date, *, on: date) -> Sentence:
    """A due day as it is seen from a day: overdue, today, or in so many days."""
    days = (due - on).days
    if days < 0:
        return sentences("{count} day overdue", "{count} days overdue", -days)
    if days == 0:
        return sentence("due today")
    return sentences("in {count} day", "in {count} days", days)


def blockers(whom: str, due_on: date | None, *, reason: str, on: date) -> tuple[Sentence, ...]:
    """What stands in the way of letting an application wait on somebody; empty when nothing."""
    found = []
    if not whom.strip():
        found.append(sentence("Name whom it waits on."))
    if due_on is None or due_on < on:
        found.append(sentence("Choose a day from today on."))
    if not reason.strip():
        found.append(sentence("Write a reason: it is kept with the wait."))
    return tuple(found)

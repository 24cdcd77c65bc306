"""Which missing answers of hers a demand looks at, and what each possible answer would count."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from workbench.rules.demand_rows import Asked, asked
from workbench.rules.demands import Demands
from workbench.rules.questions import title
from workbench.rules.quota_questions import QUOTA_QUESTIONS
from workbench.rules.seat_views import Wholes
from workbench.sentences import Either, Sentence, sentence
from workbench.vocabulary import Slot

SAID_BY = {
    "needs_childcare": "childcare",
    "has_laptop": "laptop",
    "country_of_origin": "country",
    "french_level": "french_level",
    "english_level": "english_level",
    "education": "education",
    "residence_status": "residence_status",
    "spoken_languages": "language",
}
"""The quota question that has the words of an answer."""
ASKED = (*SAID_BY, "city", "age", "arrival_year", "availability")
FEW = 3
"""So many answers are named; of more it is said that there are some."""


@dataclass(frozen=True, eq=False)
class Answered:
    """What she would count for each limit (limits,) with an answer, and the answers alike in it."""

    question: str
    counts: Wholes
    values: tuple[object, ...]


def answers_missing(
    applications: pd.DataFrame, row: int, *, demands: Demands, limits: tuple[Asked, ...]
) -> tuple[Answered, ...]:
    """Each way in which a missing answer of hers could count, told apart by what it changes.

    The answers tried are those that others of the cohort gave.
    """
    her = applications.iloc[[row]]
    found: list[Answered] = []
    for question in ASKED:
        if her[question].notna().iloc[0]:
            continue
        values = _values(applications, question)
        tried = pd.concat([her, *([her] * len(values))], ignore_index=True)
        tried[question] = pd.Series([None, *values], tried.index, applications[question].dtype)
        counts = _counts(tried, demands, limits=limits, row=row)
        found += _told_apart(question, values, counts)
    return tuple(found)


def would_help(question: str, values: tuple[object, ...]) -> Sentence:
    """That one of these answers would give her a seat."""
    words = tuple(_said(question, value) for value in values)
    if not words or len(words) > FEW or None in words:
        return sentence(
            "Not answered: {question}. There are answers with which she would have a seat: "
            "ask her.",
            question=title(question),
        )
    return sentence(
        "Not answered: {question}. If it is {answers}, she would have a seat: ask her.",
        question=title(question),
        answers=Either(words),
    )


def _told_apart(question: str, values: tuple[object, ...], counts: Wholes) -> list[Answered]:
    kinds, kind = np.unique(counts[1:], axis=0, return_inverse=True)
    return [
        Answered(
            question,
            counts=each,
            values=tuple(values[at] for at in np.flatnonzero(kind.reshape(-1) == place).tolist()),
        )
        for place, each in enumerate(kinds)
        if not np.array_equal(each, counts[0])
    ]


def _counts(
    tried: pd.DataFrame, demands: Demands, *, limits: tuple[Asked, ...], row: int
) -> Wholes:
    """What each of the tried rows counts for each limit (rows, limits)."""
    found = {each.key: each.limit.weights for each in asked(tried, demands)}
    counted = [found.get(each.key, np.full(len(tried), each.limit.weights[row])) for each in limits]
    return np.array(counted, dtype=np.int64).reshape(len(limits), len(tried)).T


def _values(applications: pd.DataFrame, question: str) -> tuple[object, ...]:
    if question == "availability":
        return (tuple(str(slot) for slot in Slot),)
    given = applications[question].dropna()
    if question == "spoken_languages":
        return tuple((one,) for one in sorted(set(given.explode().dropna())))
    return tuple(sorted(set(given.tolist())))


def _said(question: str, value: object) -> object:
    if question == "city":
        return value
    if question not in SAID_BY:
        return None
    group = value[0] if isinstance(value, tuple) else value
    return QUOTA_QUESTIONS[SAID_BY[question]].said(str(group))

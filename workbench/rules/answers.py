"""Answers of a frame of applications as arrays, and of one application as plain values.

A row is one application as a mapping from question to answer; unanswered is None in it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Truths = NDArray[np.bool_]
Row = Mapping[str, object]

AGE = "age"
# A half stands for two ages (see `rules.ages`).
HALF_A_YEAR = 0.5


def known(applications: pd.DataFrame, question: str) -> Truths:
    """Where the question is answered; an age known to the year only is not quite."""
    answered = applications[question].notna()
    if question == AGE:
        return np.asarray(answered & (applications[question] % 1 != HALF_A_YEAR), dtype=bool)
    return np.asarray(answered, dtype=bool)


def numbers(applications: pd.DataFrame, question: str) -> Numbers:
    """The answers to a question of numbers; NaN where unanswered."""
    return np.asarray(applications[question], dtype=np.float64)


def places(applications: pd.DataFrame, question: str, order: Sequence[str]) -> Numbers:
    """The place of each answer in an order of codes, from 0; NaN where unanswered."""
    place = {str(code): float(at) for at, code in enumerate(order)}
    return np.asarray(applications[question].map(place), dtype=np.float64)


def one_of(applications: pd.DataFrame, question: str, codes: Sequence[str]) -> Truths:
    """Where the answer is one of these codes."""
    return np.asarray(applications[question].isin([str(code) for code in codes]), dtype=bool)


def holds(found: pd.Series, test: Callable[[Any], bool]) -> Truths:
    """Where a claim holds of an answer; False where there is none. Asked once a distinct answer."""
    codes, distinct = pd.factorize(found.astype(object))
    said = np.array([*(bool(test(each)) for each in distinct), False], dtype=bool)
    return np.asarray(said[codes], dtype=bool)


def changed(found: pd.Series, change: Callable[[Any], object]) -> pd.Series:
    """Every answer changed, None where there is none. Asked once a distinct answer."""
    codes, distinct = pd.factorize(found.astype(object))
    said = np.empty(len(distinct) + 1, dtype=object)
    said[:] = [*map(change, distinct), None]
    return pd.Series(said[codes], found.index, dtype=object)


def row_of(application: pd.Series) -> dict[str, object]:
    """One application as a mapping, None where unanswered."""
    return {
        str(question): answer if isinstance(answer, tuple) or pd.notna(answer) else None
        for question, answer in application.items()
    }


def number(row: Row, question: str) -> float | None:
    """One answer to a question of numbers; None when unanswered."""
    answer = row[question]
    return None if answer is None else float(str(answer))


def text(row: Row, question: str) -> str | None:
    """One answer of words or a code; None when unanswered."""
    answer = row[question]
    return None if answer is None else str(answer)


def codes(row: Row, question: str) -> tuple[str, ...]:
    """One answer of several codes; none at all when unanswered."""
    answer = row[question]
    return tuple(str(code) for code in answer) if isinstance(answer, tuple) else ()


def fingerprint_of(answers: Mapping[str, object]) -> str:
    """The SHA-256 of one application's answers, the same whatever their order."""
    text = json.dumps(dict(answers), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()

"""Yes, no and unknown on whole columns: what is not known never counts as no.

Kleene's three values as int8: 1 yes, 0 unknown, -1 no. *And* is the smallest, *or* the
largest, *not* the opposite.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from workbench.vocabulary import Answer

Answers = NDArray[np.int8]

YES = np.int8(1)
UNKNOWN = np.int8(0)
NO = np.int8(-1)

WORDS = {1: Answer.YES, 0: Answer.UNKNOWN, -1: Answer.NO}


def both(first: Answers, second: Answers) -> Answers:
    """Yes when both are yes; no as soon as one is no."""
    return np.minimum(first, second)


def either(first: Answers, second: Answers) -> Answers:
    """Yes as soon as one is yes; no when both are no."""
    return np.maximum(first, second)


def opposite(answers: Answers) -> Answers:
    """Yes becomes no, no becomes yes, unknown stays unknown."""
    return np.negative(answers)


def all_of(columns: Iterable[Answers], *, rows: int) -> Answers:
    """Yes when every column is yes; without any column, yes for each of the rows."""
    together = np.full(rows, YES, dtype=np.int8)
    for column in columns:
        together = both(together, column)
    return together


def claim(is_true: NDArray[np.bool_], *, known: NDArray[np.bool_]) -> Answers:
    """Yes where true, no where false, unknown where the answer it rests on is not known."""
    return np.where(known, np.where(is_true, YES, NO), UNKNOWN).astype(np.int8)


def word(answer: int) -> Answer:
    """The word for one answer: yes, no or unknown."""
    return WORDS[int(answer)]

"""How much two values have in common, as a few levels, for many pairs at once.

Levels are small numbers with a name. MISSING says nothing, OTHER speaks against, SAME most for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from workbench.engines.blocking import Ints, Pairs

Floats = NDArray[np.float64]
Truths = NDArray[np.bool_]

MISSING, OTHER, NEAR, CLOSE, SAME, TURNED, YEAR, YEARS = range(8)
LEVELS = 8
ALIKE_FROM, CLOSE_FROM, NEAR_FROM = 0.97, 0.86, 0.72


@dataclass(frozen=True, eq=False)
class Column:
    """A column of texts as codes of its distinct values; -1 where there is none."""

    codes: Ints
    texts: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Days:
    """Days as numbers, 0 where missing; `is_year_only` where day and month are not known."""

    year: Ints
    month: Ints
    day: Ints
    is_year_only: Truths


def column(values: Sequence[object] | NDArray[np.object_]) -> Column:
    """The distinct texts of a column; None, NaN and "" are none."""
    found, distinct = pd.factorize(np.asarray(values, dtype=object))
    texts = tuple("" if each is None else str(each) for each in distinct)
    is_empty = np.array([not each.strip() for each in texts] + [True], dtype=bool)
    return Column(np.where(is_empty[found], -1, found).astype(np.int64), texts)


def equality(codes: Ints, pairs: Pairs) -> Ints:
    """SAME or OTHER for a column of codes."""
    one, other = codes[pairs.left], codes[pairs.right]
    level = np.where(one == other, SAME, OTHER)
    return np.where((one < 0) | (other < 0), MISSING, level).astype(np.int64)


def graded(scores: Floats, *, steps: tuple[float, float, float]) -> Ints:
    """OTHER, NEAR, CLOSE, SAME by the score that each begins at; MISSING where it is NaN."""
    known = np.digitize(np.nan_to_num(scores, nan=0.0), steps) + OTHER
    return np.where(np.isnan(scores), MISSING, known).astype(np.int64)


def typed(values: Column, pairs: Pairs) -> Ints:
    """Numbers written out (a telephone, a postcode): CLOSE when one sign or two turned differ."""
    from rapidfuzz.distance import OSA

    level = equality(values.codes, pairs)
    at = np.flatnonzero(level == OTHER)
    one, other = values.codes[pairs.left[at]], values.codes[pairs.right[at]]
    apart = _scored(values.texts, one, other, scorer=OSA.distance, cutoff=1)
    level[at[apart <= 1]] = CLOSE
    return level


def similar(values: Column, left: Ints, right: Ints) -> Floats:
    """How alike two texts are by their letters, for pairs of codes; NaN where one is missing.

    From 0 to 1, and 0 for all that are less alike than any level asks for.
    """
    from rapidfuzz.distance import JaroWinkler

    scores = np.where(left == right, 1.0, 0.0)
    missing = (left < 0) | (right < 0)
    at = np.flatnonzero((left != right) & ~missing)
    scores[at] = _scored(
        values.texts, left[at], right[at], scorer=JaroWinkler.similarity, cutoff=NEAR_FROM
    )
    return np.where(missing, np.nan, scores)


def contained(values: Column, left: Ints, right: Ints) -> Truths:
    """Where every word of one text is a word of the other, for pairs of codes."""
    from rapidfuzz.fuzz import token_set_ratio

    shares = _scored(values.texts, left, right, scorer=token_set_ratio, cutoff=100)
    return np.asarray(shares >= 100)


def dates(days: Days, pairs: Pairs) -> Ints:
    """Days: SAME, TURNED (day and month change place), NEAR (one part differs).

    YEAR where of one only the year is known, YEARS where of both, and it is the same.
    """
    one, other = pairs.left, pairs.right
    year, month, day = (parts[one] == parts[other] for parts in (days.year, days.month, days.day))
    turned = year & (days.month[one] == days.day[other]) & (days.day[one] == days.month[other])
    vague, other_vague = days.is_year_only[one], days.is_year_only[other]
    level = np.select(
        [
            (days.year[one] == 0) | (days.year[other] == 0),
            year & vague & other_vague,
            year & (vague | other_vague),
            year & month & day,
            turned,
            (year.astype(int) + month + day == 2) & ~(vague | other_vague),
        ],
        [MISSING, YEARS, YEAR, SAME, TURNED, NEAR],
        default=OTHER,
    )
    return level.astype(np.int64)


def _scored(
    texts: Sequence[str], left: Ints, right: Ints, *, scorer: object, cutoff: float
) -> Floats:
    """Each distinct pair of texts compared once, where texts come again often enough."""
    from rapidfuzz.process import cpdist

    if not len(left):
        return np.empty(0)
    come_again = len(left) > 2 * len(texts)
    if come_again:
        both = np.minimum(left, right) * len(texts) + np.maximum(left, right)
        back, distinct = pd.factorize(both)
        left, right = distinct // len(texts), distinct % len(texts)
    words = np.array(texts, dtype=object)
    scores = cpdist(
        words[left].tolist(), words[right].tolist(), scorer=scorer, score_cutoff=cutoff,  # type: ignore[arg-type]
        dtype=np.float64,
    )  # fmt: skip
    if not come_again:
        return np.asarray(scores, dtype=np.float64)
    return np.asarray(np.take(scores, back), dtype=np.float64)

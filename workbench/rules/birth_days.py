"""Births on 1 January: kept as "day unknown" where there are far more of them than chance.

Many women's papers say 1 January because nobody wrote the day down.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from workbench.vocabulary import BirthPrecision

FEWEST = 3
CHANCE = 0.01
_ONE_DAY_OF_THE_YEAR = 1 / 365.25


@dataclass(frozen=True)
class BirthDays:
    """How exactly each birth date is known, and how many are on 1 January for want of a day.

    `precision` is "day" or "year" by person ("day" without a date); `first_days` is None where
    1 January is no more than chance.
    """

    precision: pd.Series
    first_days: int | None
    known: int


def birth_days(born: pd.Series, *, year_only: pd.Series) -> BirthDays:
    """The precision of each birth date (None where unknown), of the people of one file.

    `year_only` marks dates of which only the year was written: they are known to the year, and
    say nothing of the others.
    """
    told = born.notna() & ~year_only
    firsts = told & np.array([_is_first(day) for day in born], dtype=bool)
    count, known = int(firsts.sum()), int(told.sum())
    too_many = count >= FEWEST and _tail(count, of=known) < CHANCE
    to_year = year_only | firsts if too_many else year_only
    words = np.where(to_year, BirthPrecision.YEAR.value, BirthPrecision.DAY.value)
    return BirthDays(pd.Series(words, born.index, dtype=object), count if too_many else None, known)


def _is_first(day: object) -> bool:
    return isinstance(day, date) and (day.month, day.day) == (1, 1)


def _tail(count: int, *, of: int) -> float:
    """The chance of so many births on one day of the year, or more (exact binomial tail)."""
    from scipy.special import bdtrc

    return float(bdtrc(count - 1, of, _ONE_DAY_OF_THE_YEAR))

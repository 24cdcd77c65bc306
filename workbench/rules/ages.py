"""An age in full years, or two ages where only the year of birth is known.

A half stands for both: 17.5 is 17 or 18, according to a day and month that nobody knows.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from workbench.rules.answers import HALF_A_YEAR as HALF
from workbench.rules.answers import Numbers, Truths
from workbench.sentences import Sentence, sentence
from workbench.vocabulary import BirthPrecision


def ages(born: pd.Series, precision: pd.Series, *, on: pd.Series) -> pd.Series:
    """Full years on a day by person; NaN where the birth date is not known."""
    born, on = pd.to_datetime(born), pd.to_datetime(on)
    before_birthday = (on.dt.month * 100 + on.dt.day) < (born.dt.month * 100 + born.dt.day)
    years = (on.dt.year - born.dt.year - before_birthday.astype(int)).astype(float)
    is_last_day = (on.dt.month == 12) & (on.dt.day == 31)
    is_either = (precision == BirthPrecision.YEAR) & ~is_last_day
    either = ((on.dt.year - born.dt.year).astype(float) - HALF).clip(lower=0)
    return years.where(~is_either, either).where(born.notna())


def is_exact(age: Numbers) -> Truths:
    """Where the age is one number; a missing age is not."""
    return np.asarray(~np.isnan(age) & (age % 1 != HALF), dtype=bool)


def youngest(age: Numbers) -> Numbers:
    """The age she has at least."""
    return np.where(age % 1 == HALF, age - HALF, age)


def oldest(age: Numbers) -> Numbers:
    """The age she has at most."""
    return np.where(age % 1 == HALF, age + HALF, age)


def said(age: float) -> Sentence:
    """An age in words: one number, or two."""
    if age % 1 == HALF:
        return sentence("{one} or {other} years old", one=int(age), other=int(age) + 1)
    return sentence("{age} years old", age=f"{age:.0f}")

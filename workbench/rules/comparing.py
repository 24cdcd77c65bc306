"""What two people are compared by, and which two are worth comparing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from workbench.engines import levels
from workbench.engines.blocking import Ints, Pairs, pairs_within, together
from workbench.engines.fields import Day, Field, Parted, TwoWords, Typed
from workbench.engines.levels import (
    CLOSE,
    NEAR,
    OTHER,
    SAME,
    TURNED,
    YEAR,
    YEARS,
    Column,
    Days,
    Truths,
)
from workbench.engines.weighing import Belief
from workbench.engines.words import Words, words

GIVEN, FAMILY, BIRTH, PHONE, EMAIL = FIELDS = (
    "given_name", "family_name", "birth_date", "phone", "email",
)  # fmt: skip

# What is thought of women who apply twice, and of any two, before looking at a file. Women of one
# community share names more often than all women do: a name alone makes nobody the same.
_NAME = Belief(
    {OTHER: 0.03, NEAR: 0.05, CLOSE: 0.22, SAME: 0.70},
    {OTHER: 0.91, NEAR: 0.04, CLOSE: 0.02, SAME: 0.03},
)
_BIRTH = Belief(
    {OTHER: 0.03, NEAR: 0.05, YEAR: 0.06, YEARS: 0.05, TURNED: 0.05, SAME: 0.76},
    {OTHER: 0.973, NEAR: 0.02, YEAR: 0.005, YEARS: 0.001, TURNED: 0.0005, SAME: 0.0005},
)
_PHONE = Belief({OTHER: 0.30, CLOSE: 0.03, SAME: 0.67}, {OTHER: 0.9977, CLOSE: 0.0003, SAME: 0.002})
_EMAIL = Belief(
    {OTHER: 0.44, NEAR: 0.04, CLOSE: 0.05, SAME: 0.47},
    {OTHER: 0.996, NEAR: 0.003, CLOSE: 0.0005, SAME: 0.0005},
)
_END_OF_PHONE = 8
_NO_DIGIT = str.maketrans("", "", "0123456789")


@dataclass(frozen=True, eq=False)
class Compared:
    """The columns of a frame of people made ready to compare."""

    names: Words
    born: Days
    phones: Column
    emails: Column
    before_at: Ints
    unnumbered: Ints
    numbered: Truths

    def fields(self) -> tuple[Field, ...]:
        """What each pair is compared by, in the order of FIELDS."""
        return (
            TwoWords((GIVEN, FAMILY), self.names, _NAME),
            Day(BIRTH, self.born, _BIRTH),
            Typed(PHONE, self.phones, _PHONE),
            Parted(EMAIL, self.emails, self.before_at, self.unnumbered, self.numbered, _EMAIL),
        )

    def two_scripts(self, pairs: Pairs) -> Truths:
        """Where the given names are written in two kinds of script."""
        given = self.names.columns[0]
        script = self.names.script[given]
        return np.asarray(script[pairs.left] != script[pairs.right])

    def candidates(self) -> Pairs:
        """The pairs that share something two applications of one woman share."""
        given, family = self.names.bones_of(0), self.names.bones_of(1)
        first_of_given, first_of_family = self.names.first_of(0), self.names.first_of(1)
        year, day = _year_key(self.born), _day_key(self.born)
        ends = [text[-_END_OF_PHONE:] for text in self.phones.texts]
        blocks = [
            self.phones.codes,
            _coded(ends, self.phones.codes),
            self.emails.codes,
            self.before_at,
            day,
            self.names.sums(),
            together(np.minimum(given, family), np.maximum(given, family)),
            together(family, first_of_given, year),
            together(given, first_of_family, year),
        ]
        return pairs_within(
            blocks, cuts=(first_of_given, first_of_family, year), order=self.names.order()
        )


def made_ready(people: pd.DataFrame) -> Compared:
    """Fold the names of people, and number what is distinct in every other column."""
    emails = levels.column(people["email"])
    before = [text.partition("@")[0] for text in emails.texts]
    has_digit = [part.translate(_NO_DIGIT) != part for part in before]
    return Compared(
        names=words(people["given_name"], people["family_name"]),
        born=_days(people),
        phones=levels.column(people["phone"]),
        emails=emails,
        before_at=_coded(before, emails.codes),
        unnumbered=_coded([text.translate(_NO_DIGIT) for text in emails.texts], emails.codes),
        numbered=np.array([*has_digit, False], dtype=bool)[emails.codes],
    )


def steady_order(people: pd.DataFrame) -> Ints:
    """An order of people by what they wrote, whatever order they come in."""
    columns = [people[name].astype(str).to_numpy(dtype=object) for name in FIELDS]
    numbers = [pd.util.hash_array(each, categorize=True) for each in columns]
    return np.asarray(np.lexsort(numbers), dtype=np.int64)


def _days(people: pd.DataFrame) -> Days:
    """Birth dates as numbers; where it is not said whether the day is known, 1 January is not."""
    codes, distinct = pd.factorize(people["birth_date"].to_numpy(dtype=object))
    year, month, day = (
        np.array([*(getattr(each, part) for each in distinct), 0], dtype=np.int64)[codes]
        for part in ("year", "month", "day")
    )
    is_year_only = (month == 1) & (day == 1)
    if "birth_precision" in people.columns:
        precision = people["birth_precision"]
        is_said = np.asarray(precision.notna(), dtype=bool)
        is_year_only = np.where(is_said, precision == "year", is_year_only)
    return Days(year, month, day, is_year_only)


def _year_key(born: Days) -> Ints:
    return np.where(born.year > 0, born.year, -1)


def _day_key(born: Days) -> Ints:
    """One number a day, the same for day and month in each other's place; -1 where unknown."""
    low, high = np.minimum(born.month, born.day), np.maximum(born.month, born.day)
    number = (born.year * 32 + low) * 32 + high
    return np.where((born.year > 0) & ~born.is_year_only, number, -1)


def _coded(texts: Sequence[str], codes: Ints) -> Ints:
    return np.append(levels.column(texts).codes, -1)[codes]

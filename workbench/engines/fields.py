"""The kinds of field that records are compared by, each with what is believed of its levels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from workbench.engines import levels as of
from workbench.engines.blocking import Ints, Pairs
from workbench.engines.levels import CLOSE, NEAR, OTHER, SAME, TURNED, YEAR, YEARS, Floats, Truths
from workbench.engines.weighing import Belief
from workbench.engines.words import Words, alikeness

TEXT = Belief(
    {OTHER: 0.06, NEAR: 0.06, CLOSE: 0.18, SAME: 0.70},
    {OTHER: 0.96, NEAR: 0.03, CLOSE: 0.006, SAME: 0.004},
)
TYPED = Belief({OTHER: 0.15, CLOSE: 0.10, SAME: 0.75}, {OTHER: 0.998, CLOSE: 0.0005, SAME: 0.0015})
DAY = Belief(
    {OTHER: 0.03, NEAR: 0.06, YEAR: 0.05, YEARS: 0.03, TURNED: 0.03, SAME: 0.80},
    {OTHER: 0.9755, NEAR: 0.02, YEAR: 0.003, YEARS: 0.0005, TURNED: 0.0005, SAME: 0.0005},
)


@dataclass(frozen=True, eq=False)
class Compared:
    """One field of each pair: its level and how many other records hold what the two hold."""

    name: str
    levels: Ints
    belief: Belief
    others: Ints | None = None
    is_turned: Truths | None = None


class Field(Protocol):
    """Something to compare two records by."""

    def compare(self, pairs: Pairs) -> tuple[Compared, ...]:
        """The levels of each pair."""


@dataclass(frozen=True, eq=False)
class Text:
    """A text compared by its letters: the same, close, near or another."""

    name: str
    values: of.Column
    belief: Belief = TEXT
    steps: tuple[float, float, float] = (0.75, 0.88, 0.97)

    def compare(self, pairs: Pairs) -> tuple[Compared, ...]:
        """How alike the two are, in four levels."""
        codes = self.values.codes
        scores = of.similar(self.values, codes[pairs.left], codes[pairs.right])
        levels = of.graded(scores, steps=self.steps)
        return (Compared(self.name, levels, self.belief, _others(codes, pairs)),)


@dataclass(frozen=True, eq=False)
class Typed:
    """Signs that are typed, as a postcode: the same, one slip apart, or another."""

    name: str
    values: of.Column
    belief: Belief = TYPED

    def compare(self, pairs: Pairs) -> tuple[Compared, ...]:
        """The same, one slip apart, or another."""
        levels = of.typed(self.values, pairs)
        return (Compared(self.name, levels, self.belief, _others(self.values.codes, pairs)),)


@dataclass(frozen=True, eq=False)
class Parted:
    """An address of which a first part alone says much.

    `parts` and `unnumbered` are codes: of the first part, and of the whole without its digits.
    Addresses that differ in digits alone are numbered, not slips of the pen; a part without a
    digit is often a name and so says less than one with (`numbered`).
    """

    name: str
    values: of.Column
    parts: Ints
    unnumbered: Ints
    numbered: Truths
    belief: Belief = TYPED

    def compare(self, pairs: Pairs) -> tuple[Compared, ...]:
        """The same; close where one sign differs; close or near where the part is the same."""
        levels = of.typed(self.values, pairs)
        renumbered = of.equality(self.unnumbered, pairs) == SAME
        levels = np.where((levels == CLOSE) & renumbered, OTHER, levels)
        part = (levels == OTHER) & (of.equality(self.parts, pairs) == SAME)
        levels = np.where(part, np.where(self.numbered[pairs.left], CLOSE, NEAR), levels)
        return (Compared(self.name, levels, self.belief, _others(self.values.codes, pairs)),)


@dataclass(frozen=True, eq=False)
class Day:
    """A date, of which day and month may change place or not be known."""

    name: str
    values: of.Days
    belief: Belief = DAY

    def compare(self, pairs: Pairs) -> tuple[Compared, ...]:
        """The same, turned, one part apart, the same year only, or another."""
        return (Compared(self.name, of.dates(self.values, pairs), self.belief),)


@dataclass(frozen=True, eq=False)
class TwoWords:
    """Two columns of words that some write in each other's place, or all in one."""

    names: tuple[str, str]
    words: Words
    belief: Belief = TEXT
    steps: tuple[float, float, float] = (of.NEAR_FROM, of.CLOSE_FROM, of.ALIKE_FROM)

    def compare(self, pairs: Pairs) -> tuple[Compared, ...]:
        """Both columns, straight or crossed, whichever fits."""
        one, other = self.words.columns
        crossed = self._crossed(pairs)
        found = []
        for name, mine, hers in zip(self.names, (one, other), (other, one), strict=True):
            left = mine[pairs.left]
            right = np.where(crossed.is_turned, hers[pairs.right], mine[pairs.right])
            scores = alikeness(self.words, left, right)
            scores[crossed.is_split] = 1.0
            levels = of.graded(scores, steps=self.steps)
            others = self._others(left, right)
            found.append(Compared(name, levels, self.belief, others, crossed.is_turned))
        return tuple(found)

    def _crossed(self, pairs: Pairs) -> _Crossed:
        """Which pairs fit when the columns change place, or hold the same words split elsewhere."""
        one, other = self.words.columns
        left, right = pairs.left, pairs.right
        straight = self._worse(Pairs(one[left], one[right]), Pairs(other[left], other[right]))
        is_loose = straight < of.CLOSE_FROM
        sums = self.words.sums()
        is_split = is_loose & (sums[left] == sums[right]) & (sums[left] >= 0)
        # Two words that change place and are both misspelled in their first consonant: too rare.
        first, second = self.words.first_of(0), self.words.first_of(1)
        may = (first[left] == second[right]) | (second[left] == first[right])
        at = np.flatnonzero(is_loose & may & ~is_split)
        left, right = left[at], right[at]
        across = self._worse(Pairs(one[left], other[right]), Pairs(other[left], one[right]))
        is_turned = is_split.copy()
        is_turned[at] = across >= of.CLOSE_FROM
        return _Crossed(is_turned, is_split)

    def _worse(self, firsts: Pairs, seconds: Pairs) -> Floats:
        """The lesser alikeness of two pairs of codes; 0 where one is missing."""
        first = alikeness(self.words, firsts.left, firsts.right)
        second = np.zeros(len(first))
        at = np.flatnonzero(first >= of.CLOSE_FROM)
        second[at] = alikeness(self.words, seconds.left[at], seconds.right[at])
        return np.nan_to_num(np.minimum(first, second), nan=0.0)

    def _others(self, left: Ints, right: Ints) -> Ints:
        """How many other records write either word, by its consonants across scripts."""
        across = self.words.script[left] != self.words.script[right]
        found = [
            np.maximum(counts[left], counts[right])
            for counts in (self._counts(self.words.letters), self._counts(self.words.bones))
        ]
        return _besides_two(np.where(across, found[1], found[0]))

    def _counts(self, texts: of.Column) -> Ints:
        written = texts.codes[np.concatenate(self.words.columns)]
        return np.take(_counted(written), texts.codes)


@dataclass(frozen=True, eq=False)
class _Crossed:
    is_turned: Truths
    is_split: Truths


def _others(codes: Ints, pairs: Pairs) -> Ints:
    """How many other records hold the value of the left one; 0 where none is held."""
    return _besides_two(_counted(codes)[codes[pairs.left]])


def _counted(codes: Ints) -> Ints:
    """How often each code comes; the last place, which -1 means, is 0."""
    return np.append(np.bincount(codes[codes >= 0], minlength=1), 0)


def _besides_two(counts: Ints) -> Ints:
    return np.maximum(counts - 2, 0)

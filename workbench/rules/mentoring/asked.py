"""One rule asked of every pair: once for each kind of fellow with each kind of mentor.

Where there are too many kinds for that to be held, it is asked of some fellows at a time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from math import isqrt

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from workbench.engines.pairs.scores import Wholes
from workbench.rules.mentoring.alike import Crowd, Kinds
from workbench.rules.mentoring.rubric import PairGate, WeightedPart

Said = NDArray[np.int8]

AT_ONCE = 1 << 20
"""So many pairs at the most are asked of a rule at once."""
HELD = 1 << 24
"""Answers of one rule are held when there are so many pairs of kinds at the most."""


@dataclass(frozen=True, eq=False)
class Asked:
    """What a rule says of every pair as an int8: yes, no, unknown of a gate; points of a part."""

    fellows: Crowd
    mentors: Crowd
    of_fellow: tuple[str, ...]
    of_mentor: tuple[str, ...]
    says: Callable[[pd.DataFrame, pd.DataFrame], Said]

    @cached_property
    def rows(self) -> Kinds:
        """The kinds of fellows that the rule tells apart."""
        return self.fellows.kinds(self.of_fellow)

    @cached_property
    def columns(self) -> Kinds:
        """The kinds of mentors that the rule tells apart."""
        return self.mentors.kinds(self.of_mentor)

    @property
    def is_held(self) -> bool:
        """Whether it is asked once and held."""
        return len(self.rows) * len(self.columns) <= HELD

    @cached_property
    def by_kind(self) -> Said:
        """What it says of every kind of fellow with every kind of mentor."""
        return self._of(self.rows.firsts, self.columns.firsts)

    def block(self, rows: slice) -> Said:
        """What it says of these fellows with every mentor (rows, m)."""
        kinds = self.rows.of[rows]
        if self.is_held:
            return np.take(self.by_kind[kinds], self.columns.of, axis=1)
        once, back = np.unique(kinds, return_inverse=True)
        said = self._of(self.rows.firsts[once], self.columns.firsts)
        return np.take(said[back], self.columns.of, axis=1)

    def at(self, rows: Wholes, columns: Wholes) -> Said:
        """What it says of each fellow with the mentor in the same place (k,)."""
        hers, his = self.rows.of[rows], self.columns.of[columns]
        if self.is_held:
            return np.asarray(self.by_kind[hers, his])
        found = np.empty(len(hers), dtype=np.int8)
        step = max(1, isqrt(AT_ONCE))
        for start in range(0, len(hers), step):
            some = slice(start, start + step)
            these, row = np.unique(hers[some], return_inverse=True)
            those, column = np.unique(his[some], return_inverse=True)
            said = self._of(self.rows.firsts[these], self.columns.firsts[those])
            found[some] = said[row, column]
        return found

    @cached_property
    def _hers(self) -> pd.DataFrame:
        return self.fellows.frame[list(self.of_fellow)]

    @cached_property
    def _his(self) -> pd.DataFrame:
        return self.mentors.frame[list(self.of_mentor)]

    def _of(self, rows: Wholes, columns: Wholes) -> Said:
        """What it says of some fellows with some mentors, a few of the fellows at a time."""
        found = np.empty((len(rows), len(columns)), dtype=np.int8)
        his = self._his.iloc[columns]
        step = max(1, AT_ONCE // max(len(columns), 1))
        for start in range(0, len(rows), step):
            few = self._hers.iloc[rows[start : start + step]]
            found[start : start + step] = self.says(few, his)
        return found


def asked_gate(gate: PairGate, fellows: Crowd, mentors: Crowd) -> Asked:
    """What a gate answers for every pair."""
    return Asked(fellows, mentors, gate.of_fellow, gate.of_mentor, gate.answers)


def asked_part(weighted: WeightedPart, fellows: Crowd, mentors: Crowd) -> Asked:
    """The points that are certain of a part of the fit, for every pair."""
    part = weighted.part

    def says(some: pd.DataFrame, others: pd.DataFrame) -> Said:
        return weighted.points_of(part.span(some, others).lower)

    return Asked(fellows, mentors, part.of_fellow, part.of_mentor, says)

"""What a programme of pairs seeks, one goal after another, written in rows for the solver."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from workbench.engines.highs import Floats, Integers
from workbench.engines.pairs.edges import Edges
from workbench.engines.pairs.limits import Limits
from workbench.engines.pairs.scores import NOBODY, Wholes


@dataclass(frozen=True, eq=False)
class Goal:
    """What a pair counts by its points (most + 1,), by keeping its column, and a need met."""

    worth: Wholes
    keep: int = 0
    met: int = 0


@dataclass(frozen=True, eq=False)
class Reached:
    """A goal, and how much of it is to be had from now on at least."""

    goal: Goal
    least: int


@dataclass(frozen=True, eq=False)
class Asked:
    """Limits, what was reached so far, and the goal that is sought now.

    `before` (n,) is the column a row had. Variables are the pairs first, then a need each.
    """

    limits: Limits
    before: Wholes
    reached: tuple[Reached, ...]
    goal: Goal

    @property
    def ends(self) -> Floats:
        """The right-hand side of every row of the programme."""
        of, least = self.limits, [each.least for each in self.reached]
        rows = np.ones(len(of.takes))
        return np.concatenate([rows, of.room, of.caps, np.zeros(len(of.needs)), least])

    def counts(self, goal: Goal, few: Edges) -> Floats:
        """What each pair and each need counts for a goal; the weights of `few` are its points."""
        is_kept = self.before[few.rows] == few.columns
        pairs = goal.worth[few.weights] + goal.keep * is_kept
        return np.concatenate([pairs, np.full(len(self.limits.needs), goal.met)]).astype(float)

    def programme(self, few: Edges) -> Integers:
        """The goal over a few pairs, under all limits, in whole numbers."""
        ends = self.ends
        first_need = len(ends) - len(self.limits.needs) - len(self.reached)
        least, most = np.full(len(ends), -np.inf), ends.copy()
        least[first_need:], most[first_need:] = ends[first_need:], np.inf
        gains = self.counts(self.goal, few)
        return Integers(
            gains=gains,
            lower=np.zeros(len(gains)),
            upper=np.ones(len(gains)),
            is_whole=np.ones(len(gains), dtype=bool),
            rows=_stacked(self._entries(few), shape=(len(ends), len(gains))),
            least=least,
            most=most,
        )

    def _entries(self, few: Edges) -> list[_Entries]:
        """What every variable counts in every row of the programme."""
        of, pairs = self.limits, np.arange(len(few))
        rows, columns = len(of.takes), len(of.room)
        found = [
            _Entries(few.rows, pairs, np.ones(len(few))),
            _Entries(rows + few.columns, pairs, of.takes[few.rows].astype(float)),
        ]
        group = of.groups[few.columns]
        inside = np.flatnonzero(group != NOBODY)
        at = rows + columns
        found.append(_Entries(at + group[inside], inside, np.ones(len(inside))))
        at += len(of.caps)
        for place, need in enumerate(of.needs):
            helps = np.flatnonzero(need.rows[few.rows] & need.columns[few.columns])
            found.append(_Entries(np.full(len(helps), at + place), helps, np.ones(len(helps))))
            found.append(
                _Entries(np.array([at + place]), np.array([len(few) + place]), np.array([-1.0]))
            )
        at += len(of.needs)
        for place, each in enumerate(self.reached):
            counts = self.counts(each.goal, few)
            some = np.flatnonzero(counts)
            found.append(_Entries(np.full(len(some), at + place), some, counts[some]))
        return found


@dataclass(frozen=True, eq=False)
class _Entries:
    rows: Wholes
    variables: Wholes
    values: Floats


def _stacked(parts: Sequence[_Entries], *, shape: tuple[int, int]):  # type: ignore[no-untyped-def]
    from scipy.sparse import csr_array

    rows = np.concatenate([each.rows for each in parts])
    variables = np.concatenate([each.variables for each in parts])
    values = np.concatenate([each.values for each in parts])
    return csr_array((values, (rows, variables)), shape=shape)

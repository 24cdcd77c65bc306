"""Every fellow beside every mentor under a rubric: what the gates answer and the points of fit.

Points are certain ones: what is not known brings nothing. A gate that says no blocks a pair,
one that does not know does not. A pair that is banned, or to which one of the two said no, is
blocked too. Rows are fellows and columns mentors, in the order of the frames.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from workbench.engines.pairs.scores import BLOCKED, Points, Wholes
from workbench.rules.kleene import Answers
from workbench.rules.mentoring.alike import Crowd
from workbench.rules.mentoring.asked import Asked, asked_gate, asked_part
from workbench.rules.mentoring.rubric import PairRubric
from workbench.rules.mentoring.sheets import Sheet, sheet
from workbench.rules.mentoring.terms import Circumstances, Pair, Terms

OUT_OF = 100


@dataclass(frozen=True, eq=False)
class PairTable:
    """Fellows beside mentors under a rubric: `PairScores` for the engines, gates for the words.

    `banned` are pairs blocked whatever the gates say; `relations` a frame
    (`frames.RELATIONS`), whose wishes bring points.
    """

    fellows: pd.DataFrame
    mentors: pd.DataFrame
    rubric: PairRubric
    relations: pd.DataFrame
    banned: frozenset[Pair] = frozenset()

    @property
    def shape(self) -> tuple[int, int]:
        """How many fellows and mentors there are."""
        return len(self.fellows), len(self.mentors)

    @property
    def most(self) -> int:
        """The most points that a pair can have."""
        return OUT_OF

    def gates(self, rows: slice) -> dict[str, Answers]:
        """What each gate of the rubric answers for these rows with every mentor, by its name."""
        return {name: asked.block(rows) for name, asked in self._gates.items()}

    def block(self, rows: slice) -> Points:
        """The points of these rows with every mentor (rows, m); BLOCKED where a gate says no."""
        points = self._points.block(rows)
        np.maximum(points, BLOCKED, out=points)
        start = rows.indices(len(self.fellows))[0]
        first, last = np.searchsorted(
            self._blocked, [start * len(self.mentors), (start + len(points)) * len(self.mentors)]
        )
        points.reshape(-1)[self._blocked[first:last] - start * len(self.mentors)] = BLOCKED
        return points

    def fit(self, rows: slice) -> Points:
        """The points of these rows with every mentor (rows, m), whatever the gates say."""
        return self._fit.block(rows)

    def of(self, row: int, columns: Wholes) -> Points:
        """The points of one fellow with these mentors."""
        return self.at(np.full(len(columns), row), columns)

    def at(self, rows: Wholes, columns: Wholes) -> Points:
        """The points of each fellow with the mentor in the same place (k,)."""
        points = np.maximum(self._points.at(rows, columns), np.int16(BLOCKED))
        points[np.isin(self._places(rows, columns), self._blocked)] = BLOCKED
        return points

    def fit_at(self, rows: Wholes, columns: Wholes) -> Points:
        """The points of each fellow with the mentor in the same place, whatever the gates say."""
        return self._fit.at(rows, columns)

    @cached_property
    def _sides(self) -> tuple[Crowd, Crowd]:
        return Crowd(self.fellows), Crowd(self.mentors)

    @cached_property
    def _gates(self) -> dict[str, Asked]:
        return {each.name: asked_gate(each, *self._sides) for each in self.rubric.gates}

    @cached_property
    def _parts(self) -> tuple[Asked, ...]:
        return tuple(asked_part(each, *self._sides) for each in self.rubric.parts)

    @cached_property
    def _points(self) -> Sheet:
        rows, columns = self.shape
        return sheet(tuple(self._gates.values()), self._parts, rows=rows, columns=columns)

    @cached_property
    def _fit(self) -> Sheet:
        rows, columns = self.shape
        return sheet((), self._parts, rows=rows, columns=columns)

    @cached_property
    def _blocked(self) -> Wholes:
        """The places of the banned pairs among all pairs, in their order."""
        fellows = self.fellows.index.get_indexer([each.fellow for each in self.banned])
        mentors = self.mentors.index.get_indexer([each.mentor for each in self.banned])
        is_here = (fellows >= 0) & (mentors >= 0)
        return np.sort(self._places(fellows[is_here], mentors[is_here]))

    def _places(self, rows: Wholes, columns: Wholes) -> Wholes:
        return np.asarray(rows, dtype=np.int64) * len(self.mentors) + columns


def table(
    fellows: pd.DataFrame,
    mentors: pd.DataFrame,
    *,
    rubric: PairRubric,
    terms: Terms | None = None,
    circumstances: Circumstances | None = None,
) -> PairTable:
    """Fellows beside mentors, with what is forbidden by hand and what was said of pairs before."""
    asked = Terms() if terms is None else terms
    given = Circumstances() if circumstances is None else circumstances
    return PairTable(
        fellows, mentors, rubric, given.relations, banned=asked.forbidden | given.banned
    )


def fits(of: PairTable, pairs: Iterable[Pair]) -> pd.Series:
    """The points of fit of some pairs, whatever the gates say, by fellow and mentor."""
    asked = sorted(set(pairs))
    rows = of.fellows.index.get_indexer([each.fellow for each in asked])
    columns = of.mentors.index.get_indexer([each.mentor for each in asked])
    points = of.fit_at(rows, columns)
    index = pd.MultiIndex.from_tuples(
        [(each.fellow, each.mentor) for each in asked], names=["fellow", "mentor"]
    )
    return pd.Series(points, index, dtype="int64", name="fit")

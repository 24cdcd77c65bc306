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
from workbench.rules import kleene
from workbench.rules.kleene import Answers
from workbench.rules.mentoring.rubric import PairRubric
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

    @cached_property
    def _blocked(self) -> pd.DataFrame:
        """The banned pairs by row and column."""
        pairs = [each for each in self.banned if self._is_here(each)]
        return pd.DataFrame(
            {
                "row": self.fellows.index.get_indexer([each.fellow for each in pairs]),
                "column": self.mentors.index.get_indexer([each.mentor for each in pairs]),
            }
        )

    def _is_here(self, pair: Pair) -> bool:
        return pair.fellow in self.fellows.index and pair.mentor in self.mentors.index

    def gates(self, rows: slice) -> dict[str, Answers]:
        """What each gate answers for these rows with every mentor (rows, m), by its name."""
        some = self.fellows.iloc[rows]
        return {each.name: each.answers(some, self.mentors) for each in self.rubric.gates}

    def block(self, rows: slice) -> Points:
        """The points of these rows with every mentor (rows, m); BLOCKED where a gate says no."""
        points = self.fit(rows)
        for answered in self.gates(rows).values():
            points[answered == kleene.NO] = BLOCKED
        start = rows.start or 0
        row, column = self._blocked["row"].to_numpy(), self._blocked["column"].to_numpy()
        is_here = (row >= start) & (row < start + len(points))
        points[row[is_here] - start, column[is_here]] = BLOCKED
        return points

    def fit(self, rows: slice) -> Points:
        """The points of these rows with every mentor (rows, m), whatever the gates say."""
        some = self.fellows.iloc[rows]
        points: Points = np.zeros((len(some), len(self.mentors)), dtype=np.int16)
        for each in self.rubric.parts:
            share = each.part.span(some, self.mentors).lower
            points += np.floor(share * np.float32(each.points) + np.float32(0.5)).astype(np.int16)
        return points

    def of(self, row: int, columns: Wholes) -> Points:
        """The points of one fellow with these mentors."""
        return np.asarray(self.block(slice(row, row + 1))[0, columns], dtype=np.int16)


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
    points = [int(of.fit(slice(r, r + 1))[0, c]) for r, c in zip(rows, columns, strict=True)]
    index = pd.MultiIndex.from_tuples(
        [(each.fellow, each.mentor) for each in asked], names=["fellow", "mentor"]
    )
    return pd.Series(points, index, dtype="int64", name="fit")

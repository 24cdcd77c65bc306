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
from workbench.rules.mentoring import restricted
from workbench.rules.mentoring.alike import Crowd
from workbench.rules.mentoring.asked import Asked, asked_gate, asked_part
from workbench.rules.mentoring.relations import (
    Overlay,
    RelationGate,
    of_kinds,
    overlay,
    pairs_of,
    places_of,
)
from workbench.rules.mentoring.rubric import PairRubric
from workbench.rules.mentoring.sheets import Sheet, sheet
from workbench.rules.mentoring.terms import Circumstances, Pair, Terms
from workbench.sentences import Sentence, sentence
from workbench.vocabulary import Relation, Role

OUT_OF = 100


FORBIDDEN = "forbidden"


@dataclass(frozen=True, eq=False)
class PairTable:
    """Fellows beside mentors under a rubric: `PairScores` for the engines, gates for the words.

    `relations` is a frame (`frames.RELATIONS`) of what is known between pairs: a never or a no
    blocks a pair, a wish brings points. `forbidden` are pairs blocked by hand. `role` is who
    reads the words: for all but protection the quiet gates are one.
    """

    fellows: pd.DataFrame
    mentors: pd.DataFrame
    rubric: PairRubric
    relations: pd.DataFrame
    forbidden: frozenset[Pair] = frozenset()
    role: Role = Role.COORDINATOR

    @property
    def shape(self) -> tuple[int, int]:
        """How many fellows and mentors there are."""
        return len(self.fellows), len(self.mentors)

    @property
    def most(self) -> int:
        """The most points that a pair can have."""
        return OUT_OF

    @property
    def titles(self) -> dict[str, Sentence]:
        """What the gates are called, by name, as the role of this table reads them."""
        return self.titles_for(self.role)

    def titles_for(self, role: Role) -> dict[str, Sentence]:
        """What the gates are called, by name, as a role reads them."""
        every = {each.name: each.title for each in self.rubric.gates}
        every |= {each.name: each.title for each in self._between}
        every[FORBIDDEN] = sentence("a pair not forbidden by hand")
        return restricted.titles(every, quiet=self.rubric.quiet, role=role)

    def gates(self, rows: slice) -> dict[str, Answers]:
        """What each gate answers for these rows with every mentor, for the role of this table."""
        return self.gates_for(self.role, rows)

    def gates_for(self, role: Role, rows: slice) -> dict[str, Answers]:
        """What each gate answers for these rows with every mentor, by name, as a role reads it.

        A pair is blocked where one of them says no. What is known between the two and what was
        forbidden by hand are gates among the others.
        """
        every = {name: asked.block(rows) for name, asked in self._gates.items()}
        for each in self._between:
            every[each.name] = self._answered(self._known(each.kind), rows)
        every[FORBIDDEN] = self._answered(self._forbidden, rows)
        return restricted.answers(every, quiet=self.rubric.quiet, role=role)

    def block(self, rows: slice) -> Points:
        """The points of these rows with every mentor (rows, m); BLOCKED where a gate says no."""
        points = self._points.block(rows)
        np.maximum(points, BLOCKED, out=points)
        first = self._first(rows)
        self._shifts.add_to(points, first=first)
        points.reshape(-1)[_within(self._blocked, first, points.size)] = BLOCKED
        return points

    def fit(self, rows: slice) -> Points:
        """The points of these rows with every mentor (rows, m), whatever the gates say."""
        points = self._fit.block(rows)
        self._shifts.add_to(points, first=self._first(rows))
        return points

    def of(self, row: int, columns: Wholes) -> Points:
        """The points of one fellow with these mentors."""
        return self.at(np.full(len(columns), row), columns)

    def at(self, rows: Wholes, columns: Wholes) -> Points:
        """The points of each fellow with the mentor in the same place (k,)."""
        places = self._places(rows, columns)
        points = self._points.at(rows, columns)
        is_free = (points >= 0) & ~np.isin(places, self._blocked)
        shifted = np.maximum(points + self._shifts.at(places), 0)
        return np.where(is_free, shifted, BLOCKED).astype(np.int16)

    def fit_at(self, rows: Wholes, columns: Wholes) -> Points:
        """The points of each fellow with the mentor in the same place, whatever the gates say."""
        points = self._fit.at(rows, columns)
        shifts = self._shifts.at(self._places(rows, columns))
        return np.asarray(np.maximum(points + shifts, 0), dtype=np.int16)

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

    @property
    def _between(self) -> tuple[RelationGate, ...]:
        return self.rubric.gates_between

    @cached_property
    def _shifts(self) -> Overlay:
        """The points that wishes and earlier pairs bring or take."""
        return overlay(
            self.rubric.relation_parts,
            self.relations,
            fellows=self.fellows.index,
            mentors=self.mentors.index,
        )

    @cached_property
    def _blocked(self) -> Wholes:
        """The places of pairs that are blocked whatever the two answered, in order."""
        known = [self._known(each.kind) for each in self._between]
        return np.unique(np.concatenate([self._forbidden, *known]))

    @cached_property
    def _forbidden(self) -> Wholes:
        pairs = [(each.fellow, each.mentor) for each in sorted(self.forbidden)]
        return self._places_of(pd.MultiIndex.from_tuples(pairs, names=["fellow", "mentor"]))

    def _known(self, kind: Relation) -> Wholes:
        """The places of pairs between which this is known, in order."""
        return self._places_of(pairs_of(of_kinds(self.relations, [kind])))

    def _places_of(self, pairs: pd.MultiIndex) -> Wholes:
        found = places_of(pairs, fellows=self.fellows.index, mentors=self.mentors.index)
        return np.unique(found[found >= 0])

    def _places(self, rows: Wholes, columns: Wholes) -> Wholes:
        return np.asarray(rows, dtype=np.int64) * len(self.mentors) + columns

    def _first(self, rows: slice) -> int:
        return rows.indices(len(self.fellows))[0] * len(self.mentors)

    def _answered(self, stopped: Wholes, rows: slice) -> Answers:
        """Yes for these rows with every mentor but the pairs at these places."""
        count = len(range(*rows.indices(len(self.fellows))))
        said = np.full((count, len(self.mentors)), kleene.YES, dtype=np.int8)
        said.reshape(-1)[_within(stopped, self._first(rows), said.size)] = kleene.NO
        return said


def _within(places: Wholes, first: int, size: int) -> Wholes:
    """Those of ordered places that fall into a block, counted from its first pair."""
    start, stop = np.searchsorted(places, [first, first + size])
    return places[start:stop] - first


def table(
    fellows: pd.DataFrame,
    mentors: pd.DataFrame,
    *,
    rubric: PairRubric,
    terms: Terms | None = None,
    circumstances: Circumstances | None = None,
    role: Role = Role.COORDINATOR,
) -> PairTable:
    """Fellows beside mentors, with what is forbidden by hand and what was said of pairs before."""
    asked = Terms() if terms is None else terms
    given = Circumstances() if circumstances is None else circumstances
    return PairTable(
        fellows, mentors, rubric, given.relations, forbidden=asked.forbidden, role=role
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

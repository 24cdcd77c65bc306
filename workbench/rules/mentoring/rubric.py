"""A mentoring rubric: the gates and the weighted parts of fit that a pair is looked at by.

Like the rubric of a programme it is one value, read from `data/rubrics/mentoring-N.toml`,
amended in a notebook or made in a test.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from workbench.rules.answers import Row
from workbench.rules.kleene import Answers
from workbench.rules.mentoring.relations import ALWAYS, RelationGate, WeightedRelation
from workbench.rules.mentoring.wishes import EARLIER, WISHES
from workbench.sentences import Sentence, Words

Shares = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class PairSpan:
    """From where to where a share of the points may still go, 0 to 1, for every pair (n, m)."""

    lower: Shares
    upper: Shares


@dataclass(frozen=True)
class PairGate:
    """A rule that answers yes, no or unknown for a fellow and a mentor, with its reason.

    `of_fellow` and `of_mentor` are the columns it looks at and nothing else (it is given no other):
    two people equal in them, lists in any order, get the same answer, so that each kind of person
    is looked at once. `answers` takes some
    fellows and some mentors and gives an int8 for every pair (n, m); `reason` takes the answer
    and one row of each, blanks None. A gate that `is_quiet` keeps its reason for the role of
    protection; others read that the pair is blocked, and no more.
    """

    name: str
    title: Sentence
    of_fellow: tuple[str, ...]
    of_mentor: tuple[str, ...]
    answers: Callable[[pd.DataFrame, pd.DataFrame], Answers]
    reason: Callable[[int, Row, Row], Sentence]
    is_quiet: bool = False


@dataclass(frozen=True)
class PairPart:
    """A part of the fit of a pair, a share of its points from 0 to 1, with its reason.

    `span` gives the share that is certain and the one it may still come to once everything is
    answered, for every pair (n, m). What is not known brings nothing, and is said.
    """

    name: str
    title: Sentence
    of_fellow: tuple[str, ...]
    of_mentor: tuple[str, ...]
    span: Callable[[pd.DataFrame, pd.DataFrame], PairSpan]
    reason: Callable[[Row, Row], Sentence]


@dataclass(frozen=True)
class WeightedPart:
    """A part of the fit and the whole points it can bring."""

    part: PairPart
    points: int

    def points_of(self, shares: Shares) -> NDArray[np.int8]:
        """The whole points of shares of it, halves rounded up."""
        found = shares * np.float32(self.points)
        found += np.float32(0.5)
        # Points are never below 0, where cutting off is rounding down.
        return found.astype(np.int8)


@dataclass(frozen=True)
class PairRubric:
    """A named, versioned set of gates and weighted parts of fit; the points add up to 100.

    `wishes` are the points that a wish between the two brings, both sides together: all of them
    when each is the other's first wish; `earlier` those of a pair that was one before. Both are
    part of the 100. `relation_gates` block pairs by what is known between the two; the pairs that
    are never to be, and those to which one of the two said no, are blocked under every rubric.
    """

    name: str
    version: int
    title: Words | Sentence
    gates: tuple[PairGate, ...]
    parts: tuple[WeightedPart, ...]
    wishes: int = 0
    earlier: int = 0
    relation_gates: tuple[RelationGate, ...] = ()
    chapter: str | None = None

    @property
    def relation_parts(self) -> tuple[WeightedRelation, ...]:
        """The parts of the fit by what is known between the two, those that bring points."""
        every = (WeightedRelation(WISHES, self.wishes), WeightedRelation(EARLIER, self.earlier))
        return tuple(each for each in every if each.points)

    @property
    def gates_between(self) -> tuple[RelationGate, ...]:
        """Every gate about what is known between the two, those of all rubrics first."""
        return (*ALWAYS, *self.relation_gates)

    @property
    def quiet(self) -> frozenset[str]:
        """The gates whose reason is for the role of protection alone, by name."""
        between = {each.name for each in self.gates_between if each.is_quiet}
        return frozenset(between | {each.name for each in self.gates if each.is_quiet})

    @property
    def stem(self) -> str:
        """Its name and version, as its file and the plans made by it say them."""
        return f"{self.name}-{self.version}"

    @property
    def weighs(self) -> tuple[object, ...]:
        """What it looks at and for how many points: two that weigh alike are equal in it."""
        gates = tuple((gate.name, str(gate.title)) for gate in self.gates)
        parts = tuple((each.part.name, each.points) for each in self.parts)
        return gates, parts, self.wishes, self.earlier

    @property
    def of_fellow(self) -> tuple[str, ...]:
        """Every column of a fellow that it looks at, each once."""
        named = [each.of_fellow for each in self.gates]
        named += [each.part.of_fellow for each in self.parts]
        return tuple(dict.fromkeys(column for columns in named for column in columns))

    @property
    def of_mentor(self) -> tuple[str, ...]:
        """Every column of a mentor that it looks at, each once."""
        named = [each.of_mentor for each in self.gates]
        named += [each.part.of_mentor for each in self.parts]
        return tuple(dict.fromkeys(column for columns in named for column in columns))

"""A rubric: the gates and the weighted criteria that a programme looks at, as one value.

Composition as a value: a rubric read from its file, amended in a notebook or made in a test is
the same thing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from workbench.rules.answers import Numbers, Row
from workbench.rules.gates import Gate
from workbench.sentences import Sentence, Words
from workbench.vocabulary import Programme


@dataclass(frozen=True, eq=False)
class Span:
    """From where to where a score may still go, 0 to 1, one of each per row."""

    lower: Numbers
    upper: Numbers


@dataclass(frozen=True)
class Criterion:
    """A score from 0 to 1, or unknown, with its reason.

    `asks` are the questions it looks at. `score` takes the frame of applications and gives one
    float per row, NaN where unknown; `reason` takes one row and says in words what the score
    rests on. `bounds` narrows an unknown score where some of the answers are there; without it
    an unknown score may go from 0 to 1. `reads` are other columns it looks at, which the store
    knows; `awaits` those that colleagues fill in later: they are waited for, never asked of her.
    """

    name: str
    title: Sentence
    asks: tuple[str, ...]
    score: Callable[[pd.DataFrame], Numbers]
    reason: Callable[[Row], Sentence]
    bounds: Callable[[pd.DataFrame], Span] | None = None
    reads: tuple[str, ...] = ()
    awaits: tuple[str, ...] = ()


@dataclass(frozen=True)
class Weighted:
    """A criterion and the whole points it can bring."""

    criterion: Criterion
    points: int


@dataclass(frozen=True)
class Rubric:
    """A named, versioned set of gates and weighted criteria; the points add up to 100.

    `chapter` names the only chapter it is for; None: every chapter without one of its own.
    `pass_mark` is the score, of 100, from which an application is in when its gates say yes;
    None: the rubric ranks and draws no line.
    """

    name: str
    version: int
    title: Words | Sentence
    programme: Programme
    gates: tuple[Gate, ...]
    criteria: tuple[Weighted, ...]
    chapter: str | None = None
    pass_mark: int | None = None

    @property
    def stem(self) -> str:
        """Its name and version, as its file and the cohorts that keep it say them."""
        return f"{self.name}-{self.version}"

    @property
    def asks(self) -> tuple[str, ...]:
        """The questions the rubric looks at, gates first, each once."""
        named = [gate.asks for gate in self.gates] + [one.criterion.asks for one in self.criteria]
        return tuple(dict.fromkeys(question for asks in named for question in asks))

    @property
    def awaits(self) -> tuple[str, ...]:
        """What colleagues fill in later, each once."""
        named = (one.criterion.awaits for one in self.criteria)
        return tuple(dict.fromkeys(column for awaits in named for column in awaits))

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column of an application that it looks at, each once."""
        named = [gate.reads for gate in self.gates] + [one.criterion.reads for one in self.criteria]
        reads = (column for columns in named for column in columns)
        return tuple(dict.fromkeys((*self.asks, *self.awaits, *reads)))

    @property
    def line(self) -> int:
        """The score from which an application is in; 0 when the rubric draws no line."""
        return self.pass_mark or 0

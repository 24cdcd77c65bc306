"""A reading guide: the aspects of motivation that reviewers score, with words for each score."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.sentences import Words

MOST = 4
"""Scores go from 0 to this."""

SCORES = tuple(range(MOST + 1))


@dataclass(frozen=True)
class Aspect:
    """One thing to read for: its question, and the words that each score stands for."""

    name: str
    title: Words
    question: Words
    anchors: tuple[Words, ...]


@dataclass(frozen=True)
class Guide:
    """A named, versioned set of aspects, and what is done with their scores.

    `reviews` are asked for each application; motivation speaks for her from a mean of
    `pass_mark` on; reviews `discuss_from` apart are discussed first.
    """

    name: str
    version: int
    title: Words
    aspects: tuple[Aspect, ...]
    reviews: int
    pass_mark: float
    discuss_from: float

    @property
    def label(self) -> str:
        """The name that a review keeps: `motivation-1`."""
        return f"{self.name}-{self.version}"

    def mean(self, scores: Mapping[str, int]) -> float:
        """The score of a review: the mean of its aspects, from 0 to 4."""
        return sum(scores[aspect.name] for aspect in self.aspects) / len(self.aspects)

    def missing(self, scores: Mapping[str, int | None]) -> tuple[Aspect, ...]:
        """The aspects that have no score yet."""
        return tuple(one for one in self.aspects if scores.get(one.name) not in SCORES)

"""One application's card: what each gate and criterion says of it, and why."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.sentences import Paragraph, Sentence
from workbench.vocabulary import Answer, Outlook


@dataclass(frozen=True)
class Line:
    """What one gate answers, with its reason."""

    name: str
    title: Sentence
    answer: Answer
    reason: Sentence


@dataclass(frozen=True)
class Part:
    """What one criterion brings, in whole points; an interval while it is unknown."""

    name: str
    title: Sentence
    lower: int
    upper: int
    out_of: int
    reason: Sentence | Paragraph


@dataclass(frozen=True)
class Card:
    """Everything a coordinator needs to say aloud why an application stands where it does.

    `lower` and `upper` are whole points of 100; `questions` the unanswered questions that can
    still change a gate or the score, as keys of `rules.questions`; `stands` tells in, out or
    depends, and `outlook` says it in a sentence; `to_ask` is the shortest list of questions that
    settles it (every open one where three are not enough), and `waits_for_review` whether a
    review has to be given too.
    """

    gates: tuple[Line, ...]
    parts: tuple[Part, ...]
    admissible: Answer
    stands: Outlook
    outlook: Sentence
    lower: int
    upper: int
    questions: tuple[str, ...]
    to_ask: tuple[str, ...] = ()
    waits_for_review: bool = False

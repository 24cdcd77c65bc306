"""One application's card: what each gate and criterion says of it, and why."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.rules import questions as form
from workbench.sentences import Sentence, Several, sentence
from workbench.vocabulary import Answer


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
    reason: Sentence


@dataclass(frozen=True)
class Card:
    """Everything a coordinator needs to say aloud why an application stands where it does.

    `lower` and `upper` are whole points of 100; `questions` the unanswered questions that can
    still change a gate or the score, as keys of `rules.questions`; `outlook` says what the
    gates come to whatever she answers.
    """

    gates: tuple[Line, ...]
    parts: tuple[Part, ...]
    admissible: Answer
    outlook: Sentence
    lower: int
    upper: int
    questions: tuple[str, ...]


def outlook(admissible: Answer, deciding: tuple[str, ...]) -> Sentence:
    """In or out whatever she answers, or the questions that her gates depend on."""
    if admissible is Answer.YES:
        return sentence("In whatever she answers: every gate says yes.")
    if admissible is Answer.NO:
        return sentence("Out whatever she answers: a gate says no.")
    titles = Several(tuple(form.title(question) for question in deciding))
    return sentence("Depends on what she answers: {questions}.", questions=titles)

"""What one application's outlook rests on, in one sentence that can be said aloud.

The answers to one or two deciding questions are tried out with the rubric's own rules, so that
the sentence says which of them put her in: "In if her French is A2 or better, else out."
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from workbench.rules import conditions, possible, questions
from workbench.rules.answers import Truths
from workbench.rules.bundles import Names, answered
from workbench.rules.rubric import Rubric
from workbench.sentences import Sentence, Several, sentence, sentences
from workbench.vocabulary import Answer, Outlook

MOST_TRIED = 30_000
"""Pairs of answers tried for a sentence: above that the questions are named instead."""


@dataclass(frozen=True, eq=False)
class Tried:
    """Every answer to one or two questions: which put her in, and the points they bring her."""

    names: Names
    answers: tuple[possible.Possible, ...]
    is_in: Truths
    points: NDArray[np.float64]


@dataclass(frozen=True)
class Standing:
    """Where one application stands: her sure points, all gates together, her outlook.

    `shortest` is the list that settles it, None when it is longer than three; `at_best` the
    one after which she may be in; `is_open` tells that something is still unknown.
    """

    outlook: Outlook
    admissible: Answer
    lower: int
    upper: int
    shortest: Names | None
    at_best: Names | None
    is_open: bool


Try = Callable[[pd.DataFrame], tuple[Truths, NDArray[np.float64]]]
"""From a frame of applications to which of them are in, and their sure points."""


def said(standing: Standing, rubric: Rubric, *, alone: pd.DataFrame, look: Try) -> Sentence:
    """In or out whatever she answers, or what it depends on; `alone` is her row as a frame."""
    if standing.outlook is Outlook.IN:
        return _in(standing, rubric)
    if standing.outlook is Outlook.OUT:
        return _out(standing, rubric)
    names = standing.shortest
    if names is None:
        return _long(standing.at_best)
    tried = _tried(alone[list(rubric.columns)], names, look=look, above=standing.lower)
    if tried is not None and len(names) == 1:
        return _of_one(tried)
    if tried is not None:
        return _of_two(tried, missing=rubric.line - standing.lower)
    return _named(names)


def _in(standing: Standing, rubric: Rubric) -> Sentence:
    mark = rubric.pass_mark
    if mark is None:
        return sentence("In whatever she answers: every gate says yes.")
    if not standing.is_open:
        return sentence("In: every gate says yes, and her score reaches {mark}.", mark=mark)
    return sentence(
        "In whatever she answers: every gate says yes, and her score reaches {mark}.", mark=mark
    )


def _out(standing: Standing, rubric: Rubric) -> Sentence:
    if standing.admissible is Answer.NO:
        return sentence("Out whatever she answers: a gate says no.")
    if standing.upper < rubric.line and not standing.is_open:
        return sentence("Out: her score does not reach {mark}.", mark=rubric.line)
    if standing.upper < rubric.line:
        return sentence(
            "Out whatever she answers: her score cannot reach {mark}.", mark=rubric.line
        )
    return sentence(
        "Out whatever she answers: no answer brings both the gates to yes and her score to {mark}.",
        mark=rubric.line,
    )


def _long(at_best: Names | None) -> Sentence:
    if at_best is None:
        return sentence("Depends on what she answers; three questions are not enough to settle it.")
    return sentence(
        "Depends on what she answers; three questions are not enough to settle it. She is in at "
        "the earliest after {questions}.",
        questions=Several(tuple(questions.title(name) for name in at_best)),
    )


def _named(names: Names) -> Sentence:
    titles = Several(tuple(questions.title(name) for name in names))
    return sentence(
        "Depends on {questions}: nothing else is needed to settle it.", questions=titles
    )


def _tried(alone: pd.DataFrame, names: Names, *, look: Try, above: int) -> Tried | None:
    """Every answer to these questions tried out; None when they are too many."""
    answers = tuple(possible.answers_to(name) or () for name in names)
    many = int(np.prod([len(each) for each in answers]))
    if len(names) > 2 or not 0 < many <= MOST_TRIED:
        return None
    is_in, points = look(answered(alone, dict(zip(names, answers, strict=True))))
    shape = tuple(len(each) for each in answers)
    return Tried(names, answers, is_in.reshape(shape), points.reshape(shape) - above)


def _of_one(tried: Tried) -> Sentence:
    if tried.is_in.all():
        return sentence(
            "In as soon as she answers: {question}.", question=questions.title(tried.names[0])
        )
    return sentence("In if {condition}, else out.", condition=_meant(tried, 0, tried.is_in))


def _of_two(tried: Tried, *, missing: int) -> Sentence:
    """A condition on each of two answers, joined as they decide: both, one of them, together."""
    one, other = np.asarray(tried.is_in.any(axis=1)), np.asarray(tried.is_in.any(axis=0))
    both = one[:, None] & other[None, :]
    if (tried.is_in == both).all():
        return sentence(
            "In if {one} and {other}, else out.",
            one=_meant(tried, 0, one),
            other=_meant(tried, 1, other),
        )
    alone, also = np.asarray(tried.is_in.all(axis=1)), np.asarray(tried.is_in.all(axis=0))
    if (tried.is_in == (alone[:, None] | also[None, :])).all():
        return sentence(
            "In if {one} or {other}, else out.",
            one=_meant(tried, 0, alone),
            other=_meant(tried, 1, also),
        )
    return _together(tried, one, other, missing=missing)


def _together(tried: Tried, one: Truths, other: Truths, *, missing: int) -> Sentence:
    """Answers that only together bring the points still missing."""
    enough = tried.points >= missing
    if (tried.is_in != (one[:, None] & other[None, :] & enough)).any():
        return _named(tried.names)
    if one.all() and other.all():
        return sentences(
            "In if {questions} bring {count} point or more together, else out.",
            "In if {questions} bring {count} points or more together, else out.",
            missing,
            questions=Several(tuple(questions.title(name) for name in tried.names)),
        )
    return sentences(
        "In if {one}, {other}, and the two bring {count} point or more together; else out.",
        "In if {one}, {other}, and the two bring {count} points or more together; else out.",
        missing,
        one=_meant(tried, 0, one),
        other=_meant(tried, 1, other),
    )


def _meant(tried: Tried, at: int, chosen: Truths) -> Sentence:
    return conditions.meant(tried.names[at], tried.answers[at], chosen)

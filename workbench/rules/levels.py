"""Language levels from none yet (A0) to C2: reached or not, and how far on the way."""

from __future__ import annotations

import numpy as np
import pandas as pd

from workbench.rules import answers, kleene, questions, ramps
from workbench.rules.answers import Numbers, Row
from workbench.rules.kleene import Answers
from workbench.sentences import Sentence, sentence
from workbench.vocabulary import Level

LADDER = tuple(Level)


def reached(applications: pd.DataFrame, question: str, *, level: Level) -> Answers:
    """Whether her level is this one or better; unknown when she did not say."""
    place = answers.places(applications, question, LADDER)
    return kleene.claim(place >= LADDER.index(level), known=~np.isnan(place))


def progress(applications: pd.DataFrame, question: str, *, start: Level, full: Level) -> Numbers:
    """How far she is from one level to another, from 0 to 1; NaN when she did not say."""
    place = answers.places(applications, question, LADDER)
    return ramps.rise(place, start=LADDER.index(start), full=LADDER.index(full))


def said(row: Row, question: str, *, wanted: Level) -> Sentence:
    """Her level beside the one asked for."""
    level = answers.text(row, question)
    if level is None:
        return questions.unanswered(question)
    return sentence(
        "Her level is {level}; {wanted} is asked for.", level=Level(level), wanted=wanted
    )


def said_of_full(row: Row, question: str, *, full: Level) -> Sentence:
    """Her level beside the one that brings every point."""
    level = answers.text(row, question)
    if level is None:
        return questions.unanswered(question)
    return sentence("Her level is {level}; every point from {full}.", level=Level(level), full=full)

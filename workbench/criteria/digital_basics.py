"""Criterion: the digital basics she starts with, by her own estimate from 0 to 5.

It is full where the trainings begin: knowing more than that brings nothing more.
"""

from __future__ import annotations

import pandas as pd

from workbench.rules import answers, questions, ramps, ranges
from workbench.rules.answers import Numbers, Row
from workbench.rules.rubric import Criterion
from workbench.sentences import Sentence, sentence

QUESTION = "digital_skills"
MOST = 5


def criterion(*, enough: int = 3) -> Criterion:
    """No point at 0, every point from `enough` (1 to 5) on."""
    ranges.hold("enough", enough, least=1, most=MOST)

    def score(applications: pd.DataFrame) -> Numbers:
        return ramps.rise(answers.numbers(applications, QUESTION), start=0, full=enough)

    def reason(row: Row) -> Sentence:
        skills = answers.number(row, QUESTION)
        if skills is None:
            return questions.unanswered(QUESTION)
        return sentence(
            "She puts her digital skills at {skills} of {most}; every point from {enough}.",
            skills=f"{skills:g}",
            most=MOST,
            enough=enough,
        )

    return Criterion("digital_basics", sentence("Digital basics"), (QUESTION,), score, reason)

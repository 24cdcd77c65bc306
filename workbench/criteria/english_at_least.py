"""Gate: her English is enough to follow trainings given in English."""

from __future__ import annotations

import pandas as pd

from workbench.rules import levels
from workbench.rules.answers import Row
from workbench.rules.gates import Gate
from workbench.rules.kleene import Answers
from workbench.sentences import Sentence, sentence
from workbench.vocabulary import Level

QUESTION = "english_level"


def gate(*, level: Level) -> Gate:
    """English at this level or better."""

    def answer(applications: pd.DataFrame) -> Answers:
        return levels.reached(applications, QUESTION, level=level)

    def reason(row: Row) -> Sentence:
        return levels.said(row, QUESTION, wanted=level)

    title = sentence("English {level} or better", level=level)
    return Gate("english_at_least", title, (QUESTION,), answer, reason)

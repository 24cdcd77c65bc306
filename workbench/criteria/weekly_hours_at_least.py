"""Gate: she can give the hours a week that the trainings take."""

from __future__ import annotations

import numpy as np
import pandas as pd

from workbench.rules import answers, kleene, questions, ranges
from workbench.rules.answers import Row
from workbench.rules.gates import Gate
from workbench.rules.kleene import Answers
from workbench.sentences import Sentence, sentence, sentences

QUESTION = "weekly_hours"


def gate(*, hours: int) -> Gate:
    """As many hours a week as asked for, or more."""
    ranges.hold("hours", hours, least=1, most=ranges.HOURS_OF_A_WEEK)

    def answer(applications: pd.DataFrame) -> Answers:
        given = answers.numbers(applications, QUESTION)
        return kleene.claim(given >= hours, known=~np.isnan(given))

    def reason(row: Row) -> Sentence:
        given = answers.number(row, QUESTION)
        if given is None:
            return questions.unanswered(QUESTION)
        return sentences(
            "She can give {count} hour a week; {hours} are asked for.",
            "She can give {count} hours a week; {hours} are asked for.",
            int(given),
            hours=hours,
        )

    title = sentence("{hours} hours a week or more", hours=hours)
    return Gate("weekly_hours_at_least", title, (QUESTION,), answer, reason)

"""Gate: the hours she can give from the first day to the last are those the programme takes.

The same ten hours a week are enough for a long cohort and not for a short one: a cohort's own
dates count, not a number of weeks somebody had in mind.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from workbench.rules import answers, kleene, questions, ranges
from workbench.rules.answers import Row
from workbench.rules.gates import Gate
from workbench.rules.kleene import Answers
from workbench.sentences import Sentence, sentence, sentences

QUESTION, WEEKS = "weekly_hours", "programme_weeks"


def gate(*, hours: int) -> Gate:
    """Hours a week, over the weeks of the cohort, as many as asked for or more."""
    ranges.hold("hours", hours, least=1, most=ranges.HOURS)

    def answer(applications: pd.DataFrame) -> Answers:
        given = answers.numbers(applications, QUESTION) * answers.numbers(applications, WEEKS)
        return kleene.claim(given >= hours, known=~np.isnan(given))

    def reason(row: Row) -> Sentence:
        weekly, weeks = answers.number(row, QUESTION), answers.number(row, WEEKS)
        if weekly is None:
            return questions.unanswered(QUESTION)
        if weeks is None:
            return sentence("Not known: how many weeks the cohort lasts.")
        return sentences(
            "She can give {count} hour a week, {given} over the cohort's {weeks} weeks; "
            "{hours} are asked for.",
            "She can give {count} hours a week, {given} over the cohort's {weeks} weeks; "
            "{hours} are asked for.",
            int(weekly),
            given=int(weekly * weeks),
            weeks=int(weeks),
            hours=hours,
        )

    title = sentence("{hours} hours over the programme", hours=hours)
    return Gate("programme_hours", title, (QUESTION,), answer, reason, reads=(WEEKS,))

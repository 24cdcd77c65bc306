"""Criterion: the more time she can give, the more she takes from the programme.

It is full at the programme's own pace: nobody gains by promising more than that.
"""

from __future__ import annotations

import pandas as pd

from workbench.errors import WorkbenchError
from workbench.rules import answers, questions, ramps, ranges
from workbench.rules.answers import Numbers, Row
from workbench.rules.rubric import Criterion
from workbench.sentences import Sentence, sentence, sentences

QUESTION = "weekly_hours"


def criterion(*, full: int, start: int = 0) -> Criterion:
    """No point at `start` hours a week, every point from `full` hours on."""
    ranges.hold("start", start, least=0, most=ranges.HOURS_OF_A_WEEK)
    ranges.hold("full", full, least=0, most=ranges.HOURS_OF_A_WEEK)
    if full <= start:
        raise WorkbenchError(
            sentence("“full” ({full}) must be above “start” ({start}).", full=full, start=start),
            code="setting_order",
        )

    def score(applications: pd.DataFrame) -> Numbers:
        return ramps.rise(answers.numbers(applications, QUESTION), start=start, full=full)

    def reason(row: Row) -> Sentence:
        given = answers.number(row, QUESTION)
        if given is None:
            return questions.unanswered(QUESTION)
        return sentences(
            "She can give {count} hour a week; every point from {full}.",
            "She can give {count} hours a week; every point from {full}.",
            int(given),
            full=full,
        )

    return Criterion("weekly_hours", sentence("Hours a week"), (QUESTION,), score, reason)

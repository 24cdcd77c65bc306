"""Criterion: she arrived a short time ago, and the programme can be her first circle here.

It is a reason to seat her, and never one against who has been here for long: the points fade
slowly, and no gate looks at the year of arrival.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from workbench.errors import WorkbenchError
from workbench.rules import answers, questions, ramps, ranges
from workbench.rules.answers import Numbers, Row
from workbench.rules.rubric import Criterion
from workbench.sentences import Sentence, sentence

QUESTION = "arrival_year"


def criterion(*, full: int = 2, end: int = 10) -> Criterion:
    """Every point up to `full` years after her arrival, none from `end` years on."""
    ranges.hold("full", full, least=0, most=ranges.YEARS)
    ranges.hold("end", end, least=0, most=ranges.YEARS)
    if end <= full:
        raise WorkbenchError(
            sentence("“end” ({end}) must be above “full” ({full}).", end=end, full=full),
            code="setting_order",
        )

    def score(applications: pd.DataFrame) -> Numbers:
        applied = pd.to_datetime(applications["submitted_at"], utc=True).dt.year
        here = np.asarray(applied, dtype=np.float64) - answers.numbers(applications, QUESTION)
        return ramps.fall(here, full=full, end=end)

    def reason(row: Row) -> Sentence:
        year = answers.number(row, QUESTION)
        if year is None:
            return questions.unanswered(QUESTION)
        return sentence(
            "She arrived in {year}; every point up to {full} years before applying, "
            "none from {end} years.",
            year=int(year),
            full=full,
            end=end,
        )

    title = sentence("Recent arrival")
    return Criterion("isolation", title, (QUESTION,), score, reason, reads=("submitted_at",))

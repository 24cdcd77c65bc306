"""Criterion: the better her English, the more she takes from trainings given in English.

It rises evenly, so that one level more or less never decides alone.
"""

from __future__ import annotations

import pandas as pd

from workbench.errors import WorkbenchError
from workbench.rules import levels
from workbench.rules.answers import Numbers, Row
from workbench.rules.rubric import Criterion
from workbench.sentences import Sentence, sentence
from workbench.vocabulary import Level

QUESTION = "english_level"


def criterion(*, start: Level = Level.A0, full: Level = Level.B2) -> Criterion:
    """No point at `start`, every point from `full` on."""
    if levels.LADDER.index(full) <= levels.LADDER.index(start):
        raise WorkbenchError(
            sentence("“full” ({full}) must be above “start” ({start}).", full=full, start=start),
            code="setting_order",
        )

    def score(applications: pd.DataFrame) -> Numbers:
        return levels.progress(applications, QUESTION, start=start, full=full)

    def reason(row: Row) -> Sentence:
        return levels.said_of_full(row, QUESTION, full=full)

    return Criterion("english_level", sentence("English level"), (QUESTION,), score, reason)

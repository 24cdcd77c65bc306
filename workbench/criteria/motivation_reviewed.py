"""Criterion: her motivation as colleagues read it, each for herself.

No rule reads the text. Until somebody reviewed it the score is unknown: she is not asked for
anything, a review is waited for.
"""

from __future__ import annotations

import pandas as pd

from workbench.rules import answers
from workbench.rules.answers import Numbers, Row
from workbench.rules.rubric import Criterion
from workbench.sentences import Sentence, sentence

REVIEWED = "motivation_reviewed"


def _score(applications: pd.DataFrame) -> Numbers:
    return answers.numbers(applications, REVIEWED)


def _reason(row: Row) -> Sentence:
    share = answers.number(row, REVIEWED)
    if share is None:
        return sentence("Nobody has reviewed it yet.")
    return sentence("Reviews give it {percent} %.", percent=round(100 * share))


CRITERION = Criterion(
    "motivation_reviewed",
    sentence("Motivation, as reviewed"),
    (),
    _score,
    _reason,
    awaits=(REVIEWED,),
)

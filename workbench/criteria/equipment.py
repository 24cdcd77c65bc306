"""Criterion: we know whether she has a laptop, so that one can be lent.

Yes and no bring the same points: a need is a support bound to a seat, never a fault.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from workbench.rules import answers, questions
from workbench.rules.answers import Numbers, Row
from workbench.rules.rubric import Criterion
from workbench.sentences import Sentence, sentence

QUESTION = "has_laptop"


def _score(applications: pd.DataFrame) -> Numbers:
    return np.where(answers.known(applications, QUESTION), 1.0, np.nan)


def _reason(row: Row) -> Sentence:
    has = answers.text(row, QUESTION)
    if has is None:
        return questions.unanswered(QUESTION)
    if has == "yes":
        return sentence("She has a laptop.")
    return sentence("She has no laptop: one can be lent.")


CRITERION = Criterion("equipment", sentence("Equipment known"), (QUESTION,), _score, _reason)

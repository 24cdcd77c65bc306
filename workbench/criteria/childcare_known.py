"""Criterion: we know whether she needs childcare, so that a place can be planned.

Yes and no bring the same points: a need is a support bound to a seat, never a fault.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from workbench.rules import answers, questions
from workbench.rules.answers import Numbers, Row
from workbench.rules.rubric import Criterion
from workbench.sentences import Sentence, sentence

QUESTION = "needs_childcare"


def _score(applications: pd.DataFrame) -> Numbers:
    return np.where(answers.known(applications, QUESTION), 1.0, np.nan)


def _reason(row: Row) -> Sentence:
    need = answers.text(row, QUESTION)
    if need is None:
        return questions.unanswered(QUESTION)
    if need == "yes":
        return sentence("She needs childcare: a place can be planned.")
    return sentence("She needs no childcare.")


CRITERION = Criterion(
    "childcare_known", sentence("Childcare need known"), (QUESTION,), _score, _reason
)

"""Criterion: she was a fellow before; the springboard's fellows are invited to the fellowship.

The store knows it, so there is nothing to ask: no earlier cohort is an answer.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from workbench.rules import answers
from workbench.rules.answers import Numbers, Row
from workbench.rules.rubric import Criterion
from workbench.sentences import Sentence, sentence


def _score(applications: pd.DataFrame) -> Numbers:
    return np.where(answers.known(applications, "earlier"), 1.0, 0.0)


def _reason(row: Row) -> Sentence:
    cohort = answers.text(row, "earlier")
    if cohort is None:
        return sentence("She was not a fellow of an earlier cohort.")
    return sentence("She was a fellow of an earlier cohort: {cohort}.", cohort=cohort)


CRITERION = Criterion(
    "earlier_springboard",
    sentence("Earlier springboard"),
    (),
    _score,
    _reason,
    reads=("earlier",),
)

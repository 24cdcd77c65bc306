"""Gate: who wishes for a woman as mentor has one; why a pair is blocked is kept quiet."""

from __future__ import annotations

import numpy as np
import pandas as pd

from workbench.rules import answers, kleene, pairing
from workbench.rules.answers import Row
from workbench.rules.kleene import Answers
from workbench.rules.mentoring.rubric import PairGate
from workbench.sentences import Sentence, sentence


def _answers(fellows: pd.DataFrame, mentors: pd.DataFrame) -> Answers:
    is_woman = np.asarray(mentors["is_woman"], dtype=bool)
    return pairing.woman_answers(pairing.asks_for_a_woman(fellows), is_woman)


def _reason(answer: int, fellow: Row, mentor: Row) -> Sentence:
    wish = answers.text(fellow, "mentor_wish")
    if answer == kleene.UNKNOWN:
        return sentence("She did not say whether she wishes for a woman.")
    if answer == kleene.NO:
        return sentence("She wishes for a woman as mentor.")
    if wish == "woman":
        return sentence("She wishes for a woman, and the mentor is one.")
    if wish is None:
        return sentence("The mentor is a woman, whatever she wishes.")
    return sentence("She has no wish for a woman or a man.")


GATE = PairGate(
    "woman_wished",
    sentence("the wish for a woman"),
    ("mentor_wish",),
    ("is_woman",),
    _answers,
    _reason,
    is_quiet=True,
)

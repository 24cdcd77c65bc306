"""Gate: both are free in the same part of the week."""

from __future__ import annotations

import pandas as pd

from workbench.rules import answers, kleene, pairing
from workbench.rules.answers import Row
from workbench.rules.kleene import Answers
from workbench.rules.mentoring.rubric import PairGate
from workbench.sentences import Sentence, Several, sentence


def _answers(fellows: pd.DataFrame, mentors: pd.DataFrame) -> Answers:
    return pairing.slot_answers(
        pairing.masks(pairing.lists(fellows["availability"]), pairing.SLOT_ORDER),
        answers.known(fellows, "availability"),
        pairing.masks(mentors["slots"], pairing.SLOT_ORDER),
    )


def _reason(answer: int, fellow: Row, mentor: Row) -> Sentence:
    if answer == kleene.YES:
        shared = pairing.slots_in_common(fellow, mentor)
        return sentence("Both can meet: {slots}.", slots=Several(shared))
    if answer == kleene.NO:
        return sentence("No meeting time in common.")
    if fellow["availability"] is None:
        return sentence("She did not say when she can meet.")
    return sentence("The mentor's meeting times are not given.")


GATE = PairGate(
    "common_slot",
    sentence("a common meeting time"),
    ("availability",),
    ("slots",),
    _answers,
    _reason,
)

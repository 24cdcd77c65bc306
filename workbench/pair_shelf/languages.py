"""Part: the languages they can speak together; one beside French and English brings most."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from workbench.pair_shelf.common_language import OF_FELLOW
from workbench.rules import pairing
from workbench.rules.answers import Row
from workbench.rules.mentoring.rubric import PairPart, PairSpan, Shares
from workbench.sentences import Sentence, Several, sentence

AT_WORK = np.array([0, 0.5, 0.75], dtype=np.float32)
"""What none, one or both of French and English bring."""


def _span(fellows: pd.DataFrame, mentors: pd.DataFrame) -> PairSpan:
    common = pairing.languages_of(mentors)
    hers = pairing.speech_of(fellows, common)
    his = pairing.tongues(mentors["languages"], common).astype(np.float32)
    at_most = _shares(np.maximum(hers.speaks, hers.may_speak), his)
    upper = np.where(np.any(his > 0, axis=1), at_most, np.float32(1))
    return PairSpan(_shares(hers.speaks, his), upper)


def _shares(hers: NDArray[np.float32], his: NDArray[np.float32]) -> Shares:
    known = len(pairing.LEVELS)
    tongues = (hers[:, known:] @ his[:, known:].T) > 0
    at_work = (hers[:, :known] @ his[:, :known].T).astype(np.int16)
    return np.where(tongues, np.float32(1), AT_WORK[at_work])


def _reason(fellow: Row, mentor: Row) -> Sentence:
    shared = pairing.languages_in_common(fellow, mentor)
    if not shared:
        return sentence("No language in common is known.")
    if shared[0].code in pairing.LEVELS:
        return sentence("They can speak {languages}.", languages=Several(shared))
    return sentence(
        "They can speak {languages}: a language beside French and English brings every point.",
        languages=Several(shared),
    )


PART = PairPart("languages", sentence("Languages"), OF_FELLOW, ("languages",), _span, _reason)

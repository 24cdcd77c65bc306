"""Part: the mentor has been in the trade for as long as she wishes."""

from __future__ import annotations

import numpy as np
import pandas as pd

from workbench.rules import answers
from workbench.rules.answers import Row
from workbench.rules.mentoring.rubric import PairPart, PairSpan, Shares
from workbench.sentences import Sentence, sentence
from workbench.vocabulary import Seniority

ORDER = tuple(Seniority)


def _span(fellows: pd.DataFrame, mentors: pd.DataFrame) -> PairSpan:
    """All points for what she wishes, half for the step beside it, none further off."""
    hers = answers.places(fellows, "seniority", ORDER)[:, None]
    his = answers.places(mentors, "seniority", ORDER)[None, :]
    apart = np.abs(hers - his)
    is_known = ~np.isnan(apart)
    share = np.clip(1 - np.where(is_known, apart, 2) / 2, 0, 1)
    lower: Shares = share.astype(np.float32)
    return PairSpan(lower, np.where(is_known, lower, np.float32(1)))


def _reason(fellow: Row, mentor: Row) -> Sentence:
    hers, his = answers.text(fellow, "seniority"), answers.text(mentor, "seniority")
    if hers is None:
        return sentence("She has no wish for how experienced the mentor is.")
    if his is None:
        return sentence("How experienced the mentor is, is not given.")
    if hers == his:
        return sentence("As experienced as she wishes: {his}.", his=Seniority(his))
    return sentence(
        "She wishes: {hers}; the mentor: {his}.", hers=Seniority(hers), his=Seniority(his)
    )


PART = PairPart("seniority", sentence("Experience"), ("seniority",), ("seniority",), _span, _reason)

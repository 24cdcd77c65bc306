"""Part: the two live in the same city, which makes it easy to meet."""

from __future__ import annotations

import numpy as np
import pandas as pd

from workbench.rules import answers, kleene, meeting_places
from workbench.rules.answers import Row
from workbench.rules.mentoring.rubric import PairPart, PairSpan
from workbench.rules.spelling import loosely
from workbench.sentences import Sentence, sentence


def _span(fellows: pd.DataFrame, mentors: pd.DataFrame) -> PairSpan:
    same = meeting_places.same_city(fellows, mentors)
    return PairSpan((same == kleene.YES).astype(np.float32), (same != kleene.NO).astype(np.float32))


def _reason(fellow: Row, mentor: Row) -> Sentence:
    hers, his = answers.text(fellow, "city"), answers.text(mentor, "city")
    if not hers or not loosely(hers):
        return sentence("She did not say in which city she lives.")
    if not his or not loosely(his):
        return sentence("The mentor's city is not given.")
    if loosely(hers) == loosely(his):
        return sentence("Both are in {city}.", city=hers)
    return sentence("She is in {hers}, the mentor in {his}.", hers=hers, his=his)


PART = PairPart("near", sentence("Same city"), ("city",), ("city",), _span, _reason)

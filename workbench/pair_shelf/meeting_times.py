"""Part: the more parts of the week they share, the easier it is to meet."""

from __future__ import annotations

import numpy as np
import pandas as pd

from workbench.rules import answers, pairing
from workbench.rules.answers import Row
from workbench.rules.mentoring.rubric import PairPart, PairSpan, Shares
from workbench.sentences import Sentence, sentence, sentences


def part(*, enough: int = 3) -> PairPart:
    """Every point from `enough` common meeting times on."""

    def span(fellows: pd.DataFrame, mentors: pd.DataFrame) -> PairSpan:
        hers = pairing.masks(pairing.lists(fellows["availability"]), pairing.SLOT_ORDER)
        his = pairing.masks(mentors["slots"], pairing.SLOT_ORDER)
        shared = np.bitwise_count(hers[:, None] & his).astype(np.float32)
        lower: Shares = np.minimum(shared / np.float32(enough), np.float32(1))
        is_known = answers.known(fellows, "availability")[:, None] & (his > 0)
        return PairSpan(lower, np.where(is_known, lower, np.float32(1)))

    def reason(fellow: Row, mentor: Row) -> Sentence:
        shared = pairing.slots_in_common(fellow, mentor)
        if not shared:
            return sentence("No meeting time in common is known.")
        return sentences(
            "{count} meeting time in common; every point from {enough}.",
            "{count} meeting times in common; every point from {enough}.",
            len(shared),
            enough=enough,
        )

    return PairPart(
        "meeting_times", sentence("Meeting times"), ("availability",), ("slots",), span, reason
    )

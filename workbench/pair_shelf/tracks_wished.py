"""Part: the mentor knows her own track, and other tracks that she wishes for."""

from __future__ import annotations

import numpy as np
import pandas as pd

from workbench.rules import answers, pairing
from workbench.rules.answers import Row
from workbench.rules.mentoring.rubric import PairPart, PairSpan, Shares
from workbench.sentences import Sentence, Several, sentence
from workbench.vocabulary import Track


def _span(fellows: pd.DataFrame, mentors: pd.DataFrame) -> PairSpan:
    """Half for her own track, half for the share of the other tracks she wishes for."""
    own = pairing.masks([(track,) for track in fellows["track"]], pairing.TRACK_ORDER)
    others = pairing.masks(pairing.lists(fellows["tracks"]), pairing.TRACK_ORDER) & ~own
    knows = pairing.masks(mentors["tracks"], pairing.TRACK_ORDER)
    is_said = answers.known(fellows, "tracks")[:, None]
    asked = np.bitwise_count(others).astype(np.float32)[:, None]
    taught = np.bitwise_count(others[:, None] & knows).astype(np.float32)
    share = taught / np.maximum(asked, np.float32(1))
    more = np.where(is_said & (asked == 0), np.float32(1), share)
    lower: Shares = ((((own[:, None] & knows) > 0) + more) / 2).astype(np.float32)
    is_known = is_said & (knows > 0)
    return PairSpan(lower, np.where(is_known, lower, np.float32(1)))


def _reason(fellow: Row, mentor: Row) -> Sentence:
    own = str(fellow["track"])
    wished = [code for code in answers.codes(fellow, "tracks") if code != own]
    taught = tuple(Track(code) for code in wished if code in answers.codes(mentor, "tracks"))
    if fellow["tracks"] is None:
        return sentence("She did not say which other tracks interest her.")
    if not answers.codes(mentor, "tracks"):
        return sentence("The mentor's tracks are not given.")
    if not wished:
        return sentence("No other track interests her.")
    if not taught:
        return sentence("The mentor knows none of the other tracks that interest her.")
    return sentence("The mentor also knows {tracks}, which she wishes for.", tracks=Several(taught))


PART = PairPart(
    "tracks_wished", sentence("Tracks"), ("track", "tracks"), ("tracks",), _span, _reason
)

"""Gate: the mentor knows the track in which the fellow has her seat."""

from __future__ import annotations

import pandas as pd

from workbench.rules import answers, kleene, pairing
from workbench.rules.answers import Row
from workbench.rules.kleene import Answers
from workbench.rules.mentoring.rubric import PairGate
from workbench.sentences import Sentence, Several, sentence
from workbench.vocabulary import Track


def _answers(fellows: pd.DataFrame, mentors: pd.DataFrame) -> Answers:
    own = pairing.masks([(track,) for track in fellows["track"]], pairing.TRACK_ORDER)
    return pairing.track_answers(own, pairing.masks(mentors["tracks"], pairing.TRACK_ORDER))


def _reason(answer: int, fellow: Row, mentor: Row) -> Sentence:
    track = Track(str(fellow["track"]))
    if answer == kleene.UNKNOWN:
        return sentence("The mentor's tracks are not given; hers is {track}.", track=track)
    knows = tuple(Track(code) for code in answers.codes(mentor, "tracks"))
    return sentence(
        "Her track is {track}; the mentor's: {tracks}.", track=track, tracks=Several(knows)
    )


GATE = PairGate(
    "own_track", sentence("the fellow's track"), ("track",), ("tracks",), _answers, _reason
)

"""Gate: both can meet remotely, or in person in the same city."""

from __future__ import annotations

from workbench.rules import answers, kleene, meeting_places
from workbench.rules.answers import Row
from workbench.rules.mentoring.rubric import PairGate
from workbench.rules.spelling import loosely
from workbench.sentences import Sentence, sentence
from workbench.vocabulary import Meets


def _reason(answer: int, fellow: Row, mentor: Row) -> Sentence:
    hers, his = answers.text(fellow, "meets"), answers.text(mentor, "meets")
    if answer == kleene.YES:
        return _how(fellow, mentor)
    if answer == kleene.NO:
        if {hers, his} == {Meets.IN_PERSON.value, Meets.REMOTE.value}:
            return sentence("One of them meets in person only, the other remotely only.")
        return sentence("One of them meets in person only, and they are not in the same city.")
    if hers is None:
        return sentence("She did not say how she can meet.")
    if his is None:
        return sentence("How the mentor can meet is not given.")
    return sentence("They would meet in person; whether in the same city is not known.")


def _how(fellow: Row, mentor: Row) -> Sentence:
    hers, his = answers.text(fellow, "city"), answers.text(mentor, "city")
    in_person = Meets.REMOTE not in (fellow["meets"], mentor["meets"])
    if in_person and hers and his and loosely(hers) == loosely(his):
        return sentence("They can meet in {city}.", city=hers)
    return sentence("They can meet remotely.")


GATE = PairGate(
    "place",
    sentence("a way to meet"),
    ("meets", "city"),
    ("meets", "city"),
    meeting_places.meet_answers,
    _reason,
)

"""Gate: both speak one language, French and English at a level that is usable at work."""

from __future__ import annotations

import pandas as pd

from workbench.rules import answers, kleene, pairing
from workbench.rules.answers import Row
from workbench.rules.kleene import Answers
from workbench.rules.mentoring.rubric import PairGate
from workbench.sentences import Sentence, Several, sentence
from workbench.vocabulary import Level

OF_FELLOW = ("spoken_languages", "french_level", "english_level")


def gate(*, level: Level = Level.B1) -> PairGate:
    """French and English count from `level` on; every other language that she named counts."""

    def found(fellows: pd.DataFrame, mentors: pd.DataFrame) -> Answers:
        common = pairing.languages_of(mentors)
        hers = pairing.speech_of(fellows, common, usable=level)
        return pairing.language_answers(
            hers, pairing.tongues(mentors["languages"], common).astype("float32")
        )

    def reason(answer: int, fellow: Row, mentor: Row) -> Sentence:
        if answer == kleene.YES:
            shared = pairing.languages_in_common(fellow, mentor, usable=level)
            return sentence("In common: {languages}.", languages=Several(shared))
        if not answers.codes(mentor, "languages"):
            return sentence("The mentor's languages are not given.")
        if answer == kleene.NO:
            return sentence(
                "No language in common; French and English count from {level}.", level=level
            )
        if fellow["spoken_languages"] is None:
            return sentence("She did not say which languages she speaks.")
        return sentence("She did not say how well she speaks the language they share.")

    return PairGate(
        "common_language",
        sentence("a common language"),
        OF_FELLOW,
        ("languages",),
        found,
        reason,
    )

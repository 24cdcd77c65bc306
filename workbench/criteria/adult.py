"""Gate: she is of age on the cohort's first day, because the programme signs with adults only."""

from __future__ import annotations

import numpy as np
import pandas as pd

from workbench.rules import ages, answers, kleene, questions, ranges
from workbench.rules.answers import Row
from workbench.rules.gates import Gate
from workbench.rules.kleene import Answers
from workbench.sentences import Sentence, sentence, sentences


def gate(*, years: int = 18) -> Gate:
    """Of this age or older on the cohort's first day."""
    ranges.hold("years", years, least=1, most=ranges.YEARS)

    def answer(applications: pd.DataFrame) -> Answers:
        age = answers.numbers(applications, "age")
        is_old_enough, is_too_young = ages.youngest(age) >= years, ages.oldest(age) < years
        return kleene.claim(is_old_enough, known=is_old_enough | is_too_young)

    def reason(row: Row) -> Sentence:
        age = answers.number(row, "age")
        if age is None:
            return questions.unanswered("age")
        if not ages.is_exact(np.array([age]))[0]:
            return sentence(
                "She is {one} or {other} on the first day, as only her year of birth is known; "
                "{years} is asked for.",
                one=int(age),
                other=int(age) + 1,
                years=years,
            )
        return sentences(
            "She is {count} year old on the first day; {years} is asked for.",
            "She is {count} years old on the first day; {years} is asked for.",
            int(age),
            years=years,
        )

    title = sentence("{years} or older", years=years)
    return Gate("adult", title, ("age",), answer, reason)

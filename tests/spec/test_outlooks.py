"""How an application stands whatever is answered: her answers, and the sentence on her card."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from tests.builders import an_application, applications
from workbench.rules import answers, kleene, scoring
from workbench.rules.answers import Numbers
from workbench.rules.gates import Gate
from workbench.rules.kleene import Answers
from workbench.rules.rubric import Criterion, Rubric, Weighted
from workbench.sentences import sentence
from workbench.store import rubrics
from workbench.vocabulary import Answer, Programme

# The line is at 50. She has 34 points for sure, and a review may bring 20.
CLOSE = {
    "arrival_year": 2010.0,
    "digital_skills": 0.0,
    "french_level": "A1",
    "weekly_hours": 12.0,
}
LIKED = {**CLOSE, "motivation_reviewed": 0.9}
SURE = {"motivation_reviewed": 0.5}

# her answers, how she stands in a sentence, what to ask, whether a review is waited for
STANDINGS = [
    (SURE, "In: every gate says yes, and her score reaches 50.", "", False),
    ({}, "In whatever she answers: every gate says yes, and her score reaches 50.", "", False),
    ({"age": 15.0, "french_level": None}, "Out whatever she answers: a gate says no.", "", False),
    (
        {**CLOSE, "motivation_reviewed": 0.1},
        "Out: her score does not reach 50.",
        "",
        False,
    ),
    (
        {**CLOSE, "motivation_reviewed": 0.1, "has_laptop": None},
        "Out whatever she answers: her score cannot reach 50.",
        "",
        False,
    ),
    ({"french_level": None}, "In if her French is A1 or better, else out.", "french_level", False),
    (
        {"weekly_hours": None, "french_level": None},
        "In if her French is A1 or better and she can give 10 hours a week or more, else out.",
        "french_level weekly_hours",
        False,
    ),
    (
        {**LIKED, "residence_status": None, "french_level": "B1"},
        (
            "In if her right to stay is Refugee status, Subsidiary protection, or Temporary "
            "protection, else out."
        ),
        "residence_status",
        False,
    ),
    (
        {**CLOSE, "weekly_hours": 20.0, "has_laptop": None, **SURE},
        "In as soon as she answers: laptop.",
        "has_laptop",
        False,
    ),
    (
        {**CLOSE, "digital_skills": None, "arrival_year": None, "motivation_reviewed": 0.1},
        (
            "In if she arrived in 2018 or later, she answers “digital skills”, and the two bring "
            "14 points or more together; else out."
        ),
        "arrival_year digital_skills",
        False,
    ),
    ({"age": 17.5}, "In if she is 18 years old or more, else out.", "age", False),
    (CLOSE, "In if reviews give her motivation 78 % or more, else out.", "", True),
    (
        {**CLOSE, "has_laptop": None, "needs_childcare": None},
        (
            "Depends on childcare need, laptop, and review of her motivation: nothing else is "
            "needed to settle it."
        ),
        "needs_childcare has_laptop",
        True,
    ),
    (
        {
            **CLOSE,
            "age": None,
            "residence_status": None,
            "french_level": None,
            "weekly_hours": None,
        },
        "Depends on what she answers; three questions are not enough to settle it.",
        "age residence_status french_level weekly_hours",
        False,
    ),
]


@pytest.mark.parametrize(("given_answers", "outlook", "asks", "waits"), STANDINGS)
def test_a_card_says_how_she_stands_and_what_settles_it(given_answers, outlook, asks, waits):
    frame = applications(an_application(**given_answers))
    card = scoring.explain(frame.loc[1], rubrics.load("springboard", version=2))
    assert (str(card.outlook), card.to_ask) == (outlook, tuple(asks.split()))
    assert card.waits_for_review == waits


@pytest.mark.parametrize(
    ("given_answers", "outlook"),
    [
        ({"has_laptop": None}, "In whatever she answers: every gate says yes."),
        ({"french_level": None}, "In if her French is A1 or better, else out."),
    ],
)
def test_without_a_line_only_the_gates_decide(given_answers, outlook):
    frame = applications(an_application(**given_answers))
    card = scoring.explain(frame.loc[1], rubrics.load("springboard", version=1))
    assert str(card.outlook) == outlook
    assert (
        card.stands
        == scoring.assess(frame, rubrics.load("springboard", version=1)).settling.outlook[1]
    )


def test_the_queue_says_how_many_questions_settle_whom():
    frame = applications(*(an_application(**given_answers) for given_answers, *_ in STANDINGS))
    queue = scoring.assess(frame, rubrics.load("springboard", version=2)).queue().sort_index()
    for (_, outlook, asks, waits), (_, row) in zip(STANDINGS, queue.iterrows(), strict=True):
        asked = len(asks.split())
        assert row["to_settle"] == (asked if asked < 4 else -1)
        assert row["waits_for_review"] == waits
        settled = outlook.startswith(("In:", "In whatever", "Out"))
        assert (row["outlook"] != "depends") == settled


def test_a_question_that_feeds_a_gate_and_a_criterion_is_one_unknown():
    """A laptop opens the gate and brings no point; without one the gate says no."""
    said = sentence("Said.")

    def answer(frame: pd.DataFrame) -> Answers:
        has = answers.one_of(frame, "has_laptop", ["yes"])
        return kleene.claim(has, known=answers.known(frame, "has_laptop"))

    def score(frame: pd.DataFrame) -> Numbers:
        return np.where(answer(frame) == kleene.UNKNOWN, np.nan, answer(frame) == kleene.NO)

    gate = Gate("laptop", said, ("has_laptop",), answer, lambda _: said)
    lent = Criterion("lent", said, ("has_laptop",), score, lambda _: said)
    rubric = Rubric(
        "both", 1, said, Programme.SPRINGBOARD, (gate,), (Weighted(lent, 100),), pass_mark=40
    )
    card = scoring.explain(applications(an_application(has_laptop=None)).loc[1], rubric)
    assert (card.admissible, card.lower, card.upper) == (Answer.UNKNOWN, 0, 100)
    assert str(card.outlook) == (
        "Out whatever she answers: no answer brings both the gates to yes and her score to 40."
    )
    assert card.to_ask == ()

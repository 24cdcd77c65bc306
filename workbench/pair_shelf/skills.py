"""Part: of what she wants to learn, the share that the mentor can teach."""

from __future__ import annotations

import numpy as np
import pandas as pd

from workbench.rules import answers, pairing
from workbench.rules.answers import Row
from workbench.rules.mentoring.rubric import PairPart, PairSpan, Shares
from workbench.sentences import Sentence, Several, sentence, sentences
from workbench.vocabulary import Skill

SKILL_ORDER = tuple(Skill)


def _span(fellows: pd.DataFrame, mentors: pd.DataFrame) -> PairSpan:
    wanted = pairing.masks(pairing.lists(fellows["skills"]), SKILL_ORDER)
    taught = pairing.masks(pairing.lists(mentors["skills"]), SKILL_ORDER)
    asked = np.bitwise_count(wanted).astype(np.float32)[:, None]
    lower: Shares = np.bitwise_count(wanted[:, None] & taught).astype(np.float32)
    lower /= np.maximum(asked, np.float32(1))
    is_said = answers.known(fellows, "skills")
    lower[is_said & (wanted == 0)] = 1
    is_known = is_said[:, None] & (answers.known(mentors, "skills") | (asked == 0))
    return PairSpan(lower, np.where(is_known, lower, np.float32(1)))


def _reason(fellow: Row, mentor: Row) -> Sentence:
    wanted = answers.codes(fellow, "skills")
    if fellow["skills"] is None:
        return sentence("She did not say what she wants to learn.")
    if not wanted:
        return sentence("She wants to learn nothing in particular.")
    if mentor["skills"] is None:
        return sentence("What the mentor can teach is not given.")
    theirs = set(wanted) & set(answers.codes(mentor, "skills"))
    taught = tuple(skill for skill in SKILL_ORDER if str(skill) in theirs)
    if not taught:
        return sentence("The mentor teaches nothing of what she wants to learn.")
    return sentences(
        "Of the {count} thing she wants to learn, the mentor can teach: {skills}.",
        "Of the {count} things she wants to learn, the mentor can teach: {skills}.",
        len(set(wanted)),
        skills=Several(taught),
    )


PART = PairPart("skills", sentence("Skills"), ("skills",), ("skills",), _span, _reason)

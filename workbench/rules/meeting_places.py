"""How and where two people can meet: remotely, or in person in the same city."""

from __future__ import annotations

import numpy as np
import pandas as pd

from workbench.rules import answers, kleene
from workbench.rules.kleene import Answers
from workbench.rules.spelling import loosely
from workbench.vocabulary import Meets


def can_meet(people: pd.DataFrame, how: Meets) -> Answers:
    """Whether each person can meet so (n,)."""
    can = answers.one_of(people, "meets", (how, Meets.EITHER))
    return kleene.claim(can, known=answers.known(people, "meets"))


def same_city(fellows: pd.DataFrame, mentors: pd.DataFrame) -> Answers:
    """Whether each fellow lives in the city of each mentor (n, m)."""
    hers, his = _cities(fellows), _cities(mentors)
    codes = pd.factorize(pd.concat([hers, his], ignore_index=True))[0]
    one, other = codes[: len(hers)], codes[len(hers) :]
    known = (one >= 0)[:, None] & (other >= 0)[None, :]
    return kleene.claim(one[:, None] == other[None, :], known=known)


def every_pair(hers: Answers, his: Answers) -> Answers:
    """Yes where hers and his are both yes (n, m); no as soon as one is no."""
    return kleene.both(hers[:, None], his[None, :])


def meet_answers(fellows: pd.DataFrame, mentors: pd.DataFrame) -> Answers:
    """Whether each pair can meet at all (n, m)."""
    remotely = every_pair(can_meet(fellows, Meets.REMOTE), can_meet(mentors, Meets.REMOTE))
    in_person = every_pair(can_meet(fellows, Meets.IN_PERSON), can_meet(mentors, Meets.IN_PERSON))
    found = kleene.either(remotely, kleene.both(in_person, same_city(fellows, mentors)))
    return np.asarray(found, dtype=np.int8)


def _cities(people: pd.DataFrame) -> pd.Series:
    """Each city as it is compared, whatever its capitals and accents; None where unknown."""
    return answers.changed(people["city"], lambda city: loosely(str(city)) or None)

"""Which applications look alike: the same woman twice, or two of one family.

A proposal with its evidence; a person has the last word. Weights are natural logarithms of how
much more often a level is met with one woman than with two (Fellegi and Sunter, 1969).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from workbench.engines import groups, linkage
from workbench.engines.blocking import Ints, Pairs
from workbench.engines.levels import CLOSE, MISSING, NEAR, OTHER, SAME, Floats, Truths
from workbench.engines.linkage import Learned, Linked
from workbench.engines.weighing import probability
from workbench.rules.comparing import (
    BIRTH,
    EMAIL,
    FAMILY,
    FIELDS,
    GIVEN,
    PHONE,
    Compared,
    made_ready,
    steady_order,
)
from workbench.rules.evidence import Levels, Reason, reasons
from workbench.sentences import Sentence, sentence
from workbench.vocabulary import Likeness

SAME_FROM = 0.5
DOUBTFUL_FROM = 0.3

# About one application in ten is somebody's second one.
_DOUBLES_PER_PERSON = 0.1
# What a household has in common says nothing of two women whose given names differ; where the
# names are alike, an address of one's own still does.
_OF_SISTERS = (FAMILY, PHONE, EMAIL)
_OF_SISTERS_NAMED_ALIKE = (FAMILY, PHONE)

_LEADS_ON = sentence(
    "Look at all the pairs of this group before you join any: "
    "they lead to two people who do not look alike."
)


@dataclass(frozen=True)
class LookAlike:
    """Two people of a frame (by index) who may be one, or of one family, and why.

    `reasons` are what speaks for and against, each with its weight; `warning` is said where the
    pairs proposed as the same lead on to somebody who does not look alike.
    """

    a: object
    b: object
    probability: float
    proposed: Likeness
    reasons: tuple[Reason, ...]
    warning: Sentence | None = None

    @property
    def evidence(self) -> tuple[Sentence, ...]:
        """What is said of the two, without what it weighs."""
        return tuple(each.said for each in self.reasons)


def find(people: pd.DataFrame) -> tuple[LookAlike, ...]:
    """Who looks alike, the likeliest first.

    `people` has any index without repeats and the columns given_name, family_name ("" when
    not given), birth_date, email, phone (None when not given); birth_precision ("day", "year")
    where it is known.
    """
    if len(people) < 2:
        return ()
    order = steady_order(people)
    ready = made_ready(people.iloc[order])
    candidates = ready.candidates()
    return _decided(ready, candidates, people.index, order) if len(candidates.left) else ()


@dataclass(frozen=True, eq=False)
class _Judged:
    """Pairs with what their fields weigh once a household is allowed for."""

    pairs: Pairs
    chances: Floats
    compared: Levels

    def is_same(self) -> Truths:
        return self.chances >= SAME_FROM

    def is_family(self) -> Truths:
        """Which pairs, not one woman's, share a family name and a phone or an e-mail."""
        compared = self.compared
        shares = (compared.of(PHONE) == SAME) | (compared.of(EMAIL) == SAME)
        named = np.isin(compared.of(FAMILY), (CLOSE, SAME)) & ~compared.is_turned
        return np.asarray(~self.is_same() & shares & named)


def _judged(linked: Linked, two_scripts: Truths) -> _Judged:
    levels = np.column_stack([each.levels for each in linked.fields])
    is_turned = linked.fields[0].is_turned
    assert is_turned is not None
    weights = linked.weights.copy()
    level = dict(zip(FIELDS, levels.T, strict=True))
    for where, fields in (
        ((level[GIVEN] == OTHER) & ~is_turned, _OF_SISTERS),
        (_named_alike(level) & ~is_turned, _OF_SISTERS_NAMED_ALIKE),
        (_made_of_the_name(level), (EMAIL,)),
    ):
        for field in fields:
            weighs = weights[:, FIELDS.index(field)]
            weighs[where] = np.minimum(weighs[where], 0.0)
    chances = probability(weights.sum(axis=1) + linked.prior)
    return _Judged(linked.pairs, chances, Levels(levels, weights, is_turned, two_scripts))


def _named_alike(level: Mapping[str, Ints]) -> Truths:
    """Which pairs have given names as like as two sisters', and birth dates that do not agree."""
    given, born = level[GIVEN], level[BIRTH]
    near = (given == NEAR) & np.isin(born, (OTHER, MISSING))
    return np.asarray(near | ((given == CLOSE) & (born == OTHER)))


def _made_of_the_name(level: Mapping[str, Ints]) -> Truths:
    """Which pairs have addresses that share no more than the name that they share already."""
    named = np.isin(level[GIVEN], (CLOSE, SAME)) & np.isin(level[FAMILY], (CLOSE, SAME))
    return np.asarray(named & (level[EMAIL] == NEAR))


def _decided(
    people: Compared, candidates: Pairs, index: pd.Index, order: Ints
) -> tuple[LookAlike, ...]:
    learned = linkage.learn(
        people.fields(), candidates, records=len(order), rate=_DOUBLES_PER_PERSON
    )
    found = _judged(learned.judge_candidates(), people.two_scripts(candidates))
    is_family = found.is_family()
    shown = np.flatnonzero(is_family | (found.chances >= DOUBTFUL_FROM))
    left, right = order[candidates.left[shown]], order[candidates.right[shown]]
    first, second = np.minimum(left, right), np.maximum(left, right)
    doubtful = _in_doubtful_groups(people, learned, found)
    return tuple(
        LookAlike(
            a=index[first[place]],
            b=index[second[place]],
            probability=round(float(found.chances[at]), 4),
            proposed=_proposed(float(found.chances[at]), is_family=bool(is_family[at])),
            reasons=reasons(found.compared, int(at)),
            warning=_LEADS_ON if doubtful[at] else None,
        )
        for place in np.lexsort((second, first, -found.chances[shown]))
        for at in (shown[place],)
    )


def _proposed(chance: float, *, is_family: bool) -> Likeness:
    if chance >= SAME_FROM:
        return Likeness.SAME
    return Likeness.FAMILY if is_family else Likeness.DIFFERENT


def _in_doubtful_groups(people: Compared, learned: Learned, found: _Judged) -> Truths:
    """Which pairs proposed as the same are in a group with two whose answers speak against it."""
    is_same = found.is_same()
    same = Pairs(found.pairs.left[is_same], found.pairs.right[is_same])
    of_person = groups.groups(same, records=len(people.emails.codes))
    inner = groups.inner_pairs(of_person, known=same)
    judged = _judged(learned.judge(inner), people.two_scripts(inner))
    against = judged.compared.weights.sum(axis=1) < 0
    clashing = np.unique(of_person[inner.left[against]])
    return is_same & np.isin(of_person[found.pairs.left], clashing)

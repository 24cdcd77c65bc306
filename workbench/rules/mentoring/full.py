"""Mentors without a place for a fellow: every one is held by a pair that stands."""

from __future__ import annotations

import numpy as np

from workbench.engines.pairs.scores import NOBODY
from workbench.rules.mentoring.proposals import Problem
from workbench.rules.mentoring.stake_words import fellow_name, mentor_name
from workbench.rules.mentoring.terms import Pair
from workbench.sentences import Paragraph, Sentence, Several, sentence, sentences


def full_for(of: Problem, fellow: int) -> frozenset[int]:
    """The mentors who have no place for a fellow beside those of pairs that stand.

    A place that a proposal gives is no place held: it can go to her.
    """
    columns = of.columns_of(of.standing)
    row = int(of.fellows.index.get_loc(fellow))
    is_full = of.limits.beside(columns).room < of.limits.takes[row]
    if columns[row] != NOBODY:
        is_full[columns[row]] = False
    return frozenset(of.mentors.index[np.flatnonzero(is_full)].tolist())


def holders(of: Problem, mentor: int) -> tuple[int, ...]:
    """The fellows whose pair with a mentor stands: begun, asked, or locked by hand."""
    here = of.fellows.index
    return tuple(sorted(one for one, his in of.standing.items() if his == mentor and one in here))


def said(of: Problem, pair: Pair) -> Sentence:
    """That a mentor has no place left, who has them, and what choosing the pair would do."""
    held, name = holders(of, pair.mentor), mentor_name(of, pair.mentor)
    full = sentence("{mentor} has no place to give.", mentor=name)
    if held:
        full = sentences(
            "{mentor} has no place left: the pair with {fellows} stands.",
            "{mentor} has no place left: the pairs with {fellows} stand.",
            len(held),
            mentor=name,
            fellows=Several(tuple(fellow_name(of, one) for one in held)),
        )
    beyond = sentence("If you choose this pair it cannot be confirmed: it goes beyond that room.")
    return sentence("{sentences}", sentences=Paragraph((full, beyond)))

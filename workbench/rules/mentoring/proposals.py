"""Mentors for fellows: a proposal over all pairs that is proved best.

Nobody is left without a mentor who could have one; among such pairings as few pairs as possible
change, and among those the aim decides. A gate that says no blocks a pair, one that does not
know does not. Fellows who left take no part.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from workbench.engines.pairs import stable
from workbench.engines.pairs.limits import Limits
from workbench.engines.pairs.matching import Matched, Matching
from workbench.engines.pairs.scores import NOBODY, Wholes
from workbench.errors import NotFound
from workbench.rules.mentoring import (
    conditions,
    demands_unmet,
    hours,
    judging,
    limits,
    scoring,
    unpaired,
)
from workbench.rules.mentoring.rubric import PairRubric
from workbench.rules.mentoring.scoring import PairTable
from workbench.rules.mentoring.second_mentors import seconds
from workbench.rules.mentoring.solving import solve
from workbench.rules.mentoring.terms import Circumstances, Pair, Terms
from workbench.sentences import Sentence, sentence
from workbench.vocabulary import Capacity

SEED = 1


@dataclass(frozen=True, eq=False)
class Problem:
    """What a proposal is made of: both sides, the rubric, the terms, and the arrays of them.

    Fellows who left are not in `table`; its rows and columns are in the order of their numbers.
    `limits` are all that is asked beside heads; the room of `matching` is what they allow at most.
    """

    table: PairTable
    terms: Terms
    circumstances: Circumstances
    matching: Matching
    limits: Limits

    @property
    def fellows(self) -> pd.DataFrame:
        """The fellows who are here."""
        return self.table.fellows

    @property
    def mentors(self) -> pd.DataFrame:
        """The mentors."""
        return self.table.mentors

    @property
    def standing(self) -> dict[int, int]:
        """The pairs that stand whatever the rule would choose: locked ones, and those begun."""
        return {**self.terms.locked, **self.circumstances.started}

    def columns_of(self, pairs: Mapping[int, int]) -> Wholes:
        """The column of each row (n,) under these pairs, NOBODY where there is none."""
        mates = [pairs.get(int(one), NOBODY) for one in self.fellows.index]
        return np.asarray(self.mentors.index.get_indexer(mates), dtype=np.int64)

    def pairs_of(self, columns: Wholes) -> dict[int, int]:
        """The pairs by number that columns (n,) stand for."""
        rows = np.flatnonzero(columns != NOBODY)
        fellows, mentors = self.fellows.index[rows], self.mentors.index[columns[rows]]
        return dict(zip(fellows.tolist(), mentors.tolist(), strict=True))


@dataclass(frozen=True, eq=False)
class Pairing:
    """A proposal of pairs: a row of `pairs` for each (fellow, mentor, fit), by fellow.

    `objective` is the total fit and `bound` what no pairing of as many fellows that keeps as many
    pairs can exceed; `is_proved` says that none is better by the aim of the terms, over every
    pair. `unpaired` says why of each fellow without a mentor; `notes` what a settled pair is kept
    against, and what is assumed. `co_mentors` are second mentors; no pairing gives more fellows
    a mentor than `count_bound`. `matched` holds prices where the aim has them.
    """

    pairs: pd.DataFrame
    objective: int
    bound: int
    is_proved: bool
    unpaired: Mapping[int, Sentence]
    notes: tuple[Sentence, ...]
    seconds: float
    seed: int = SEED
    terms: Terms = field(default_factory=Terms)
    co_mentors: Mapping[int, int] = field(default_factory=dict)
    count_bound: int | None = None
    matched: Matched | None = None
    of: Problem | None = None

    @property
    def mentors(self) -> dict[int, int]:
        """The mentor of each fellow, as `judge` takes them."""
        return dict(zip(self.pairs["fellow"].tolist(), self.pairs["mentor"].tolist(), strict=True))

    @property
    def gap(self) -> int:
        """How much larger the total fit of another pairing of as many fellows may be."""
        return max(self.bound - self.objective, 0)

    @cached_property
    def blocking(self) -> int:
        """How many fellows and mentors would both rather have each other than what they have.

        What has begun and what was settled by hand is not counted.
        """
        if self.of is None:
            return 0
        return stable.blocking_pairs(self.of.matching, self.of.columns_of(self.mentors))

    @property
    def worst(self) -> int | None:
        """The lowest fit of the pairs that the rule chose; None where it chose none."""
        settled = set() if self.of is None else set(self.of.standing)
        chosen = self.pairs[~self.pairs["fellow"].isin(settled)]
        return int(chosen["fit"].min()) if len(chosen) else None


def problem(
    fellows: pd.DataFrame,
    mentors: pd.DataFrame,
    *,
    rubric: PairRubric,
    terms: Terms | None = None,
    circumstances: Circumstances | None = None,
) -> Problem:
    """Both sides under these terms, ready for an engine; what is locked to nobody is named."""
    asked = Terms() if terms is None else terms
    given = Circumstances() if circumstances is None else circumstances
    she, he = fellows[fellows["left_on"].isna()].sort_index(), mentors.sort_index()
    _check_locks(asked.locked, she, he)
    of = scoring.table(she, he, rubric=rubric, terms=asked, circumstances=given)
    standing = {**asked.locked, **given.started}
    asks = conditions.limits_of(she, he, terms=asked, given=given)
    made = Problem(of, asked, given, Matching(of, conditions.heads_of(asks)), asks)
    return Problem(
        of,
        asked,
        given,
        Matching(
            of,
            made.matching.room,
            held=made.columns_of(standing),
            idle=_are_alone(she, asked),
            before=made.columns_of(given.before) if given.before else None,
        ),
        asks,
    )


def propose(
    fellows: pd.DataFrame,
    mentors: pd.DataFrame,
    *,
    rubric: PairRubric,
    terms: Terms | None = None,
    circumstances: Circumstances | None = None,
    seed: int = SEED,
) -> Pairing:
    """Give as many fellows as can be a mentor, under these terms; equals are drawn by the seed.

    `locked` pairs and those that have started stand whatever a gate says, and are noted where
    one says no.
    """
    of = problem(fellows, mentors, rubric=rubric, terms=terms, circumstances=circumstances)
    return propose_for(of, seed=seed)


def propose_for(of: Problem, *, seed: int = SEED) -> Pairing:
    """The same for a problem that is made already."""
    found = solve(of.matching, terms=of.terms, limits=of.limits, seed=seed)
    among = np.flatnonzero(of.fellows.index.isin(list(of.terms.co_mentored)))
    second = seconds(of.table, found.columns, among, limits=of.limits, seed=seed)
    pairs, others = of.pairs_of(found.columns), of.pairs_of(second)
    return Pairing(
        pairs=pair_frame(of.table, pairs),
        objective=found.objective,
        bound=found.bound,
        is_proved=found.is_proved,
        unpaired=unpaired.reasons(of.table, np.flatnonzero(found.columns == NOBODY)),
        notes=_notes(of, pairs, others),
        seconds=found.seconds,
        seed=seed,
        terms=of.terms,
        co_mentors=others,
        count_bound=found.count_bound,
        matched=found.matched,
        of=of,
    )


def _notes(
    of: Problem, pairs: Mapping[int, int], others: Mapping[int, int]
) -> tuple[Sentence, ...]:
    """What speaks against settled pairs and all pairs together, what would help, what is assumed.

    Nothing else can speak against a proposal: it keeps to every gate and limit.
    """
    every = judging.pair_rows(pairs, others)
    firsts = every.iloc[: len(pairs)]
    terms, given = of.terms, of.circumstances
    against = judging.against(
        firsts[firsts["fellow"].isin(of.standing)],
        of.fellows,
        of.mentors,
        rubric=of.table.rubric,
        terms=terms,
        given=given,
    )
    broken = limits.broken(every, of.fellows, of.mentors, terms=terms, circumstances=given)
    changes = demands_unmet.changes(of.table, every, of.standing, terms=terms, given=given)
    if terms.capacity is Capacity.HOURS:
        return (*against, *broken, *changes, *hours.assumed(of.fellows, of.mentors))
    return (*against, *broken, *changes)


def pair_frame(of: PairTable, pairs: Mapping[int, int]) -> pd.DataFrame:
    """The pairs with their fit, a row each (fellow, mentor, fit), by fellow."""
    points = scoring.fits(of, (Pair(fellow, mentor) for fellow, mentor in pairs.items()))
    return points.reset_index().astype("int64")[["fellow", "mentor", "fit"]]


def _check_locks(locked: Mapping[int, int], fellows: pd.DataFrame, mentors: pd.DataFrame) -> None:
    for fellow, mentor in sorted(locked.items()):
        if fellow not in fellows.index or mentor not in mentors.index:
            raise NotFound(
                sentence(
                    "Fellow {fellow} and mentor {mentor} are locked together, but one of them is "
                    "not here any more. Take the lock off.",
                    fellow=fellow,
                    mentor=mentor,
                ),
                code="locked_not_here",
            )


def _are_alone(fellows: pd.DataFrame, terms: Terms) -> NDArray[np.bool_]:
    return np.asarray(fellows.index.isin(list(terms.alone)), dtype=bool)

"""Mentors for fellows: a proposal over all pairs that is proved best.

Nobody is left without a mentor who could have one; among such pairings as few pairs as possible
change, and among those the aim decides. A gate that says no blocks a pair, one that does not
know does not. Fellows who left take no part.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from workbench.engines.pairs import matching
from workbench.engines.pairs.matching import Matched, Matching
from workbench.engines.pairs.scores import NOBODY, Wholes
from workbench.errors import NotFound
from workbench.rules.mentoring import scoring, unpaired
from workbench.rules.mentoring.judging import judge
from workbench.rules.mentoring.rubric import PairRubric
from workbench.rules.mentoring.scoring import PairTable
from workbench.rules.mentoring.terms import Circumstances, Pair, Terms
from workbench.sentences import Sentence, sentence

SEED = 1


@dataclass(frozen=True, eq=False)
class Problem:
    """What a proposal is made of: both sides, the rubric, the terms, and the arrays of them.

    Fellows who left are not in `table`; its rows and columns are in the order of their numbers.
    """

    table: PairTable
    terms: Terms
    circumstances: Circumstances
    matching: Matching

    @property
    def fellows(self) -> pd.DataFrame:
        """The fellows who are here."""
        return self.table.fellows

    @property
    def mentors(self) -> pd.DataFrame:
        """The mentors."""
        return self.table.mentors

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
    pairs can exceed; `unpaired` says why of each fellow without a mentor; `notes` what a locked
    pair is kept against. `co_mentors` are second mentors. `matched` holds prices where the aim
    has them.
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
    matched: Matched | None = None

    @property
    def mentors(self) -> dict[int, int]:
        """The mentor of each fellow, as `judge` takes them."""
        return dict(zip(self.pairs["fellow"].tolist(), self.pairs["mentor"].tolist(), strict=True))


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
    made = Problem(of, asked, given, Matching(of, _room(he, given.loads)))
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
    found = matching.shuffled(of.matching, seed=seed)
    pairs = of.pairs_of(found.columns)
    alone = np.flatnonzero(found.columns == NOBODY)
    return Pairing(
        pairs=pair_frame(of.table, pairs),
        objective=found.objective,
        bound=found.bound,
        is_proved=found.is_proved,
        unpaired=unpaired.reasons(of.table, alone),
        notes=judge(
            {**of.terms.locked, **of.circumstances.started},
            fellows,
            mentors,
            rubric=rubric,
            terms=of.terms,
            circumstances=of.circumstances,
        ),
        seconds=found.seconds,
        seed=seed,
        terms=of.terms,
        matched=found,
    )


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


def _room(mentors: pd.DataFrame, loads: Mapping[int, int]) -> Wholes:
    """How many fellows of this cohort each mentor can take (m,)."""
    taken = np.array([loads.get(int(number), 0) for number in mentors.index], dtype=np.int64)
    left = np.asarray(mentors["capacity"], dtype=np.int64) - taken
    return np.asarray(np.clip(left, 0, None), dtype=np.int64)


def _are_alone(fellows: pd.DataFrame, terms: Terms) -> NDArray[np.bool_]:
    return np.asarray(fellows.index.isin(list(terms.alone)), dtype=bool)

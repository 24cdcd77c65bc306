"""Fellows and mentors whose points hang on the project's own rubric, ready for an engine."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from tests.benchmarks.proposals import (
    SLOTS,
    TONGUES,
    TRACKS,
    invented_fellows,
    invented_mentors,
    some,
)
from tests.builders import a_mentor, mentors
from workbench.engines.pairs.scores import BLOCKED, HeldScores, PairScores, blocks
from workbench.rules.mentoring import scoring
from workbench.store import pair_rubrics


@dataclass(frozen=True, eq=False)
class Sides:
    """Fellows and mentors to be paired."""

    fellows: pd.DataFrame
    mentors: pd.DataFrame

    @property
    def room(self) -> np.ndarray:
        """How many fellows each mentor takes."""
        return self.mentors["capacity"].to_numpy(dtype=np.int64)

    def scores(self) -> PairScores:
        """The points of every pair, worked out when they are asked for."""
        return scoring.table(self.fellows, self.mentors, rubric=pair_rubrics.load())


def plain(of_fellows: int, *, of_mentors: int) -> Sides:
    """Mentors with room for more fellows than there are."""
    return Sides(invented_fellows(of_fellows, seed=1), invented_mentors(of_mentors, seed=2))


def wanted_alike(of_fellows: int, *, of_mentors: int) -> Sides:
    """As many places as fellows, and the same mentors best for everybody.

    The first mentors speak many languages and have time on most days, the last ones hardly any.
    """
    rng = np.random.default_rng(3)
    places = 1 + np.bincount(
        rng.integers(0, of_mentors, of_fellows - of_mentors), minlength=of_mentors
    )
    gifts = np.linspace(1, 0, of_mentors)
    he = [
        a_mentor(
            tracks=some(rng, TRACKS, 2 + round(3 * gift)),
            languages=("fr", *some(rng, TONGUES[1:], 1 + round(6 * gift))),
            slots=some(rng, SLOTS, 3 + round((len(SLOTS) - 3) * gift)),
            capacity=int(room),
            is_woman=bool(rng.random() < 0.3 + 0.7 * gift),
        )
        for gift, room in zip(gifts, places, strict=True)
    ]
    return Sides(invented_fellows(of_fellows, seed=1), mentors(*he))


def held(of: PairScores) -> HeldScores:
    """The same points as one array in memory."""
    return HeldScores(np.concatenate([of.block(rows) for rows in blocks(of)]))


def beside_in_one_array(of: HeldScores, room: np.ndarray) -> np.ndarray:
    """What every pair weighs, each column standing as often as it has room (n, places)."""
    rows = of.shape[0]
    head = rows * of.most + 1
    weights = np.where(of.points == BLOCKED, 0, of.points.astype(np.int64) + head)
    return weights[:, np.repeat(np.arange(len(room)), room)]

"""How long the points of every pair take, a block of fellows at a time."""

from __future__ import annotations

import numpy as np
import pandas as pd

from tests.benchmarks.measure import Measured, measure
from tests.benchmarks.proposals import invented_fellows, invented_mentors, some
from tests.builders import relations
from workbench.engines.pairs.scores import blocks
from workbench.rules.mentoring import scoring
from workbench.rules.mentoring.terms import Circumstances
from workbench.store import pair_rubrics
from workbench.vocabulary import Meets, Seniority, Skill

SKILLS = tuple(str(skill) for skill in Skill)
SENIORITIES = [str(each) for each in Seniority]
MEETS = [str(each) for each in Meets]
CITIES = [f"City {number}" for number in range(40)]
SECTORS = tuple(f"Sector {number}" for number in range(12))


def with_more_answers(people: pd.DataFrame, *, seed: int) -> pd.DataFrame:
    """People who also said what they want or teach, where they live and how they meet."""
    rng = np.random.default_rng(seed)
    count = len(people)
    sectors = [some(rng, SECTORS, 2) for _ in range(count)]
    return people.assign(
        skills=[some(rng, SKILLS, 4) for _ in range(count)],
        seniority=rng.choice(SENIORITIES, count).astype(object),
        meets=rng.choice(MEETS, count).astype(object),
        city=rng.choice(CITIES, count).astype(object),
        **{"sectors": sectors} if "sectors" in people else {"sector": [s[0] for s in sectors]},
    )


def wishes(of_fellows: int, *, of_mentors: int, seed: int) -> pd.DataFrame:
    """Three wishes of every fellow."""
    rng = np.random.default_rng(seed)
    return relations(
        *[
            {
                "fellow": one,
                "mentor": int(two),
                "kind": "wished",
                "side": "fellow",
                "place": at,
            }
            for one in range(1, of_fellows + 1)
            for at, two in enumerate(rng.integers(1, of_mentors + 1, 3), start=1)
        ]
    )


def every_pair(of_fellows: int, *, of_mentors: int) -> Measured:
    """Each pair's points once, from the frames on; no block is kept."""
    she = with_more_answers(invented_fellows(of_fellows, seed=1), seed=3)
    he = with_more_answers(invented_mentors(of_mentors, seed=2), seed=4)
    given = Circumstances(relations=wishes(of_fellows, of_mentors=of_mentors, seed=5))
    rubric = pair_rubrics.load()

    def score() -> int:
        of = scoring.table(she, he, rubric=rubric, circumstances=given)
        return sum(int(of.block(rows).max()) for rows in blocks(of))

    return measure(f"pairs-scored-{of_fellows}", score)


def all_lines() -> list[Measured]:
    return [every_pair(5_000, of_mentors=2_294), every_pair(20_000, of_mentors=9_123)]

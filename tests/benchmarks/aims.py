"""The other aims measured: the worst-off pair, stability, and hours a month instead of heads.

For fairness the objective is the lowest fit of a pair, the quality the total fit beside the best
total of the same fellows; for stability the objective counts pairs that would rather have each
other. For hours they are the total fit and its bound: where they differ, the gap is not closed.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from tests.benchmarks.measure import Measured, measure
from tests.benchmarks.proposals import invented_fellows, invented_mentors
from tests.builders import a_pair_rubric
from workbench.engines.pairs import fair, matching, openness, stable
from workbench.rules.mentoring.proposals import Problem, problem, propose_for
from workbench.rules.mentoring.terms import Terms
from workbench.vocabulary import Capacity


def of_size(fellows: int, mentors: int, *, terms: Terms) -> Problem:
    """Invented fellows and mentors with hours, under these terms."""
    draw = np.random.default_rng(3)
    she = invented_fellows(fellows, seed=1).assign(hours=draw.choice([2.0, 3, 4, 6, 8], fellows))
    he = invented_mentors(mentors, seed=2).assign(hours=draw.integers(4, 24, mentors).astype(float))
    return problem(she, he, rubric=a_pair_rubric(), terms=terms)


def fairness(name: str, fellows: int, mentors: int) -> Measured:
    """The best total first, then the fairest from it."""
    of = of_size(fellows, mentors, terms=Terms()).matching
    line = measure(name, lambda: fair.solve(of, matching.shuffled(of, seed=1), seed=1))
    best = matching.shuffled(of, seed=1)
    found = fair.solve(of, best, seed=1)
    points = openness.points_of(of.scores, found.columns)
    has = points[points >= 0]
    return replace(
        line,
        objective=int(has.min()),
        quality=round(int(has.sum()) / best.objective, 4),
        peer="the worst pair at the best total",
        peer_objective=int(openness.points_of(of.scores, best.columns)[best.columns >= 0].min()),
    )


def stability(name: str, fellows: int, mentors: int) -> Measured:
    """Deferred acceptance from the best total, which says how many can have a mentor."""
    of = of_size(fellows, mentors, terms=Terms()).matching
    best = matching.shuffled(of, seed=1)
    line = measure(name, lambda: stable.solve(of, best, seed=1))
    found = stable.solve(of, best, seed=1)
    return replace(
        line,
        objective=stable.blocking_pairs(of, found.columns),
        proved=found.lifted == 0,
        peer="blocking pairs at the best total",
        peer_objective=stable.blocking_pairs(of, best.columns),
    )


def by_hours(name: str, fellows: int, mentors: int) -> Measured:
    """Hours a month instead of heads, by the rule as the desk calls it."""
    of = of_size(fellows, mentors, terms=Terms(capacity=Capacity.HOURS))
    return measure(name, lambda: propose_for(of, seed=1))


def all_lines() -> list[Measured]:
    return [
        fairness("fair-500", 500, 227),
        fairness("fair-5000", 5000, 2294),
        stability("stable-5000", 5000, 2294),
        by_hours("hours-500", 500, 227),
    ]

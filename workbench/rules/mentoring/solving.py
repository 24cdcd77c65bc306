"""The pairing that an aim asks for, by the engine that finds it."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from workbench.engines.pairs import matching, stable
from workbench.engines.pairs.matching import Matched, Matching
from workbench.engines.pairs.scores import Wholes
from workbench.rules.mentoring.terms import Terms
from workbench.vocabulary import Aim


@dataclass(frozen=True, eq=False)
class Solved:
    """The mentor's column of each fellow (n,), NOBODY for none, and how good that is.

    `objective` is the total fit, and no pairing of as many fellows that keeps as many pairs has
    more than `bound`. `is_proved` says that nothing is better by the aim, over every pair.
    `matched` holds prices where the aim has them.
    """

    columns: Wholes
    objective: int
    bound: int
    is_proved: bool
    seconds: float
    matched: Matched | None = field(default=None)


def solve(of: Matching, *, terms: Terms, seed: int) -> Solved:
    """The best pairing by the aim of these terms; equals are drawn by the seed."""
    if terms.aim is Aim.STABLE:
        return _stable(of, seed=seed)
    found = matching.shuffled(of, seed=seed)
    return Solved(
        found.columns,
        found.objective,
        found.bound,
        found.is_proved,
        found.seconds,
        matched=found,
    )


def _stable(of: Matching, *, seed: int) -> Solved:
    start = time.perf_counter()
    best = matching.solve(of)
    found = stable.solve(of, best, seed=seed)
    is_stable = stable.blocking_pairs(of, found.columns) == 0
    return Solved(
        found.columns,
        matching.at(of, found.columns).objective,
        best.bound,
        is_stable and best.is_proved,
        time.perf_counter() - start,
    )

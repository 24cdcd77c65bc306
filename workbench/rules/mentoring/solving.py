"""The pairing that an aim asks for, by the engine that finds it."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from workbench.engines.pairs import fair, matching, openness, stable
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
    best = matching.shuffled(of, seed=seed)
    match terms.aim:
        case Aim.FAIR:
            return _fair(of, best, seed=seed)
        case Aim.STABLE:
            return _stable(of, best, seed=seed)
    return Solved(
        best.columns, best.objective, best.bound, best.is_proved, best.seconds, matched=best
    )


def _fair(of: Matching, best: Matched, *, seed: int) -> Solved:
    found = fair.solve(of, best, seed=seed)
    return Solved(
        found.columns,
        _total(of, found.columns),
        best.bound,
        found.is_proved and best.is_proved,
        best.seconds + found.seconds,
    )


def _stable(of: Matching, best: Matched, *, seed: int) -> Solved:
    start = time.perf_counter()
    found = stable.solve(of, best, seed=seed)
    is_stable = stable.blocking_pairs(of, found.columns) == 0
    return Solved(
        found.columns,
        _total(of, found.columns),
        best.bound,
        is_stable and best.is_proved,
        best.seconds + time.perf_counter() - start,
    )


def _total(of: Matching, columns: Wholes) -> int:
    points = openness.points_of(of.scores, columns)
    return int(points[points > 0].sum())

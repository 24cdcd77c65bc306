"""The pairing that an aim asks for, by the engine that finds it."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace

import numpy as np

from workbench.engines.pairs import fair, levels, matching, openness, programme, stable
from workbench.engines.pairs.limits import Limits, are_kept
from workbench.engines.pairs.matching import Matched, Matching
from workbench.engines.pairs.scores import NOBODY, Wholes
from workbench.rules.mentoring.terms import Terms
from workbench.vocabulary import Aim


@dataclass(frozen=True, eq=False)
class Solved:
    """The mentor's column of each fellow (n,), NOBODY for none, and how good that is.

    `objective` is the total fit, and no pairing of as many fellows that keeps as many pairs has
    more than `bound`; no more than `count_bound` fellows can have a mentor, those settled too.
    `is_proved` says that nothing is better by the aim, over every pair. `matched` holds prices
    where the aim has them. `is_limited` where more than heads had to be looked at.
    """

    columns: Wholes
    objective: int
    bound: int
    is_proved: bool
    seconds: float
    count_bound: int
    matched: Matched | None = field(default=None)
    is_limited: bool = False


def solve(of: Matching, *, terms: Terms, limits: Limits, seed: int) -> Solved:
    """The best pairing by the aim of these terms; equals are drawn by the seed.

    A plain matching that happens to keep to all limits is the best under them too.
    """
    held = openness.held_of(of)
    found = _by_heads(of, terms=terms, seed=seed)
    if are_kept(limits.beside(held), np.where(held == NOBODY, found.columns, NOBODY)):
        return found
    if terms.aim is Aim.FAIR:
        told = levels.fairest(of, limits, seed=seed)
    else:
        told = programme.solve(of, limits, seed=seed)
    return Solved(
        told.columns,
        told.objective,
        told.bound,
        told.is_proved and terms.aim is not Aim.STABLE,
        found.seconds + told.seconds,
        told.count_bound + int((held != NOBODY).sum()),
        is_limited=True,
    )


def _by_heads(of: Matching, *, terms: Terms, seed: int) -> Solved:
    best = matching.shuffled(of, seed=seed)
    plain = Solved(
        best.columns,
        best.objective,
        best.bound,
        best.is_proved,
        best.seconds,
        int((best.columns != NOBODY).sum()),
        matched=best,
    )
    match terms.aim:
        case Aim.FAIR:
            return _fair(of, plain, best, seed=seed)
        case Aim.STABLE:
            return _stable(of, plain, best, seed=seed)
    return plain


def _fair(of: Matching, plain: Solved, best: Matched, *, seed: int) -> Solved:
    found = fair.solve(of, best, seed=seed)
    return replace(
        plain,
        columns=found.columns,
        objective=_total(of, found.columns),
        is_proved=found.is_proved and best.is_proved,
        seconds=best.seconds + found.seconds,
        matched=None,
    )


def _stable(of: Matching, plain: Solved, best: Matched, *, seed: int) -> Solved:
    start = time.perf_counter()
    found = stable.solve(of, best, seed=seed)
    is_stable = stable.blocking_pairs(of, found.columns) == 0
    return replace(
        plain,
        columns=found.columns,
        objective=_total(of, found.columns),
        is_proved=is_stable and best.is_proved,
        seconds=best.seconds + time.perf_counter() - start,
        matched=None,
    )


def _total(of: Matching, columns: Wholes) -> int:
    points = openness.points_of(of.scores, columns)
    return int(points[points > 0].sum())

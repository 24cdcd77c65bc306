"""Which springboard graduates a fellowship may expect, and how many seats to keep for them.

What is known stands as it is; who may still go on goes on with the chances learnt from past
cohorts. The distributions are exact for one springboard; several running at the same time are
added as if they knew nothing of each other, which makes the spread slightly too narrow.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pandas as pd

from workbench.engines import thinning
from workbench.engines.thinning import Chance, Floats
from workbench.rules.conversions import CERTAINTY, Conversion, Step, conversion, conversions
from workbench.rules.pathways import Pathways, Position, elapsed, may_come, planned_seats

HALF = 0.5


@dataclass(frozen=True)
class Expected:
    """A number of women as it may turn out: the mean, and where it lies at 50 % and at 90 %."""

    mean: float
    half_low: int
    half_high: int
    low: int
    high: int


@dataclass(frozen=True)
class Reserved:
    """How many seats to keep for graduates, looked at from both sides, at 90 % certainty.

    `turns_nobody_away` is the smallest number with room for every graduate who is shortlisted;
    `surely_filled` the largest number of which no seat stays empty.
    """

    turns_nobody_away: int
    surely_filled: int


@dataclass(frozen=True)
class Chances:
    """The chances of those who may still come: to finish from where they are, then step by step.

    `apply` is the chance of those who have not applied so far.
    """

    finish: Callable[[float], Chance]
    apply: Chance
    shortlist: Chance
    enrol: Chance


@dataclass(frozen=True, eq=False)
class Outcome:
    """The distributions of how many apply, are shortlisted, and take a seat."""

    applying: Floats
    shortlisted: Floats
    seated: Floats


@dataclass(frozen=True, eq=False)
class Prospect:
    """What one fellowship may expect of springboard graduates, on a day.

    `pool` is who may come and where she stands (see `pathways.may_come`); `planned` counts the
    seats of springboards still to begin, each taken to be filled; no more than `seats` are taken.
    """

    fellowship: int
    seats: int
    pool: pd.DataFrame
    planned: int
    steps: tuple[Conversion, ...]
    chances: Chances
    outcome: Outcome

    @property
    def thin(self) -> tuple[Conversion, ...]:
        """The steps that somebody has still to take and of which too little is known."""
        open_steps = _open_steps(self.pool, self.planned)
        return tuple(one for one in self.steps if one.step in open_steps and not one.is_enough)

    @property
    def expected_seats(self) -> Expected:
        """How many graduates take a seat."""
        return expected(self.outcome.seated)

    @property
    def may_come(self) -> int:
        """How many women may still come, seats still to be filled in a springboard among them."""
        is_over = self.pool["position"].isin([Position.OUT, Position.SEATED])
        return int((~is_over).sum()) + self.planned

    @property
    def is_known(self) -> bool:
        """Whether enough is known of the past to expect anything."""
        return not self.thin


def prospect(found: Pathways, fellowship: int, *, seats: int) -> Prospect:
    """What a fellowship of so many seats may expect of the graduates who may come to it."""
    chapter = int(found.cohorts.at[fellowship, "chapter_id"])
    steps = conversions(found, chapter)

    def finish(done: float) -> Chance:
        return conversion(found, Step.FINISH, chapter=chapter, after=done).chance

    window = elapsed(found, fellowship)
    by_step = {one.step: one.chance for one in steps}
    chances = Chances(
        finish=finish,
        apply=conversion(found, Step.APPLY, chapter=chapter, after=window).chance,
        shortlist=by_step[Step.SHORTLIST],
        enrol=by_step[Step.ENROL],
    )
    pool = may_come(found, fellowship)
    planned = planned_seats(found, fellowship)
    free = outcome(pool, chances, planned=planned)
    numbers = replace(free, seated=thinning.capped(free.seated, seats))
    return Prospect(fellowship, seats, pool, planned, steps, chances, numbers)


def outcome(pool: pd.DataFrame, chances: Chances, *, planned: int = 0) -> Outcome:
    """How far those in a pool, or in a group of it, will come, with who fills planned seats."""
    at = {each: int((pool["position"] == each).sum()) for each in Position}
    running = pool[pool["position"] == Position.RUNNING]
    applied_early = _finishing(running[running["has_applied"]], chances)
    new_ones = thinning.thinned(thinning.exactly(planned), chances.finish(0.0))
    finishing = thinning.together(_finishing(running[~running["has_applied"]], chances), new_ones)
    may_apply = thinning.together(thinning.exactly(at[Position.FINISHED]), finishing)
    new = thinning.together(thinning.thinned(may_apply, chances.apply), applied_early)
    undecided = thinning.together(new, thinning.exactly(at[Position.APPLIED]))
    decided = pool[pool["position"].isin([Position.SHORTLISTED, Position.SEATED, Position.OUT])]
    applied = at[Position.APPLIED] + int(decided["has_applied"].sum())
    chosen = thinning.thinned(undecided, chances.shortlist)
    waiting = thinning.together(chosen, thinning.exactly(at[Position.SHORTLISTED]))
    seated = thinning.exactly(at[Position.SEATED])
    return Outcome(
        applying=thinning.together(new, thinning.exactly(applied)),
        shortlisted=thinning.together(waiting, seated),
        seated=thinning.together(thinning.thinned(waiting, chances.enrol), seated),
    )


def expected(numbers: Floats) -> Expected:
    """A distribution as a person reads it."""
    half, most = thinning.band(numbers, HALF), thinning.band(numbers, CERTAINTY)
    return Expected(
        mean=float(thinning.expected(numbers)),
        half_low=int(half.low),
        half_high=int(half.high),
        low=int(most.low),
        high=int(most.high),
    )


def reserved(found: Prospect) -> Reserved:
    """How many seats of a fellowship to keep for graduates."""
    needed = int(thinning.covering(found.outcome.shortlisted, CERTAINTY))
    return Reserved(
        turns_nobody_away=min(needed, found.seats),
        surely_filled=int(thinning.assured(found.outcome.seated, CERTAINTY)),
    )


def _finishing(running: pd.DataFrame, chances: Chances) -> Floats:
    """How many of those still in a springboard will finish it, by how far each one is."""
    total = thinning.exactly(0)
    for done, size in running.groupby("done").size().items():
        numbers = thinning.thinned(thinning.exactly(int(size)), chances.finish(float(done)))
        total = thinning.together(total, numbers)
    return total


def _open_steps(pool: pd.DataFrame, planned: int) -> tuple[Step, ...]:
    """The steps that somebody has still to take."""
    if planned:
        return tuple(Step)
    order = (Position.RUNNING, Position.FINISHED, Position.APPLIED, Position.SHORTLISTED)
    there = [place for place, each in enumerate(order) if (pool["position"] == each).any()]
    return tuple(Step)[there[0] :] if there else ()

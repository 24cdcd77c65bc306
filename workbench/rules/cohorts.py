"""Seats of a cohort: a proposal that is proved best, amended by hand, judged by the same rules.

Demands first; then the largest total of the scores of those seated, then of track wishes (two for
a first choice, one for another), then as few as can be who lose a seat or change it. Only wished
tracks are proposed; an application whose wishes are not known is not seated, but a person may
seat her. Equals are drawn by lot, and the seed is part of the plan.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from workbench.engines import lots
from workbench.engines import seats as engine
from workbench.engines.seats import NOWHERE, Seating
from workbench.rules import impossible, seat_reasons, wrong_locks
from workbench.rules.demand_rows import Asked, Circumstances, asked, groups_of, supply_of
from workbench.rules.demands import (
    TRACKS,
    Demands,
    Lock,
    first_choices,
    places_of,
    wishes,
)
from workbench.rules.judging import judge
from workbench.rules.quota_questions import QUOTA_QUESTIONS
from workbench.rules.seat_views import Seen
from workbench.sentences import Sentence
from workbench.vocabulary import Track

if TYPE_CHECKING:
    from workbench.rules.ties import Tie

__all__ = ["Circumstances", "Demands", "Lock", "Plan", "Problem", "amend", "judge", "propose"]


@dataclass(frozen=True, eq=False)
class Plan:
    """A proposal of seats: who sits where, why, and how good it is.

    `seats` gives the track of each application that has one. `objective` is the total score of
    those seated and `bound` what no plan can exceed; `wishes` is the total of wishes. The plan
    is proved best when nothing better by score, then wishes, then least disturbance exists.
    `reasons` are of the seated, `left` of the others; `tie` is set where plans as good were drawn
    among (`best_plans`).
    """

    seats: pd.Series
    objective: int
    bound: int
    wishes: int
    is_proved: bool
    seed: int
    reasons: Mapping[int, Sentence]
    left: Mapping[int, Sentence]
    seconds: float
    tie: Tie | None = None

    @property
    def tracks(self) -> dict[int, Track]:
        """The track of each seated application, as `judge` and `amend` take it."""
        return {int(number): Track(code) for number, code in self.seats.items()}


@dataclass(frozen=True, eq=False)
class Problem:
    """A cohort to be planned as the engine sees it: the rows are `applications`, by number.

    `points` (n,) are the scores with the bonus of graduates; `asked` are the demands behind
    the limits of the seating, in the same order.
    """

    applications: pd.DataFrame
    points: NDArray[np.int64]
    demands: Demands
    asked: tuple[Asked, ...]
    seating: Seating
    seed: int


def problem(
    applications: pd.DataFrame,
    scores: pd.Series,
    demands: Demands,
    *,
    seed: int,
    circumstances: Circumstances | None = None,
) -> Problem:
    """What the engine is asked; Impossible names a lock that cannot be.

    `applications` are those that may have a seat now; `scores` (0 to 100, what is certain) has
    their index.
    """
    around = Circumstances() if circumstances is None else circumstances
    frame = applications.sort_index()
    wrong = wrong_locks.wrong_locks(frame, demands)
    if not wrong.every:
        return _problem(frame, scores, demands, seed=seed, around=around)
    kept = wrong_locks.without(demands, wrong)
    rest = _problem(frame, scores, kept, seed=seed, around=around)
    raise wrong_locks.explained(wrong, demands, rest=rest)


def _problem(
    frame: pd.DataFrame,
    scores: pd.Series,
    demands: Demands,
    *,
    seed: int,
    around: Circumstances,
) -> Problem:
    whole = np.rint(scores.loc[frame.index].to_numpy(dtype=np.float64)).astype(np.int64)
    points = whole + demands.bonus * _is_graduate(frame)
    every = asked(frame, demands)
    is_out = np.asarray(frame.index.isin(list(demands.left_out)), dtype=bool)
    wished = wishes(frame)
    seating = Seating(
        gains=(
            np.repeat(points[:, None], len(TRACKS), axis=1),
            wished.astype(np.int64) + first_choices(frame),
            1 + _kept(frame, around.before),
        ),
        allowed=wished & ~is_out[:, None],
        fixed=places_of(demands.locked, frame.index),
        lots=lots.ranks(frame.index.to_numpy(dtype=np.int64), seed=seed),
        limits=tuple(each.limit for each in every),
        places=max(demands.places(), len(demands.locked)),
        groups=groups_of(frame, demands, around),
        supply=supply_of(frame, demands, around),
    )
    return Problem(frame, points, demands, every, seating, seed)


def propose(
    applications: pd.DataFrame,
    scores: pd.Series,
    demands: Demands,
    *,
    seed: int,
    circumstances: Circumstances | None = None,
) -> Plan:
    """Give the seats so that the scores of those seated add up to as much as possible.

    Locked seats stand, and who is left out gets none. Impossible when the demands do not go
    together.
    """
    of = problem(applications, scores, demands, seed=seed, circumstances=circumstances)
    found = engine.solve(of.seating)
    if found is None:
        raise impossible.explained(of)
    return plan_of(of, found)


def plan_of(of: Problem, found: engine.Seats) -> Plan:
    """The answer of the engine as a plan, with everybody's reason."""
    seated = found.columns != NOWHERE
    codes = np.array([str(track) for track in TRACKS], dtype=object)
    seen = Seen(
        of.applications, of.points, of.seating, found.columns, of.asked, of.demands, of.seed
    )
    first = engine.steps(of.seating)[0]
    return Plan(
        seats=pd.Series(
            codes[found.columns[seated]], of.applications.index[seated], object, "track"
        ),
        objective=found.totals[0],
        # Wishes and disturbance together never weigh as much as one point.
        bound=max(found.totals[0], found.bound // first),
        wishes=found.totals[1],
        is_proved=found.is_proved,
        seed=of.seed,
        reasons=seat_reasons.of_seated(seen),
        left=seat_reasons.of_left(seen),
        seconds=found.seconds,
    )


def amend(seats: Mapping[int, Track], application: int, *, track: Track | None) -> dict[int, Track]:
    """The seats with one application moved to a track, or out when the track is None."""
    others = {number: held for number, held in seats.items() if number != application}
    return others if track is None else {**others, application: track}


def _is_graduate(frame: pd.DataFrame) -> NDArray[np.int64]:
    return (QUOTA_QUESTIONS["graduate"].belongs(frame, ("yes",)) > 0).astype(np.int64)


def _kept(frame: pd.DataFrame, before: Mapping[int, Track]) -> NDArray[np.int64]:
    """Where a seat is the one she had before (n, tracks)."""
    held = places_of(before, frame.index)
    return np.asarray(held[:, None] == np.arange(len(TRACKS)), dtype=np.int64)

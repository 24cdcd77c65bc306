"""Seats of a cohort: a proposal that is proved best, amended by hand, judged by the same rules.

A seat brings its holder's score, and `FIRST_CHOICE_POINTS` more in the track she puts first.
Only wished tracks are proposed; an application whose wishes are not known is not seated, but a
person may seat her. Equals are drawn by lot, and the seed is part of the plan.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from workbench.engines import lots
from workbench.engines import seats as engine
from workbench.engines.seats import NOWHERE, Limit, Seating
from workbench.errors import NotFound
from workbench.rules import impossible, seat_reasons
from workbench.rules.demands import (
    TRACKS,
    Demands,
    first_choices,
    places_of,
    seats_in,
    supports_of,
    wishes,
)
from workbench.sentences import Sentence, Several, sentence, sentences
from workbench.vocabulary import Stage, Track

__all__ = ["FIRST_CHOICE_POINTS", "Demands", "Plan", "amend", "judge", "propose"]

FIRST_CHOICE_POINTS = 5
HUNDREDTHS = 100


@dataclass(frozen=True, eq=False)
class Plan:
    """A proposal of seats: who sits where, why, and how good it is.

    `seats` gives the track of each application that has one; `objective` and `bound` are in
    hundredths of a point, and the plan is proved best when they are equal. `reasons` are of
    the seated, `left` of the others.
    """

    seats: pd.Series
    objective: int
    bound: int
    is_proved: bool
    seed: int
    reasons: Mapping[int, Sentence]
    left: Mapping[int, Sentence]
    seconds: float

    @property
    def tracks(self) -> dict[int, Track]:
        """The track of each seated application, as `judge` and `amend` take it."""
        return {int(number): Track(code) for number, code in self.seats.items()}


def propose(
    applications: pd.DataFrame,
    scores: pd.Series,
    demands: Demands,
    *,
    seed: int,
    locked: Mapping[int, Track] | None = None,
    left_out: frozenset[int] = frozenset(),
) -> Plan:
    """Give the seats so that the scores of those seated add up to as much as possible.

    `applications` are those that may have a seat now; `scores` (0 to 100, what is certain) has
    their index. `locked` seats stand, and who is `left_out` gets none. Impossible when the
    locked seats and the demands do not go together.
    """
    held = {} if locked is None else locked
    frame = applications.sort_index()
    _check_locks(frame, held, left_out)
    points = np.rint(scores.loc[frame.index].to_numpy(dtype=np.float64) * HUNDREDTHS)
    seating = _seating(
        frame, points.astype(np.int64), demands=demands, seed=seed, locked=held, left_out=left_out
    )
    found = engine.solve(seating)
    if found is None:
        raise impossible.explained(seating, demands)
    seen = seat_reasons.Seen(frame, points / HUNDREDTHS, seating, found.columns, demands, seed)
    seated = found.columns != NOWHERE
    codes = np.array([str(track) for track in TRACKS], dtype=object)
    return Plan(
        seats=pd.Series(codes[found.columns[seated]], frame.index[seated], object, "track"),
        objective=found.objective,
        bound=found.bound,
        is_proved=found.is_proved,
        seed=seed,
        reasons=seat_reasons.of_seated(seen, locked=held),
        left=seat_reasons.of_left(seen, left_out=left_out),
        seconds=found.seconds,
    )


def amend(seats: Mapping[int, Track], application: int, *, track: Track | None) -> dict[int, Track]:
    """The seats with one application moved to a track, or out when the track is None."""
    others = {number: held for number, held in seats.items() if number != application}
    return others if track is None else {**others, application: track}


def judge(
    seats: Mapping[int, Track], applications: pd.DataFrame, demands: Demands
) -> tuple[Sentence, ...]:
    """What speaks against these seats, one sentence each; nothing when they may be enrolled.

    A wish that is not known speaks against nothing, and neither does a seat already enrolled.
    """
    strangers = tuple(
        sentence(
            "Application {application} is not among those who can have a seat.", application=number
        )
        for number in sorted(set(seats) - set(applications.index))
    )
    seated = applications[applications.index.isin(list(seats))].sort_index()
    return (
        *strangers,
        *_over_seats(seats, demands),
        *_over_supports(seated, demands),
        *_against_wishes(seats, seated),
    )


def _check_locks(
    frame: pd.DataFrame, locked: Mapping[int, Track], left_out: frozenset[int]
) -> None:
    for number in sorted(locked):
        if number not in frame.index:
            raise NotFound(
                sentence(
                    "Application {application} is locked in a seat, but is not among those who "
                    "can have one. Take the lock off.",
                    application=number,
                ),
                code="locked_not_here",
            )
        if number in left_out:
            raise impossible.both_locked_and_left_out(number)
    seated = frame.loc[sorted(locked)]
    wished = wishes(seated)
    for row in _unwished(seated, places_of(locked, seated.index)):
        number = int(seated.index[row])
        raise impossible.locked_against_her_wish(
            number,
            track=Track(locked[number]),
            wished=[track for track, wish in zip(TRACKS, wished[row], strict=True) if wish],
        )


def _seating(
    frame: pd.DataFrame,
    points: NDArray[np.int64],
    *,
    demands: Demands,
    seed: int,
    locked: Mapping[int, Track],
    left_out: frozenset[int],
) -> Seating:
    bonus = FIRST_CHOICE_POINTS * HUNDREDTHS * first_choices(frame)
    is_out = np.asarray(frame.index.isin(list(left_out)), dtype=bool)
    return Seating(
        points=points[:, None] + bonus,
        allowed=wishes(frame) & ~is_out[:, None],
        fixed=places_of(locked, frame.index),
        lots=lots.ranks(frame.index.to_numpy(dtype=np.int64), seed=seed),
        limits=(*_seat_limits(len(frame), demands), *_support_limits(frame, demands)),
        places=demands.places(),
    )


def _seat_limits(count: int, demands: Demands) -> tuple[Limit, ...]:
    each = np.eye(len(TRACKS), dtype=bool)
    ones = np.ones(count, dtype=np.int64)
    return tuple(
        Limit(ones, each[place], most=demands.seats.get(track, 0))
        for place, track in enumerate(TRACKS)
    )


def _support_limits(frame: pd.DataFrame, demands: Demands) -> tuple[Limit, ...]:
    every = np.ones(len(TRACKS), dtype=bool)
    return tuple(
        Limit(support.needs(frame).astype(np.int64), every, most=demands.supports[support.name])
        for support in supports_of(demands)
    )


def _over_seats(seats: Mapping[int, Track], demands: Demands) -> list[Sentence]:
    given = [str(track) for track in seats.values()]
    return [
        sentences(
            "{count} woman is seated, for {seats}.",
            "{count} women are seated, for {seats}.",
            given.count(str(track)),
            seats=seats_in(track, demands.seats.get(track, 0)),
        )
        for track in TRACKS
        if given.count(str(track)) > demands.seats.get(track, 0)
    ]


def _over_supports(seated: pd.DataFrame, demands: Demands) -> list[Sentence]:
    needs = {support: int(support.needs(seated).sum()) for support in supports_of(demands)}
    return [
        sentence(
            "Seated: {holders}, for {places}.",
            holders=support.holders(count),
            places=support.places(demands.supports[support.name]),
        )
        for support, count in needs.items()
        if count > demands.supports[support.name]
    ]


def _against_wishes(seats: Mapping[int, Track], seated: pd.DataFrame) -> list[Sentence]:
    wished = wishes(seated)
    return [
        sentence(
            "{given_name} {family_name} is seated in {track}, but wishes for {wished}.",
            given_name=seated["given_name"].iloc[row],
            family_name=seated["family_name"].iloc[row],
            track=Track(seats[int(seated.index[row])]),
            wished=Several(tuple(t for t, wish in zip(TRACKS, wished[row], strict=True) if wish)),
        )
        for row in _unwished(seated, places_of(seats, seated.index))
    ]


def _unwished(seated: pd.DataFrame, places: NDArray[np.int64]) -> NDArray[np.int64]:
    """The rows seated in a track that their known wishes do not name, not yet enrolled."""
    wished = wishes(seated)
    waits = (seated["stage"] != str(Stage.ENROLLED)).to_numpy(dtype=bool)
    fulfilled = wished[np.arange(len(seated)), places]
    return np.flatnonzero(wished.any(axis=1) & ~fulfilled & waits)

"""Seats locked by hand that cannot be: in a track she does not wish for, or for who is not here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from workbench.engines import clash
from workbench.engines.seats import Seating
from workbench.errors import Impossible
from workbench.rules.demand_changes import Change, short_name
from workbench.rules.demands import TRACKS, Demands, Key, places_of, wishes
from workbench.rules.judging import unwished
from workbench.rules.ways_out import BY_HAND, WayOut, giving_of, way_of, ways_out
from workbench.sentences import Sentence, Several, sentence
from workbench.vocabulary import Track

if TYPE_CHECKING:
    from workbench.rules.cohorts import Problem

MOVED = 110
"""What it costs, as in `ways_out`, to lock somebody in another track."""


@dataclass(frozen=True)
class WrongLocks:
    """Who is locked in a seat that cannot be: `absent` are not here, `unwished` do not wish it."""

    absent: tuple[int, ...]
    unwished: tuple[int, ...]

    @property
    def every(self) -> tuple[int, ...]:
        """All of them."""
        return (*self.absent, *self.unwished)


def wrong_locks(people: pd.DataFrame, demands: Demands) -> WrongLocks:
    """The locks of a cohort that cannot be, among the `people` who can have a seat."""
    here = people.index
    absent = tuple(one for one in sorted(demands.locked) if one not in here)
    seated = people.loc[[one for one in sorted(demands.locked) if one in here]]
    rows = unwished(seated, places_of(demands.locked, seated.index))
    return WrongLocks(absent, tuple(int(seated.index[row]) for row in rows))


def without(demands: Demands, wrong: WrongLocks) -> Demands:
    """The demands with these locks taken off."""
    kept = {one: lock for one, lock in demands.locks.items() if one not in wrong.every}
    return replace(demands, locks=kept)


def explained(wrong: WrongLocks, demands: Demands, *, rest: Problem) -> Impossible:
    """The error that names the first wrong lock, with the ways out of all of them.

    `rest` is the cohort without them.
    """
    said = _absent(wrong.absent[0]) if wrong.absent else _unwished(wrong.unwished[0], demands, rest)
    ways = (*_moved(wrong, demands, rest), *_taken_off(wrong, demands, rest))
    return Impossible(said, clash=(said,), ways=tuple(sorted(ways, key=lambda way: way.cost)))


def _absent(application: int) -> Sentence:
    return sentence(
        "Application {application} is locked in a seat, but is not among those who can have one. "
        "Take the lock off.",
        application=application,
    )


def _unwished(application: int, demands: Demands, rest: Problem) -> Sentence:
    return sentence(
        "{name} is locked in {track}, but wishes for {wished}. "
        "Lock a wished track, or take the lock off.",
        name=short_name(rest.applications, application),
        track=demands.locked[application],
        wished=Several(_wished(application, rest)),
    )


def _wished(application: int, rest: Problem) -> tuple[Track, ...]:
    wished = wishes(rest.applications.loc[[application]])[0]
    return tuple(track for track, wish in zip(TRACKS, wished, strict=True) if wish)


def _taken_off(wrong: WrongLocks, demands: Demands, rest: Problem) -> list[WayOut]:
    """Every wrong lock off, and with it whatever else has to give way then."""
    off = tuple(Change(Key("lock", str(number)), 1, 0) for number in wrong.every)
    cost = BY_HAND * len(off)
    if clash.can_hold(rest.seating):
        return [way_of(off, demands, people=rest.applications, cost=cost)]
    return [
        way_of((*off, *way.changes), demands, people=rest.applications, cost=cost + way.cost)
        for way in ways_out(rest, giving_of(rest))
    ]


def _moved(wrong: WrongLocks, demands: Demands, rest: Problem) -> list[WayOut]:
    """The only wrong lock in one of the tracks she wishes for, where that can be."""
    if wrong.absent or len(wrong.unwished) > 1:
        return []
    [number] = wrong.unwished
    return [
        way_of(
            (Change(Key("lock", str(number)), 1, 1, track),),
            demands,
            people=rest.applications,
            cost=MOVED,
        )
        for track in _wished(number, rest)
        if clash.can_hold(_holding(rest, number, track))
    ]


def _holding(rest: Problem, number: int, track: Track) -> Seating:
    fixed = np.array(rest.seating.fixed)
    fixed[rest.applications.index.get_loc(number)] = TRACKS.index(track)
    return replace(rest.seating, fixed=fixed)

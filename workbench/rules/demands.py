"""What a cohort demands: seats, quotas, supports, households, sessions, seats settled by hand.

An unknown answer is never a no: a quota of at least so many counts only those who are in the
group for certain, one of at most so many counts those who may be, and an unanswered need counts
as a need. So a demand holds whatever is answered later.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from workbench.rules import answers
from workbench.rules.answers import Truths
from workbench.rules.timetables import Timetable
from workbench.vocabulary import Slot, Track

TRACKS = tuple(Track)
Side = Literal["least", "most"]


@dataclass(frozen=True)
class Key:
    """One end of one demand, to name it and to change it.

    Kinds: seats (of a track, or of the cohort without a name), quota, support, graduates,
    household, mentors, session, lock, left_out (the last two by the number of an application).
    """

    kind: str
    name: str = ""
    side: Side = "most"


@dataclass(frozen=True)
class Quota:
    """At least, or at most, so many of those seated are in one of some groups of an answer.

    `question` is one of `quota_questions`; with a `track` only its seats are counted.
    """

    question: str
    groups: tuple[str, ...]
    least: int | None = None
    most: int | None = None
    track: Track | None = None

    @property
    def name(self) -> str:
        """What tells it from the others: what it counts, and where."""
        return ":".join((self.question, "+".join(self.groups), str(self.track or "")))


@dataclass(frozen=True)
class Lock:
    """A seat given, or refused (no track), by hand, with the reason."""

    track: Track | None
    reason: str = ""


@dataclass(frozen=True)
class Demands:
    """Everything that a plan of a cohort has to hold.

    `seats` are the most a track has (a track not named has none), `least` the fewest, `total`
    the most of the whole cohort. `supports` are capacities (`supports.SUPPORTS`; one not named
    has no limit); `fares` say what travel costs in euros by city ("" for any other). At most
    `household` of one household, when given. `without_mentor` seats may have no mentor; None
    asks for none. `reserved` seats are for graduates of the springboard, and each graduate
    has `bonus` points more. `sessions` are the weekly slots everybody comes to, and
    `track_sessions` those of a track, chosen with what the `timetable` says of the week.
    `locks` are by application.
    """

    seats: Mapping[Track, int]
    supports: Mapping[str, int] = field(default_factory=dict)
    least: Mapping[Track, int] = field(default_factory=dict)
    total: int | None = None
    quotas: tuple[Quota, ...] = ()
    fares: Mapping[str, int] = field(default_factory=dict)
    household: int | None = None
    without_mentor: int | None = None
    reserved: int = 0
    bonus: int = 0
    sessions: tuple[Slot, ...] = ()
    track_sessions: Mapping[Track, tuple[Slot, ...]] = field(default_factory=dict)
    timetable: Timetable = field(default_factory=Timetable)
    locks: Mapping[int, Lock] = field(default_factory=dict)

    def places(self) -> int:
        """All seats together."""
        every = sum(self.seats.values())
        return every if self.total is None else min(every, self.total)

    @property
    def locked(self) -> dict[int, Track]:
        """The seats given by hand."""
        return {one: lock.track for one, lock in self.locks.items() if lock.track is not None}

    @property
    def left_out(self) -> frozenset[int]:
        """Those left out by hand."""
        return frozenset(one for one, lock in self.locks.items() if lock.track is None)

    def with_quota(self, quota: Quota) -> Demands:
        """The demands with one quota added, or in the place of the one that counts the same."""
        others = tuple(each for each in self.quotas if each.name != quota.name)
        return replace(self, quotas=(*others, quota))

    def without_quota(self, name: str) -> Demands:
        """The demands without one quota."""
        return replace(self, quotas=tuple(each for each in self.quotas if each.name != name))

    def with_lock(self, application: int, lock: Lock | None) -> Demands:
        """The demands with one application settled by hand, or no longer when None."""
        others = {one: held for one, held in self.locks.items() if one != application}
        return replace(self, locks=others if lock is None else {**others, application: lock})


def wishes(applications: pd.DataFrame) -> Truths:
    """The tracks each applicant wishes for (n, tracks), her first choice among them."""
    several = applications["tracks"]
    wished = np.column_stack([answers.holds(several, partial(_names, track)) for track in TRACKS])
    return wished | first_choices(applications)


def _names(track: Track, wished: tuple[str, ...]) -> bool:
    return track in wished


def first_choices(applications: pd.DataFrame) -> Truths:
    """The track each applicant puts first (n, tracks)."""
    chosen = applications["first_choice"].to_numpy(dtype=object)
    return np.asarray(chosen[:, None] == np.array(TRACKS, dtype=object), dtype=bool)


def places_of(seats: Mapping[int, Track] | Mapping[int, str], index: pd.Index) -> NDArray[np.int64]:
    """The place among TRACKS of the seat of each application (n,), -1 without a seat."""
    order = {str(track): place for place, track in enumerate(TRACKS)}
    places = np.full(len(index), -1, dtype=np.int64)
    rows = index.get_indexer(pd.Index(list(seats), dtype=index.dtype))
    held = np.array([order[str(track)] for track in seats.values()], dtype=np.int64)
    places[rows[rows >= 0]] = held[rows >= 0]
    return places

"""The weekly sessions of a cohort, and everything that a choice of them has to hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from workbench.rules import week
from workbench.rules.timetables import EVERYONE, LOOKED_AFTER, Timetable
from workbench.rules.week import Clock
from workbench.vocabulary import Slot, Track

__all__ = ["EVERYONE", "LOOKED_AFTER", "Sessions", "Wanted"]


@dataclass(frozen=True)
class Sessions:
    """Weekly sessions: those everybody comes to, and the further ones of a track."""

    everyone: tuple[Slot, ...] = ()
    tracks: Mapping[Track, tuple[Slot, ...]] = field(default_factory=dict)

    def of(self, group: str) -> tuple[Slot, ...]:
        """The sessions of everyone, or the further ones of a track, by its name."""
        return self.everyone if group == EVERYONE else self.tracks.get(Track(group), ())

    def with_group(self, group: str, slots: tuple[Slot, ...]) -> Sessions:
        """These sessions with those of one group changed."""
        ordered = week.in_order(slots)
        if group == EVERYONE:
            return replace(self, everyone=ordered)
        return replace(self, tracks={**self.tracks, Track(group): ordered})

    def bits(self, group: str) -> int:
        """All sessions that a woman of this group comes to, as bits."""
        own = () if group == EVERYONE else self.of(group)
        return week.bits_of((*self.everyone, *own))


@dataclass(frozen=True)
class Wanted:
    """What is asked of the weekly sessions.

    `sessions` are for everyone, `track_sessions` further ones of a track. A slot that is not
    among the `trainers` of a group (a track's code, or "" for everyone) cannot be chosen for
    it; a group not named has a trainer at any time. Children are looked after in the
    `childcare` slots. `rooms` are places by slot (not named: enough), to hold the `seats` of
    a group. A woman may miss `misses` of her sessions. `pinned` sessions of everyone stand, and
    none of the applications in `must` may be lost.
    """

    sessions: int
    track_sessions: Mapping[Track, int] = field(default_factory=dict)
    trainers: Mapping[str, frozenset[Slot]] = field(default_factory=dict)
    childcare: frozenset[Slot] = LOOKED_AFTER
    rooms: Mapping[Slot, int] = field(default_factory=dict)
    seats: Mapping[str, int] = field(default_factory=dict)
    misses: int = 0
    clock: Clock = field(default_factory=Clock)
    pinned: frozenset[Slot] = frozenset()
    must: frozenset[int] = frozenset()

    def with_timetable(self, known: Timetable) -> Wanted:
        """The same, with what is known of the week."""
        return replace(
            self,
            trainers=known.trainers,
            childcare=known.childcare,
            rooms=known.rooms,
            misses=known.misses,
            clock=known.clock,
        )

    def timetable(self) -> Timetable:
        """What is known of the week, to be kept with the cohort."""
        return Timetable(self.trainers, self.childcare, self.rooms, self.misses, self.clock)

    def groups(self) -> tuple[str, ...]:
        """Everyone, then the tracks that have sessions of their own."""
        own = [str(track) for track in Track if self.track_sessions.get(track, 0)]
        return (EVERYONE, *own)

    def count(self, group: str) -> int:
        """How many sessions a group is to have; those pinned are held whatever is asked."""
        if group == EVERYONE:
            return max(self.sessions, len(self.pinned))
        return self.track_sessions.get(Track(group), 0)

    def taught(self, group: str) -> frozenset[Slot]:
        """When a trainer of the group can come."""
        return frozenset(self.trainers.get(group, frozenset(Slot)))

    def held(self, group: str) -> frozenset[Slot]:
        """The slots whose room is large enough for the group."""
        seats = self.seats.get(group, 0)
        return frozenset(slot for slot in Slot if self.rooms.get(slot, seats) >= seats)

    def possible(self, group: str) -> frozenset[Slot]:
        """When a session of the group can be held at all."""
        return self.taught(group) & self.held(group)

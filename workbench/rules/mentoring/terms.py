"""The terms of a proposal of mentors: what a person asks of it, and what it finds as given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

import pandas as pd

from workbench.frames import RELATIONS
from workbench.shapes import frame_of
from workbench.vocabulary import Aim, Capacity, Track


@dataclass(frozen=True, order=True)
class Pair:
    """One fellow and one mentor, by their numbers."""

    fellow: int
    mentor: int


@dataclass(frozen=True)
class Terms:
    """What a coordinator asks of a proposal of mentors; kept with the cohort.

    `locked` gives the mentor of some fellows and `forbidden` pairs that are not to be, each with
    its reason; `alone` are fellows who get no mentor for now, with the reason. `per_partner` is
    the most fellows that the mentors of any partner accompany together, `caps` the same for some
    partners by number. `woman_in` are tracks in which at least one fellow has a woman as mentor.
    `co_mentored` are fellows who are to have a second mentor where one is free.
    """

    aim: Aim = Aim.BEST
    capacity: Capacity = Capacity.HEADS
    locked: Mapping[int, int] = field(default_factory=dict)
    forbidden: frozenset[Pair] = frozenset()
    alone: frozenset[int] = frozenset()
    reasons: Mapping[str, str] = field(default_factory=dict)
    per_partner: int | None = None
    caps: Mapping[int, int] = field(default_factory=dict)
    woman_in: frozenset[Track] = frozenset()
    co_mentored: frozenset[int] = frozenset()

    def with_lock(self, pair: Pair, *, reason: str) -> Terms:
        """The terms with a pair that stands whatever the rule would choose."""
        return replace(
            self,
            locked={**self.locked, pair.fellow: pair.mentor},
            forbidden=self.forbidden - {pair},
            alone=self.alone - {pair.fellow},
            reasons={**self.reasons, f"lock {pair.fellow}": reason},
        )

    def with_ban(self, pair: Pair, *, reason: str) -> Terms:
        """The terms with a pair that is not to be."""
        free = self.released(pair.fellow) if self.locked.get(pair.fellow) == pair.mentor else self
        return replace(
            free,
            forbidden=free.forbidden | {pair},
            reasons={**free.reasons, f"ban {pair.fellow} {pair.mentor}": reason},
        )

    def without_ban(self, pair: Pair) -> Terms:
        """The terms with a pair that may be again."""
        name = f"ban {pair.fellow} {pair.mentor}"
        reasons = {key: why for key, why in self.reasons.items() if key != name}
        return replace(self, forbidden=self.forbidden - {pair}, reasons=reasons)

    def with_nobody(self, fellow: int, *, reason: str) -> Terms:
        """The terms with a fellow who gets no mentor for now."""
        free = self.released(fellow)
        return replace(
            free,
            alone=free.alone | {fellow},
            reasons={**free.reasons, f"lock {fellow}": reason},
        )

    def released(self, fellow: int) -> Terms:
        """The terms with nothing settled by hand for one fellow; her forbidden pairs stay so."""
        return replace(
            self,
            locked={one: mentor for one, mentor in self.locked.items() if one != fellow},
            alone=self.alone - {fellow},
            reasons={key: why for key, why in self.reasons.items() if key != f"lock {fellow}"},
        )

    def reason_of_lock(self, fellow: int) -> str:
        """Why a fellow's pair is locked, or why she is left without; empty where unsaid."""
        return self.reasons.get(f"lock {fellow}", "")

    def reason_of_ban(self, pair: Pair) -> str:
        """Why a pair is not to be; empty where unsaid."""
        return self.reasons.get(f"ban {pair.fellow} {pair.mentor}", "")


def no_relations() -> pd.DataFrame:
    """The frame of relations with nothing in it."""
    return frame_of([], RELATIONS)


@dataclass(frozen=True, eq=False)
class Circumstances:
    """What a proposal of mentors finds as given.

    `loads` counts the fellows of other cohorts that each mentor accompanies, `hours` what those
    take of a mentor's month; `started` are this cohort's pairs that have begun (they are never
    moved, and take room); `before` is what was on the table before, kept where as many fellows
    get a mentor; `relations` is a frame (`frames.RELATIONS`).
    """

    loads: Mapping[int, int] = field(default_factory=dict)
    hours: Mapping[int, float] = field(default_factory=dict)
    started: Mapping[int, int] = field(default_factory=dict)
    before: Mapping[int, int] = field(default_factory=dict)
    relations: pd.DataFrame = field(default_factory=no_relations)

    @cached_property
    def banned(self) -> frozenset[Pair]:
        """The pairs that must never be, or to which one of the two said no."""
        hard = self.relations[self.relations["kind"].isin(["never", "declined"])]
        return frozenset(map(Pair, hard["fellow"].tolist(), hard["mentor"].tolist()))

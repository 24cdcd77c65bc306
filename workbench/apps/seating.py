"""What a cohort desk has on its table: who may be given a seat, and who sits where for now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from workbench.apps.queue import folded
from workbench.rules import cohorts as rules
from workbench.rules import scoring
from workbench.rules.demand_values import demands_of
from workbench.rules.plan_receipts import PlanReceipt
from workbench.rules.supports import supports_of
from workbench.store import reads, rubrics, writes
from workbench.store.engine import Store
from workbench.vocabulary import Stage, Track

SEED = 1
CHOOSABLE = (Stage.SHORTLISTED, Stage.WAITLISTED, Stage.ENROLLED)


@dataclass(frozen=True, eq=False)
class Choice:
    """Who may be given a seat in a cohort, who holds one, their scores and what is demanded.

    `fellows` are the numbers of the fellows by application, `version` that of the cohort as it
    was read. Whoever left the cohort is not among the applications.
    """

    applications: pd.DataFrame
    scores: pd.Series
    demands: rules.Demands
    enrolled: Mapping[int, Track]
    circumstances: rules.Circumstances = field(default_factory=rules.Circumstances)
    version: int = 0
    fellows: Mapping[int, int] = field(default_factory=dict)

    def name_of(self, application: int) -> str:
        """Her name as she wrote it."""
        return self.names[application]

    @cached_property
    def names(self) -> Mapping[int, str]:
        """The name of each, by application."""
        rows = self.applications
        named = rows["given_name"].astype(str) + " " + rows["family_name"].astype(str)
        return {int(one): name for one, name in zip(rows.index, named, strict=True)}

    def as_seen(self, seats: Mapping[int, Track]) -> tuple[writes.NewSeat, ...]:
        """These seats with the applications as they stood when they were read."""
        return tuple(
            writes.NewSeat(
                application=one,
                seen_version=int(self.applications.at[one, "version"]),
                track=track,
                input_fingerprint=str(self.applications.at[one, "fingerprint"]),
            )
            for one, track in seats.items()
        )

    def found(self, text: str) -> tuple[int, ...]:
        """The applications whose name holds a text, in whatever script."""
        wanted = folded(text.strip())
        return tuple(
            one for one, name in self.names.items() if not wanted or wanted in folded(name)
        )


@dataclass(frozen=True)
class Filled:
    """How many of what there is are given: seats of a track (its code), places of a support."""

    name: str
    given: int
    of: int


@dataclass(frozen=True)
class Seating:
    """What a person asks to be recorded: these seats, why, and what they were proposed from.

    `plan` is None when every seat was given by hand.
    """

    cohort: int
    seats: tuple[writes.NewSeat, ...]
    reason: str
    plan: PlanReceipt | None = None


def choice_of(store: Store, cohort: int, *, row: pd.Series) -> Choice:
    """Who may be given a seat in a cohort, from the store; the best certain score first."""
    rubric = rubrics.for_cohort(row)
    found = reads.applications(store, cohort)
    found = found[found["stage"].isin([str(stage) for stage in CHOOSABLE])]
    fellows = reads.fellows(store, cohort)
    has_left = fellows["left_on"].notna()
    found = found[~found.index.isin(fellows.loc[has_left, "application"])]
    scores = scoring.assess(found, rubric).lower
    staying = fellows[~has_left]
    return Choice(
        applications=found.loc[scores.sort_values(ascending=False, kind="stable").index],
        scores=scores,
        demands=demands_of(row),
        enrolled={
            int(one): Track(track)
            for one, track in zip(staying["application"], staying["track"], strict=True)
        },
        circumstances=_circumstances(store, cohort, row=row),
        version=int(row["version"]),
        fellows={int(one): int(fellow) for fellow, one in staying["application"].items()},
    )


def _circumstances(store: Store, cohort: int, *, row: pd.Series) -> rules.Circumstances:
    """The mentors of the chapter, what they have of other cohorts, and who share a household."""
    chapter = int(row["chapter_id"])
    given = reads.assignments(store, cohort)
    own = given[given["ends_on"].isna()].groupby("mentor").size()
    loads = reads.loads(store, chapter).sub(own, fill_value=0).clip(lower=0)
    return rules.Circumstances(
        mentors=reads.mentors(store, chapter),
        loads={int(one): int(count) for one, count in loads.items()},
        households=reads.households(store, cohort),
    )


def seats_filled(seats: Mapping[int, Track], demands: rules.Demands) -> tuple[Filled, ...]:
    """How full each track is."""
    held = [str(track) for track in seats.values()]
    asked = ((str(track), demands.seats.get(track, 0)) for track in Track)
    return tuple(Filled(code, held.count(code), of) for code, of in asked if of or held.count(code))


def supports_filled(
    seats: Mapping[int, Track], applications: pd.DataFrame, demands: rules.Demands
) -> tuple[Filled, ...]:
    """How many of those seated need each support, or did not say."""
    seated = applications[applications.index.isin(list(seats))]
    return tuple(
        Filled(one.name, int(one.takes(seated, demands).sum()), demands.supports[one.name])
        for one in supports_of(demands)
    )

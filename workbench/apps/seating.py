"""What a cohort desk has on its table: who may be given a seat, and who sits where for now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from workbench.apps.queue import folded
from workbench.rules import cohorts as rules
from workbench.rules import scoring
from workbench.rules.supports import supports_of
from workbench.store import reads, rubrics, writes
from workbench.store.engine import Store
from workbench.vocabulary import Stage, Track

SEED = 1
CHOOSABLE = (Stage.SHORTLISTED, Stage.WAITLISTED, Stage.ENROLLED)


@dataclass(frozen=True, eq=False)
class Choice:
    """Who may be given a seat in a cohort, who holds one, their scores and what is offered."""

    applications: pd.DataFrame
    scores: pd.Series
    demands: rules.Demands
    enrolled: Mapping[int, Track]

    def name_of(self, application: int) -> str:
        """Her name as she wrote it."""
        row = self.applications.loc[application]
        return f"{row['given_name']} {row['family_name']}"

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
            int(one) for one in self.applications.index if wanted in folded(self.name_of(one))
        )


@dataclass(frozen=True)
class Filled:
    """How many of what there is are given: seats of a track (its code), places of a support."""

    name: str
    given: int
    of: int


@dataclass(frozen=True)
class Draft:
    """Who sits where for now: the proposal, with what was changed by hand.

    `locked` are seats given by hand, `left_out` those left out by hand; a new proposal keeps both.
    """

    seats: Mapping[int, Track]
    locked: Mapping[int, Track]
    left_out: frozenset[int] = frozenset()
    plan: rules.Plan | None = None

    def with_seat(self, application: int, track: Track) -> Draft:
        """The draft with a seat given by hand."""
        return replace(
            self,
            seats=rules.amend(self.seats, application, track=track),
            locked=rules.amend(self.locked, application, track=track),
            left_out=self.left_out - {application},
        )

    def without(self, application: int) -> Draft:
        """The draft with one left out by hand."""
        return replace(
            self,
            seats=rules.amend(self.seats, application, track=None),
            locked=rules.amend(self.locked, application, track=None),
            left_out=self.left_out | {application},
        )

    def released(self, application: int) -> Draft:
        """The draft with nothing settled by hand for one; her seat stands until the next plan."""
        return replace(
            self,
            locked=rules.amend(self.locked, application, track=None),
            left_out=self.left_out - {application},
        )


@dataclass(frozen=True)
class Seating:
    """What a person asks to be recorded: these seats, why, and the seed of the proposal."""

    cohort: int
    seats: tuple[writes.NewSeat, ...]
    reason: str
    seed: int = SEED


def choice_of(store: Store, cohort: int, *, row: pd.Series) -> Choice:
    """Who may be given a seat in a cohort, from the store; the best certain score first."""
    rubric = rubrics.for_cohort(row)
    found = reads.applications(store, cohort)
    found = found[found["stage"].isin([str(stage) for stage in CHOOSABLE])]
    scores = scoring.assess(found, rubric).lower
    fellows = reads.fellows(store, cohort)
    staying = fellows[fellows["left_on"].isna()]
    return Choice(
        applications=found.loc[scores.sort_values(ascending=False, kind="stable").index],
        scores=scores,
        demands=rules.Demands(
            seats={Track(code): int(seats) for code, seats in row["seats"].items()},
            supports={name: int(most) for name, most in row["supports"].items()},
        ),
        enrolled={
            int(one): Track(track)
            for one, track in zip(staying["application"], staying["track"], strict=True)
        },
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

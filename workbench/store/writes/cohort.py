"""Seats in a cohort."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from workbench.store import audit
from workbench.store.engine import Store
from workbench.store.tables import Fellow
from workbench.store.writes.triage import NewDecision, record_decisions
from workbench.vocabulary import Track, Verdict


@dataclass(frozen=True)
class NewSeat:
    """A seat in a track for one application, as it stood when the person looked at it."""

    application: int
    seen_version: int
    track: Track
    input_fingerprint: str


def enrol(
    store: Store,
    cohort_id: int,
    seats: Sequence[NewSeat],
    *,
    reason: str,
    seed: int,
    now: datetime,
) -> None:
    """Give seats: a fellow and a decision for each application, in one transaction."""
    decisions = [
        NewDecision(
            application=seat.application,
            seen_version=seat.seen_version,
            verdict=Verdict.ENROL,
            reason=reason,
            input_fingerprint=seat.input_fingerprint,
            seed=seed,
        )
        for seat in seats
    ]
    with store.writing() as session:
        record_decisions(session, decisions, by=store.by, now=now)
        session.add_all(
            Fellow(
                application_id=seat.application,
                cohort_id=cohort_id,
                track=seat.track,
                enrolled_on=now.date(),
            )
            for seat in seats
        )
        audit.append(
            session,
            verb="enrol",
            subject=f"cohort {cohort_id}",
            detail={"applications": [seat.application for seat in seats], "seed": seed},
            by=store.by,
            now=now,
        )

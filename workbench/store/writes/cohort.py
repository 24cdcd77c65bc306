"""Seats in a cohort: given by a plan or by hand, each with a decision and its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from workbench.rules.plan_receipts import PlanReceipt, kept_seats
from workbench.store import audit
from workbench.store.engine import Store
from workbench.store.tables import Fellow, Plan, PlanDecision
from workbench.store.writes.triage import NewDecision, record_decisions
from workbench.vocabulary import Track, Verdict


@dataclass(frozen=True)
class NewSeat:
    """A seat in a track for one application, as it stood when the person looked at it."""

    application: int
    seen_version: int
    track: Track
    input_fingerprint: str


@dataclass(frozen=True)
class Giving:
    """Seats to be given in a cohort: why, and from which plan, or by hand without one."""

    cohort: int
    seats: Sequence[NewSeat]
    reason: str
    seed: int | None = None
    plan: PlanReceipt | None = None

    @property
    def drawn_by(self) -> int | None:
        """The seed that equals were drawn by."""
        return self.seed if self.plan is None else self.plan.seed

    @property
    def tracks(self) -> dict[str, str]:
        """The track of each application, as it is kept."""
        return kept_seats({seat.application: seat.track for seat in self.seats})

    def decisions(self) -> list[NewDecision]:
        """A decision for each seat."""
        return [
            NewDecision(
                application=seat.application,
                seen_version=seat.seen_version,
                verdict=Verdict.ENROL,
                reason=self.reason,
                input_fingerprint=seat.input_fingerprint,
                seed=self.drawn_by,
            )
            for seat in self.seats
        ]


def enrol(
    store: Store,
    cohort_id: int,
    seats: Sequence[NewSeat],
    *,
    reason: str,
    seed: int | None = None,
    plan: PlanReceipt | None = None,
    now: datetime,
) -> None:
    """Give seats: a fellow and a decision for each application, in one transaction.

    With the plan they come from, all that it was reached from is kept, and its seed and
    fingerprint are those of the decisions and of the log.
    """
    giving = Giving(cohort_id, seats, reason, seed, plan)
    with store.writing() as session:
        audit.append(
            session,
            verb="enrol",
            subject=f"cohort {cohort_id}",
            detail=give_seats(session, giving, by=store.by, now=now),
            by=store.by,
            now=now,
        )


def give_seats(session: Session, giving: Giving, *, by: str, now: datetime) -> dict[str, Any]:
    """Write fellows, decisions and plan inside a transaction; gives what the log says of them."""
    numbers = record_decisions(session, giving.decisions(), by=by, now=now)
    session.add_all(
        Fellow(
            application_id=seat.application,
            cohort_id=giving.cohort,
            track=seat.track,
            enrolled_on=now.date(),
        )
        for seat in giving.seats
    )
    applications = [seat.application for seat in giving.seats]
    detail = {"applications": applications, "seed": giving.drawn_by}
    if giving.plan is None:
        return detail
    kept = _keep(session, giving, giving.plan, by=by, now=now)
    session.add_all(PlanDecision(decision_id=each, plan_id=kept) for each in numbers)
    session.flush()
    return {
        **detail,
        "decisions": numbers,
        "plan": kept,
        "fingerprint": giving.plan.fingerprint,
        "enrolled": giving.tracks,
    }


def _keep(session: Session, giving: Giving, plan: PlanReceipt, *, by: str, now: datetime) -> int:
    """Keep what the seats were given from; gives its number."""
    kept = Plan(
        cohort_id=giving.cohort,
        fingerprint=plan.fingerprint,
        **plan.as_kept,
        enrolled=giving.tracks,
        by=by,
        recorded_at=now,
    )
    session.add(kept)
    session.flush()
    return kept.id

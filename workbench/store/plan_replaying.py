"""The plan that a seat came from, proposed again from what was kept of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.errors import NotFound, WorkbenchError
from workbench.rules.plan_comparison import Moved
from workbench.rules.plan_receipts import (
    PlanReceipt,
    Proposed,
    again,
    fingerprint_of,
    read_seats,
    receipt_from,
)
from workbench.sentences import Sentence, sentence
from workbench.store import tables as t
from workbench.store.audit import is_linked
from workbench.store.engine import Store
from workbench.vocabulary import Track, Verdict

VERBS = ("enrol", "replace")
"""The verbs that give seats."""


@dataclass(frozen=True)
class ReplayedPlan:
    """A seat that was given, the plan it came from, and the plan that its rule makes again.

    `is_whole` is false when the decision or its plan was changed after it was recorded. A plan
    that was changed is not proposed again: `found` is None then.
    """

    decision: int
    application: int
    verdict: Verdict
    by: str
    decided_at: datetime
    plan: int
    is_whole: bool
    found: Found | None

    @property
    def agrees(self) -> bool:
        """Whether the same seats are reached again from a plan that nobody changed."""
        return self.is_whole and self.found is not None and self.found.agrees


@dataclass(frozen=True)
class Found:
    """What was kept of a plan, the seats recorded from it, and what its rule reaches again.

    `again` is None when the rule has no plan any more, and `stopped` says why.
    """

    kept: PlanReceipt
    enrolled: Mapping[int, Track]
    again: Proposed | None
    stopped: Sentence | None = None

    @property
    def differences(self) -> tuple[Moved, ...]:
        """Who has not the seat that was proposed for her when it is proposed again."""
        return () if self.again is None else _moved(self.kept.seats, self.again.tracks)

    @property
    def by_hand(self) -> tuple[Moved, ...]:
        """Who was enrolled otherwise than the plan proposed."""
        proposed = {one: self.kept.seats.get(one) for one in self.enrolled}
        return _moved(proposed, self.enrolled)

    @property
    def agrees(self) -> bool:
        """Whether the same seats are reached again, and they are as good."""
        if self.again is None or self.differences:
            return False
        return self.again.objective == self.kept.objective


def replayed_plan(store: Store, number: int) -> ReplayedPlan | None:
    """The plan of a decision proposed again; None when the decision came from no plan.

    NotFound when its plan was taken away.
    """
    with store.reading() as session:
        decision = session.get(t.Decision, number)
        if decision is None or decision.verdict != Verdict.ENROL:
            return None
        logged = _logged(session, number)
        link = session.get(t.PlanDecision, number)
        if link is None and logged is None:
            return None
        plan = None if link is None else session.get(t.Plan, link.plan_id)
        if plan is None:
            raise _taken_away(number)
        is_whole = logged is not None and is_linked(session, logged) and _is_as_logged(plan, logged)
        return ReplayedPlan(
            decision=number,
            application=decision.application_id,
            verdict=Verdict(decision.verdict),
            by=decision.by,
            decided_at=decision.decided_at,
            plan=plan.id,
            is_whole=is_whole and is_linked(session, decision),
            found=_found(plan) if is_whole else None,
        )


def _found(plan: t.Plan) -> Found:
    """The plan proposed again, or the words of the rule that has none any more."""
    receipt, enrolled = receipt_from(_kept(plan)), read_seats(plan.enrolled)
    try:
        return Found(receipt, enrolled, again(receipt))
    except WorkbenchError as error:
        return Found(receipt, enrolled, None, stopped=error.message)


def _logged(session: Session, decision: int) -> t.AuditEntry | None:
    """The entry of the log that says from which plan a decision came."""
    entries = session.scalars(select(t.AuditEntry).where(t.AuditEntry.verb.in_(VERBS)))
    return next((each for each in entries if decision in each.detail.get("decisions", ())), None)


def _is_as_logged(plan: t.Plan, entry: t.AuditEntry) -> bool:
    """Whether the log has this very plan, the fingerprint of all of it and the seats it gave."""
    logged = tuple(entry.detail.get(name) for name in ("plan", "fingerprint", "enrolled"))
    return logged == (plan.id, fingerprint_of(_kept(plan)), plan.enrolled)


def _kept(plan: t.Plan) -> dict[str, Any]:
    names = ("mode", "seed", "inputs", "proposed", "objective", "bound")
    return {name: getattr(plan, name) for name in names}


def _moved(
    before: Mapping[int, Track] | Mapping[int, Track | None], after: Mapping[int, Track]
) -> tuple[Moved, ...]:
    everybody = sorted({*before, *after})
    return tuple(
        Moved(one, before.get(one), after.get(one))
        for one in everybody
        if before.get(one) != after.get(one)
    )


def _taken_away(number: int) -> NotFound:
    return NotFound(
        sentence(
            "The plan that decision {number} came from was taken away after it was recorded: it "
            "cannot be reached again.",
            number=number,
        ),
        code="plan_taken_away",
    )

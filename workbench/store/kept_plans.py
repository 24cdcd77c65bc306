"""A decision that came from a plan kept beside it: whether both stand as they were recorded.

The plan is proposed again by whoever knows its rule; a plan that was changed is not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, Protocol, Self, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.errors import NotFound
from workbench.rules.plan_receipts import fingerprint_of
from workbench.sentences import sentence
from workbench.store import tables as t
from workbench.store.audit import is_linked
from workbench.vocabulary import Verdict


class Reached(Protocol):
    """What is reached when a plan is proposed again."""

    @property
    def agrees(self) -> bool:
        """Whether the same is reached, and it is as good."""


Again = TypeVar("Again", bound=Reached)


@dataclass(frozen=True)
class PlanReplay(Generic[Again]):
    """A decision, the plan it came from, and what the plan's rule reaches again.

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
    found: Again | None

    @property
    def agrees(self) -> bool:
        """Whether the same is reached again from a plan that nobody changed."""
        return self.is_whole and self.found is not None and self.found.agrees

    @classmethod
    def of(
        cls,
        session: Session,
        decision: t.Decision,
        plan: t.Plan | t.MentoringPlan,
        *,
        logged: t.AuditEntry | None,
        kept: Kept,
        reach: Callable[[], Again],
    ) -> Self:
        """The decision and its plan, reached again where the log has this very plan."""
        is_whole = logged is not None and is_linked(session, logged) and kept.is_in(logged)
        return cls(
            decision=decision.id,
            application=decision.application_id,
            verdict=Verdict(decision.verdict),
            by=decision.by,
            decided_at=decision.decided_at,
            plan=plan.id,
            is_whole=is_whole and is_linked(session, decision),
            found=reach() if is_whole else None,
        )


@dataclass(frozen=True)
class Kept:
    """A plan as it is kept: its number, what it was reached from, and what was `given` by it."""

    plan: int
    values: Mapping[str, Any]
    column: str
    given: Any

    def is_in(self, entry: t.AuditEntry) -> bool:
        """Whether an entry of the log has this very plan, its fingerprint and what it gave."""
        logged = tuple(entry.detail.get(name) for name in ("plan", "fingerprint", self.column))
        return logged == (self.plan, fingerprint_of(self.values), self.given)


def kept(plan: t.Plan | t.MentoringPlan, way: str, *, given: str) -> Kept:
    """What is kept of a plan; `way` names the column of its choosing, `given` of what followed."""
    names = (way, "seed", "inputs", "proposed", "objective", "bound")
    return Kept(plan.id, {name: getattr(plan, name) for name in names}, given, getattr(plan, given))


def logged(session: Session, decision: int, *, verbs: Sequence[str]) -> t.AuditEntry | None:
    """The entry of the log that says from which plan a decision came."""
    entries = session.scalars(select(t.AuditEntry).where(t.AuditEntry.verb.in_(verbs)))
    return next((each for each in entries if decision in each.detail.get("decisions", ())), None)


def taken_away(number: int) -> NotFound:
    """The error of a decision whose plan is not there any more."""
    return NotFound(
        sentence(
            "The plan that decision {number} came from was taken away after it was recorded: it "
            "cannot be reached again.",
            number=number,
        ),
        code="plan_taken_away",
    )

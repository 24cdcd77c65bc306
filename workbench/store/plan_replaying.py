"""The plan that a seat came from, proposed again from what was kept of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.errors import WorkbenchError
from workbench.rules.plan_comparison import Moved
from workbench.rules.plan_receipts import (
    PlanReceipt,
    Proposed,
    again,
    read_seats,
    receipt_from,
)
from workbench.sentences import Sentence
from workbench.store import tables as t
from workbench.store.engine import Store
from workbench.store.kept_plans import Kept, PlanReplay, kept, logged, taken_away
from workbench.vocabulary import Track, Verdict

VERBS = ("enrol", "replace")
"""The verbs that give seats."""


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


class ReplayedPlan(PlanReplay[Found]):
    """A seat that was given, the plan it came from, and the plan that its rule makes again."""


def replayed_plan(store: Store, number: int) -> ReplayedPlan | None:
    """The plan of a decision proposed again; None when the decision came from no plan.

    NotFound when its plan was taken away.
    """
    with store.reading() as session:
        decision = session.get(t.Decision, number)
        if decision is None or decision.verdict != Verdict.ENROL:
            return None
        entry = logged(session, number, verbs=VERBS)
        link = session.get(t.PlanDecision, number)
        if link is None and entry is None:
            return None
        plan = None if link is None else session.get(t.Plan, link.plan_id)
        if plan is None:
            raise taken_away(number)
        as_kept = kept(plan, "mode", given="enrolled")
        return ReplayedPlan.of(
            session,
            decision,
            plan,
            logged=entry,
            kept=as_kept,
            reach=lambda: _found(as_kept),
        )


def _found(plan: Kept) -> Found:
    """The plan proposed again, or the words of the rule that has none any more."""
    receipt, enrolled = receipt_from(plan.values), read_seats(plan.given)
    try:
        return Found(receipt, enrolled, again(receipt))
    except WorkbenchError as error:
        return Found(receipt, enrolled, None, stopped=error.message)


def _moved(
    before: Mapping[int, Track] | Mapping[int, Track | None], after: Mapping[int, Track]
) -> tuple[Moved, ...]:
    everybody = sorted({*before, *after})
    return tuple(
        Moved(one, before.get(one), after.get(one))
        for one in everybody
        if before.get(one) != after.get(one)
    )

"""The pairs that a mentor was given from, proposed again from what was kept of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.errors import NotFound, WorkbenchError
from workbench.rules.mentoring.proposals import Pairing
from workbench.rules.mentoring.receipts import (
    KeptPairs,
    PairReceipt,
    again,
    read_pairs,
    receipt_from,
)
from workbench.rules.plan_receipts import fingerprint_of
from workbench.sentences import Sentence, sentence
from workbench.store import pair_rubrics
from workbench.store import tables as t
from workbench.store.audit import is_linked
from workbench.store.engine import Store
from workbench.vocabulary import Verdict

VERB = "confirm"
"""The verb that gives mentors."""


@dataclass(frozen=True)
class OtherMentor:
    """One fellow whose mentor is not the same in two plans; None without one."""

    fellow: int
    before: int | None
    after: int | None
    is_co_mentor: bool = False


@dataclass(frozen=True)
class ReplayedPairs:
    """A mentor who was given, the plan of pairs it came from, and what its rule makes again.

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
    found: FoundPairs | None

    @property
    def agrees(self) -> bool:
        """Whether the same pairs are reached again from a plan that nobody changed."""
        return self.is_whole and self.found is not None and self.found.agrees


@dataclass(frozen=True)
class FoundPairs:
    """What was kept of a plan, the pairs recorded from it, and what its rule reaches again.

    `again` is None when the rule has no plan any more, and `stopped` says why.
    """

    kept: PairReceipt
    confirmed: KeptPairs
    again: Pairing | None
    stopped: Sentence | None = None

    @property
    def differences(self) -> tuple[OtherMentor, ...]:
        """Who has not the mentor that was proposed for her when it is proposed again."""
        if self.again is None:
            return ()
        return (
            *_others(self.kept.pairs, self.again.mentors),
            *_others(self.kept.co_mentors, self.again.co_mentors, are_co_mentors=True),
        )

    @property
    def by_hand(self) -> tuple[OtherMentor, ...]:
        """Who was given another mentor than the plan proposed."""
        first, second = self.confirmed.mentors, self.confirmed.co_mentors
        return (
            *_others(_among(self.kept.pairs, first), first),
            *_others(_among(self.kept.co_mentors, second), second, are_co_mentors=True),
        )

    @property
    def agrees(self) -> bool:
        """Whether the same pairs are reached again, and they are as good."""
        if self.again is None or self.differences:
            return False
        return self.again.objective == self.kept.objective


def replayed_pairs(store: Store, number: int) -> ReplayedPairs | None:
    """The plan of a decision proposed again; None when the decision gave no mentor.

    NotFound when the pair was made by hand, or its plan was taken away.
    """
    with store.reading() as session:
        decision = session.get(t.Decision, number)
        if decision is None or decision.verdict != Verdict.ACCOMPANY:
            return None
        logged = _logged(session, number)
        link = session.get(t.MentoringDecision, number)
        plan = None if link is None else session.get(t.MentoringPlan, link.plan_id)
        if plan is None:
            raise _nothing(number, logged)
        is_whole = logged is not None and is_linked(session, logged) and _is_as_logged(plan, logged)
        return ReplayedPairs(
            decision=number,
            application=decision.application_id,
            verdict=Verdict(decision.verdict),
            by=decision.by,
            decided_at=decision.decided_at,
            plan=plan.id,
            is_whole=is_whole and is_linked(session, decision),
            found=_found(plan) if is_whole else None,
        )


def _found(plan: t.MentoringPlan) -> FoundPairs:
    """The plan proposed again, or the words of the rule that has none any more."""
    receipt, confirmed = receipt_from(_kept(plan)), read_pairs(plan.confirmed)
    named = receipt.inputs["rubric"]
    try:
        rubric = pair_rubrics.load(name=named["name"], version=named["version"])
        return FoundPairs(receipt, confirmed, again(receipt, rubric=rubric))
    except WorkbenchError as error:
        return FoundPairs(receipt, confirmed, None, stopped=error.message)


def _logged(session: Session, decision: int) -> t.AuditEntry | None:
    """The entry of the log that says from which plan a decision came."""
    entries = session.scalars(select(t.AuditEntry).where(t.AuditEntry.verb == VERB))
    return next((each for each in entries if decision in each.detail.get("decisions", ())), None)


def _is_as_logged(plan: t.MentoringPlan, entry: t.AuditEntry) -> bool:
    """Whether the log has this very plan, the fingerprint of all of it and the pairs it gave."""
    logged = tuple(entry.detail.get(name) for name in ("plan", "fingerprint", "confirmed"))
    return logged == (plan.id, fingerprint_of(_kept(plan)), plan.confirmed)


def _kept(plan: t.MentoringPlan) -> dict[str, Any]:
    names = ("aim", "seed", "inputs", "proposed", "objective", "bound")
    return {name: getattr(plan, name) for name in names}


def _among(proposed: Mapping[int, int], fellows: Mapping[int, int]) -> dict[int, int]:
    return {one: mentor for one, mentor in proposed.items() if one in fellows}


def _others(
    before: Mapping[int, int], after: Mapping[int, int], *, are_co_mentors: bool = False
) -> tuple[OtherMentor, ...]:
    return tuple(
        OtherMentor(one, before.get(one), after.get(one), are_co_mentors)
        for one in sorted({*before, *after})
        if before.get(one) != after.get(one)
    )


def _nothing(number: int, logged: t.AuditEntry | None) -> NotFound:
    if logged is not None and logged.detail.get("plan") is None:
        return NotFound(
            sentence(
                "Decision {number} gave a mentor by hand and no plan was kept with it: there is "
                "nothing to reach again.",
                number=number,
            ),
            code="no_plan",
        )
    return NotFound(
        sentence(
            "The plan that decision {number} came from was taken away after it was recorded: it "
            "cannot be reached again.",
            number=number,
        ),
        code="plan_taken_away",
    )

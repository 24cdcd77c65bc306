"""A decision reached again from what was kept of it, beside what her answers say today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.errors import NotFound
from workbench.rules.receipts import Difference, Receipt, differences, rebuilt, receipts_of
from workbench.sentences import sentence
from workbench.store import reads, rubrics
from workbench.store import tables as t
from workbench.store.audit import is_linked
from workbench.store.engine import Store
from workbench.store.pair_replaying import ReplayedPairs, replayed_pairs
from workbench.store.plan_replaying import ReplayedPlan, replayed_plan
from workbench.vocabulary import Verdict


@dataclass(frozen=True)
class Replayed:
    """A decision, what was kept of it, and what its rubric makes of the same inputs again.

    `is_whole` is false when the decision or its receipt was changed by hand; `agrees` when the
    same rubric reaches the same from the same; `changed` are inputs that differ today, and
    `today` what the same rubric version would make of them.
    """

    decision: int
    application: int
    verdict: Verdict
    by: str
    decided_at: datetime
    rubric: str
    version: int
    is_whole: bool
    kept: Receipt
    again: Receipt
    today: Receipt

    @property
    def differences(self) -> tuple[Difference, ...]:
        """Gates, points and totals that are not reached again; none when it agrees."""
        totals = [{"lower": each.lower, "upper": each.upper} for each in (self.kept, self.again)]
        return (
            *differences(self.kept.gates, self.again.gates),
            *differences(self.kept.points, self.again.points),
            *differences(*totals),
        )

    @property
    def agrees(self) -> bool:
        """Whether the decision is reached again from a receipt that nobody changed."""
        return self.is_whole and not self.differences

    @property
    def changed(self) -> tuple[Difference, ...]:
        """Inputs that are not today what they were."""
        return differences(self.kept.inputs, self.today.inputs)


@dataclass(frozen=True)
class _Kept:
    """A decision with its receipt as they lie in the store."""

    decision: t.Decision
    receipt: Receipt | None
    is_whole: bool


def replay(store: Store, number: int) -> Replayed | ReplayedPlan | ReplayedPairs:
    """Reach a decision again; NotFound when there is none, or nothing that can be reached again."""
    found = replayed_plan(store, number) or replayed_pairs(store, number)
    return _from_rubric(store, number) if found is None else found


def _from_rubric(store: Store, number: int) -> Replayed:
    """A decision taken with a rubric, reached again with that version of it."""
    kept = _kept(store, number)
    decision = kept.decision
    rubric = rubrics.load(str(decision.rubric), version=decision.rubric_version)
    row = reads.applications_numbered(store, [decision.application_id])
    today = receipts_of(row, rubric)[decision.application_id]
    receipt = kept.receipt
    if receipt is None:
        receipt = _unchanged(today, row["fingerprint"].iloc[0], decision)
    return Replayed(
        decision=number,
        application=decision.application_id,
        verdict=Verdict(decision.verdict),
        by=decision.by,
        decided_at=decision.decided_at,
        rubric=rubric.name,
        version=rubric.version,
        is_whole=kept.is_whole,
        kept=receipt,
        again=rebuilt(receipt.inputs, rubric),
        today=today,
    )


def _kept(store: Store, number: int) -> _Kept:
    with store.reading() as session:
        decision = session.get(t.Decision, number)
        if decision is None:
            raise NotFound(
                sentence("There is no decision {number} in this store.", number=number),
                code="no_decision",
            )
        if decision.rubric is None or decision.rubric_version is None:
            raise NotFound(
                sentence(
                    "Decision {number} gave a seat and no plan was kept with it: there is nothing "
                    "to reach again.",
                    number=number,
                ),
                code="no_rubric",
            )
        found = session.get(t.Receipt, number)
        receipt = None if found is None else _as_receipt(found)
        is_whole = is_linked(session, decision) and _is_logged(session, number, receipt)
        return _Kept(decision, receipt, is_whole)


def _unchanged(today: Receipt, fingerprint: str, decision: t.Decision) -> Receipt:
    """What stands for a receipt that was never kept: her answers, if they are the same still."""
    if fingerprint == decision.input_fingerprint:
        return today
    raise NotFound(
        sentence(
            "No receipt was kept of decision {number}, and her answers changed since: it cannot "
            "be reached again.",
            number=decision.id,
        ),
        code="no_receipt",
    )


def _as_receipt(kept: t.Receipt) -> Receipt:
    return Receipt(kept.inputs, kept.gates, kept.points, kept.lower, kept.upper)


def _is_logged(session: Session, number: int, receipt: Receipt | None) -> bool:
    """Whether the log has the digest of this receipt; True where the log has none of this decision.

    A receipt taken away is one changed by hand too.
    """
    details = session.scalars(select(t.AuditEntry.detail).where(t.AuditEntry.verb == "decide"))
    digests = (each.get("receipts", {}).get(str(number)) for each in details)
    logged = next((digest for digest in digests if digest), None)
    return logged is None or (receipt is not None and receipt.digest == logged)

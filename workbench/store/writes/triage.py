"""Verdicts on applications."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from workbench.errors import NotReady
from workbench.rules.verdicts import can_say
from workbench.sentences import sentence
from workbench.store import audit
from workbench.store.engine import Store
from workbench.store.tables import Application
from workbench.store.writes.lateness import changed_since_seen, set_aside
from workbench.store.writes.receipts import FromRubric, keep_receipts, receipts_for
from workbench.store.writes.waits import wait_after
from workbench.vocabulary import STAGE_AFTER, Stage, Verdict

MOST_AT_ONCE = 500
"""Numbers asked for in one query."""


@dataclass(frozen=True)
class NewDecision:
    """A verdict on one application, as it stood (`seen_version`) when the person looked at it."""

    application: int
    seen_version: int
    verdict: Verdict
    reason: str
    input_fingerprint: str
    rubric: str | None = None
    rubric_version: int | None = None
    seed: int | None = None
    answer_by: date | None = None
    """Until when she may answer, for a question put to her; None: the usual time."""


def decide(store: Store, decisions: Sequence[NewDecision], *, now: datetime) -> None:
    """Record verdicts with their reasons; all of them, or none when one came too late.

    What each was reached from is kept as its receipt, whose digest is in the log.
    """
    receipts = receipts_for(
        store,
        [FromRubric(each.application, each.rubric, each.rubric_version) for each in decisions],
    )
    with store.writing() as session:
        numbers = record_decisions(session, decisions, by=store.by, now=now)
        digests = keep_receipts(session, numbers, receipts)
        audit.append(
            session,
            verb="decide",
            subject=audit.named("application", (each.application for each in decisions)),
            detail={
                "verdicts": sorted({str(each.verdict) for each in decisions}),
                "receipts": digests,
            },
            by=store.by,
            now=now,
        )


def record_decisions(
    session: Session, decisions: Sequence[NewDecision], *, by: str, now: datetime
) -> list[int]:
    """Move stages and chain the decisions, inside the transaction of the verb that calls.

    Gives the decisions' numbers, in the same order.
    """
    _move(session, decisions)
    wait_after(session, decisions, by=by, now=now)
    return audit.append_decisions(
        session,
        [
            {
                "application_id": each.application,
                "verdict": str(each.verdict),
                "reason": each.reason,
                "by": by,
                "decided_at": now,
                "rubric": each.rubric,
                "rubric_version": each.rubric_version,
                "input_fingerprint": each.input_fingerprint,
                "seed": each.seed,
            }
            for each in decisions
        ],
    )


def _move(session: Session, decisions: Sequence[NewDecision]) -> None:
    """Change stages, where each application is still as it was seen and may move so."""
    stands = _standing(session, [each.application for each in decisions])
    for each in decisions:
        stood = stands.get(each.application)
        if stood is not None and stood.is_set_aside:
            raise set_aside()
        if stood is None or stood.version != each.seen_version:
            raise changed_since_seen(session, each.application)
        _refuse(each, stood)
        stands[each.application] = replace(
            stood, stage=STAGE_AFTER[each.verdict], version=stood.version + 1
        )
    session.execute(
        update(Application),
        [
            {"id": number, "stage": str(each.stage), "version": each.version}
            for number, each in stands.items()
        ],
    )


@dataclass(frozen=True)
class _Standing:
    """Where an application stands in the store."""

    stage: Stage
    version: int
    is_set_aside: bool


def _standing(session: Session, numbers: Sequence[int]) -> dict[int, _Standing]:
    found: dict[int, _Standing] = {}
    for first in range(0, len(numbers), MOST_AT_ONCE):
        some = numbers[first : first + MOST_AT_ONCE]
        query = select(
            Application.id, Application.stage, Application.version, Application.set_aside_for
        ).where(Application.id.in_(some))
        for number, stage, version, other in session.execute(query):
            found[number] = _Standing(Stage(stage), version, other is not None)
    return found


def _refuse(decision: NewDecision, stood: _Standing) -> None:
    if not can_say(decision.verdict, stood.stage):
        raise NotReady(
            sentence(
                "“{verdict}” cannot be said at this stage: {stage}.",
                verdict=decision.verdict,
                stage=stood.stage,
            ),
            code="not_at_this_stage",
        )

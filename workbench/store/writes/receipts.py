"""Receipts: what each decision was reached from, kept beside it in the same transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.rules.receipts import Receipt, receipts_of
from workbench.store import reads, rubrics
from workbench.store.engine import Store
from workbench.store.tables import Decision
from workbench.store.tables import Receipt as Kept


@dataclass(frozen=True)
class FromRubric:
    """An application decided on with a rubric in one of its versions (None: by a plan)."""

    application: int
    rubric: str | None
    rubric_version: int | None


def receipts_for(store: Store, decisions: Sequence[FromRubric]) -> list[Receipt | None]:
    """The receipt of each decision as its rubric sees the application now.

    None for a decision that no rubric stands behind (a seat given by a plan). Read before the
    transaction: an application that changed meanwhile is refused by its version.
    """
    numbers: dict[tuple[str, int], list[int]] = {}
    for each in decisions:
        if each.rubric is not None and each.rubric_version is not None:
            numbers.setdefault((each.rubric, each.rubric_version), []).append(each.application)
    found = {
        (rubric, application): receipt
        for rubric, of in numbers.items()
        for application, receipt in _seen_by(store, *rubric, numbers=of).items()
    }
    return [
        found.get(((each.rubric or "", each.rubric_version or 0), each.application))
        for each in decisions
    ]


def _seen_by(store: Store, name: str, version: int, *, numbers: list[int]) -> dict[int, Receipt]:
    rows = reads.applications_numbered(store, numbers)
    return receipts_of(rows, rubrics.load(name, version=version))


def keep_receipts(
    session: Session, decisions: Sequence[int], receipts: Sequence[Receipt | None]
) -> dict[str, str]:
    """Keep the receipts of decisions just recorded; gives the digest of each by decision."""
    kept = {
        number: receipt
        for number, receipt in zip(decisions, receipts, strict=True)
        if receipt is not None
    }
    session.add_all(Kept(decision_id=number, **asdict(each)) for number, each in kept.items())
    session.flush()
    return {str(number): each.digest for number, each in kept.items()}


def complete_receipts(store: Store) -> None:
    """Give a receipt to every decision of a rubric that has none yet, from her answers now."""
    with store.reading() as session:
        without = session.scalars(
            select(Decision)
            .outerjoin(Kept, Kept.decision_id == Decision.id)
            .where(Kept.decision_id.is_(None), Decision.rubric.is_not(None))
        ).all()
        wanted = [
            FromRubric(each.application_id, each.rubric, each.rubric_version) for each in without
        ]
        numbers = [each.id for each in without]
    receipts = receipts_for(store, wanted)
    with store.writing() as session:
        keep_receipts(session, numbers, receipts)

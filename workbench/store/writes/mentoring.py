"""Mentors for fellows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from workbench.errors import NotReady
from workbench.sentences import sentence
from workbench.store import audit
from workbench.store.engine import Store
from workbench.store.tables import Assignment, Fellow, Mentor
from workbench.store.writes.lateness import left_already
from workbench.vocabulary import AssignmentState


@dataclass(frozen=True)
class NewAssignment:
    """A mentor for a fellow from a day on, with the fit (0 to 100) and why this pair."""

    fellow: int
    mentor: int
    fit: int
    reason: str
    starts_on: date


def confirm(
    store: Store, pairs: Sequence[NewAssignment], *, input_fingerprint: str, now: datetime
) -> None:
    """Confirm mentors for fellows; refused as a whole when one has a mentor or one is full."""
    with store.writing() as session:
        _refuse_gone(session, pairs)
        _refuse_second_mentors(session, pairs)
        session.add_all(
            Assignment(
                fellow_id=pair.fellow,
                mentor_id=pair.mentor,
                state=AssignmentState.CONFIRMED,
                starts_on=pair.starts_on,
                fit=pair.fit,
                reason=pair.reason,
                by=store.by,
                input_fingerprint=input_fingerprint,
            )
            for pair in pairs
        )
        session.flush()
        _refuse_full_mentors(session, pairs)
        audit.append(
            session,
            verb="confirm",
            subject=audit.named("fellow", (pair.fellow for pair in pairs)),
            detail={"pairs": [[pair.fellow, pair.mentor] for pair in pairs]},
            by=store.by,
            now=now,
        )


def _refuse_gone(session: Session, pairs: Sequence[NewAssignment]) -> None:
    numbers = [pair.fellow for pair in pairs]
    gone = session.scalars(
        select(Fellow.id).where(Fellow.id.in_(numbers), Fellow.left_on.is_not(None))
    ).first()
    if gone is not None:
        raise left_already(session, gone)


def _refuse_second_mentors(session: Session, pairs: Sequence[NewAssignment]) -> None:
    taken = session.scalars(
        select(Assignment)
        .where(Assignment.ends_on.is_(None))
        .where(Assignment.fellow_id.in_([pair.fellow for pair in pairs]))
    ).first()
    if taken is not None:
        raise NotReady(
            sentence(
                "{by} confirmed a mentor for one of these fellows on {day}, after you opened "
                "this page. Nothing was recorded: propose again.",
                by=taken.by,
                day=taken.starts_on,
            ),
            code="already_assigned",
        )


def _refuse_full_mentors(session: Session, pairs: Sequence[NewAssignment]) -> None:
    over = session.execute(
        select(Mentor.id, Mentor.capacity)
        .join(Assignment, Assignment.mentor_id == Mentor.id)
        .where(Assignment.ends_on.is_(None))
        .where(Mentor.id.in_([pair.mentor for pair in pairs]))
        .group_by(Mentor.id, Mentor.capacity)
        .having(func.count() > Mentor.capacity)
    ).first()
    if over is not None:
        raise NotReady(
            sentence(
                "A mentor would accompany more than {capacity} fellows. Nothing was recorded: "
                "propose again, or choose another mentor.",
                capacity=over.capacity,
            ),
            code="mentor_full",
        )

"""Offers that hold a place: asked in time or agreed, and ended by nothing else."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from workbench.store.tables import PairOffer
from workbench.vocabulary import Answer

YES, NO = Answer.YES.value, Answer.NO.value


def holds_a_place(day: date) -> ColumnElement[bool]:
    """Whether an offer still holds a place on a day."""
    said = (PairOffer.fellow_said, PairOffer.mentor_said)
    return and_(
        is_open(),
        or_(PairOffer.expires_on >= day, and_(*(each == YES for each in said))),
    )


def is_open() -> ColumnElement[bool]:
    """Whether nothing has ended an offer but, maybe, the time it had."""
    said = (PairOffer.fellow_said, PairOffer.mentor_said)
    return and_(
        PairOffer.withdrawn_at.is_(None),
        PairOffer.assignment_id.is_(None),
        *(or_(each.is_(None), each != NO) for each in said),
    )


def withdraw_all(
    session: Session, which: ColumnElement[bool], *, why: str, by: str, now: datetime
) -> list[int]:
    """Withdraw the open offers that something else has overtaken; gives their numbers."""
    found = session.scalars(select(PairOffer).where(is_open(), which).order_by(PairOffer.id)).all()
    for each in found:
        withdrawn(each, why=why, by=by, now=now)
    session.flush()
    return [each.id for each in found]


def withdrawn(offer: PairOffer, *, why: str, by: str, now: datetime) -> None:
    """Let an offer stand no more."""
    offer.withdrawn_at, offer.withdrawn_by, offer.withdrawn_why = now, by, why
    offer.version += 1

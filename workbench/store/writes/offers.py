"""Pairs put to both sides: asked, answered, put off, withdrawn.

A no is kept as what stands between the two from then on, in the same transaction.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.errors import AlreadyAsked, NotFound, NotReady
from workbench.sentences import sentence
from workbench.store import audit
from workbench.store.engine import Store
from workbench.store.tables import Fellow, PairOffer, Relation
from workbench.store.writes import pair_refusals as refusals
from workbench.store.writes.lateness import offer_changed
from workbench.store.writes.mentor_room import refuse_asked_beyond_room
from workbench.store.writes.open_offers import NO, YES, holds_a_place, withdrawn
from workbench.store.writes.people import ask_why, fellow_name
from workbench.store.writes.relations import NewRelation, end_relation, keep_relation
from workbench.vocabulary import Answer, Side
from workbench.vocabulary import Relation as Kind

_SAID = {
    Side.FELLOW: ("fellow_said", "fellow_said_at"),
    Side.MENTOR: ("mentor_said", "mentor_said_at"),
}


@dataclass(frozen=True)
class NewOffer:
    """A pair to be put to both sides, with its fit (0 to 100), its why and the last day."""

    fellow: int
    mentor: int
    fit: int
    reason: str
    expires_on: date
    is_co_mentor: bool = False


def ask_pairs(
    store: Store, cohort: int, offers: Sequence[NewOffer], *, now: datetime
) -> tuple[int, ...]:
    """Put pairs to both sides: each holds a place until it is answered; gives their numbers.

    Refused as a whole when one of them cannot be: who has left, has a mentor, was asked already,
    said no, or has no room left.
    """
    with store.writing() as session:
        _refuse_past(offers, on=now.date())
        refusals.refuse_strangers(session, cohort, offers)
        refusals.refuse_named_twice(session, offers)
        refusals.refuse_gone(session, offers, on=now.date())
        refusals.refuse_banned(session, offers)
        refusals.refuse_forbidden(session, cohort, offers)
        refusals.refuse_accompanied(session, offers)
        for each in offers:
            _refuse_asked(session, each.fellow, is_co_mentor=each.is_co_mentor, on=now.date())
        kept = [_kept(each, by=store.by, now=now) for each in offers]
        session.add_all(kept)
        session.flush()
        asked = [each.mentor_id for each in kept]
        refuse_asked_beyond_room(session, cohort, asked, on=now.date())
        numbers = tuple(each.id for each in kept)
        pairs = [[each.fellow_id, each.mentor_id] for each in kept]
        _log(session, "ask_pairs", numbers, {"pairs": pairs}, store=store, now=now)
        return numbers


def answer_offer(
    store: Store,
    number: int,
    *,
    side: Side,
    answer: Answer,
    reason: str = "",
    seen_version: int,
    now: datetime,
) -> int:
    """Write down what one side says to an offer; gives its new version.

    A no needs its reason, and keeps the two apart from then on. A yes that comes after the last
    day is refused: somebody else may hold the place by then.
    """
    with store.writing() as session:
        offer = _as_seen(session, number, seen_version)
        said, said_at = _SAID[side]
        detail = {"side": str(side), "answer": str(answer)}
        if answer is Answer.NO:
            offer.declined_why = ask_why(reason)
            _keep_no(session, offer, side, by=store.by, now=now)
        else:
            _refuse_late(offer, on=now.date())
        setattr(offer, said, _plain(answer))
        setattr(offer, said_at, now)
        offer.version += 1
        _log(session, "answer_offer", [number], detail, store=store, now=now)
        return offer.version


def take_back_answer(
    store: Store, number: int, *, side: Side, seen_version: int, now: datetime
) -> int:
    """Take back what was written down of one side, a no with what it kept apart.

    Gives the offer's new version.
    """
    with store.writing() as session:
        offer = _offer(session, number)
        if offer.version != seen_version or _is_over(offer):
            raise offer_changed(session, offer)
        said, said_at = _SAID[side]
        if getattr(offer, said) == NO:
            if not _said_no(offer, but=said):
                here = (offer.fellow_id, offer.is_co_mentor)
                _refuse_asked(session, here[0], is_co_mentor=here[1], on=now.date())
                offer.declined_why = None
            _forget_no(session, offer, side, by=store.by, now=now)
        setattr(offer, said, None)
        setattr(offer, said_at, None)
        offer.version += 1
        _log(session, "take_back_answer", [number], {"side": str(side)}, store=store, now=now)
        return offer.version


def put_off_offer(
    store: Store, number: int, expires_on: date, *, seen_version: int, now: datetime
) -> int:
    """Give both sides until another day, an offer that has expired too; gives its new version."""
    with store.writing() as session:
        offer = _as_seen(session, number, seen_version)
        if expires_on < now.date():
            raise _past()
        if offer.expires_on < now.date():
            co_mentor = offer.is_co_mentor
            _refuse_asked(session, offer.fellow_id, is_co_mentor=co_mentor, on=now.date())
        offer.expires_on = expires_on
        offer.version += 1
        session.flush()
        cohort = session.get_one(Fellow, offer.fellow_id).cohort_id
        refuse_asked_beyond_room(session, cohort, [offer.mentor_id], on=now.date())
        detail = {"expires_on": expires_on.isoformat()}
        _log(session, "put_off_offer", [number], detail, store=store, now=now)
        return offer.version


def withdraw_offer(
    store: Store, number: int, *, reason: str, seen_version: int, now: datetime
) -> None:
    """Take an offer off the table: its place is free again, and nobody said no."""
    with store.writing() as session:
        offer = _as_seen(session, number, seen_version)
        withdrawn(offer, why=ask_why(reason), by=store.by, now=now)
        _log(session, "withdraw_offer", [number], {}, store=store, now=now)


def _kept(offer: NewOffer, *, by: str, now: datetime) -> PairOffer:
    return PairOffer(
        fellow_id=offer.fellow,
        mentor_id=offer.mentor,
        is_co_mentor=offer.is_co_mentor,
        fit=offer.fit,
        reason=offer.reason,
        by=by,
        asked_at=now,
        expires_on=offer.expires_on,
    )


def _keep_no(session: Session, offer: PairOffer, side: Side, *, by: str, now: datetime) -> None:
    said = NewRelation(
        offer.fellow_id, offer.mentor_id, Kind.DECLINED, side, reason=offer.declined_why
    )
    keep_relation(session, said, by=by, now=now)


def _forget_no(session: Session, offer: PairOffer, side: Side, *, by: str, now: datetime) -> None:
    standing = session.scalars(
        select(Relation).where(
            Relation.fellow_id == offer.fellow_id,
            Relation.mentor_id == offer.mentor_id,
            Relation.kind == Kind.DECLINED,
            Relation.side == side,
            Relation.since == getattr(offer, _SAID[side][1]),
            Relation.ended_at.is_(None),
        )
    )
    for each in standing:
        end_relation(each, why="", by=by, now=now)


def _offer(session: Session, number: int) -> PairOffer:
    found = session.get(PairOffer, number)
    if found is None:
        raise NotFound(
            sentence("There is no offer {number} in this store.", number=number), code="no_offer"
        )
    return found


def _as_seen(session: Session, number: int, seen_version: int) -> PairOffer:
    """The offer, if it is open and still as it was seen."""
    found = _offer(session, number)
    if found.version != seen_version or _is_over(found) or _said_no(found):
        raise offer_changed(session, found)
    return found


def _is_over(offer: PairOffer) -> bool:
    return offer.withdrawn_at is not None or offer.assignment_id is not None


def _said_no(offer: PairOffer, *, but: str = "") -> bool:
    names = [name for name, _ in _SAID.values() if name != but]
    return any(getattr(offer, name) == NO for name in names)


def _plain(answer: Answer) -> str:
    if answer is Answer.UNKNOWN:
        raise ValueError("an offer is answered by yes or no")
    return YES if answer is Answer.YES else NO


def _refuse_past(offers: Sequence[NewOffer], *, on: date) -> None:
    if any(each.expires_on < on for each in offers):
        raise _past()


def _past() -> NotReady:
    return NotReady(
        sentence("The last day to answer is past: choose another day."), code="past_day"
    )


def _refuse_late(offer: PairOffer, *, on: date) -> None:
    if offer.expires_on < on:
        raise NotReady(
            sentence(
                "This offer expired on {day}. Nothing was recorded: give it another day first, or "
                "ask again.",
                day=offer.expires_on,
            ),
            code="expired",
        )


def _refuse_asked(session: Session, fellow: int, *, is_co_mentor: bool, on: date) -> None:
    """Refuse a fellow for whom somebody has put a pair on the table already."""
    other = session.scalars(
        select(PairOffer).where(
            holds_a_place(on),
            PairOffer.fellow_id == fellow,
            PairOffer.is_co_mentor == is_co_mentor,
        )
    ).first()
    if other is not None:
        raise AlreadyAsked(by=other.by, on=other.asked_at, fellow=fellow_name(session, fellow))


def _log(
    session: Session,
    verb: str,
    numbers: Sequence[int],
    detail: Mapping[str, object],
    *,
    store: Store,
    now: datetime,
) -> None:
    subject = audit.named("offer", numbers)
    audit.append(session, verb=verb, subject=subject, detail=detail, by=store.by, now=now)

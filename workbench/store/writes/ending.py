"""Pairs that end and mentors who leave, each with its reason; and both taken back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.errors import AlreadyEnded, NotFound, NotReady, WorkbenchError
from workbench.sentences import sentence
from workbench.store import audit
from workbench.store.engine import Store
from workbench.store.tables import Assignment, Fellow, PairOffer
from workbench.store.writes import pair_refusals as refusals
from workbench.store.writes.lateness import last_entry
from workbench.store.writes.mentor_room import refuse_full_mentors
from workbench.store.writes.open_offers import withdraw_all
from workbench.store.writes.people import ask_why, mentor_name, the_mentor
from workbench.vocabulary import AssignmentState

_OF_LEAVING = ("mentor_leaves",)


@dataclass(frozen=True)
class _Pair:
    """An assignment as those who refuse pairs look at it."""

    fellow: int
    mentor: int
    is_co_mentor: bool


def end_assignment(store: Store, number: int, *, reason: str, on: date, now: datetime) -> None:
    """End a pair on a day, with its reason. Raises AlreadyEnded with who did before."""
    with store.writing() as session:
        found = _assignment(session, number)
        if found.ends_on is not None:
            raise AlreadyEnded(by=found.ended_by, on=found.ended_at)
        ended(found, why=ask_why(reason), on=on, by=store.by, now=now)
        _log(session, "end_assignment", number, {"on": on.isoformat()}, store=store, now=now)


def reopen_assignment(store: Store, number: int, *, now: datetime) -> None:
    """Take the end of a pair back, where nothing has come between them since."""
    with store.writing() as session:
        found = _assignment(session, number)
        if found.ends_on is None:
            raise NotReady(sentence("This pair has not ended."), code="not_ended")
        _reopen(session, found, on=now.date())
        _log(session, "reopen_assignment", number, {}, store=store, now=now)


def mentor_leaves(
    store: Store, mentor: int, *, reason: str, on: date, now: datetime
) -> tuple[int, ...]:
    """Record that a mentor accompanies nobody from a day on; gives the pairs that end with it."""
    with store.writing() as session:
        why, found = ask_why(reason), the_mentor(session, mentor)
        if found.left_on is not None:
            raise NotReady(
                sentence(
                    "{mentor} has left on {day} already. Nothing was recorded.",
                    mentor=mentor_name(session, mentor),
                    day=found.left_on,
                ),
                code="mentor_left",
            )
        found.left_on, found.left_why, found.version = on, why, found.version + 1
        which = Assignment.mentor_id == mentor
        open_now = select(Assignment).where(which, Assignment.ends_on.is_(None))
        ending = session.scalars(open_now.order_by(Assignment.id)).all()
        for each in ending:
            ended(each, why=why, on=on, by=store.by, now=now)
        numbers = [each.id for each in ending]
        offers = withdraw_all(session, PairOffer.mentor_id == mentor, why=why, by=store.by, now=now)
        audit.append(
            session,
            verb="mentor_leaves",
            subject=audit.named("mentor", [mentor]),
            detail={"assignments": numbers, "withdrawn": offers, "on": on.isoformat()},
            by=store.by,
            now=now,
        )
        return tuple(numbers)


def mentor_returns(store: Store, mentor: int, *, now: datetime) -> tuple[int, ...]:
    """Take a mentor's leaving back, with those pairs that may be again; gives their numbers."""
    with store.writing() as session:
        found = the_mentor(session, mentor)
        if found.left_on is None:
            raise NotReady(sentence("This mentor has not left."), code="not_left")
        found.left_on, found.left_why, found.version = None, None, found.version + 1
        session.flush()
        entry = last_entry(session, f"mentor {mentor}", _OF_LEAVING)
        numbers = () if entry is None else entry.detail.get("assignments", ())
        again = tuple(each for each in numbers if _may_reopen(session, each, on=now.date()))
        audit.append(
            session,
            verb="mentor_returns",
            subject=audit.named("mentor", [mentor]),
            detail={"assignments": list(again)},
            by=store.by,
            now=now,
        )
        return again


def ended(found: Assignment, *, why: str, on: date, by: str, now: datetime) -> None:
    """Let a pair end inside the transaction of the verb that calls."""
    found.state, found.ended_why = AssignmentState.ENDED, why
    found.ends_on = max(on, found.starts_on)
    found.ended_by, found.ended_at = by, now
    found.version += 1


def opened_again(found: Assignment) -> None:
    """Let a pair that ended go on inside the transaction of the verb that calls."""
    found.state, found.ended_why, found.ends_on = AssignmentState.CONFIRMED, None, None
    found.ended_by, found.ended_at = None, None
    found.version += 1


def _reopen(session: Session, found: Assignment, *, on: date) -> None:
    """Open a pair again, unless something stands against it now."""
    pair = [_Pair(found.fellow_id, found.mentor_id, found.is_co_mentor)]
    refusals.refuse_gone(session, pair, on=on)
    refusals.refuse_banned(session, pair)
    refusals.refuse_accompanied(session, pair)
    opened_again(found)
    session.flush()
    cohort = session.get_one(Fellow, found.fellow_id).cohort_id
    refuse_full_mentors(session, cohort, [found.mentor_id], new=[found.id])


def _may_reopen(session: Session, number: int, *, on: date) -> bool:
    """Whether a pair could be opened again; it is, where it could."""
    found = session.get_one(Assignment, number)
    if found.ends_on is None:
        return False
    try:
        with session.begin_nested():
            _reopen(session, found, on=on)
    except WorkbenchError:
        session.expire(found)
        return False
    return True


def _assignment(session: Session, number: int) -> Assignment:
    found = session.get(Assignment, number)
    if found is None:
        raise NotFound(
            sentence("There is no pair {number} in this store.", number=number),
            code="no_assignment",
        )
    return found


def _log(
    session: Session,
    verb: str,
    number: int,
    detail: Mapping[str, object],
    *,
    store: Store,
    now: datetime,
) -> None:
    subject = audit.named("assignment", [number])
    audit.append(session, verb=verb, subject=subject, detail=detail, by=store.by, now=now)

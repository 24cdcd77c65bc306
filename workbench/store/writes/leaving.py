"""Fellows who leave a cohort, and who takes their seat.

Leaving changes the fellow, not her application: the decision that gave her the seat stands, and
so does its stage. Coming back is a new entry of the log, never an erasure.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.errors import NotReady
from workbench.rules.plan_receipts import PlanReceipt
from workbench.sentences import sentence
from workbench.store import audit
from workbench.store.engine import Store
from workbench.store.tables import Assignment, Fellow, PairOffer
from workbench.store.writes.cohort import Giving, NewSeat, give_seats
from workbench.store.writes.ending import ended, opened_again
from workbench.store.writes.lateness import OF_LEAVING, last_entry, left_already
from workbench.store.writes.mentor_room import has_room
from workbench.store.writes.open_offers import withdraw_all
from workbench.store.writes.people import ask_why, the_fellow


def withdraw(
    store: Store, fellow: int, *, reason: str, now: datetime, on: date | None = None
) -> None:
    """Record that a fellow leaves her cohort, on a day (today when none is given) and why.

    Her mentor is free again. Raises AlreadyLeft with who recorded it before.
    """
    with store.writing() as session:
        left = _leave(session, fellow, why=reason, on=on or now.date(), by=store.by, now=now)
        audit.append(
            session,
            verb="withdraw",
            subject=audit.named("fellow", [fellow]),
            detail=left,
            by=store.by,
            now=now,
        )


def replace(
    store: Store,
    leaving: int,
    seat: NewSeat,
    *,
    reason: str,
    left_why: str | None = None,
    plan: PlanReceipt | None = None,
    now: datetime,
) -> None:
    """Record that a fellow leaves and give a seat in her cohort to somebody else, or neither.

    Nobody else's seat is touched. `reason` is kept with the decision on the new seat, and says
    why she left unless `left_why` does.
    """
    with store.writing() as session:
        why = left_why or reason
        left = _leave(session, leaving, why=why, on=now.date(), by=store.by, now=now)
        cohort = session.get_one(Fellow, leaving).cohort_id
        giving = Giving(cohort, [seat], reason, plan=plan)
        audit.append(
            session,
            verb="replace",
            subject=audit.named("fellow", [leaving]),
            detail={
                **left,
                **give_seats(session, giving, by=store.by, now=now),
            },
            by=store.by,
            now=now,
        )


def come_back(store: Store, fellow: int, *, now: datetime) -> None:
    """Take a leaving back: she holds her seat again, with her mentor if there still is room.

    Whoever was given a seat meanwhile keeps it.
    """
    with store.writing() as session:
        found = the_fellow(session, fellow)
        if found.left_on is None:
            raise NotReady(sentence("She has not left this cohort."), code="not_left")
        found.left_on = found.left_why = None
        again = _accompany_again(session, fellow, on=now.date())
        audit.append(
            session,
            verb="come_back",
            subject=audit.named("fellow", [fellow]),
            detail={"assignments": again},
            by=store.by,
            now=now,
        )


def _leave(
    session: Session, fellow: int, *, why: str, on: date, by: str, now: datetime
) -> dict[str, list[int]]:
    """Let a fellow leave, end what her mentors have with her and withdraw what she was asked.

    Gives what the log says of it: the assignments ended, the offers withdrawn.
    """
    said = ask_why(why)
    found = the_fellow(session, fellow)
    if found.left_on is not None:
        raise left_already(session, fellow)
    found.left_on, found.left_why = on, said
    accompanied = session.scalars(
        select(Assignment)
        .where(Assignment.fellow_id == fellow, Assignment.ends_on.is_(None))
        .order_by(Assignment.id)
    ).all()
    for each in accompanied:
        ended(each, why=said, on=on, by=by, now=now)
    is_hers = PairOffer.fellow_id == fellow
    offers = withdraw_all(session, is_hers, why=said, by=by, now=now)
    return {"assignments": [each.id for each in accompanied], "withdrawn": offers}


def _accompany_again(session: Session, fellow: int, *, on: date) -> list[int]:
    """Open again what ended when she left, where the mentor still has room; gives which."""
    entry = last_entry(session, f"fellow {fellow}", OF_LEAVING)
    opened = []
    for number in () if entry is None else entry.detail.get("assignments", ()):
        each = session.get_one(Assignment, number)
        if each.ends_on is None or not has_room(session, each.mentor_id, on=on):
            continue
        opened_again(each)
        session.flush()
        opened.append(each.id)
    return opened

"""What an application waits for: opened by a person or by a question, closed when it came."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from workbench.errors import NotReady
from workbench.rules.waiting import HER, answer_day
from workbench.sentences import sentence
from workbench.store import audit
from workbench.store.engine import Store
from workbench.store.tables import Wait
from workbench.vocabulary import Awaited, Verdict


@dataclass(frozen=True)
class NewWait:
    """An application waits on somebody for something, until a day, and why."""

    application: int
    whom: str
    what: Awaited
    due_on: date
    reason: str


class Said(Protocol):
    """What is said of an application, as far as waiting goes."""

    @property
    def application(self) -> int:
        """Of which application."""

    @property
    def verdict(self) -> Verdict:
        """What is said."""

    @property
    def reason(self) -> str:
        """Why."""

    @property
    def answer_by(self) -> date | None:
        """Until when she may answer; None: the usual time."""


def wait_for(store: Store, wait: NewWait, *, now: datetime) -> None:
    """Record that an application waits on somebody."""
    with store.writing() as session:
        session.add(_opened(wait, by=store.by, now=now))
        _log(session, store, "wait_for", wait.application, {"what": str(wait.what)}, now=now)


def put_off(store: Store, number: int, due_on: date, *, reason: str, now: datetime) -> None:
    """Give a wait another day: the old one is closed, the new one says why."""
    with store.writing() as session:
        old = _close(session, number, by=store.by, now=now)
        new = NewWait(old.application_id, old.whom, Awaited(old.what), due_on, reason)
        session.add(_opened(new, by=store.by, now=now, since=old.since))
        detail = {"due_on": due_on.isoformat()}
        _log(session, store, "put_off", old.application_id, detail, now=now)


def end_wait(store: Store, number: int, *, now: datetime) -> None:
    """Record that what was waited for has come."""
    with store.writing() as session:
        old = _close(session, number, by=store.by, now=now)
        _log(session, store, "end_wait", old.application_id, {"what": old.what}, now=now)


def wait_after(session: Session, decisions: Sequence[Said], *, by: str, now: datetime) -> None:
    """What verdicts change: a question put to her opens a wait, any verdict ends those before.

    A mentor given ends none: her application goes nowhere by it.
    """
    decided = {each.application for each in decisions if each.verdict is not Verdict.ACCOMPANY}
    waiting = session.execute(
        select(Wait.id, Wait.application_id).where(Wait.closed_at.is_(None))
    ).all()
    ended = [number for number, application in waiting if application in decided]
    if ended:
        close = {"closed_at": now, "closed_by": by}
        session.execute(update(Wait), [{"id": number, **close} for number in ended])
    session.add_all(
        _opened(
            NewWait(
                each.application,
                HER,
                Awaited.ANSWER,
                each.answer_by or answer_day(now.date()),
                each.reason,
            ),
            by=by,
            now=now,
        )
        for each in decisions
        if each.verdict is Verdict.ASK
    )
    session.flush()


def _opened(wait: NewWait, *, by: str, now: datetime, since: datetime | None = None) -> Wait:
    return Wait(
        application_id=wait.application,
        whom=wait.whom,
        what=str(wait.what),
        due_on=wait.due_on,
        reason=wait.reason,
        by=by,
        since=since or now,
    )


def _close(session: Session, number: int, *, by: str, now: datetime) -> Wait:
    found = session.scalars(
        select(Wait).where(Wait.id == number, Wait.closed_at.is_(None)).with_for_update()
    ).one_or_none()
    if found is None:
        raise NotReady(
            sentence("Nobody waits for this any more: somebody closed it meanwhile."),
            code="not_waiting",
        )
    found.closed_at, found.closed_by = now, by
    return found


def _log(
    session: Session,
    store: Store,
    verb: str,
    application: int,
    detail: Mapping[str, object],
    *,
    now: datetime,
) -> None:
    subject = audit.named("application", [application])
    audit.append(session, verb=verb, subject=subject, detail=detail, by=store.by, now=now)

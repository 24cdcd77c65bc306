"""An answer added or corrected after the import, with what it was before and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from workbench.rules.amending import BIRTH
from workbench.rules.answers import fingerprint_of
from workbench.store import audit
from workbench.store.engine import Store
from workbench.store.tables import Amendment, Application, Person
from workbench.store.writes.lateness import changed_since_seen, set_aside


@dataclass(frozen=True)
class NewAnswer:
    """An answer to one question, as the application stood (`seen_version`) when it was given.

    `value` is a plain value as answers are stored; a date for her date of birth.
    """

    application: int
    seen_version: int
    question: str
    value: object
    reason: str


def amend(store: Store, answer: NewAnswer, *, now: datetime) -> None:
    """Record an answer; what stood there before is kept with the reason."""
    with store.writing() as session:
        found = session.get(Application, answer.application)
        if found is not None and found.set_aside_for is not None:
            raise set_aside()
        if found is None or found.version != answer.seen_version:
            raise changed_since_seen(session, answer.application)
        before = _put(session, found, answer)
        found.version += 1
        session.add(
            Amendment(
                application_id=answer.application,
                question=answer.question,
                before=_plain(before),
                after=_plain(answer.value),
                reason=answer.reason,
                by=store.by,
                amended_at=now,
            )
        )
        audit.append(
            session,
            verb="amend",
            subject=audit.named("application", [answer.application]),
            detail={"question": answer.question},
            by=store.by,
            now=now,
        )


def _put(session: Session, found: Application, answer: NewAnswer) -> object:
    """Put the answer where it belongs and give what stood there."""
    if answer.question == BIRTH:
        person = session.get_one(Person, found.person_id)
        before = person.birth_date
        person.birth_date, person.birth_precision = _as_date(answer.value), "day"
        return before
    before = found.answers.get(answer.question)
    found.answers = {**found.answers, answer.question: answer.value}
    found.fingerprint = fingerprint_of(found.answers)
    return before


def _as_date(value: object) -> date:
    if not isinstance(value, date):
        raise TypeError("a date of birth must be a date")
    return value


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value

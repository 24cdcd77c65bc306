"""The log of every verb that changed the store: append-only, each entry chained to the last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.store.chain import FIRST, link
from workbench.store.tables import AuditEntry, Decision

DECISION_FIELDS = (
    "application_id",
    "verdict",
    "reason",
    "by",
    "decided_at",
    "rubric",
    "rubric_version",
    "input_fingerprint",
    "seed",
)
ENTRY_FIELDS = ("recorded_at", "by", "verb", "subject", "detail")


def append(
    session: Session,
    *,
    verb: str,
    subject: str,
    detail: Mapping[str, object],
    by: str,
    now: datetime,
) -> None:
    """Add an entry: who did what to what. `detail` holds codes and counts, never personal data."""
    fields = {
        "recorded_at": now,
        "by": by,
        "verb": verb,
        "subject": subject,
        "detail": dict(detail),
    }
    previous = _last_digest(session, AuditEntry)
    session.add(AuditEntry(**fields, previous=previous, digest=link(previous, fields)))
    session.flush()


def append_decisions(session: Session, decisions: list[dict[str, object]]) -> list[int]:
    """Add decisions (each with every name in DECISION_FIELDS) after the last one recorded.

    Gives their numbers, in the same order.
    """
    previous, added = _last_digest(session, Decision), []
    for fields in decisions:
        digest = link(previous, {name: fields[name] for name in DECISION_FIELDS})
        added.append(Decision(**fields, previous=previous, digest=digest))
        previous = digest
    session.add_all(added)
    session.flush()
    return [each.id for each in added]


def broken_links(session: Session) -> tuple[str, ...]:
    """Name every decision or entry that was changed, removed or put in; empty when whole."""
    return (
        *_broken(session, Decision, DECISION_FIELDS),
        *_broken(session, AuditEntry, ENTRY_FIELDS),
    )


def is_linked(session: Session, row: Decision | AuditEntry) -> bool:
    """Whether a decision or entry is the one that was recorded after the one before it."""
    table, names = type(row), DECISION_FIELDS if isinstance(row, Decision) else ENTRY_FIELDS
    before = session.scalars(
        select(table.digest).where(table.id < row.id).order_by(table.id.desc()).limit(1)
    ).first()
    fields = {name: getattr(row, name) for name in names}
    return row.digest == link(row.previous, fields) and row.previous == (before or FIRST)


def _broken(
    session: Session, table: type[Decision | AuditEntry], names: tuple[str, ...]
) -> tuple[str, ...]:
    previous, found = FIRST, []
    rows: Iterable[Any] = session.scalars(select(table).order_by(table.id))
    for row in rows:
        fields = {name: getattr(row, name) for name in names}
        if row.previous != previous or row.digest != link(previous, fields):
            found.append(f"{table.__tablename__} {row.id}")
        previous = row.digest
    return tuple(found)


def _last_digest(session: Session, table: type[Decision | AuditEntry]) -> str:
    last = session.scalars(select(table.digest).order_by(table.id.desc()).limit(1)).first()
    return last or FIRST


def named(kind: str, ids: Iterable[int]) -> str:
    """What an entry is about, by number: `application 4, 7`."""
    return f"{kind} " + ", ".join(str(each) for each in ids)

"""What is known between one fellow and one mentor: said, taken back, never erased."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.errors import NotFound, NotReady
from workbench.sentences import sentence
from workbench.store import audit
from workbench.store.engine import Store
from workbench.store.tables import Relation
from workbench.store.writes.people import ask_why, the_fellow, the_mentor
from workbench.vocabulary import Relation as Kind
from workbench.vocabulary import Role, Side

DERIVED = (Kind.EARLIER,)
"""What follows from assignments, and is not said."""
_OPPOSITE = {Kind.WISHED: Kind.RATHER_NOT, Kind.RATHER_NOT: Kind.WISHED}
_WITH_REASON = (Kind.NEVER, Kind.DECLINED)


@dataclass(frozen=True)
class NewRelation:
    """What is known between a fellow and a mentor, from whose side; `place` 1 is a first wish."""

    fellow: int
    mentor: int
    kind: Kind
    side: Side
    place: int | None = None
    reason: str | None = None


def relate(store: Store, relation: NewRelation, *, now: datetime) -> int:
    """Keep what is known between two; gives its number.

    What the same side said before of the same kind, or of the opposite one, ends with it. A
    reason is asked for where two are not to be together.
    """
    with store.writing() as session:
        the_fellow(session, relation.fellow)
        the_mentor(session, relation.mentor)
        number = keep_relation(session, relation, by=store.by, now=now)
        _log(session, "relate", number, relation.kind, store=store, now=now)
        return number


def unrelate(
    store: Store, number: int, *, reason: str, now: datetime, role: Role = Role.COORDINATOR
) -> None:
    """Take back what was known between two: it stays in the store, ended, with its why.

    That two are never to be together is taken back by the role of protection alone.
    """
    with store.writing() as session:
        found = session.get(Relation, number)
        if found is None:
            raise NotFound(
                sentence(
                    "There is nothing under number {number} between a fellow and a mentor.",
                    number=number,
                ),
                code="no_relation",
            )
        if found.kind == Kind.NEVER and role is not Role.PROTECTION:
            raise NotReady(
                sentence("This pair is blocked (restricted): only protection can lift it."),
                code="restricted",
            )
        _refuse_ended(found)
        end_relation(found, why=ask_why(reason), by=store.by, now=now)
        _log(session, "unrelate", number, Kind(found.kind), store=store, now=now)


def keep_relation(session: Session, relation: NewRelation, *, by: str, now: datetime) -> int:
    """Write a relation inside the transaction of the verb that calls; gives its number."""
    if relation.kind in DERIVED:
        raise NotReady(
            sentence("Earlier pairs are known from the mentors she had: they are not written."),
            code="derived",
        )
    why = (relation.reason or "").strip()
    if relation.kind in _WITH_REASON:
        why = ask_why(why)
    ended = {relation.kind, _OPPOSITE.get(relation.kind, relation.kind)}
    for each in _standing(session, relation, ended):
        end_relation(each, why=why, by=by, now=now)
    session.flush()
    kept = Relation(
        fellow_id=relation.fellow,
        mentor_id=relation.mentor,
        kind=str(relation.kind),
        side=str(relation.side),
        place=relation.place,
        reason=why or None,
        by=by,
        since=now,
    )
    session.add(kept)
    session.flush()
    return kept.id


def end_relation(found: Relation, *, why: str, by: str, now: datetime) -> None:
    """Let a relation stand no more."""
    found.ended_at, found.ended_by, found.ended_why = now, by, why


def _standing(session: Session, relation: NewRelation, kinds: set[Kind]) -> list[Relation]:
    return list(
        session.scalars(
            select(Relation).where(
                Relation.fellow_id == relation.fellow,
                Relation.mentor_id == relation.mentor,
                Relation.side == relation.side,
                Relation.kind.in_([str(kind) for kind in kinds]),
                Relation.ended_at.is_(None),
            )
        )
    )


def _refuse_ended(found: Relation) -> None:
    if found.ended_at is not None:
        raise NotReady(
            sentence(
                "{by} took this back on {day} already. Nothing was recorded.",
                by=found.ended_by,
                day=found.ended_at.date(),
            ),
            code="ended_already",
        )


def _log(
    session: Session, verb: str, number: int, kind: Kind, *, store: Store, now: datetime
) -> None:
    """What was done to which relation; of a pair never to be, the log does not name the two."""
    audit.append(
        session,
        verb=verb,
        subject=audit.named("relation", [number]),
        detail={"kind": str(kind)},
        by=store.by,
        now=now,
    )

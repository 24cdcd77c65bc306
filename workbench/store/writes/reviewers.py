"""Who reads the applications of a cohort, and whether she sees who applied."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from workbench.errors import NotReady
from workbench.sentences import sentence
from workbench.store import audit
from workbench.store.engine import Store
from workbench.store.tables import Reviewer


def add_reviewer(store: Store, cohort: int, name: str, *, now: datetime) -> None:
    """Let somebody read the applications of a cohort, for the first time or again."""
    wanted = " ".join(name.split())
    if not wanted:
        raise NotReady(sentence("Write a name."), code="no_name")
    _change(store, cohort, wanted, "add_reviewer", {"reads": True}, now=now)


def rest_reviewer(store: Store, cohort: int, name: str, *, now: datetime) -> None:
    """Give somebody no more applications to read; the reviews she gave stay."""
    _change(store, cohort, name, "rest_reviewer", {"reads": False}, now=now)


def show_names(store: Store, cohort: int, *, now: datetime) -> None:
    """Let the person sitting here see who applied; it is remembered, and written in the log."""
    _change(store, cohort, store.by, "show_names", {"sees_names": True}, now=now)


def hide_names(store: Store, cohort: int, *, now: datetime) -> None:
    """Hide from the person sitting here who applied; it is remembered."""
    _change(store, cohort, store.by, "hide_names", {"sees_names": False}, now=now)


def join(session: Session, cohort: int, name: str) -> None:
    """Make somebody a reviewer of a cohort, if she is not one yet."""
    known = session.scalar(
        select(Reviewer.id).where(Reviewer.cohort_id == int(cohort), Reviewer.name == name)
    )
    if known is None:
        session.add(Reviewer(cohort_id=int(cohort), name=name, reads=True, sees_names=False))
        session.flush()


def _change(
    store: Store, cohort: int, name: str, verb: str, values: dict[str, bool], *, now: datetime
) -> None:
    with store.writing() as session:
        join(session, cohort, name)
        session.execute(
            update(Reviewer)
            .where(Reviewer.cohort_id == int(cohort), Reviewer.name == name)
            .values(**values)
        )
        audit.append(
            session,
            verb=verb,
            subject=audit.named("cohort", [int(cohort)]),
            detail={"reviewer": name},
            by=store.by,
            now=now,
        )

"""What is known between the fellows of a cohort and mentors: said by somebody, or derived.

Derived are pairs that were before, and mentors who read her application. That two are never to
be together and that one said no is of the person: it stands in every cohort she is in.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import aliased

from workbench.frames import RELATIONS
from workbench.rules.reviews import ReviewState
from workbench.shapes import frame_of
from workbench.store import audit
from workbench.store import tables as t
from workbench.store.engine import Store
from workbench.vocabulary import Relation, Role, Side

OF_THE_PERSON = (Relation.NEVER, Relation.DECLINED)
"""What stands in whatever cohort she is in."""

_WHO = ("by", "since")


def relations(
    store: Store, cohort_id: int, *, role: Role, now: datetime | None = None
) -> pd.DataFrame:
    """What is known between a cohort's fellows and mentors (`frames.RELATIONS`), with who said it.

    Why two are never to be together, who asked for it and who wrote it is read for the role of
    protection alone, and the log then says that it was read (`now`: at which moment). Rows with
    a number below 0 are derived, and cannot be ended.
    """
    here = _here(cohort_id)
    with store.reading() as session:
        said = _rows(session, _said(here, t.Relation.kind != Relation.NEVER, *_TOLD))
        asked = _TOLD if role is Role.PROTECTION else ()
        never = _rows(session, _said(here, t.Relation.kind == Relation.NEVER, *asked))
        derived = [*_earlier(session, here), *_reviewed(session, here)]
    if role is Role.PROTECTION and never:
        _log_reading(store, cohort_id, [each["relation"] for each in never], now=now)
    numbered = ({"relation": -at, **each} for at, each in enumerate(derived, start=1))
    rows = [{"side": Side.TEAM.value, **each} for each in (*said, *never, *numbered)]
    found = frame_of(rows, RELATIONS)
    for name in _WHO:
        found[name] = pd.Series([row.get(name) for row in rows], found.index, dtype=object)
    return found.sort_index()


_TOLD = (
    t.Relation.side,
    t.Relation.place,
    t.Relation.reason,
    t.Relation.by,
    t.Relation.since,
)


def _here(cohort_id: int) -> Any:
    """The fellows of a cohort with the person each is."""
    return (
        select(t.Fellow.id.label("fellow"), t.Application.person_id)
        .join(t.Application, t.Application.id == t.Fellow.application_id)
        .where(t.Fellow.cohort_id == int(cohort_id))
        .subquery()
    )


def _said(here: Any, which: ColumnElement[bool], *told: Any) -> Select[Any]:
    """What somebody said and has not taken back, of these fellows or of the persons they are."""
    fellow, application = aliased(t.Fellow), aliased(t.Application)
    of_the_person = t.Relation.kind.in_(OF_THE_PERSON)
    return (
        select(
            t.Relation.id.label("relation"),
            here.c.fellow,
            t.Relation.mentor_id.label("mentor"),
            t.Relation.kind,
            *told,
        )
        .join(fellow, fellow.id == t.Relation.fellow_id)
        .join(application, application.id == fellow.application_id)
        .join(here, here.c.person_id == application.person_id)
        .where(t.Relation.ended_at.is_(None), which)
        .where(or_(of_the_person, t.Relation.fellow_id == here.c.fellow))
    )


def _earlier(session: Any, here: Any) -> list[dict[str, Any]]:
    """The mentors whom these persons had, in whatever cohort, and have no more.

    A pair that ended before its first day was never one.
    """
    query = (
        select(here.c.fellow, t.Assignment.mentor_id.label("mentor"))
        .join(t.Fellow, t.Fellow.id == t.Assignment.fellow_id)
        .join(t.Application, t.Application.id == t.Fellow.application_id)
        .join(here, here.c.person_id == t.Application.person_id)
        .where(t.Assignment.ends_on > t.Assignment.starts_on)
        .distinct()
    )
    return _derived(_rows(session, query), Relation.EARLIER)


def _reviewed(session: Any, here: Any) -> list[dict[str, Any]]:
    """The mentors who read an application of these persons: a reviewer signs with this very name.

    Reviewers sign with names, not numbers; one who signs otherwise is said by hand.
    """
    name = t.Person.given_name + " " + t.Person.family_name
    query = (
        select(here.c.fellow, t.Mentor.id.label("mentor"))
        .join(t.Application, t.Application.person_id == here.c.person_id)
        .join(t.Review, t.Review.application_id == t.Application.id)
        .join(t.Person, name == t.Review.reviewer)
        .join(t.Mentor, t.Mentor.person_id == t.Person.id)
        .where(t.Review.state == ReviewState.GIVEN)
        .distinct()
    )
    return _derived(_rows(session, query), Relation.REVIEWED)


def _derived(rows: list[dict[str, Any]], kind: Relation) -> list[dict[str, Any]]:
    found = sorted(rows, key=lambda row: (row["fellow"], row["mentor"]))
    return [{**row, "kind": kind.value} for row in found]


def _rows(session: Any, query: Select[Any]) -> list[dict[str, Any]]:
    return [dict(row) for row in session.execute(query).mappings()]


def _log_reading(store: Store, cohort_id: int, numbers: list[int], *, now: datetime | None) -> None:
    with store.writing() as session:
        audit.append(
            session,
            verb="read_protection",
            subject=f"cohort {int(cohort_id)}",
            detail={"relations": sorted(numbers)},
            by=store.by,
            now=now or datetime.now(UTC),
        )

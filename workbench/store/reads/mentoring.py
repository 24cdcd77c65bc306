"""Fellows, mentors and who accompanies whom."""

from __future__ import annotations

from typing import Any

import pandas as pd
from sqlalchemy import Select, select

from workbench.store import tables as t
from workbench.store.engine import Store
from workbench.store.reads.shaping import as_objects, columns_of, frame_from, spread


def fellows(store: Store, cohort_id: int) -> pd.DataFrame:
    """Who holds a seat in a cohort, with the answers that matter to a mentor."""
    query = (
        select(
            *columns_of(t.Fellow, without=("application_id",)),
            t.Fellow.application_id.label("application"),
            t.Application.answers,
            t.Person.given_name,
            t.Person.family_name,
        )
        .join(t.Application, t.Application.id == t.Fellow.application_id)
        .join(t.Person, t.Person.id == t.Application.person_id)
        .where(t.Fellow.cohort_id == int(cohort_id))
        .order_by(t.Fellow.id)
    )
    found = as_objects(spread(frame_from(store, query, index="fellow")), "left_on", "left_why")
    return _unsaid(found, "skills", "sectors", "seniority", "meets", "hours")


def mentors(store: Store, chapter_id: int) -> pd.DataFrame:
    """The mentors of a chapter, with their partner's name."""
    query = (
        select(
            *columns_of(t.Mentor, without=("person_id",)),
            t.Partner.name.label("partner"),
            t.Partner.sector,
            t.Person.given_name,
            t.Person.family_name,
        )
        .join(t.Partner, t.Partner.id == t.Mentor.partner_id)
        .join(t.Person, t.Person.id == t.Mentor.person_id)
        .where(t.Mentor.chapter_id == int(chapter_id))
        .order_by(t.Mentor.id)
    )
    found = frame_from(store, query, index="mentor")
    for name in ("tracks", "languages", "slots"):
        found[name] = pd.Series([tuple(each) for each in found[name]], found.index, dtype=object)
    return _unsaid(found, "city", "skills", "seniority", "meets", "hours", "may_recruit")


def _unsaid(found: pd.DataFrame, *names: str) -> pd.DataFrame:
    """Columns that nobody answered yet."""
    for name in names:
        kind = "float64" if name == "hours" else object
        found[name] = pd.Series([None] * len(found), found.index, dtype=kind)
    return found


def assignments(store: Store, cohort_id: int) -> pd.DataFrame:
    """Every assignment of a cohort's fellows, ended ones too."""
    query = _assignments().where(t.Fellow.cohort_id == int(cohort_id)).order_by(t.Assignment.id)
    return as_objects(frame_from(store, query, index="assignment"), "ends_on", "ended_why")


def loads(store: Store, chapter_id: int) -> pd.Series:
    """How many fellows each mentor of a chapter accompanies now, in whatever cohort."""
    query = (
        _assignments()
        .join(t.Mentor, t.Mentor.id == t.Assignment.mentor_id)
        .where(t.Mentor.chapter_id == int(chapter_id), t.Assignment.ends_on.is_(None))
    )
    return frame_from(store, query, index="assignment").groupby("mentor").size()


def _assignments() -> Select[Any]:
    return select(
        *columns_of(t.Assignment, without=("fellow_id", "mentor_id")),
        t.Assignment.fellow_id.label("fellow"),
        t.Assignment.mentor_id.label("mentor"),
    ).join(t.Fellow, t.Fellow.id == t.Assignment.fellow_id)

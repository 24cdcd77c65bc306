"""What is in the store, as frames (see `frames.py` for their columns). Nothing is changed here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Row, Select, or_, select

from workbench.store import tables as t
from workbench.store.engine import Store

NUMBERS = ("arrival_year", "digital_skills", "weekly_hours")
WORDS = (
    "country_of_origin",
    "residence_status",
    "city",
    "needs_childcare",
    "has_laptop",
    "french_level",
    "english_level",
    "education",
    "first_choice",
    "mentor_wish",
    "motivation",
    "consent_partners",
)
LISTS = ("spoken_languages", "tracks", "availability")


def cohorts(store: Store) -> pd.DataFrame:
    """Every cohort, the newest first, with its chapter's name."""
    query = select(*_columns(t.Cohort), t.Chapter.name.label("chapter")).join(
        t.Chapter, t.Chapter.id == t.Cohort.chapter_id
    )
    found = _frame(store, query.order_by(t.Cohort.starts_on.desc(), t.Cohort.id), index="cohort")
    return _objects(found, "form_id")


def applications(store: Store, cohort_id: int) -> pd.DataFrame:
    """The applications for one cohort with their answers; unanswered is None, or NaN in numbers."""
    query = (
        select(
            *_columns(t.Application, without=("cohort_id", "intake_id", "form_id")),
            t.Person.given_name,
            t.Person.family_name,
            t.Person.birth_date,
            t.Cohort.starts_on,
        )
        .join(t.Person, t.Person.id == t.Application.person_id)
        .join(t.Cohort, t.Cohort.id == t.Application.cohort_id)
        .where(t.Application.cohort_id == int(cohort_id))
        .order_by(t.Application.id)
    )
    found = _frame(store, query, index="application")
    found["age"] = _age(found.pop("birth_date"), found.pop("starts_on"))
    found["submitted_at"] = pd.to_datetime(found["submitted_at"], utc=True)
    found["earlier"] = found["person_id"].map(_earlier(store, cohort_id)).astype(object)
    found["earlier"] = found["earlier"].where(found["earlier"].notna(), None)
    return _spread(found)


def people(store: Store, cohort_id: int | None = None) -> pd.DataFrame:
    """Who applied, by application: the personal columns, to recognise someone who comes back."""
    query = (
        select(
            t.Application.id,
            t.Application.submission,
            t.Application.submission_uuid,
            t.Application.form_id,
            t.Application.fingerprint,
            *_columns(t.Person, without=("id",)),
        )
        .join(t.Person, t.Person.id == t.Application.person_id)
        .order_by(t.Application.id)
    )
    if cohort_id is not None:
        query = query.where(t.Application.cohort_id == int(cohort_id))
    return _objects(_frame(store, query, index="application"), "birth_date", "email", "phone")


def fellows(store: Store, cohort_id: int) -> pd.DataFrame:
    """Who holds a seat in a cohort, with the answers that matter to a mentor."""
    query = (
        select(
            *_columns(t.Fellow, without=("application_id",)),
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
    return _objects(_spread(_frame(store, query, index="fellow")), "left_on", "left_why")


def mentors(store: Store, chapter_id: int) -> pd.DataFrame:
    """The mentors of a chapter, with their partner's name."""
    query = (
        select(
            *_columns(t.Mentor, without=("person_id",)),
            t.Partner.name.label("partner"),
            t.Person.given_name,
            t.Person.family_name,
        )
        .join(t.Partner, t.Partner.id == t.Mentor.partner_id)
        .join(t.Person, t.Person.id == t.Mentor.person_id)
        .where(t.Mentor.chapter_id == int(chapter_id))
        .order_by(t.Mentor.id)
    )
    found = _frame(store, query, index="mentor")
    for name in ("tracks", "languages", "slots"):
        found[name] = pd.Series([tuple(each) for each in found[name]], found.index, dtype=object)
    return found


def assignments(store: Store, cohort_id: int) -> pd.DataFrame:
    """Every assignment of a cohort's fellows, ended ones too."""
    query = _assignments().where(t.Fellow.cohort_id == int(cohort_id)).order_by(t.Assignment.id)
    return _objects(_frame(store, query, index="assignment"), "ends_on", "ended_why")


def loads(store: Store, chapter_id: int) -> pd.Series:
    """How many fellows each mentor of a chapter accompanies now, in whatever cohort."""
    query = (
        _assignments()
        .join(t.Mentor, t.Mentor.id == t.Assignment.mentor_id)
        .where(t.Mentor.chapter_id == int(chapter_id), t.Assignment.ends_on.is_(None))
    )
    return _frame(store, query, index="assignment").groupby("mentor").size()


def decisions(store: Store, cohort_id: int) -> pd.DataFrame:
    """Every decision on a cohort's applications, the oldest first."""
    query = (
        select(
            *_columns(t.Decision, without=("application_id",)),
            t.Decision.application_id.label("application"),
        )
        .join(t.Application, t.Application.id == t.Decision.application_id)
        .where(t.Application.cohort_id == int(cohort_id))
        .order_by(t.Decision.id)
    )
    return _frame(store, query, index="decision")


def pairs(store: Store, cohort_id: int) -> pd.DataFrame:
    """Applications that look alike, one at least of this cohort, and what a person said of them."""
    query = (
        select(*_columns(t.Pair))
        .where(_is_of(cohort_id))
        .order_by(t.Pair.probability.desc(), t.Pair.id)
    )
    return _objects(_frame(store, query, index="pair"), "said", "said_by", "said_at")


def look_alikes(store: Store, cohort_id: int) -> pd.DataFrame:
    """Everyone in a cohort's pairs, by application: what a person compares them by."""
    one, other = (select(side).where(_is_of(cohort_id)) for side in (t.Pair.a_id, t.Pair.b_id))
    query = (
        select(
            t.Application.id,
            t.Application.submission,
            t.Application.submitted_at,
            t.Application.answers,
            t.Cohort.name.label("cohort"),
            *_columns(t.Person, without=("id",)),
        )
        .join(t.Person, t.Person.id == t.Application.person_id)
        .join(t.Cohort, t.Cohort.id == t.Application.cohort_id)
        .where(t.Application.id.in_(one.union(other)))
        .order_by(t.Application.id)
    )
    found = _frame(store, query, index="application")
    found["city"] = [each.get("city") for each in found.pop("answers")]
    return _objects(found, "birth_date", "email", "phone", "city")


def intakes(store: Store) -> pd.DataFrame:
    """Every import, the newest first."""
    return _frame(store, select(*_columns(t.Intake)).order_by(t.Intake.id.desc()), index="intake")


def _is_of(cohort_id: int) -> ColumnElement[bool]:
    """True for a pair of which this cohort holds a side."""
    here = select(t.Application.id).where(t.Application.cohort_id == int(cohort_id))
    return or_(t.Pair.a_id.in_(here), t.Pair.b_id.in_(here))


def _assignments() -> Select[Any]:
    return select(
        *_columns(t.Assignment, without=("fellow_id", "mentor_id")),
        t.Assignment.fellow_id.label("fellow"),
        t.Assignment.mentor_id.label("mentor"),
    ).join(t.Fellow, t.Fellow.id == t.Assignment.fellow_id)


def _earlier(store: Store, cohort_id: int) -> dict[int, str]:
    """The newest earlier cohort in which each person held a seat, by person."""
    query = (
        select(t.Application.person_id, t.Cohort.name)
        .join(t.Fellow, t.Fellow.application_id == t.Application.id)
        .join(t.Cohort, t.Cohort.id == t.Fellow.cohort_id)
        .where(t.Fellow.cohort_id != int(cohort_id))
        .order_by(t.Cohort.starts_on)
    )
    with store.reading() as session:
        return {row.person_id: row.name for row in session.execute(query)}


def _columns(table: type[t.Table], *, without: Sequence[str] = ()) -> list[Any]:
    return [column for column in table.__table__.columns if column.name not in without]


def _frame(store: Store, query: Select[Any], *, index: str) -> pd.DataFrame:
    with store.reading() as session:
        result = session.execute(query)
        names = list(result.keys())
        rows: Sequence[Row[Any]] = result.all()
    found = pd.DataFrame([tuple(row) for row in rows], columns=names)
    return found.rename(columns={"id": index}).set_index(index)


def _objects(found: pd.DataFrame, *names: str) -> pd.DataFrame:
    """Keep None as None in columns that may hold nothing."""
    for name in names:
        column = found[name].astype(object)
        found[name] = column.where(column.notna(), None)
    return found


def _age(born: pd.Series, on: pd.Series) -> pd.Series:
    """Full years on a day; NaN where the birth date is not known."""
    born = pd.to_datetime(born)
    on = pd.to_datetime(on)
    before_birthday = (on.dt.month * 100 + on.dt.day) < (born.dt.month * 100 + born.dt.day)
    years = on.dt.year - born.dt.year - before_birthday.astype(int)
    return years.where(born.notna()).astype(float)


def _spread(found: pd.DataFrame) -> pd.DataFrame:
    """Give every answer its column."""
    answers = list(found.pop("answers"))
    for name in WORDS:
        found[name] = pd.Series([each.get(name) for each in answers], found.index, dtype=object)
    for name in NUMBERS:
        found[name] = pd.Series([each.get(name) for each in answers], found.index, dtype=float)
    for name in LISTS:
        values = [None if each.get(name) is None else tuple(each[name]) for each in answers]
        found[name] = pd.Series(values, found.index, dtype=object)
    return found

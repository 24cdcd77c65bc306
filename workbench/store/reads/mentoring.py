"""Fellows, mentors and who accompanies whom."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

import pandas as pd
from sqlalchemy import Select, case, func, literal, or_, select

from workbench.rules.mentoring.hours import A_MONTH
from workbench.store import tables as t
from workbench.store.engine import Store
from workbench.store.reads.shaping import as_objects, columns_of, frame_from, spread
from workbench.vocabulary import PartnerRole

_OF_A_WISH = ("skills", "sectors", "seniority", "meets", "hours", "wants_co_mentor")


def fellows(store: Store, cohort_id: int) -> pd.DataFrame:
    """Who holds a seat in a cohort, with the answers and wishes that matter to a mentor.

    `wish_version` is that of what she said for mentoring; 0 where she said nothing yet.
    """
    query = (
        select(
            *columns_of(t.Fellow, without=("application_id",)),
            t.Fellow.application_id.label("application"),
            t.Application.answers,
            t.Person.given_name,
            t.Person.family_name,
            *(t.FellowWish.__table__.columns[name] for name in _OF_A_WISH),
            func.coalesce(t.FellowWish.version, 0).label("wish_version"),
        )
        .join(t.Application, t.Application.id == t.Fellow.application_id)
        .join(t.Person, t.Person.id == t.Application.person_id)
        .outerjoin(t.FellowWish, t.FellowWish.fellow_id == t.Fellow.id)
        .where(t.Fellow.cohort_id == int(cohort_id))
        .order_by(t.Fellow.id)
    )
    found = as_objects(
        spread(frame_from(store, query, index="fellow")),
        "left_on",
        "left_why",
        "seniority",
        "meets",
        "wants_co_mentor",
    )
    return _said(found, lists=("skills", "sectors"))


def mentors(store: Store, chapter_id: int, *, on: date | None = None) -> pd.DataFrame:
    """The mentors of a chapter, with their partner's name, as they are on a day (today).

    `may_recruit` says whether the partner hires then. One who has left has room for nobody, and
    stays in the list for the pairs that were.
    """
    day = today() if on is None else on
    query = (
        select(
            *columns_of(t.Mentor, without=("person_id",)),
            t.Partner.name.label("partner"),
            t.Partner.sector,
            t.Person.given_name,
            t.Person.family_name,
            case((_hires(day), literal("yes")), else_=literal("no")).label("may_recruit"),
        )
        .join(t.Partner, t.Partner.id == t.Mentor.partner_id)
        .join(t.Person, t.Person.id == t.Mentor.person_id)
        .where(t.Mentor.chapter_id == int(chapter_id))
        .order_by(t.Mentor.id)
    )
    found = as_objects(
        frame_from(store, query, index="mentor"),
        "city",
        "seniority",
        "meets",
        "left_on",
        "left_why",
    )
    made = _said(found, lists=("tracks", "languages", "slots", "skills"))
    has_left = found["left_on"].map(lambda left: left is not None and left <= day).astype(bool)
    made["capacity"] = made["capacity"].mask(has_left, 0)
    made["hours"] = made["hours"].mask(has_left, 0.0)
    return made


def assignments(store: Store, cohort_id: int) -> pd.DataFrame:
    """Every assignment of a cohort's fellows, ended ones too."""
    query = _assignments().where(t.Fellow.cohort_id == int(cohort_id)).order_by(t.Assignment.id)
    found = frame_from(store, query, index="assignment")
    return as_objects(found, "ends_on", "ended_why", "ended_by", "ended_at", "confirmed_at")


def loads(store: Store, chapter_id: int, *, apart_from: int | None = None) -> pd.Series:
    """How many fellows each mentor of a chapter accompanies now, in whatever cohort.

    The first mentors of the cohort `apart_from` are not counted: a proposal for it knows them.
    """
    return _open_now(store, chapter_id, apart_from).groupby("mentor").size()


def hours(store: Store, chapter_id: int, *, apart_from: int | None = None) -> pd.Series:
    """The hours of a month that each mentor of a chapter gives now, in whatever cohort.

    A fellow who did not say hers takes as many as the rule assumes.
    """
    return _open_now(store, chapter_id, apart_from).groupby("mentor")["hours"].sum()


def today() -> date:
    """The day it is, in UTC as every moment of the store."""
    return datetime.now(UTC).date()


def _open_now(store: Store, chapter_id: int, apart_from: int | None) -> pd.DataFrame:
    """The assignments of a chapter's mentors that have not ended, with the hours each takes."""
    query = (
        _assignments()
        .add_columns(t.FellowWish.hours, t.Fellow.cohort_id)
        .outerjoin(t.FellowWish, t.FellowWish.fellow_id == t.Fellow.id)
        .join(t.Mentor, t.Mentor.id == t.Assignment.mentor_id)
        .where(t.Mentor.chapter_id == int(chapter_id), t.Assignment.ends_on.is_(None))
    )
    if apart_from is not None:
        is_elsewhere = t.Fellow.cohort_id != int(apart_from)
        query = query.where(or_(is_elsewhere, t.Assignment.is_co_mentor))
    found = frame_from(store, query, index="assignment")
    said = found["hours"].astype("float64")
    return found.assign(hours=said.where(said > 0, A_MONTH))


def _said(found: pd.DataFrame, *, lists: Sequence[str]) -> pd.DataFrame:
    """Lists as tuples, hours as numbers; what was not said is None, or NaN."""
    for name in lists:
        values = [None if each is None else tuple(each) for each in found[name]]
        found[name] = pd.Series(values, found.index, dtype=object)
    return found.assign(hours=found["hours"].astype("float64"))


def _hires(day: date) -> Any:
    part = t.PartnerPart
    return (
        select(part.id)
        .where(
            part.partner_id == t.Mentor.partner_id,
            part.role == PartnerRole.HIRES,
            part.starts_on <= day,
            or_(part.ends_on.is_(None), part.ends_on >= day),
        )
        .exists()
    )


def _assignments() -> Select[Any]:
    return select(
        *columns_of(t.Assignment, without=("fellow_id", "mentor_id")),
        t.Assignment.fellow_id.label("fellow"),
        t.Assignment.mentor_id.label("mentor"),
    ).join(t.Fellow, t.Fellow.id == t.Assignment.fellow_id)

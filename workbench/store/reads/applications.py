"""Cohorts and the applications for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from sqlalchemy import ColumnElement, select

from workbench.rules.ages import ages
from workbench.store import tables as t
from workbench.store.engine import Store
from workbench.store.origins import origins
from workbench.store.reads.alike import own_persons
from workbench.store.reads.motivation import motivation
from workbench.store.reads.shaping import (
    as_objects,
    columns_of,
    frame_from,
    in_one_go,
    spread,
)


def cohorts(store: Store) -> pd.DataFrame:
    """Every cohort, the newest first, with its chapter's name."""
    query = select(*columns_of(t.Cohort), t.Chapter.name.label("chapter")).join(
        t.Chapter, t.Chapter.id == t.Cohort.chapter_id
    )
    found = frame_from(
        store, query.order_by(t.Cohort.starts_on.desc(), t.Cohort.id), index="cohort"
    )
    return as_objects(found, "form_id", "rubric", "demands", "mentoring")


MOST_AT_ONCE = 10_000
"""Numbers asked for in one query."""

_ELSEWHERE = ("cohort_id", "intake_id", "form_id", "set_aside_for")


def applications(store: Store, cohort_id: int) -> pd.DataFrame:
    """The applications for one cohort with their answers; unanswered is None, or NaN in numbers.

    Those set aside for another of the same woman are left out.
    """
    with in_one_go():
        return _applications(store, cohort_id, t.Application.set_aside_for.is_(None))


def applications_numbered(store: Store, numbers: Iterable[int]) -> pd.DataFrame:
    """Some applications with their answers, of whatever cohorts, as `applications` gives them."""
    wanted = sorted({int(one) for one in numbers})
    parts = [wanted[at : at + MOST_AT_ONCE] for at in range(0, len(wanted), MOST_AT_ONCE)]
    found = [
        _applications(store, cohort, t.Application.id.in_(part))
        for part in parts
        for cohort in _cohorts_of(store, part)
    ]
    return pd.concat(found) if found else _applications(store, 0, t.Application.id.in_([]))


def _cohorts_of(store: Store, numbers: list[int]) -> list[int]:
    query = select(t.Application.cohort_id).where(t.Application.id.in_(numbers)).distinct()
    with store.reading() as session:
        return sorted(session.scalars(query).all())


def stages(store: Store, cohort_id: int) -> pd.DataFrame:
    """Where each application of a cohort stands now: its stage, version and fingerprint.

    A light read, to know what changed since `applications` was read.
    """
    wanted = ("id", "stage", "version", "fingerprint")
    query = (
        select(*(t.Application.__table__.columns[name] for name in wanted))
        .where(t.Application.cohort_id == int(cohort_id), t.Application.set_aside_for.is_(None))
        .order_by(t.Application.id)
    )
    return frame_from(store, query, index="application")


def _applications(store: Store, cohort_id: int, which: ColumnElement[bool]) -> pd.DataFrame:
    query = (
        select(
            *columns_of(t.Application, without=_ELSEWHERE),
            t.Person.given_name,
            t.Person.family_name,
            t.Person.birth_date,
            t.Person.birth_precision,
            t.Cohort.starts_on,
            t.Cohort.ends_on,
        )
        .join(t.Person, t.Person.id == t.Application.person_id)
        .join(t.Cohort, t.Cohort.id == t.Application.cohort_id)
        .where(t.Application.cohort_id == int(cohort_id), which)
        .order_by(t.Application.id)
    )
    found = frame_from(store, query, index="application")
    starts_on = found.pop("starts_on")
    found["programme_weeks"] = _weeks(starts_on, found.pop("ends_on"))
    born, precision = found.pop("birth_date"), found.pop("birth_precision")
    found["age"] = ages(born, precision, on=starts_on)
    found["submitted_at"] = pd.to_datetime(found["submitted_at"], utc=True)
    seats = _earlier(store, cohort_id)
    held = [seats.get(person) for person in found["person_id"]]
    for name, values in (
        ("earlier", [None if seat is None else seat.cohort for seat in held]),
        ("earlier_how", [None if seat is None else seat.how for seat in held]),
    ):
        found[name] = pd.Series(values, found.index, dtype=object)
    found["motivation_reviewed"] = motivation(store, cohort_id).reindex(found.index)
    return spread(found)


def people(store: Store, cohort_id: int | None = None) -> pd.DataFrame:
    """Who applied, by application: the personal columns, to recognise someone who comes back.

    Each application says what its own form said, whatever merging made of it since.
    """
    wanted = ("id", "submission", "submission_uuid", "form_id", "fingerprint", "person_id")
    columns = t.Application.__table__.columns
    query = select(*(columns[name] for name in wanted)).order_by(t.Application.id)
    if cohort_id is not None:
        query = query.where(t.Application.cohort_id == int(cohort_id))
    found = frame_from(store, query, index="application")
    with store.reading() as session:
        before = origins(session).fingerprints
    found["fingerprint"] = found["fingerprint"].mask(
        found.index.isin(before), found.index.map(before)
    )
    return found.join(own_persons(store, found["person_id"]))


@dataclass(frozen=True)
class _Seat:
    """An earlier seat: in which cohort, and how it ended: finished, left, or None while it runs."""

    cohort: str
    how: str | None


def _earlier(store: Store, cohort_id: int) -> dict[int, _Seat]:
    """The newest other cohort in which each person held a seat, by person.

    Finished means that it ended before this cohort starts.
    """
    query = (
        select(t.Application.person_id, t.Cohort.name, t.Cohort.ends_on, t.Fellow.left_on)
        .join(t.Fellow, t.Fellow.application_id == t.Application.id)
        .join(t.Cohort, t.Cohort.id == t.Fellow.cohort_id)
        .where(t.Fellow.cohort_id != int(cohort_id))
        .order_by(t.Cohort.starts_on)
    )
    first_day = select(t.Cohort.starts_on).where(t.Cohort.id == int(cohort_id))
    with store.reading() as session:
        starts = session.scalar(first_day)
        found = {}
        for person, name, ends, left in session.execute(query):
            is_over = starts is not None and ends < starts
            found[person] = _Seat(name, "left" if left else "finished" if is_over else None)
    return found


def _weeks(first: pd.Series, last: pd.Series) -> pd.Series:
    """The weeks begun between two days, both counted."""
    days = (pd.to_datetime(last) - pd.to_datetime(first)).dt.days + 1
    return np.ceil(days / 7).astype(float)

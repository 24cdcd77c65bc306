"""Imports, and applications that look alike."""

from __future__ import annotations

import pandas as pd
from sqlalchemy import ColumnElement, or_, select

from workbench.store import tables as t
from workbench.store.engine import Store
from workbench.store.reads.shaping import as_objects, columns_of, frame_from


def pairs(store: Store, cohort_id: int) -> pd.DataFrame:
    """Applications that look alike, one at least of this cohort, and what a person said of them."""
    query = (
        select(*columns_of(t.Pair))
        .where(_is_of(cohort_id))
        .order_by(t.Pair.probability.desc(), t.Pair.id)
    )
    return as_objects(frame_from(store, query, index="pair"), "said", "said_by", "said_at")


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
            *columns_of(t.Person, without=("id",)),
        )
        .join(t.Person, t.Person.id == t.Application.person_id)
        .join(t.Cohort, t.Cohort.id == t.Application.cohort_id)
        .where(t.Application.id.in_(one.union(other)))
        .order_by(t.Application.id)
    )
    found = frame_from(store, query, index="application")
    found["city"] = [each.get("city") for each in found.pop("answers")]
    return as_objects(found, "birth_date", "email", "phone", "city")


def intakes(store: Store) -> pd.DataFrame:
    """Every import, the newest first."""
    return frame_from(
        store, select(*columns_of(t.Intake)).order_by(t.Intake.id.desc()), index="intake"
    )


def _is_of(cohort_id: int) -> ColumnElement[bool]:
    """True for a pair of which this cohort holds a side."""
    here = select(t.Application.id).where(t.Application.cohort_id == int(cohort_id))
    return or_(t.Pair.a_id.in_(here), t.Pair.b_id.in_(here))

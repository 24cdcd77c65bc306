"""The steps that springboard fellows took towards a fellowship: no name, no personal column."""

from __future__ import annotations

import pandas as pd
from sqlalchemy import Subquery, and_, select

from workbench.store import tables as t
from workbench.store.engine import Store
from workbench.store.reads.shaping import as_objects, frame_from
from workbench.vocabulary import Programme

NOWHERE = -1
_ANSWERS = ("first_choice", "french_level", "country_of_origin", "needs_childcare", "has_laptop")
_LATER = ("first_choice", "french_level")


def paths(store: Store) -> pd.DataFrame:
    """Every springboard fellow with each fellowship she applied for after it, as `frames.PATHS`.

    A row for each such application, and one row for a fellow who made none (`fellowship` is -1).
    The answers are her newest ones. An application belongs to the same person, in any chapter.
    """
    later = _later()
    query = (
        select(
            t.Fellow.id.label("fellow"),
            t.Fellow.cohort_id.label("springboard"),
            t.Fellow.left_on,
            *(t.Application.answers[name].as_string().label(name) for name in _ANSWERS),
            *(column for column in later.columns if column.name not in ("person_id", "first_day")),
        )
        .join(t.Application, t.Application.id == t.Fellow.application_id)
        .join(t.Cohort, t.Cohort.id == t.Fellow.cohort_id)
        .outerjoin(
            later,
            and_(
                later.c.person_id == t.Application.person_id,
                later.c.first_day > t.Cohort.ends_on,
            ),
        )
        .where(t.Cohort.programme == Programme.SPRINGBOARD.value)
        .order_by(t.Fellow.id, later.c.fellowship, later.c.application)
    )
    return _shaped(frame_from(store, query, index="fellow").reset_index())


def _later() -> Subquery:
    """Applications for a fellowship, and whether each holds a seat."""
    return (
        select(
            t.Application.person_id,
            t.Application.id.label("application"),
            t.Application.cohort_id.label("fellowship"),
            t.Application.submitted_at,
            t.Application.stage,
            t.Fellow.id.label("seat"),
            t.Cohort.starts_on.label("first_day"),
            *(t.Application.answers[name].as_string().label(f"later_{name}") for name in _LATER),
        )
        .join(t.Cohort, t.Cohort.id == t.Application.cohort_id)
        .outerjoin(t.Fellow, t.Fellow.application_id == t.Application.id)
        .where(
            t.Cohort.programme == Programme.FELLOWSHIP.value,
            t.Application.set_aside_for.is_(None),
        )
        .subquery()
    )


def _shaped(found: pd.DataFrame) -> pd.DataFrame:
    found.index.name = "path"
    for name in _LATER:
        newest = found.pop(f"later_{name}")
        found[name] = newest.where(newest.notna(), found[name])
    found["seat"] = found["seat"].notna()
    found["fellowship"] = found["fellowship"].fillna(NOWHERE)
    found = found.astype(dict.fromkeys(("fellow", "springboard", "fellowship"), "int64"))
    found["submitted_at"] = pd.to_datetime(found["submitted_at"], utc=True).astype(
        "datetime64[us, UTC]"
    )
    return as_objects(found.drop(columns="application"), "left_on", "stage", *_ANSWERS)

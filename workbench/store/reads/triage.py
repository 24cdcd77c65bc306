"""What was decided."""

from __future__ import annotations

import pandas as pd
from sqlalchemy import ColumnElement, select

from workbench.store import tables as t
from workbench.store.engine import Store
from workbench.store.reads.shaping import columns_of, frame_from


def decisions(store: Store, cohort_id: int) -> pd.DataFrame:
    """Every decision on a cohort's applications, the oldest first."""
    return _decisions(store, t.Application.cohort_id == int(cohort_id))


def decisions_on(store: Store, application: int) -> pd.DataFrame:
    """Every decision on one application, the oldest first."""
    return _decisions(store, t.Application.id == int(application))


def _decisions(store: Store, which: ColumnElement[bool]) -> pd.DataFrame:
    query = (
        select(
            *columns_of(t.Decision, without=("application_id",)),
            t.Decision.application_id.label("application"),
        )
        .join(t.Application, t.Application.id == t.Decision.application_id)
        .where(which)
        .order_by(t.Decision.id)
    )
    return frame_from(store, query, index="decision")


def waits(store: Store, cohort_id: int) -> pd.DataFrame:
    """What a cohort's applications wait for now, the first due first, with her name."""
    query = (
        select(
            *columns_of(t.Wait, without=("application_id", "closed_at", "closed_by")),
            t.Wait.application_id.label("application"),
            t.Person.given_name,
            t.Person.family_name,
        )
        .join(t.Application, t.Application.id == t.Wait.application_id)
        .join(t.Person, t.Person.id == t.Application.person_id)
        .where(
            t.Application.cohort_id == int(cohort_id),
            t.Application.set_aside_for.is_(None),
            t.Wait.closed_at.is_(None),
        )
        .order_by(t.Wait.due_on, t.Wait.id)
    )
    return frame_from(store, query, index="wait")

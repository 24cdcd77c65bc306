"""What reviews come to for each application: read by rubrics, never with who said what."""

from __future__ import annotations

from typing import Any

import pandas as pd
from sqlalchemy import Select, select

from workbench.rules.reviews import Panel, ReviewState, as_answer, panel
from workbench.store import tables as t
from workbench.store.engine import Store
from workbench.store.reads.shaping import columns_of, frame_from


def motivation(store: Store, cohort_id: int) -> pd.Series:
    """The score that counts of every application reviewed or agreed on, from 0 to 1."""
    found = as_answer(whole_panel(store, cohort_id).final())
    return found.rename("motivation_reviewed")


def whole_panel(store: Store, cohort_id: int) -> Panel:
    """Every review of a cohort taken together: for rubrics and for `reads.review_panel` only."""
    return panel(ratings(store, cohort_id), agreed(store, cohort_id))


def ratings(store: Store, cohort_id: int) -> pd.DataFrame:
    """Everybody's last score of each application, as `rules.reviews.panel` takes them."""
    found = last_versions(
        frame_from(
            store,
            reviews_of(
                cohort_id,
                t.Review.state,
                t.Review.mean.label("value"),
                t.Review.place,
            ),
            index="review",
        )
    )
    given = found[found["state"] == ReviewState.GIVEN.value].drop(columns=["state", "version"])
    return given.astype({"value": "float64", "application": "int64"}).reset_index(drop=True)


def agreed(store: Store, cohort_id: int) -> pd.Series:
    """The score last agreed on, by application."""
    found = agreements_of(store, cohort_id)
    return found["score"].astype("float64").dropna()


def agreements_of(store: Store, cohort_id: int) -> pd.DataFrame:
    """The last agreement on each application; a score of NaN was taken back."""
    query = (
        select(
            *columns_of(t.Agreement, without=("application_id",)),
            t.Agreement.application_id.label("application"),
        )
        .join(t.Application, t.Application.id == t.Agreement.application_id)
        .where(t.Application.cohort_id == int(cohort_id), t.Application.set_aside_for.is_(None))
        .order_by(t.Agreement.id)
    )
    found = frame_from(store, query, index="agreement").drop_duplicates("application", keep="last")
    return found.astype({"score": "float64", "application": "int64"}).set_index("application")


def reviews_of(cohort_id: int, *columns: Any) -> Select[Any]:
    """Every version of every review of a cohort, the oldest first, with the columns asked for.

    Reviews of an application set aside for another of the same woman wait with it.
    """
    query: Select[Any] = (
        select(
            t.Review.id,
            t.Review.application_id.label("application"),
            t.Review.reviewer,
            t.Review.version,
            *columns,
        )
        .join(t.Application, t.Application.id == t.Review.application_id)
        .where(t.Application.cohort_id == int(cohort_id), t.Application.set_aside_for.is_(None))
        .order_by(t.Review.version, t.Review.id)
    )
    return query


def last_versions(found: pd.DataFrame) -> pd.DataFrame:
    """The last version of each review, of rows in the order of their `version`."""
    if not len(found) or found["version"].iloc[-1] == 1:
        return found  # nothing was ever amended
    return found.drop_duplicates(["application", "reviewer"], keep="last")

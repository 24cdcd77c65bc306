"""Reviews as the person sitting here may see them.

What others scored and wrote on an application is not read for her before she gave her own: it is
not in the frame, whatever a screen does with it. Whoever declared a conflict never reads it, and
nobody reads the reason. Somebody who does not read this cohort sees an application once all its
reviews are there.
"""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
from sqlalchemy import select

from workbench.rules.reviews import Panel, ReviewState
from workbench.store import tables as t
from workbench.store.engine import Store
from workbench.store.reads.motivation import (
    agreements_of,
    last_versions,
    reviews_of,
    whole_panel,
)
from workbench.store.reads.shaping import as_objects, columns_of, frame_from

_TOLD = ("scores", "mean", "comment", "guide")


def reviewers(store: Store, cohort_id: int) -> pd.DataFrame:
    """Who reads a cohort, or did: `reads` and `sees_names` as she last chose.

    The person sitting here is one by default, with the number 0 until it is written down.
    """
    query = (
        select(*columns_of(t.Reviewer, without=("cohort_id",)))
        .where(t.Reviewer.cohort_id == int(cohort_id))
        .order_by(t.Reviewer.name)
    )
    found = frame_from(store, query, index="reviewer")
    if store.by in set(found["name"]):
        return found
    here = pd.DataFrame(
        {"name": [store.by], "reads": [True], "sees_names": [False]},
        index=pd.Index([0], name="reviewer"),
    )
    return pd.concat([here, found]) if len(found) else here


def reviews(store: Store, cohort_id: int, *, target: int) -> pd.DataFrame:
    """The last version of every review of a cohort, without what is hidden from her.

    A hidden review keeps its `application`, `reviewer` and `state`: loads and turns need them.
    `target` is how many reviews an application needs.
    """
    query = reviews_of(
        cohort_id, *columns_of(t.Review, without=("id", "application_id", "reviewer", "version"))
    )
    found = last_versions(frame_from(store, query, index="review"))
    found = as_objects(found, *_TOLD)
    own = found["reviewer"] == store.by
    shown = own | found["application"].isin(_shown(store, cohort_id, found, target=target))
    for name in _TOLD:
        found[name] = found[name].where(shown, None)
    is_others_conflict = (found["state"] == ReviewState.CONFLICT.value) & ~own
    found["comment"] = found["comment"].where(~is_others_conflict, None)
    return found.astype({"mean": "float64", "application": "int64"})


def review_panel(store: Store, cohort_id: int, *, target: int) -> Panel:
    """What can be told of every reviewer, and the scores that are not hidden from her."""
    whole = whole_panel(store, cohort_id)
    found = reviews_of(cohort_id, t.Review.state)
    last = last_versions(frame_from(store, found, index="review"))
    shown = whole.scores.index.isin(_shown(store, cohort_id, last, target=target))
    return replace(whole, scores=whole.scores[shown])


def agreements(store: Store, cohort_id: int, *, target: int) -> pd.DataFrame:
    """What was last agreed on, by application, where the reviews are not hidden from her."""
    last = last_versions(frame_from(store, reviews_of(cohort_id, t.Review.state), index="review"))
    found = agreements_of(store, cohort_id).dropna(subset=["score"])
    return found[found.index.isin(_shown(store, cohort_id, last, target=target))]


def reviews_given(store: Store, application: int) -> int:
    """How many have reviewed an application by now."""
    query = (
        select(t.Review.reviewer, t.Review.state)
        .where(t.Review.application_id == int(application))
        .order_by(t.Review.version)
    )
    with store.reading() as session:
        last = {row.reviewer: row.state for row in session.execute(query)}
    return sum(state == ReviewState.GIVEN.value for state in last.values())


def own_versions(store: Store, application: int) -> pd.DataFrame:
    """Every version of her own review of an application, the oldest first."""
    query = (
        select(*columns_of(t.Review, without=("application_id", "reviewer")))
        .where(t.Review.application_id == int(application), t.Review.reviewer == store.by)
        .order_by(t.Review.version)
    )
    return as_objects(frame_from(store, query, index="review"), "mean")


def _shown(store: Store, cohort_id: int, last: pd.DataFrame, *, target: int) -> set[int]:
    """The applications of which she may see others' reviews; `last` has each review's state."""
    own = last[last["reviewer"] == store.by]
    shown = set(own["application"][own["state"] == ReviewState.GIVEN.value])
    if not _reads(store, cohort_id):
        given = last[last["state"] == ReviewState.GIVEN.value].groupby("application").size()
        shown |= set(given.index[given >= target])
    return shown - set(own["application"][own["state"] == ReviewState.CONFLICT.value])


def _reads(store: Store, cohort_id: int) -> bool:
    people = reviewers(store, cohort_id)
    return bool(people["reads"][people["name"] == store.by].all())

"""Plans of a cohort that were saved under a name."""

from __future__ import annotations

import pandas as pd
from sqlalchemy import select

from workbench.store import tables as t
from workbench.store.engine import Store
from workbench.store.reads.shaping import columns_of, frame_from
from workbench.vocabulary import Track


def scenarios(store: Store, cohort_id: int) -> pd.DataFrame:
    """The scenarios of a cohort, the newest first; those deleted are left out.

    `demands` are plain values for `rules.demand_values.demands_from`, `seats` the track of each
    application.
    """
    query = (
        select(*columns_of(t.Scenario, without=("deleted_by", "deleted_at")))
        .where(t.Scenario.cohort_id == int(cohort_id), t.Scenario.deleted_at.is_(None))
        .order_by(t.Scenario.saved_at.desc(), t.Scenario.id.desc())
    )
    found = frame_from(store, query, index="scenario")
    found["seats"] = pd.Series([_seats(each) for each in found["seats"]], found.index, dtype=object)
    return found


def _seats(kept: dict[str, str]) -> dict[int, Track]:
    return {int(one): Track(code) for one, code in kept.items()}

"""What was decided."""

from __future__ import annotations

import pandas as pd
from sqlalchemy import select

from workbench.store import tables as t
from workbench.store.engine import Store
from workbench.store.reads.shaping import columns_of, frame_from


def decisions(store: Store, cohort_id: int) -> pd.DataFrame:
    """Every decision on a cohort's applications, the oldest first."""
    query = (
        select(
            *columns_of(t.Decision, without=("application_id",)),
            t.Decision.application_id.label("application"),
        )
        .join(t.Application, t.Application.id == t.Decision.application_id)
        .where(t.Application.cohort_id == int(cohort_id))
        .order_by(t.Decision.id)
    )
    return frame_from(store, query, index="decision")

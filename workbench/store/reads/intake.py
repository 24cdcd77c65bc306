"""Imports."""

from __future__ import annotations

import pandas as pd
from sqlalchemy import select

from workbench.store import tables as t
from workbench.store.engine import Store
from workbench.store.reads.shaping import columns_of, frame_from


def intakes(store: Store) -> pd.DataFrame:
    """Every import, the newest first."""
    return frame_from(
        store, select(*columns_of(t.Intake)).order_by(t.Intake.id.desc()), index="intake"
    )

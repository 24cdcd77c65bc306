"""Pairs put to both sides, and where each stands on a day."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
from sqlalchemy import select

from workbench.frames import OFFERS
from workbench.shapes import frame_of
from workbench.store import tables as t
from workbench.store.engine import Store
from workbench.store.reads.mentoring import today
from workbench.store.reads.shaping import columns_of
from workbench.vocabulary import OfferState

_BESIDE = ("is_co_mentor", "withdrawn_why", "assignment")


def offers(store: Store, cohort_id: int, *, on: date | None = None) -> pd.DataFrame:
    """The pairs put to a cohort's fellows and their mentors (`frames.OFFERS`), oldest first.

    One that nobody answered in time has expired on the day after `expires_on` (`on`: today).
    Beside those columns: `is_co_mentor`, `withdrawn_why`, and `assignment`, what it was confirmed
    as.
    """
    query = (
        select(
            *columns_of(t.PairOffer, without=("id", "fellow_id", "mentor_id", "assignment_id")),
            t.PairOffer.id.label("offer"),
            t.PairOffer.fellow_id.label("fellow"),
            t.PairOffer.mentor_id.label("mentor"),
            t.PairOffer.assignment_id.label("assignment"),
        )
        .join(t.Fellow, t.Fellow.id == t.PairOffer.fellow_id)
        .where(t.Fellow.cohort_id == int(cohort_id))
        .order_by(t.PairOffer.id)
    )
    with store.reading() as session:
        rows = [dict(row) for row in session.execute(query).mappings()]
    day = today() if on is None else on
    dated = ({**row, "asked_on": row["asked_at"].date(), "state": ""} for row in rows)
    found = frame_of(dated, OFFERS)
    for name in _BESIDE:
        found[name] = pd.Series([row[name] for row in rows], found.index, dtype=object)
    found["state"] = pd.Series(_states(found, rows, day), found.index, dtype=object)
    return found


def _states(found: pd.DataFrame, rows: list[dict[str, object]], day: date) -> list[str]:
    """Where each stands: what ended it first, then what both said, then the day."""
    is_confirmed = found["assignment"].notna()
    is_withdrawn = np.array([row["withdrawn_at"] is not None for row in rows], dtype=bool)
    said = found[["fellow_said", "mentor_said"]]
    state = np.select(
        [
            is_confirmed,
            is_withdrawn,
            (said == "no").any(axis=1),
            (said == "yes").all(axis=1),
            np.array([last < day for last in found["expires_on"]], dtype=bool),
        ],
        [
            OfferState.CONFIRMED.value,
            OfferState.WITHDRAWN.value,
            OfferState.DECLINED.value,
            OfferState.AGREED.value,
            OfferState.EXPIRED.value,
        ],
        default=OfferState.ASKED.value,
    )
    return [str(each) for each in state]

"""The fellowship a springboard leads to: the next one, or one imagined where none is planned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from workbench.rules.pathways import NOWHERE, Pathways, next_fellowships, pathways
from workbench.vocabulary import Programme

IMAGINED = 0
"""The number of a fellowship that is not planned; cohorts are counted from 1."""

_DAYS = ("opens_on", "closes_on", "starts_on", "ends_on")


@dataclass(frozen=True, eq=False)
class Aim:
    """Which fellowship is looked at, and how far everybody came towards it.

    `fellowship` is None where there has never been one; `like` is the name of the fellowship
    that an imagined one is like.
    """

    found: Pathways
    fellowship: int | None
    like: str = ""


def aim_of(found: Pathways, cohort: int) -> Aim:
    """What a cohort leads to: itself, the next fellowship, or one like the last, after it."""
    cohorts = found.cohorts
    if cohorts.at[cohort, "programme"] == Programme.FELLOWSHIP.value:
        return Aim(found, cohort)
    following = int(next_fellowships(cohorts)[cohort])
    if following != NOWHERE:
        return Aim(found, following)
    model = _model(cohorts, chapter=int(cohorts.at[cohort, "chapter_id"]))
    if model is None:
        return Aim(found, None)
    row = _after(model, max(found.on, cohorts.at[cohort, "ends_on"]))
    row["chapter_id"], row["chapter"] = cohorts.loc[cohort, ["chapter_id", "chapter"]]
    imagined = pd.DataFrame([row], index=pd.Index([IMAGINED], name=cohorts.index.name))
    wider = pd.concat([cohorts, imagined.astype(cohorts.dtypes.to_dict())])
    return Aim(pathways(found.paths, wider, on=found.on), IMAGINED, str(model["name"]))


def _model(cohorts: pd.DataFrame, *, chapter: int) -> pd.Series | None:
    """The last fellowship of the chapter, else of any."""
    every = cohorts[cohorts["programme"] == Programme.FELLOWSHIP.value].sort_values("starts_on")
    here = every[every["chapter_id"] == chapter]
    chosen = here if len(here) else every
    return chosen.iloc[-1] if len(chosen) else None


def _after(model: pd.Series, day: date) -> pd.Series:
    """The same fellowship, open to applications from the day after; nobody has a seat in it yet."""
    later = day + timedelta(days=1) - model["opens_on"]
    days = {name: model[name] + later for name in _DAYS}
    kept = model["demands"]
    settled = {**kept, "reserved": 0, "locks": {}} if isinstance(kept, Mapping) else kept
    return pd.Series({**model, **days, "demands": settled})

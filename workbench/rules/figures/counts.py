"""People counted by cohort, exactly: what the figures of every edition start from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from workbench.rules.figures.cuts import CHILDCARE, FRENCH, Cut, cuts
from workbench.rules.mentors_here import still_here
from workbench.vocabulary import AssignmentState, Stage, Track

WITH, WITHOUT, ENDED = "with", "without", "ended"
LOADS = ("0", "1", "2", "3")
MOST = 3


@dataclass(frozen=True)
class Material:
    """The frames of the store, cohorts together.

    `applications`, `fellows` and `assignments` carry a column `cohort`; `mentors` a `chapter_id`.
    """

    cohorts: pd.DataFrame
    applications: pd.DataFrame
    fellows: pd.DataFrame
    assignments: pd.DataFrame
    mentors: pd.DataFrame


@dataclass(frozen=True)
class Counts:
    """Frames of whole numbers, a row a cohort; `cuts` holds the words of the sensitive ones.

    `current_by_track` and `mentored_by_track` leave out the cohorts that have ended.
    """

    stages: pd.DataFrame
    asked: pd.DataFrame
    filled: pd.DataFrame
    mentored: pd.DataFrame
    current_by_track: pd.DataFrame
    mentored_by_track: pd.DataFrame
    applied: Mapping[str, pd.DataFrame]
    seated: Mapping[str, pd.DataFrame]
    cuts: Mapping[str, Cut]
    loads: pd.DataFrame


def count(material: Material, *, on: date, threshold: int) -> Counts:
    """Count everything the pages show, as it stands on a day."""
    rows = material.cohorts.index
    applications = material.applications
    fellows = _here(material.fellows)
    seated = applications.loc[applications.index.isin(fellows["application"])]
    mentoring = _mentoring(material, fellows, on)
    current, mentored = fellows[mentoring != ENDED], fellows[mentoring == WITH]
    chosen = {cut.name: cut for cut in cuts(applications, threshold=threshold)}
    return Counts(
        stages=_table(applications["cohort"], applications["stage"], rows, list(Stage)),
        asked=_asked(material.cohorts),
        filled=_table(fellows["cohort"], fellows["track"], rows, list(Track)),
        mentored=_table(fellows["cohort"], mentoring, rows, [WITH, WITHOUT, ENDED]),
        current_by_track=_table(current["cohort"], current["track"], rows, list(Track)),
        mentored_by_track=_table(mentored["cohort"], mentored["track"], rows, list(Track)),
        applied={name: cut.counts(applications, rows) for name, cut in chosen.items()},
        seated={cut.name: cut.counts(seated, rows) for cut in (FRENCH, CHILDCARE)},
        cuts=chosen,
        loads=_loads(material),
    )


def _here(fellows: pd.DataFrame) -> pd.DataFrame:
    """The fellows who did not leave their cohort."""
    return fellows.loc[fellows["left_on"].isna()]


def _mentoring(material: Material, fellows: pd.DataFrame, on: date) -> pd.Series:
    """For each fellow: with or without a mentor, or her cohort has ended."""
    ends = pd.to_datetime(fellows["cohort"].map(material.cohorts["ends_on"]))
    is_confirmed = material.assignments["state"] == AssignmentState.CONFIRMED.value
    has_mentor = fellows.index.isin(material.assignments.loc[is_confirmed, "fellow"])
    found = pd.Series(np.where(has_mentor, WITH, WITHOUT), fellows.index, dtype=object)
    return found.mask(ends < pd.Timestamp(on), ENDED)


def _asked(cohorts: pd.DataFrame) -> pd.DataFrame:
    seats = [{str(t): int(each.get(t, 0)) for t in Track} for each in cohorts["seats"]]
    columns = [str(track) for track in Track]
    return pd.DataFrame(seats, index=cohorts.index, columns=columns).astype(int)


def _table(cohort: pd.Series, group: pd.Series, rows: pd.Index, columns: list[str]) -> pd.DataFrame:
    names = [str(name) for name in columns]
    found = pd.crosstab(cohort.to_numpy(), group.astype(str).to_numpy())
    return found.reindex(index=rows, columns=names, fill_value=0).astype(int)


def _loads(material: Material) -> pd.DataFrame:
    """Mentors of each chapter by how many fellows they accompany now, and the places left.

    Who has left and accompanies nobody any more is not counted.
    """
    is_confirmed = material.assignments["state"] == AssignmentState.CONFIRMED.value
    load = material.assignments.loc[is_confirmed, "mentor"].value_counts()
    mentors = still_here(material.mentors, accompanying=load.index)
    now = load.reindex(mentors.index, fill_value=0).astype(int)
    chapters = pd.Index(material.cohorts["chapter_id"].unique(), name="chapter_id")
    chapter = mentors["chapter_id"].to_numpy()
    found = pd.crosstab(chapter, now.clip(upper=MOST).astype(str).to_numpy())
    found = found.reindex(index=chapters, columns=list(LOADS), fill_value=0)
    free = (mentors["capacity"].astype(int) - now).clip(lower=0)
    found["free"] = free.groupby(chapter).sum().reindex(chapters, fill_value=0)
    return found.astype(int)

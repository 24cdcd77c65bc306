"""The counts as each audience may see them: the same frames, exact or protected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from workbench.rules.disclosure import ALL, protect, protect_together, with_sums
from workbench.rules.figures.counts import Counts
from workbench.rules.figures.cuts import Cut
from workbench.vocabulary import Audience


@dataclass(frozen=True)
class Panel:
    """What one audience may see: frames with the row `ALL` and the column `TOTAL`.

    Negative numbers stand for hidden ones. The last three are for staff alone.
    """

    audience: Audience
    threshold: int
    stages: pd.DataFrame
    asked: pd.DataFrame
    filled: pd.DataFrame
    mentored: pd.DataFrame
    applied: Mapping[str, pd.DataFrame]
    seated: Mapping[str, pd.DataFrame]
    cuts: Mapping[str, Cut]
    current_by_track: pd.DataFrame | None = None
    mentored_by_track: pd.DataFrame | None = None
    loads: pd.DataFrame | None = None


def staff_panel(counts: Counts, *, chapters: pd.Series, threshold: int) -> Panel:
    """For staff: the work is exact, whatever is cut by a sensitive answer is protected."""
    return Panel(
        audience=Audience.STAFF,
        threshold=threshold,
        stages=with_sums(counts.stages),
        asked=with_sums(counts.asked),
        filled=with_sums(counts.filled),
        mentored=with_sums(counts.mentored),
        current_by_track=with_sums(counts.current_by_track),
        mentored_by_track=with_sums(counts.mentored_by_track),
        applied=protect_together(
            counts.applied, threshold=threshold, known=counts.stages.sum(axis=1)
        ),
        seated=protect_together(
            counts.seated, threshold=threshold, known=counts.filled.sum(axis=1)
        ),
        cuts=counts.cuts,
        loads=_by_cohort(counts.loads, chapters),
    )


def sponsor_panel(counts: Counts, *, threshold: int) -> Panel:
    """For sponsors: every count is protected."""
    applied = protect_together({"stages": counts.stages, **counts.applied}, threshold=threshold)
    seated = protect_together(
        {"filled": counts.filled, "mentored": counts.mentored, **counts.seated},
        threshold=threshold,
    )
    return Panel(
        audience=Audience.SPONSOR,
        threshold=threshold,
        stages=applied.pop("stages"),
        asked=protect(counts.asked, threshold),
        filled=seated.pop("filled"),
        mentored=seated.pop("mentored"),
        applied=applied,
        seated=seated,
        cuts=counts.cuts,
    )


def _by_cohort(loads: pd.DataFrame, chapters: pd.Series) -> pd.DataFrame:
    """The mentors of each cohort's chapter; all of them together in the last row."""
    found = loads.reindex(chapters.to_numpy(), fill_value=0)
    found.index = chapters.index.map(str)
    found.loc[ALL] = loads.sum(axis=0).astype(int)
    return found

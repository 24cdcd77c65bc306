"""Hours a month: what a fellow takes of her mentor's time, and what a mentor has to give.

What is not known is assumed, and said: an hour a week for a fellow; for a mentor, enough for as
many such fellows as the mentor takes at a time.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from workbench.rules.mentoring.terms import Circumstances
from workbench.sentences import Sentence, sentences

A_MONTH = 4.0
"""Hours a month that a fellow takes of her mentor where hers are not known: one a week."""

EVEN = 1e-6
"""Sums of hours that differ by no more are equal."""

Hours = NDArray[np.float64]


def of_fellows(fellows: pd.DataFrame) -> Hours:
    """What each fellow takes of her mentor's month (n,); no hours at all count as not known."""
    said = np.asarray(fellows["hours"], dtype=np.float64)
    return np.where(said > 0, said, A_MONTH)


def of_mentors(mentors: pd.DataFrame) -> Hours:
    """What each mentor has to give in a month (m,), all cohorts together."""
    said = np.asarray(mentors["hours"], dtype=np.float64)
    enough = np.asarray(mentors["capacity"], dtype=np.float64) * A_MONTH
    return np.where(np.isnan(said), enough, said)


def taken(mentors: pd.DataFrame, given: Circumstances) -> Hours:
    """What the fellows of other cohorts take of each mentor's month (m,)."""
    return np.array(
        [
            given.hours.get(int(one), given.loads.get(int(one), 0) * A_MONTH)
            for one in mentors.index
        ],
        dtype=np.float64,
    )


def assumed(fellows: pd.DataFrame, mentors: pd.DataFrame) -> tuple[Sentence, ...]:
    """What is taken for granted where hours are not known; nothing when all are."""
    hers = int((~(np.asarray(fellows["hours"], dtype=np.float64) > 0)).sum())
    his = int(mentors["hours"].isna().sum())
    said = []
    if hers:
        said.append(
            sentences(
                "The hours of {count} fellow are not known: {hours} a month are assumed.",
                "The hours of {count} fellows are not known: {hours} a month each are assumed.",
                hers,
                hours=A_MONTH,
            )
        )
    if his:
        said.append(
            sentences(
                "The hours of {count} mentor are not known: {hours} a month for every fellow that "
                "the mentor takes are assumed.",
                "The hours of {count} mentors are not known: {hours} a month for every fellow that "
                "they take are assumed.",
                his,
                hours=A_MONTH,
            )
        )
    return tuple(said)

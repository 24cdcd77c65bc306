"""What a criterion gives in whole points: what is not known yet is from where to where."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from workbench.rules.answers import Numbers
from workbench.rules.rubric import Criterion


@dataclass(frozen=True, eq=False)
class Scored:
    """One criterion on every row, from 0 to 1: the score (NaN unknown) and its bounds."""

    score: Numbers
    lower: Numbers
    upper: Numbers


def scored(applications: pd.DataFrame, criterion: Criterion) -> Scored:
    """Look at every application with one criterion; a known score is its own bounds."""
    score = criterion.score(applications)
    unknown = np.isnan(score)
    if not unknown.any():
        return Scored(score, score, score)
    if criterion.bounds is None:
        return Scored(score, np.where(unknown, 0.0, score), np.where(unknown, 1.0, score))
    span = criterion.bounds(applications)
    return Scored(score, np.where(unknown, span.lower, score), np.where(unknown, span.upper, score))


def whole(shares: Numbers, *, points: int) -> Numbers:
    """Shares from 0 to 1 as whole points, so that the parts on a card add up."""
    return np.floor(shares * points + 0.5)

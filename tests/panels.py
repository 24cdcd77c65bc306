"""Simulated panels of reviewers: what each truly deserves, and what she was given."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from workbench.engines.additive import Fit, Ratings, fit
from workbench.engines.ordering import ranks
from workbench.rules.reviews import EXPECTED

Floats = NDArray[np.float64]
ASPECTS = 3


@dataclass(frozen=True)
class Design:
    """How many read what, and how far reviewers, reviews and applications differ (of 4 points)."""

    raters: int
    items: int
    each: int
    merit: float = 0.8
    leniency: float = 0.5
    noise: float = 0.5


@dataclass(frozen=True, eq=False)
class Panel:
    """Whole scores from 0 to 4 on three aspects, as their mean, and the truth behind them."""

    ratings: Ratings
    merit: Floats
    leniency: Floats


def a_panel(design: Design, *, seed: int) -> Panel:
    """Every set of `each` reviewers reads the same number of applications."""
    rng = np.random.default_rng(seed)
    merit = rng.normal(0, design.merit, design.items)
    leniency = rng.normal(0, design.leniency, design.raters)
    sets = np.array(list(combinations(range(design.raters), design.each)))
    rater = sets[np.arange(design.items) % len(sets)].ravel()
    item = np.repeat(rng.permutation(design.items), design.each)
    noise = rng.normal(0, design.noise * np.sqrt(ASPECTS), (len(item), ASPECTS))
    scores = np.clip(np.rint(2.2 + (merit[item] + leniency[rater])[:, None] + noise), 0, 4)
    given = Ratings(item, rater, scores.mean(axis=1), design.items, design.raters)
    return Panel(given, merit, leniency)


def fitted(panel: Panel) -> Fit:
    return fit(panel.ratings, EXPECTED)


def correlation(order: Floats, merit: Floats) -> float:
    """Spearman's, equals sharing their place; rounded so that equal orders are equal."""
    return round(float(np.corrcoef(ranks(order), ranks(merit))[0, 1]), 12)


def by_ratios(ratings: Ratings) -> Floats:
    """The usual way: each rating times the overall mean over the mean of its reviewer."""
    counts = np.bincount(ratings.rater, minlength=ratings.raters)
    means = np.bincount(ratings.rater, ratings.value, ratings.raters) / counts
    value = ratings.value * (ratings.value.mean() / means)[ratings.rater]
    per_item = np.bincount(ratings.item, minlength=ratings.items)
    found: Floats = np.bincount(ratings.item, value, ratings.items) / per_item
    return found

"""Shares of small groups, with what chance alone may explain.

Sources: Wilson, JASA 22 (1927), for one share; Newcombe, Statistics in Medicine 17 (1998),
method 10, for the difference of two.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Interval:
    """Estimates with their lowest and highest plausible values; NaN where there is nobody."""

    value: Floats
    low: Floats
    high: Floats


def wilson(count: ArrayLike, of: ArrayLike, *, z: float = 1.959964) -> Interval:
    """The share `count` / `of` with its Wilson interval, always within 0 and 1."""
    k, n = np.asarray(count, dtype=np.float64), np.asarray(of, dtype=np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.where(n > 0, k / n, np.nan)
        middle = (share + z * z / (2 * n)) / (1 + z * z / n)
        half = z / (1 + z * z / n) * np.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    # At 0 and at n the bound is the share itself; rounding must not push it past.
    low = np.where(k == 0, share, np.clip(middle - half, 0.0, 1.0))
    high = np.where(k == n, share, np.clip(middle + half, 0.0, 1.0))
    return Interval(share, low, high)


def difference(one: Interval, other: Interval) -> Interval:
    """One share less another, with Newcombe's interval made of the two shares' own."""
    gap = one.value - other.value
    low = gap - np.hypot(one.value - one.low, other.high - other.value)
    high = gap + np.hypot(one.high - one.value, other.value - other.low)
    return Interval(gap, low, high)


def z_of(comparisons: int, *, error: float = 0.05) -> float:
    """How many standard errors to allow so that, of several comparisons, hardly any errs.

    Bonferroni: the chance that any of them calls equal groups different is at most `error`.
    """
    return NormalDist().inv_cdf(1 - error / max(comparisons, 1) / 2)

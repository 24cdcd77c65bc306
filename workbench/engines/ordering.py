"""Whether a corrected order is worth taking instead of the plain one.

Taking strictness out of scores helps in the long run and can still hurt on one panel. The order
is therefore changed only when the gain to expect outweighs the chance of a loss: of all rules that
make the same share of panels worse, this one gains most (Neyman and Pearson).
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from workbench.engines.additive import Fit, Floats, Ratings

ASKED = 0.13
"""Gain in rank correlation with the truth that is asked for each chance of a loss.

Found by simulation: tests/benchmarks/reviews.py shows the share of panels made worse.
"""

_TIED = 9
"""Decimals beyond which two means are equal."""


@dataclass(frozen=True)
class Worth:
    """What a correction is expected to bring: a gain in rank correlation, and its chance.

    Where both orders are the same there is no gain, and its chance is 1.
    """

    gain: float
    chance: float

    @property
    def keeps_order(self) -> bool:
        """True when both orders are the same."""
        return self.gain == 0 and self.chance == 1

    @property
    def is_enough(self) -> bool:
        """True when the corrected order may be taken."""
        return self.gain > 0 and self.gain >= ASKED * (1 - self.chance)


def worth_of(fitted: Fit, ratings: Ratings) -> Worth:
    """How much nearer to the truth the corrected order probably is.

    The truth of each item, given the ratings, is taken for normal around its corrected mean, drawn
    towards the mean of all; what stays unknown of the raters moves all their items together.
    """
    shared = ratings.shared()
    rated = ~np.isnan(fitted.plain)
    counts = np.maximum(np.asarray(shared.sum(axis=1)).ravel(), 1)[rated]
    plain, corrected = fitted.plain[rated], fitted.corrected[rated]
    moved = ranks(corrected) - ranks(plain)
    if not moved.any():
        return Worth(0.0, 1.0)
    error = fitted.noise**2 / counts
    truth = max(float(np.var(corrected, ddof=1) - error.mean()), 1e-3 * fitted.noise**2)
    kept = truth / (truth + error)
    expected = kept * (corrected - corrected.mean())
    through = (shared[rated].T) @ (kept * moved / counts)
    unknown = (moved**2) @ (kept * error) + through @ fitted.effects.covariance @ through
    brought = float(moved @ expected)
    spread = np.sqrt(len(plain) * ranks(plain).var() * len(plain) * truth)
    chance = NormalDist().cdf(brought / max(float(np.sqrt(unknown)), 1e-12))
    return Worth(brought / max(float(spread), 1e-12), chance)


def ranks(means: Floats) -> Floats:
    """Places from the lowest, equals sharing theirs; rounding never separates equals."""
    _, place, equals = np.unique(np.round(means, _TIED), return_inverse=True, return_counts=True)
    placed: Floats = (np.cumsum(equals) - (equals - 1) / 2)[place]
    return placed

"""How many of a number go on from step to step, when each chance is known only from counts.

A chance is a Beta distribution; of n who may go on, the number who do is then Beta-Binomial,
and a step after a step is one distribution fed into the next: exact, nothing is simulated.
A distribution of a number is an array of the chances of 0, 1, 2 ...

Sources: Skellam, JRSS B 10 (1948), Beta-Binomial; Jeffreys' prior as in Brown, Cai and DasGupta,
Statistical Science 16 (2001); counts from elsewhere at a smaller weight: Ibrahim and Chen,
Statistical Science 15 (2000), power prior; scatter: Williams, Applied Statistics 31 (1982).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

JEFFREYS = 0.5
GROUPS_FOR_SCATTER = 3
MOST_SCATTER = 0.5
_ROUNDING = 1e-12
_BLOCK = 512
"""Rows looked at together, so that thousands of women need no large table."""


@dataclass(frozen=True)
class Chance:
    """A chance known from counts: the Beta distribution with these two parameters."""

    a: float = JEFFREYS
    b: float = JEFFREYS

    @property
    def mean(self) -> float:
        """The chance to reckon with for one more."""
        return self.a / (self.a + self.b)


@dataclass(frozen=True)
class Band:
    """From the lowest to the highest that is likely, both included."""

    low: float
    high: float


def learnt(count: float, of: float, *, before: Chance | None = None) -> Chance:
    """A chance after `count` of `of` went on; without a chance from before, from Jeffreys' one."""
    start = before or Chance()
    return Chance(start.a + count, start.b + of - count)


def lent(count: float, of: float, *, at_most: float) -> Chance:
    """What counts from elsewhere say before the own ones: they weigh as `at_most` at the most."""
    weight = min(1.0, at_most / of) if of > 0 else 0.0
    return learnt(weight * count, weight * of)


def scatter(counts: ArrayLike, of: ArrayLike) -> float:
    """How much more groups differ in their chance than chance explains: 0 not at all, 1 wholly.

    The correlation within groups, from Pearson's statistic; under three groups nothing is said.
    """
    k, n = np.asarray(counts, dtype=np.float64), np.asarray(of, dtype=np.float64)
    k, n = k[n > 0], n[n > 0]
    mean = k.sum() / n.sum() if len(n) else 0.0
    if len(n) < GROUPS_FOR_SCATTER or not 0 < mean < 1:
        return 0.0
    beyond = ((k - n * mean) ** 2 / (n * mean * (1 - mean))).sum() / (len(n) - 1)
    size = (n.sum() - (n**2).sum() / n.sum()) / (len(n) - 1)
    return float(np.clip((beyond - 1) / (size - 1), 0.0, MOST_SCATTER)) if size > 1 else 0.0


def scattered(chance: Chance, by: float) -> Chance:
    """The chance of a next group, where groups scatter around theirs: same mean, wider."""
    unsure = 1 / (chance.a + chance.b + 1)
    strength = 1 / (unsure + by * (1 - unsure)) - 1  # the law of total variance
    return Chance(chance.mean * strength, (1 - chance.mean) * strength)


def band_of(chance: Chance, share: float) -> Band:
    """Where the chance itself lies with this certainty (0 to 1), as much left out on each side."""
    from scipy.special import betaincinv

    ends = betaincinv(chance.a, chance.b, [(1 - share) / 2, (1 + share) / 2])
    return Band(float(ends[0]), float(ends[1]))


def passing(chance: Chance, most: int) -> Floats:
    """For every n up to `most` (rows) the distribution of how many of n go on (columns)."""
    return _of(np.arange(most + 1), chance, most)


def _of(rows: NDArray[np.int64], chance: Chance, most: int) -> Floats:
    """For each of these numbers the distribution of how many of them go on, up to `most`."""
    number = np.arange(most + 1)
    rest = rows[:, None] - number[None, :]
    is_possible = rest >= 0
    left = np.where(is_possible, rest, 0)
    choices = _rising(1.0, most)
    logs = (
        choices[rows][:, None] - choices[None, :] - choices[left]
        + _rising(chance.a, most)[None, :]
        + _rising(chance.b, most)[left]
        - _rising(chance.a + chance.b, most)[rows][:, None]
    )  # fmt: skip
    return np.asarray(np.where(is_possible, np.exp(logs), 0.0), dtype=np.float64)


def exactly(number: int) -> Floats:
    """The distribution of a number that is known."""
    return np.asarray(np.eye(1, number + 1, number)[0], dtype=np.float64)


def thinned(numbers: Floats, chance: Chance) -> Floats:
    """How many go on, of a number that is itself only known as a distribution."""
    likely = np.flatnonzero(numbers)
    total = np.zeros(len(numbers))
    for start in range(0, len(likely), _BLOCK):
        rows = likely[start : start + _BLOCK]
        total += numbers[rows] @ _of(rows, chance, len(numbers) - 1)
    return total


def together(first: Floats, second: Floats) -> Floats:
    """The distribution of the sum of two numbers that know nothing of each other."""
    return np.convolve(first, second)


def capped(numbers: Floats, most: int) -> Floats:
    """The same number where there is room for `most` only; rows stay rows."""
    if numbers.shape[-1] <= most + 1:
        return numbers
    kept = numbers[..., : most + 1].copy()
    kept[..., most] = numbers[..., most:].sum(axis=-1)
    return kept


def expected(numbers: Floats) -> Floats:
    """The mean of a distribution, or of each row of several."""
    return np.asarray(numbers @ np.arange(numbers.shape[-1]), dtype=np.float64)


def covering(numbers: Floats, certainty: float) -> NDArray[np.int64]:
    """The smallest number that is not exceeded, with this certainty (of each row)."""
    reached = np.cumsum(numbers, axis=-1) >= certainty - _ROUNDING
    return np.asarray(np.argmax(reached, axis=-1), dtype=np.int64)


def assured(numbers: Floats, certainty: float) -> NDArray[np.int64]:
    """The largest number that is reached, with this certainty (of each row)."""
    at_least = np.cumsum(numbers[..., ::-1], axis=-1)[..., ::-1] >= certainty - _ROUNDING
    return np.asarray(at_least.sum(axis=-1) - 1, dtype=np.int64)


def band(numbers: Floats, share: float) -> Band:
    """From where to where a number lies with this certainty, as little left out on each side."""
    return Band(
        int(assured(numbers, (1 + share) / 2)),
        int(covering(numbers, (1 + share) / 2)),
    )


def _rising(start: float, most: int) -> Floats:
    """The logarithms of start (start + 1) ... for 0, 1, 2 ... factors."""
    return np.concatenate([[0.0], np.cumsum(np.log(start + np.arange(most)))])

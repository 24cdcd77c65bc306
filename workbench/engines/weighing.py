"""What each level of each field weighs, learned from the pairs themselves (Fellegi and Sunter).

The weight of a level is the natural logarithm of how much more often it is met when two records
are one than when they are two. It is learned by expectation and maximisation on the table of
patterns of levels, starting from what is believed and never leaving that far on little evidence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.engines.blocking import Ints
from workbench.engines.levels import LEVELS, MISSING, SAME

Floats = NDArray[np.float64]

ROUNDS, SETTLED = 60, 1e-4
# How many pairs a belief is worth: of one record twice, of two records, of the rate.
SAME_WORTH, TWO_WORTH, RATE_WORTH = 100.0, 1000.0, 100.0
_FLOOR = 1e-6


@dataclass(frozen=True)
class Belief:
    """How often each level is met before looking: when the two are one, and when they are two."""

    same: Mapping[int, float]
    two: Mapping[int, float]


@dataclass(frozen=True, eq=False)
class Patterns:
    """The distinct combinations of levels (patterns, fields), how often, and each pair's."""

    levels: Ints
    counts: Ints
    of_pair: Ints


@dataclass(frozen=True, eq=False)
class Weights:
    """Shares of each level (fields, LEVELS) among the same and among two, and the log odds.

    `joined` is what the first two fields weigh less when both are SAME, because two records
    have both in common more often than chance would have it.
    """

    same: Floats
    two: Floats
    prior: float
    joined: float = 0.0

    @property
    def of_level(self) -> Floats:
        """The weight of each level of each field (fields, LEVELS); a missing one weighs 0."""
        weights = np.log(self.same) - np.log(self.two)
        weights[:, MISSING] = 0.0
        return weights


def patterns(levels: Sequence[Ints]) -> Patterns:
    """Pairs by their combination of levels; one array of levels a field."""
    joined = np.zeros(len(levels[0]), dtype=np.int64)
    for each in levels:
        joined = joined * LEVELS + each
    distinct, back, counts = np.unique(joined, return_inverse=True, return_counts=True)
    places = LEVELS ** np.arange(len(levels) - 1, -1, -1)
    return Patterns(distinct[:, None] // places % LEVELS, counts, back)


def learn(
    seen: Patterns, chance: Patterns, *, beliefs: Sequence[Belief], records: int, rate: float
) -> Weights:
    """The weights that explain the candidate pairs and the pairs met by chance.

    `rate` is how many pairs that are one are expected for each record.
    """
    believed = Weights(
        _table([each.same for each in beliefs]),
        _table([each.two for each in beliefs]),
        _log_odds(rate, records),
    )
    found = believed
    for _ in range(ROUNDS):
        both = np.all(seen.levels[:, :2] == SAME, axis=1)
        odds = total(found.of_level, seen.levels) + found.joined * both + found.prior
        is_one = probability(odds)
        is_two = 1 - probability(total(found.of_level, chance.levels) + found.prior)
        same = _shares(believed.same * SAME_WORTH, seen, seen.counts * is_one)
        two = _shares(believed.two * TWO_WORTH, chance, chance.counts * is_two)
        expected = RATE_WORTH * rate + float(seen.counts @ is_one)
        better = Weights(
            same,
            two,
            _log_odds(expected / (RATE_WORTH + records), records),
            _joined(two, float((seen.counts * both) @ (1 - is_one)), records),
        )
        moved = np.abs(better.of_level - found.of_level).max()
        found = better
        if moved < SETTLED:
            break
    return found


def total(of_level: Floats, levels: Ints) -> Floats:
    """The summed weights of each pattern (patterns, fields)."""
    return np.asarray(of_level[np.arange(levels.shape[1]), levels].sum(axis=1), dtype=np.float64)


def probability(weights: Floats) -> Floats:
    """From log odds to a probability."""
    return np.asarray(1 / (1 + np.exp(-np.clip(weights, -60, 60))), dtype=np.float64)


def _table(shares: Sequence[Mapping[int, float]]) -> Floats:
    table = np.full((len(shares), LEVELS), _FLOOR)
    for row, each in enumerate(shares):
        for level, share in each.items():
            table[row, level] = share
    return _adding_up(table)


def _adding_up(counts: Floats) -> Floats:
    """Shares of each level among the known ones; a missing one is as common on both sides."""
    counts[:, MISSING] = 0.0
    shares = counts / counts.sum(axis=1, keepdims=True)
    shares[:, MISSING] = 1.0
    return np.asarray(shares, dtype=np.float64)


def _shares(pseudo: Floats, table: Patterns, counts: Floats) -> Floats:
    found = pseudo.copy()
    for field in range(len(pseudo)):
        found[field] += np.bincount(table.levels[:, field], weights=counts, minlength=LEVELS)
    return _adding_up(found)


def _joined(two: Floats, met: float, records: int) -> float:
    """How much more often two records share both of the first two fields than by chance.

    `met` is how many pairs of two records were met that share both.
    """
    if len(two) < 2:
        return 0.0
    by_chance = two[0, SAME] * two[1, SAME]
    pairs = records * (records - 1) / 2
    share = (met + by_chance * TWO_WORTH) / (pairs + TWO_WORTH)
    return float(min(0.0, np.log(by_chance) - np.log(share)))


def _log_odds(rate: float, records: int) -> float:
    share = 2 * rate / max(records - 1, 50)
    return float(np.log(share / (1 - min(share, 0.5))))

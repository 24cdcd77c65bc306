"""Finding records that are one, on arrays: compare, weigh, decide (Fellegi and Sunter, 1969).

What is compared is a list of fields of a few kinds; the answer is a probability a pair and what
each field weighs in it. The same records give the same answer every time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.engines import weighing
from workbench.engines.blocking import Pairs
from workbench.engines.fields import Compared, Field
from workbench.engines.levels import SAME
from workbench.engines.weighing import Weights

Floats = NDArray[np.float64]

CHANCE_PAIRS = 60_000
# How many records the belief about a value that nobody else holds is worth.
RARITY_WORTH = 100.0


@dataclass(frozen=True, eq=False)
class Linked:
    """Pairs, how likely each is one, its fields and what each weighs (pairs, fields)."""

    pairs: Pairs
    probability: Floats
    fields: tuple[Compared, ...]
    weights: Floats
    prior: float


@dataclass(frozen=True, eq=False)
class Learned:
    """What was learned of some records: it judges any of their pairs."""

    fields: tuple[Field, ...]
    weights: Weights
    records: int
    compared: tuple[Compared, ...]
    candidates: Pairs

    def judge_candidates(self) -> Linked:
        """How likely each of the pairs learned from is one."""
        return self._judged(self.candidates, self.compared)

    def judge(self, pairs: Pairs) -> Linked:
        """How likely each of these pairs is one."""
        return self._judged(pairs, _all(self.fields, pairs))

    def _judged(self, pairs: Pairs, compared: tuple[Compared, ...]) -> Linked:
        weights = np.empty((len(pairs.left), len(compared)))
        for at, each in enumerate(compared):
            weights[:, at] = self.weights.of_level[at, each.levels]
            if each.others is not None:
                rarity = _rarity(each, float(self.weights.two[at, SAME]), records=self.records)
                weights[:, at] += np.where(each.levels == SAME, rarity, 0.0)
        both = np.all([each.levels == SAME for each in compared[:2]], axis=0)
        weights[both, :2] += self.weights.joined / 2
        prior = self.weights.prior
        likely = weighing.probability(weights.sum(axis=1) + prior)
        return Linked(pairs, likely, compared, weights, prior)


def learn(fields: Sequence[Field], candidates: Pairs, *, records: int, rate: float) -> Learned:
    """What agreement and difference in each field weigh among these records.

    `rate` is how many pairs that are one are expected for each record, before looking.
    """
    compared = _all(fields, candidates)
    by_chance = _all(fields, chance_pairs(records))
    weights = weighing.learn(
        weighing.patterns([each.levels for each in compared]),
        weighing.patterns([each.levels for each in by_chance]),
        beliefs=[each.belief for each in compared],
        records=records,
        rate=rate,
    )
    return Learned(tuple(fields), weights, records, compared, candidates)


def link(fields: Sequence[Field], candidates: Pairs, *, records: int, rate: float) -> Linked:
    """How likely each candidate pair is one, all in one go."""
    return learn(fields, candidates, records=records, rate=rate).judge_candidates()


def chance_pairs(records: int) -> Pairs:
    """Pairs of any two: all of them, or as many as are enough to learn from, evenly spread."""
    count = records * (records - 1) // 2
    if count <= CHANCE_PAIRS:
        left, right = np.triu_indices(records, k=1)
        return Pairs(left.astype(np.int64), right.astype(np.int64))
    dice = np.random.default_rng(records)
    left = dice.integers(0, records, CHANCE_PAIRS)
    right = (left + dice.integers(1, records, CHANCE_PAIRS)) % records
    return Pairs(np.minimum(left, right), np.maximum(left, right))


def _all(fields: Sequence[Field], pairs: Pairs) -> tuple[Compared, ...]:
    return tuple(each for field in fields for each in field.compare(pairs))


def _rarity(field: Compared, usual: float, *, records: int) -> Floats:
    """What an equal value weighs more than usual because few hold it, or less: many do."""
    assert field.others is not None
    believed = field.belief.two[SAME]
    share = (field.others + believed * RARITY_WORTH) / (records + RARITY_WORTH)
    return np.asarray(np.log(usual) - np.log(share), dtype=np.float64)

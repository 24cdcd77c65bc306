"""Lots drawn from a seed: each number has its own, whoever else is drawn for."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

STEP = np.uint64(0x9E3779B97F4A7C15)
FIRST, SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)


def draw(numbers: NDArray[np.int64], *, seed: int) -> NDArray[np.uint64]:
    """One lot for each number (n,), the same for the same seed: the splitmix64 generator.

    A number's lot does not depend on the others, so that somebody who comes or goes changes
    nobody else's luck.
    """
    # Signed or large seeds wrap around 2**64, as the arithmetic below does.
    start = np.array([seed % 2**64], dtype=np.uint64)
    return _mixed(np.asarray(numbers).astype(np.uint64) + _mixed(start))


def ranks(numbers: NDArray[np.int64], *, seed: int) -> NDArray[np.int64]:
    """The place of each number in the draw, from 1; the highest wins a tie."""
    order = np.lexsort((numbers, draw(numbers, seed=seed)))
    places = np.empty(len(order), dtype=np.int64)
    places[order] = np.arange(1, len(order) + 1)
    return places


def _mixed(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    mixed = values + STEP
    mixed = (mixed ^ (mixed >> np.uint64(30))) * FIRST
    mixed = (mixed ^ (mixed >> np.uint64(27))) * SECOND
    return mixed ^ (mixed >> np.uint64(31))

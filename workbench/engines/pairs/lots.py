"""Which of equal pairs comes first: drawn from a seed, in another order for each row."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from workbench.engines.pairs.scores import NOBODY, Wholes


class Lots:
    """A lot for every pair of a row and a column, worked out when it is asked for.

    The columns are put in a drawn order, and each row turns it in a drawn way of its own, so that
    rows with equal points look at different columns first.
    """

    def __init__(self, rows: int, columns: int, *, seed: int) -> None:
        rng = np.random.default_rng(seed)
        self.bits = max(columns - 1, 1).bit_length()
        self._places = rng.permutation(columns)
        self._turns = rng.integers(0, 1 << self.bits, rows)
        self._owners = np.full(1 << self.bits, NOBODY, dtype=np.int64)
        self._owners[self._places] = np.arange(columns)

    def of(self, rows: Wholes, columns: Wholes) -> Wholes:
        """The lots of these pairs (e,): whole numbers of `bits` bits, each once in a row."""
        return np.asarray(self._places[columns] ^ self._turns[rows], dtype=np.int64)

    def columns(self, rows: Wholes, lots: Wholes) -> Wholes:
        """The columns that these lots (e,) stand for in these rows."""
        return np.asarray(self._owners[lots ^ self._turns[rows]], dtype=np.int64)


def few_largest(
    groups: Wholes, values: NDArray[np.signedinteger[Any]], lots: Wholes, few: int
) -> Wholes:
    """The places of the few largest values of each group, the groups in order; equals by lot."""
    order = np.lexsort((lots, values, groups))
    counts = np.bincount(groups)
    left = np.repeat(np.cumsum(counts), counts) - np.arange(len(order))
    return np.asarray(order[left <= few], dtype=np.int64)

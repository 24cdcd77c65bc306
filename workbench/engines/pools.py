"""Kinds of members that may stand in for one another, and what a set taken from them obeys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from workbench.engines.highs import Integers

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Floats = NDArray[np.float64]
Wholes = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Pool:
    """The members by kind, and the limits of a set of them.

    `counts` (k,) are the members of each kind. A set takes a whole number of each cell:
    `kinds` (c,) is the kind a cell takes from (no more than there are, over its cells) and
    `fewest` (c,) what a set takes at least. Every row of `rows @ values` lies between `least`
    and `most` (m,); the values are the cells (c,), then helpers between zero and `helpers`
    (h,), which need not be whole.
    """

    counts: Wholes
    kinds: Wholes
    fewest: Wholes
    rows: csr_array
    least: Floats
    most: Floats
    helpers: Floats

    @property
    def cells(self) -> int:
        """How many cells there are."""
        return len(self.kinds)

    def by_kind(self, values: Floats) -> Floats:
        """What a set takes of each kind (k,), from its cells (c,)."""
        taken = np.bincount(self.kinds, values[: self.cells], minlength=len(self.counts))
        return np.asarray(taken, dtype=np.float64)


def plain(counts: Wholes, rows: csr_array, *, least: Floats, most: Floats) -> Pool:
    """A pool with one cell a kind and no helpers."""
    kinds = np.arange(len(counts))
    return Pool(counts, kinds, np.zeros_like(kinds), rows, least, most, np.zeros(0))


def programme(pool: Pool) -> Integers:
    """The sets of a pool: a variable a cell and a helper, the pool's rows, then one a kind."""
    from scipy.sparse import vstack

    kinds = _kind_rows(pool)
    held = np.flatnonzero(np.bincount(pool.kinds, minlength=len(pool.counts)) > 1)
    return Integers(
        gains=np.zeros(pool.cells + len(pool.helpers)),
        lower=np.concatenate([pool.fewest, np.zeros(len(pool.helpers))]).astype(np.float64),
        upper=np.concatenate([pool.counts[pool.kinds], pool.helpers]).astype(np.float64),
        is_whole=np.arange(pool.cells + len(pool.helpers)) < pool.cells,
        rows=vstack([pool.rows, kinds[held]], format="csr"),
        least=np.concatenate([pool.least, np.full(len(held), -np.inf)]),
        most=np.concatenate([pool.most, pool.counts[held]]).astype(np.float64),
    )


def _kind_rows(pool: Pool) -> csr_array:
    """What each kind gives (k, values)."""
    from scipy.sparse import csr_array

    shape = (len(pool.counts), pool.cells + len(pool.helpers))
    return csr_array((np.ones(pool.cells), (pool.kinds, np.arange(pool.cells))), shape=shape)


def shares(pool: Pool) -> csr_array:
    """The chance of a member of each kind (k, values): what the kind gives over its count."""
    from scipy.sparse import diags_array

    return (diags_array(1.0 / np.maximum(pool.counts, 1)) @ _kind_rows(pool)).tocsr()

"""Some pairs of a row and a column with what they weigh: the few that a matching is made of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from workbench.engines.pairs.scores import Wholes


@dataclass(frozen=True, eq=False)
class Edges:
    """Pairs of `rows` (e,) and `columns` (e,) with their `weights` (e,), by row, each pair once."""

    rows: Wholes
    columns: Wholes
    weights: Wholes

    def __len__(self) -> int:
        return len(self.rows)

    def joined(self, others: Edges) -> Edges:
        """These pairs and the others, each once."""
        return gathered(
            np.concatenate([self.rows, others.rows]),
            np.concatenate([self.columns, others.columns]),
            np.concatenate([self.weights, others.weights]),
        )

    def some(self, which: Wholes | NDArray[np.bool_]) -> Edges:
        """Those of the pairs at these places, in order."""
        return Edges(self.rows[which], self.columns[which], self.weights[which])

    def by_columns(self) -> Edges:
        """These pairs in the order of their columns."""
        return self.some(self.by_column)

    @cached_property
    def by_column(self) -> NDArray[np.intp]:
        """The places of the pairs (e,) in the order of their columns."""
        return np.argsort(self.columns, kind="stable")

    @cached_property
    def column_starts(self) -> NDArray[np.intp]:
        """Where each column that has a pair begins in `by_column`."""
        return _starts(self.columns[self.by_column])

    def most_by_column(self, values: Wholes) -> Wholes:
        """The largest of the values (e,) for each column that has a pair, by column."""
        if not len(self):
            return np.zeros(0, dtype=np.int64)
        largest = np.maximum.reduceat(values[self.by_column], self.column_starts)
        return np.asarray(largest, dtype=np.int64)

    @cached_property
    def columns_met(self) -> Wholes:
        """The columns that have a pair, in order."""
        return self.columns[self.by_column[self.column_starts]]

    def weights_of(self, matched: Wholes) -> Wholes:
        """What each row (n,) weighs with its column in `matched` (n,); 0 without."""
        found = np.zeros(len(matched), dtype=np.int64)
        is_taken = self.columns == matched[self.rows]
        found[self.rows[is_taken]] = self.weights[is_taken]
        return found


def gathered(rows: Wholes, columns: Wholes, weights: Wholes) -> Edges:
    """These pairs by row and column, each once."""
    width = int(columns.max(initial=0)) + 1
    _, first = np.unique(rows * width + columns, return_index=True)
    return Edges(rows[first], columns[first], weights[first])


def no_edges() -> Edges:
    """No pair at all."""
    none = np.zeros(0, dtype=np.int64)
    return Edges(none, none, none)


def _starts(ordered: Wholes) -> NDArray[np.intp]:
    """The places where a new value begins in an ordered array."""
    if not len(ordered):
        return np.zeros(0, dtype=np.intp)
    return np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]]))

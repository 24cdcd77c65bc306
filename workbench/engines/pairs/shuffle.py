"""Rows and columns in a drawn order, so that a place in the list is worth nothing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from workbench.engines.pairs.edges import Edges
from workbench.engines.pairs.scores import NOBODY, Wholes
from workbench.engines.pairs.sparse import heaviest


@dataclass(frozen=True, eq=False)
class Shuffle:
    """The drawn place of each row (n,) and of each column (m,)."""

    rows: Wholes
    columns: Wholes

    def heaviest(self, edges: Edges, room: Wholes) -> Wholes:
        """The heaviest matching, found in the drawn order and told in the given one."""
        return self.heaviest_beside(edges, np.zeros(len(self.rows), dtype=np.int64), room=room)

    def heaviest_beside(self, edges: Edges, alone: Wholes, *, room: Wholes) -> Wholes:
        """The heaviest matching where a row weighs as much as `alone` (n,) without a column."""
        rows, columns = self.rows[edges.rows], self.columns[edges.columns]
        order = np.argsort(rows * len(self.columns) + columns)
        names = np.argsort(self.columns)
        found = heaviest(
            Edges(rows[order], columns[order], edges.weights[order]),
            alone[np.argsort(self.rows)],
            room=room[names],
        )[self.rows]
        # NOBODY is the last place of the names, which is no column.
        return np.append(names, NOBODY)[found]


def drawn(rows: int, columns: int, *, seed: int) -> Shuffle:
    """An order of rows and columns drawn from a seed."""
    order = np.random.default_rng([seed, 1])
    return Shuffle(order.permutation(rows), order.permutation(columns))

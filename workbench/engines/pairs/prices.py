"""Whole-number prices: what a row gains by its column, and what a place in a column is worth.

The smallest column prices at which every row prefers the column that it has; they prove a
matching best, and they are its explanation: the price of a column is what its places would
bring to others.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from workbench.engines.pairs.edges import Edges
from workbench.engines.pairs.scores import NOBODY, Wholes


@dataclass(frozen=True, eq=False)
class Prices:
    """Prices of rows (n,) and columns (m,); `are_steady` where raising them came to an end."""

    rows: Wholes
    columns: Wholes
    are_steady: bool

    def prove(self, matched: Wholes, *, room: Wholes) -> bool:
        """Whether with these prices no matching of the pairs they were made of is better.

        No row pays to be matched, and a column with room left costs nothing.
        """
        taken = np.bincount(matched[matched != NOBODY], minlength=len(room))
        is_left = taken < room
        return (
            self.are_steady
            and bool(np.all(self.rows >= 0))
            and not bool(np.any(self.columns[is_left]))
        )


def smallest(edges: Edges, matched: Wholes, *, columns: int) -> Prices:
    """The smallest column prices at which each row prefers, on these pairs, the column it has.

    `are_steady` is False only where the matching is not the best of these pairs.
    """
    start = np.zeros(columns, dtype=np.int64)
    return raised(edges, matched, start=start, rounds=len(matched) + columns + 1)


def raised(edges: Edges, matched: Wholes, *, start: Wholes, rounds: int) -> Prices:
    """Raise column prices (m,) until no row on these pairs would rather have another column.

    From zero prices the result is the smallest. On a matching that is not the best of these
    pairs it may never end: `rounds` says when to give up.
    """
    of_columns = start.copy()
    worth = edges.weights_of(matched)
    has = matched != NOBODY
    mates = matched[has]
    of_rows = np.zeros(len(matched), dtype=np.int64)
    met = edges.columns_met
    for _ in range(rounds):
        of_rows[has] = worth[has] - of_columns[mates]
        wanted = edges.most_by_column(edges.weights - of_rows[edges.rows])
        if np.all(wanted <= of_columns[met]):
            return Prices(of_rows, of_columns, True)
        of_columns[met] = np.maximum(of_columns[met], wanted)
    return Prices(of_rows, of_columns, False)

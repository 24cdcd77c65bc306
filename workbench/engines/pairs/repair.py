"""A matching made best again after some pairs came to light that beat its prices.

Only pairs that a better matching can hold are looked at: each costs at most what there is
to gain. Prices of before let most rows find their column at once.
"""

from __future__ import annotations

import numpy as np

from workbench.engines.pairs.edges import Edges
from workbench.engines.pairs.prices import Prices
from workbench.engines.pairs.scores import NOBODY, Wholes
from workbench.engines.pairs.shuffle import Shuffle

NEAR = 50
"""A matching is near the best when at most one row in so many would have another column."""


def improved(
    edges: Edges, matched: Wholes, prices: Prices, *, room: Wholes, shuffle: Shuffle
) -> Wholes:
    """The heaviest matching of these pairs, from one with prices that no longer hold off all.

    All pairs that beat the prices most for their row must be among them.
    """
    paid = prices.rows[edges.rows] + prices.columns[edges.columns]
    over = np.zeros(len(matched), dtype=np.int64)
    np.maximum.at(over, edges.rows, edges.weights - paid)
    of_rows = prices.rows + over
    ceiling = int(of_rows.sum() + (room * prices.columns).sum())
    gap = ceiling - int(edges.weights_of(matched).sum())
    # A pair that misses its prices by more than there is to gain is in no better matching.
    able = edges.some(paid + over[edges.rows] - edges.weights <= gap)
    if np.count_nonzero(over) * NEAR <= len(over):
        near = np.maximum(prices.columns - int(over.max()), 0)
        found = _at_prices(able, of_rows, near, room, shuffle)
        if _fills(found, near, room):
            return found
    return _at_prices(able, of_rows, np.zeros_like(room), room, shuffle)


def _at_prices(
    edges: Edges, of_rows: Wholes, of_columns: Wholes, room: Wholes, shuffle: Shuffle
) -> Wholes:
    """The heaviest matching when a place in a column has to be paid for.

    Where it fills every column that has a price, it is the heaviest without the prices too.
    """
    left = edges.weights - of_rows[edges.rows] - of_columns[edges.columns]
    return shuffle.heaviest_beside(Edges(edges.rows, edges.columns, left), -of_rows, room=room)


def _fills(matched: Wholes, of_columns: Wholes, room: Wholes) -> bool:
    taken = np.bincount(matched[matched != NOBODY], minlength=len(room))
    return not bool(np.any((of_columns > 0) & (taken < room)))

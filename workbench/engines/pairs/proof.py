"""A matching on a few pairs, and the same over all pairs: looked for, priced, and looked again.

The pairs that beat the prices are added until there is none: then the prices prove the matching
best of all.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from workbench.engines.pairs import prices as priced
from workbench.engines.pairs.edges import Edges, no_edges
from workbench.engines.pairs.prices import Prices
from workbench.engines.pairs.scores import NOBODY, Wholes
from workbench.engines.pairs.search import Few, Lifted, Lots, beating
from workbench.engines.pairs.sparse import heaviest

FIRST = Few(20, 5)
MORE = Few(10, 5)
PATIENCE = 60


@dataclass(frozen=True, eq=False)
class Proved:
    """A matching with the prices that prove it: `gap` is 0 when they do.

    `total` is what it weighs; `edges` are the pairs that were looked at closely.
    """

    columns: Wholes
    prices: Prices
    total: int
    gap: int
    edges: Edges
    rounds: int


def proved(of: Lifted, room: Wholes, *, seed: int) -> Proved:
    """The heaviest matching of all pairs with its prices; equals are drawn by the seed."""
    rows, columns = of.scores.shape
    lots = Lots(rows, columns, seed=seed)
    order = np.random.default_rng([seed, 1])
    shuffle = Shuffle(order.permutation(rows), order.permutation(columns))
    matched = np.full(rows, NOBODY, dtype=np.int64)
    edges, few = no_edges(), FIRST
    prices = Prices(np.full(rows, of.head - 1), np.zeros(columns, dtype=np.int64), True)
    rounds = 0
    while True:
        more = beating(of, row_prices=prices.rows, column_prices=prices.columns, few=few, lots=lots)
        if rounds and not len(more):
            break
        rounds, few = rounds + 1, MORE
        edges = edges.joined(more)
        prices = priced.raised(edges, matched, start=prices.columns, rounds=PATIENCE)
        if not prices.prove(matched, room=room):
            matched = shuffle.heaviest(edges, room)
            start = np.zeros(columns, dtype=np.int64)
            prices = priced.raised(edges, matched, start=start, rounds=rows + columns + 1)
        if not prices.prove(matched, room=room):
            break
    total = int(edges.weights_of(matched).sum())
    ceiling = int(prices.rows.sum() + (room * prices.columns).sum())
    return Proved(matched, prices, total, ceiling - total, edges, rounds)


@dataclass(frozen=True, eq=False)
class Shuffle:
    """Rows and columns in a drawn order, so that a place in the list is worth nothing."""

    rows: Wholes
    columns: Wholes

    def heaviest(self, edges: Edges, room: Wholes) -> Wholes:
        """The heaviest matching, found in the drawn order, told in the given one."""
        order = np.lexsort((self.columns[edges.columns], self.rows[edges.rows]))
        drawn = Edges(
            self.rows[edges.rows][order],
            self.columns[edges.columns][order],
            edges.weights[order],
        )
        there = np.empty_like(room)
        there[self.columns] = room
        found = heaviest(drawn, len(self.rows), room=there)[self.rows]
        names = np.argsort(self.columns)
        return np.where(found == NOBODY, NOBODY, names[found] if len(names) else NOBODY)

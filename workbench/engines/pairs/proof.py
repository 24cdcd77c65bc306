"""A matching on a few pairs, and the same over all pairs: looked for, priced, and looked again.

The pairs that beat the prices are added until there is none: then the prices prove the matching
best of all.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from workbench.engines.pairs import prices as priced
from workbench.engines.pairs.edges import Edges
from workbench.engines.pairs.lots import Lots
from workbench.engines.pairs.prices import Prices
from workbench.engines.pairs.repair import improved
from workbench.engines.pairs.scores import Wholes
from workbench.engines.pairs.search import Lifted, beating, beating_at
from workbench.engines.pairs.shuffle import drawn

FIRST = 12
MORE = 20
OF_COLUMN = 8
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


def proved(of: Lifted, room: Wholes, *, seed: int, known: Edges) -> Proved:
    """The heaviest matching of all pairs with its prices; equals are drawn by the seed.

    `known` are pairs to look at first, where there are any, whatever they say they weigh.
    """
    rows, columns = of.scores.shape
    lots, shuffle = Lots(rows, columns, seed=seed), drawn(rows, columns, seed=seed)
    edges = of.weighed(known)
    if not len(edges):
        edges = first(of, room, lots)
    matched = shuffle.heaviest(edges, room)
    prices = priced.smallest(edges, matched, columns=columns)
    rounds = 1
    while True:
        more = beating(of, prices, few=MORE, lots=lots)
        if not len(more):
            break
        rounds += 1
        edges, before = edges.joined(more), prices
        prices = priced.raised(edges, matched, start=before.columns, rounds=PATIENCE)
        if not prices.prove(matched, room=room):
            matched = improved(edges, matched, before, room=room, shuffle=shuffle)
            prices = priced.smallest(edges, matched, columns=columns)
            if not prices.prove(matched, room=room):
                break
    total = int(edges.weights_of(matched).sum())
    ceiling = int(prices.rows.sum() + (room * prices.columns).sum())
    return Proved(matched, prices, total, ceiling - total, edges, rounds)


def first(of: Lifted, room: Wholes, lots: Lots) -> Edges:
    """The best pairs of each row, and of each column that few rows have among their best."""
    rows, columns = of.scores.shape
    free = Prices(np.full(rows, of.head - 1), np.zeros(columns, dtype=np.int64), True)
    edges = beating(of, free, few=FIRST, lots=lots)
    asked = np.bincount(edges.columns, minlength=columns)
    poor = np.flatnonzero((asked < OF_COLUMN * np.maximum(room, 1)) & (asked < rows))
    if not len(poor) or columns <= FIRST:
        return edges
    return edges.joined(beating_at(of, free, poor, few=OF_COLUMN, lots=lots))

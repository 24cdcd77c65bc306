"""The heaviest matching on a few pairs: each column stands as often as it has room."""

from __future__ import annotations

import numpy as np

from workbench.engines.pairs.edges import Edges
from workbench.engines.pairs.scores import NOBODY, Wholes


def heaviest(edges: Edges, alone: Wholes, *, room: Wholes) -> Wholes:
    """The column of each row (n,) in a matching of these pairs with the largest weight.

    `alone` (n,) is what a row weighs without a column. A column that has not to refuse anybody
    needs no places: a row takes the best of these, or stays alone, by a place of its own. Every
    other column stands as often as it has room.
    Source: Jonker and Volgenant's shortest augmenting paths, for sparse weights, in scipy.
    """
    asked = np.bincount(edges.columns, minlength=len(room))
    is_open = asked <= room
    found, worth = _best_open(edges.some(is_open[edges.columns]), alone)
    is_scarce = (~is_open & (room > 0))[edges.columns]
    scarce = edges.some(is_scarce & (edges.weights > worth[edges.rows]))
    if not len(scarce):
        return found
    taken = _assigned(scarce, worth, np.minimum(room, asked))
    return np.where(taken != NOBODY, taken, found)


def _best_open(edges: Edges, alone: Wholes) -> tuple[Wholes, Wholes]:
    """For each row the best of these pairs, and what it weighs; alone where that is as good."""
    found, worth = np.full(len(alone), NOBODY, dtype=np.int64), alone.copy()
    better = edges.some(edges.weights > alone[edges.rows])
    rising = better.some(np.argsort(better.weights, kind="stable"))
    found[rising.rows] = rising.columns
    worth[rising.rows] = rising.weights
    return found, worth


def _assigned(edges: Edges, worth: Wholes, room: Wholes) -> Wholes:
    """The column of each row, NOBODY where its own place is worth as much."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import min_weight_full_bipartite_matching

    rows, first = len(worth), np.cumsum(room) - room
    times = room[edges.columns]
    before = np.cumsum(times) - times
    copies = np.repeat(np.arange(len(edges)), times)
    places = first[edges.columns[copies]] + np.arange(len(copies)) - before[copies]
    # A row's own place comes after those of its pairs.
    ends = np.cumsum(np.bincount(edges.rows[copies], minlength=rows) + 1)
    at = np.arange(len(copies)) + edges.rows[copies]
    # Costs are above 0 since a cost of 0 would be no pair; below 2**53 they are exact.
    dearest = int(max(edges.weights.max(), worth.max())) + 1
    costs = np.empty(len(copies) + rows, dtype=np.float64)
    taken = np.empty(len(costs), dtype=np.int32)
    costs[at], taken[at] = (dearest - edges.weights)[copies], places
    costs[ends - 1], taken[ends - 1] = dearest - worth, room.sum() + np.arange(rows)
    starts = np.concatenate([[0], ends]).astype(np.int32)
    graph = csr_array((costs, taken, starts), shape=(rows, int(room.sum()) + rows))
    of_rows, of_places = min_weight_full_bipartite_matching(graph)
    owner = np.concatenate([np.repeat(np.arange(len(room)), room), np.full(rows, NOBODY)])
    found = np.full(rows, NOBODY, dtype=np.int64)
    found[of_rows] = owner[of_places]
    return found

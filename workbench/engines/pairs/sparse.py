"""The heaviest matching on a few pairs: each column stands as often as it has room."""

from __future__ import annotations

import numpy as np

from workbench.engines.pairs.edges import Edges
from workbench.engines.pairs.scores import NOBODY, Wholes


def heaviest(edges: Edges, rows: int, *, room: Wholes) -> Wholes:
    """The column of each row (n,) in a matching of these pairs with the largest weight.

    A column that nobody has to be refused needs no places: a row takes the best of these, or
    stays alone, by a place of its own. Every other column stands as often as it has room.
    Source: Jonker and Volgenant's shortest augmenting paths, for sparse weights, in scipy.
    """
    asked = np.bincount(edges.columns, minlength=len(room))
    is_open = (asked <= room)[edges.columns]
    room = np.minimum(room, asked)
    found, worth = _best_open(edges, is_open, rows)
    scarce = np.flatnonzero(~is_open & (room[edges.columns] > 0))
    scarce = scarce[edges.weights[scarce] > worth[edges.rows[scarce]]]
    if not len(scarce):
        return found
    taken = _assigned(_some(edges, scarce), worth, room)
    return np.where(taken != NOBODY, taken, found)


def _some(edges: Edges, which: Wholes) -> Edges:
    return Edges(edges.rows[which], edges.columns[which], edges.weights[which])


def _best_open(edges: Edges, is_open: np.ndarray, rows: int) -> tuple[Wholes, Wholes]:
    found = np.full(rows, NOBODY, dtype=np.int64)
    worth = np.zeros(rows, dtype=np.int64)
    places = np.flatnonzero(is_open)
    order = places[np.argsort(edges.weights[places], kind="stable")]
    found[edges.rows[order]] = edges.columns[order]
    worth[edges.rows[order]] = edges.weights[order]
    return found, worth


def _assigned(edges: Edges, worth: Wholes, room: Wholes) -> Wholes:
    """The column of each row, NOBODY where its own place is worth as much."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import min_weight_full_bipartite_matching

    rows = len(worth)
    times = room[edges.columns]
    first = np.cumsum(room) - room
    ends = np.cumsum(times)
    within = np.arange(ends[-1]) - np.repeat(ends - times, times)
    places = np.repeat(first[edges.columns], times) + within
    alone = int(room.sum()) + np.arange(rows)
    # Costs are above 0 since a cost of 0 would be no pair; below 2**53 they are exact.
    dearest = int(max(edges.weights.max(), worth.max())) + 1
    costs = np.concatenate([dearest - np.repeat(edges.weights, times), dearest - worth])
    graph = csr_array(
        (
            costs.astype(np.float64),
            (
                np.concatenate([np.repeat(edges.rows, times), np.arange(rows)]),
                np.concatenate([places, alone]),
            ),
        ),
        shape=(rows, int(room.sum()) + rows),
    )
    of_rows, of_places = min_weight_full_bipartite_matching(graph)
    owner = np.concatenate([np.repeat(np.arange(len(room)), room), np.full(rows, NOBODY)])
    found = np.full(rows, NOBODY, dtype=np.int64)
    found[of_rows] = owner[of_places]
    return found

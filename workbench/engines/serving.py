"""Which places no source is left for, when every place needs one that fits it."""

from __future__ import annotations

import numpy as np

from workbench.engines.seats import Supply, Truths, Wholes

NOBODY = -1


def unserved(supply: Supply, columns: Wholes) -> Wholes:
    """The rows left without a source when as many as can be are served.

    `columns` (n,) is what each row holds.
    """
    fits = supply.fits & supply.serves[columns]
    return np.flatnonzero(_mates(fits, supply.room) == NOBODY).astype(np.int64)


def exchanges(
    supply: Supply, columns: Wholes, *, inside: Wholes, outside: Wholes
) -> tuple[Truths, ...]:
    """For each column, whether who comes into it could be served when another leaves (o, s).

    Those who stay may be served by another source than before: what counts is whether a chain
    of such changes ends at a source with room, or at the one that is left. A last source, with
    room for those who may do without, fits everybody.
    """
    room = np.append(supply.room, supply.unserved)
    fits = np.column_stack([supply.fits, np.ones(len(supply.fits), dtype=bool)])
    serves = np.column_stack([supply.serves, np.ones(len(supply.serves), dtype=bool)])
    held = fits[inside] & serves[columns[inside]]
    mates = _mates(held, room)
    reach = _reach(held, mates)
    spare = np.bincount(mates[mates != NOBODY], minlength=len(room)) < room
    ends = (reach & spare).any(axis=1)
    # Whoever had no source leaves none behind, and needs none any more.
    frees = np.where(mates == NOBODY, True, reach[:, np.maximum(mates, 0)])
    found = []
    for column in range(len(serves)):
        ways = fits[outside] & serves[column]
        chains = (ways.astype(np.float32) @ frees.astype(np.float32)) > 0
        found.append((ways & ends).any(axis=1)[:, None] | chains)
    return tuple(found)


def _mates(fits: Truths, room: Wholes) -> Wholes:
    """The source of each row (n,) when as many as can be are served, NOBODY for none.

    Each source stands as often as it has room.
    """
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import maximum_bipartite_matching

    places = np.repeat(np.arange(len(room)), np.minimum(room, len(fits)))
    if len(fits) == 0 or len(places) == 0:
        return np.full(len(fits), NOBODY, dtype=np.int64)
    found = maximum_bipartite_matching(csr_array(fits[:, places]), perm_type="column")
    return np.where(found == NOBODY, NOBODY, places[np.maximum(found, 0)]).astype(np.int64)


def _reach(held: Truths, mates: Wholes) -> Truths:
    """From which source a chain of changes leads to which (m, m), itself included."""
    count = held.shape[1]
    reach = np.eye(count, dtype=bool)
    for source in range(count):
        reach[source] |= held[mates == source].any(axis=0)
    for _ in range(max(1, int(np.ceil(np.log2(max(2, count)))))):
        reach = (reach.astype(np.float32) @ reach.astype(np.float32)) > 0
    return reach

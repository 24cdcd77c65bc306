"""Which places no source is left for, when every place needs one that fits it."""

from __future__ import annotations

import numpy as np

from workbench.engines.seats import Supply, Wholes


def unserved(supply: Supply, columns: Wholes) -> Wholes:
    """The rows left without a source when as many as can be are served; the last rows first.

    `columns` (n,) is what each row holds. Each source stands as often as it has room.
    """
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import maximum_bipartite_matching

    room = np.minimum(supply.room, len(columns))
    places = np.repeat(np.arange(len(room)), room)
    fits = (supply.fits & supply.serves[columns])[:, places]
    if fits.size == 0:
        return np.arange(len(columns), dtype=np.int64)
    found = maximum_bipartite_matching(csr_array(fits), perm_type="column")
    return np.flatnonzero(found == -1).astype(np.int64)

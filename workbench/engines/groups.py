"""Records joined by pairs into groups, and the pairs inside a group that nobody looked at."""

from __future__ import annotations

import numpy as np

from workbench.engines.blocking import Ints, Pairs, pairs_within

ALONE = -1
LARGEST_GROUP = 200


def groups(pairs: Pairs, *, records: int) -> Ints:
    """The group of each record, by number; ALONE where no pair joins it to another."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    joined = coo_array(
        (np.ones(len(pairs.left), dtype=np.int8), (pairs.left, pairs.right)),
        shape=(records, records),
    )
    labels = np.asarray(connected_components(joined, directed=False)[1], dtype=np.int64)
    sizes = np.bincount(labels, minlength=1)
    return np.where(sizes[labels] > 1, labels, ALONE)


def inner_pairs(of_record: Ints, *, known: Pairs) -> Pairs:
    """The pairs inside the groups that are not among those known."""
    count = len(of_record)
    inside = pairs_within([of_record], largest=LARGEST_GROUP)
    numbers = inside.left * count + inside.right
    new = ~np.isin(numbers, known.left * count + known.right)
    return Pairs(inside.left[new], inside.right[new])

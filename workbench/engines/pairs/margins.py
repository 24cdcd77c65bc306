"""What one place more of a column, there already or not, would bring: exactly, and for all at once.

A row's margin is what all the others lose by its being there. A new place is worth its weight
with some row less the margin of that row, so that no matching has to be solved again.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.engines.pairs.matching import Matched, Matching
from workbench.engines.pairs.scores import BLOCKED, NOBODY, Points, Wholes, blocks


@dataclass(frozen=True, eq=False)
class Opened:
    """What one place of each column looked at would bring (k,): rows more, and points more.

    Points may fall where a row more is matched, as rows weigh more than all points. `first` is
    the row that would take the place, NOBODY where it would stay empty.
    """

    rows: Wholes
    points: Wholes
    first: Wholes


def opened(of: Matched, more: Points) -> Opened:
    """What one place of each of these columns (n, k) would bring beside the best matching.

    No pair has more points than `most` of the scores, and nothing is to be kept from before.
    """
    head, free = of.of.head, are_free(of.of)
    margin = margins(of)
    gains = np.where(more == BLOCKED, 0, more.astype(np.int64) + head) - margin[:, None]
    gains[~free] = 0
    first = gains.argmax(axis=0) if len(gains) else np.zeros(more.shape[1], dtype=np.int64)
    gain = np.clip(gains.max(axis=0, initial=0), 0, None)
    total = of.count * head + _points(of, free)
    rows, points = np.divmod(total + gain, head)
    return Opened(
        rows=rows - of.count,
        points=points - _points(of, free),
        first=np.where(gain > 0, first, NOBODY),
    )


def margins(of: Matched) -> Wholes:
    """What each row is worth to the whole (n,): the total falls by so much without it.

    It is the row's price where columns cost as little as they can; 0 for a row not matched.
    """
    free = are_free(of.of)
    columns = np.where(free, of.columns, NOBODY)
    rows = np.flatnonzero(columns != NOBODY)
    had = columns[rows]
    weights = [of.of.weights(each) for each in blocks(of.of.scores)]
    whole = np.concatenate(weights) if weights else np.zeros((0, len(of.of.room)), dtype=np.int64)
    mine = whole[rows, had]
    margin, prices = np.zeros(len(columns), dtype=np.int64), np.zeros(len(of.of.room), np.int64)
    is_full = np.bincount(had, minlength=len(prices)) > 0
    whole = whole[np.ix_(free, is_full)]
    for _ in range(len(columns) + len(prices) + 1):
        margin[rows] = mine - prices[had]
        wanted = (whole - margin[free][:, None]).max(axis=0, initial=0)
        if np.array_equal(wanted, prices[is_full]):
            break
        prices[is_full] = wanted
    return margin


def are_free(of: Matching) -> NDArray[np.bool_]:
    """Which rows stand with no column already, and are not to stay without one (n,)."""
    free = np.ones(of.scores.shape[0], dtype=bool)
    if of.held is not None:
        free &= of.held == NOBODY
    if of.idle is not None:
        free &= ~of.idle
    return free


def _points(of: Matched, free: NDArray[np.bool_]) -> int:
    """The points of the rows that are free to move."""
    total = 0
    for rows in blocks(of.of.scores):
        here = np.flatnonzero(free[rows] & (of.columns[rows] != NOBODY))
        total += int(of.of.scores.block(rows)[here, of.columns[rows][here]].sum(dtype=np.int64))
    return total

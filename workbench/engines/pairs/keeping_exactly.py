"""The most points of the matchings that keep at least so many rows, as a whole-number programme."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from workbench.engines import highs
from workbench.engines.pairs import matching
from workbench.engines.pairs.keeping import Step, had_of, step_of, weighed
from workbench.engines.pairs.margins import are_free
from workbench.engines.pairs.matching import Matching
from workbench.engines.pairs.scores import BLOCKED, NOBODY, Wholes

LARGEST = 20_000
"""With more pairs left open than this the step is not looked for."""


def best(of: Matching, kept: int, *, known: Sequence[Step]) -> Step | None:
    """The step that keeps so many rows and has more points than those that keep more of them.

    None where there is none, or too many pairs to look at. `known` are the steps found so far,
    with one that keeps more and one that keeps fewer.
    """
    more = min((each for each in known if each.kept > kept), key=lambda each: each.kept)
    less = max((each for each in known if each.kept < kept), key=lambda each: each.kept)
    pairs = _open(of, kept, more=more, less=less)
    if not 0 < len(pairs) <= LARGEST:
        return None
    found = highs.maximise(_programme(of, kept, pairs, count=_count(of, more)))
    if found is None:
        return None
    chosen = pairs[found.values > 0.5]
    columns = np.where(are_free(of), NOBODY, more.columns)
    columns[chosen[:, 0]] = chosen[:, 1]
    return step_of(of, columns)


def _open(of: Matching, kept: int, *, more: Step, less: Step) -> Wholes:
    """The pairs (k, 2) that a better step may hold, by the prices at which the two tie.

    A pair left out costs so much against the best at these prices that no matching with it
    keeps so many rows and has more points than the step that keeps more.
    """
    scores = weighed(of, fewer=more.kept - less.kept, more=less.points - more.points)
    found = matching.solve(scores.matching)
    every = slice(0, of.scores.shape[0])
    weights = scores.matching.weights(every)
    over = found.row_prices[:, None] + found.column_prices[None, :] - weights
    reached = step_of(of, found.columns)
    gap = scores.times * (reached.points - more.points - 1) + scores.bonus * (reached.kept - kept)
    can = (of.scores.block(every) != BLOCKED) & are_free(of)[:, None] & (_room(of) > 0)[None, :]
    return np.argwhere(can & (over <= gap))


def _programme(of: Matching, kept: int, pairs: Wholes, *, count: int) -> highs.Integers:
    from scipy.sparse import csr_array, vstack

    rows, columns = pairs.T
    ones = np.ones(len(pairs))
    points = of.scores.block(slice(0, of.scores.shape[0]))[rows, columns].astype(np.float64)
    is_kept = (had_of(of)[rows] == columns).astype(np.float64)
    places = np.arange(len(pairs))
    of_row = csr_array((ones, (rows, places)), shape=(of.scores.shape[0], len(pairs)))
    of_column = csr_array((ones, (columns, places)), shape=(len(of.room), len(pairs)))
    table = vstack([of_row, of_column, csr_array(np.stack([ones, is_kept]))])
    return highs.Integers(
        gains=points,
        lower=0 * ones,
        upper=ones,
        is_whole=ones.astype(bool),
        rows=csr_array(table),
        least=np.concatenate([np.zeros(sum(of.scores.shape)), [count, kept]]),
        most=np.concatenate([np.ones(of.scores.shape[0]), _room(of), [count, np.inf]]),
    )


def _count(of: Matching, step: Step) -> int:
    return int((step.columns[are_free(of)] != NOBODY).sum())


def _room(of: Matching) -> NDArray[np.int64]:
    """How many rows each column still takes beside those held (m,)."""
    held = np.full(0, NOBODY) if of.held is None else of.held[of.held != NOBODY]
    left = of.room - np.bincount(held, minlength=len(of.room))
    return np.asarray(np.clip(left, 0, None), dtype=np.int64)

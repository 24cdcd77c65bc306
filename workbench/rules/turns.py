"""Who reads which application next, so that everybody reads about the same and meets everybody.

Each application is given as many reviewers as are asked for; loads are kept level, and every two
reviewers share about the same number of applications, so that strict and lenient can be told
apart. The order in which somebody reads is drawn for her alone: it says nothing of the list.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

import numpy as np
import pandas as pd
from numpy.random import Generator
from numpy.typing import NDArray

from workbench.rules.reviews import ReviewState

_PORTIONS = 16

Truths = NDArray[np.bool_]
Whole = NDArray[np.int64]


@dataclass(frozen=True)
class Turns:
    """What each reviewer has still to read, in her own order, by her name."""

    due: Mapping[str, tuple[int, ...]]

    def of(self, reviewer: str) -> tuple[int, ...]:
        """What she has still to read; nothing for somebody who does not read."""
        return self.due.get(reviewer, ())


def turns(
    applications: Sequence[int],
    reviewers: Sequence[str],
    *,
    reviews: pd.DataFrame,
    target: int,
    seed: int,
) -> Turns:
    """Share out the reviews still missing among those who read.

    `reviews` has, for each application and reviewer, the last `state` she gave it. Whoever
    declared a conflict never reads that application; whoever stopped reading keeps what she gave.
    The same reviews and seed give the same turns.
    """
    ids = np.sort(np.asarray(applications, dtype=np.int64))
    names = sorted({*reviewers, *reviews["reviewer"]})
    given = _where(reviews, ReviewState.GIVEN, ids=ids, names=names)
    barred = _where(reviews, ReviewState.CONFLICT, ids=ids, names=names)
    barred[:, [name not in set(reviewers) for name in names]] = True
    rng = np.random.default_rng(seed)
    chosen = _shared_out(given, barred, target=target, rng=rng)
    due = chosen & ~given
    return Turns(
        {
            name: tuple(int(one) for one in _drawn(ids[due[:, at]], name, seed=seed))
            for at, name in enumerate(names)
        }
    )


def _where(
    reviews: pd.DataFrame, state: ReviewState, *, ids: Whole, names: Sequence[str]
) -> Truths:
    found = np.zeros((len(ids), len(names)), dtype=bool)
    kept = reviews[(reviews["state"] == state.value) & reviews["application"].isin(ids)]
    row = np.searchsorted(ids, kept["application"].to_numpy(dtype=np.int64))
    found[row, pd.Index(names).get_indexer(kept["reviewer"])] = True
    return found


def _shared_out(given: Truths, barred: Truths, *, target: int, rng: Generator) -> Truths:
    """One more reviewer for each application that lacks one, until none does.

    Applications with the same reviewers so far, and the same conflicts, are shared out together.
    """
    chosen = given.copy()
    order = rng.permutation(len(chosen))
    met = (given.T.astype(np.int64) @ given).astype(np.int64)
    for _ in range(target):
        short = order[chosen[order].sum(axis=1) < target]
        before = chosen.copy()
        for alike in _portions(_alike(np.hstack([before[short], barred[short]]))):
            members = short[alike]
            inside = before[members[0]]
            free = np.flatnonzero(~inside & ~barred[members[0]])
            if len(free):
                level = met[free, free] + met[np.ix_(free, inside)].sum(axis=1)
                counts = _poured(level, len(members), rng=rng)
                chosen[members, np.repeat(free, counts)] = True
                met[free, free] += counts
                met[np.ix_(free, inside)] += counts[:, None]
                met[np.ix_(inside, free)] += counts
    return chosen


def _alike(rows: Truths) -> list[Whole]:
    """The places of equal rows, together."""
    if not rows.size:
        return []
    packed = np.ascontiguousarray(np.packbits(rows, axis=1))
    keys = packed.view(np.dtype((np.void, packed.shape[1]))).ravel()
    _, kind = np.unique(keys, return_inverse=True)
    order = np.argsort(kind, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(kind[order])) + 1)


def _portions(kinds: Sequence[Whole]) -> list[Whole]:
    """Some of each kind in turn, so that none is shared out before the others are looked at."""
    parts = [np.array_split(kind, min(_PORTIONS, len(kind))) for kind in kinds]
    return [part for turn in zip_longest(*parts) for part in turn if part is not None]


def _poured(level: Whole, count: int, *, rng: Generator) -> Whole:
    """How many of `count` go to each, so that the lowest levels rise together; ties are drawn."""
    order = np.lexsort((rng.random(len(level)), level))
    sorted_level = level[order]
    sizes = np.arange(1, len(level) + 1)
    reach = (count + np.cumsum(sorted_level)) / sizes
    filled = int(np.flatnonzero(reach > sorted_level)[-1]) + 1 if count else 1
    top = int(np.floor(reach[filled - 1]))
    poured = np.zeros(len(level), dtype=np.int64)
    poured[:filled] = np.maximum(top - sorted_level[:filled], 0)
    poured[: count - int(poured.sum())] += 1
    back = np.empty_like(poured)
    back[order] = poured
    return back


def _drawn(ids: Whole, name: str, *, seed: int) -> Whole:
    """The applications in an order of her own."""
    own = int.from_bytes(hashlib.sha256(f"{seed} {name}".encode()).digest()[:8], "big")
    return ids[np.random.default_rng(own).permutation(len(ids))]

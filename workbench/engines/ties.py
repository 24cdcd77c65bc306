"""The equally best answers of a seating, and the fairest lottery among them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from workbench.engines import highs, lottery, tickets
from workbench.engines.lottery import Lottery
from workbench.engines.pools import Floats, Pool, Wholes, programme
from workbench.engines.seat_pools import Crowd, crowd_of
from workbench.engines.seats import NOWHERE, Seating, Seats
from workbench.engines.standing import Standing

DUST = 1e-6
# A rare plan may hold more ties than this finds; they are then drawn among those found.
PROBES = 12
EFFORT = 60


@dataclass(frozen=True, eq=False)
class Ties:
    """A lottery among answers that are equally good.

    `chances` (n,) of each row to hold a place; `columns` (tickets, n) what each holds on each
    ticket. `is_settled` (n,) for rows that hold a place in every best answer, or in none.
    """

    chances: Floats
    columns: Wholes
    is_settled: NDArray[np.bool_]
    lottery: Lottery


def ties(seating: Seating, found: Seats, *, count: int = lottery.TICKETS) -> Ties | None:
    """The lottery among all answers as good as the one found; None when no row could change."""
    crowd = crowd_of(seating)
    if crowd.pool.cells == 0:
        return None
    held = _cells_held(crowd, found.columns)
    best = _as_good(crowd, found)
    fewest, most = _ends(best, held)
    open_kinds = (fewest < most) | ((fewest > 0) & (fewest < crowd.pool.counts))
    if not open_kinds.any():
        return None
    kinds = np.flatnonzero(most > 0)
    few, cells = _narrowed(best, kinds, fewest=fewest, most=most)
    drawn = lottery.fairest(few, count=count, effort=EFFORT)
    if drawn is None:
        raise RuntimeError("no answer is as good as the one found")
    sets = np.zeros((count, best.cells), dtype=np.int64)
    sets[:, cells] = drawn.sets
    chances = np.zeros(len(best.counts) + 1)
    chances[kinds] = drawn.chances
    order = np.argsort(np.argsort(-seating.lots, kind="stable"), kind="stable")
    on = tickets.members_on(best, sets, kinds=crowd.kinds, order=order)
    return Ties(
        chances=chances[crowd.kinds],
        columns=np.append(crowd.columns, NOWHERE)[on],
        is_settled=~np.append(open_kinds, False)[crowd.kinds],
        lottery=drawn,
    )


def _cells_held(crowd: Crowd, columns: Wholes) -> Wholes:
    """How many of each cell an answer takes (c,)."""
    width = int(crowd.columns.max(initial=0)) + 1
    rows = np.flatnonzero(columns != NOWHERE)
    taken = np.bincount(
        crowd.kinds[rows] * width + columns[rows], minlength=len(crowd.pool.counts) * width
    )
    return np.asarray(taken[crowd.pool.kinds * width + crowd.columns], dtype=np.int64)


def _as_good(crowd: Crowd, found: Seats) -> Pool:
    """The pool of the answers with the same total of every aim.

    A cell that would lose more of the first aim than there is to lose is in none of them.
    """
    from scipy.sparse import csr_array, vstack

    pool, most = crowd.pool, programme(crowd.pool).upper[: crowd.pool.cells]
    loose = Standing(replace(programme(pool), gains=crowd.gains[0])).best()
    if loose is not None:
        lost = (loose.values[: pool.cells] < DUST) & (
            -loose.reduced[: pool.cells] > loose.total - found.totals[0] + DUST
        )
        most = np.where(lost, 0, most)
    cells = np.arange(pool.cells)
    only = csr_array((np.ones(pool.cells), (cells, cells)), shape=(pool.cells, pool.rows.shape[1]))
    shut = np.flatnonzero(most == 0)
    aims = csr_array(crowd.gains)
    return replace(
        pool,
        rows=vstack([pool.rows, aims, only[shut]], format="csr"),
        least=np.concatenate([pool.least, found.totals, np.zeros(len(shut))]),
        most=np.concatenate(
            [pool.most, np.full(len(aims.indptr) - 1, np.inf), np.zeros(len(shut))]
        ),
    )


def _ends(best: Pool, held: Wholes) -> tuple[Wholes, Wholes]:
    """The fewest and the most that the best answers take of each kind, as far as looked for.

    Each answer sought differs from those known in as many kinds as can be.
    """
    fewest = most = best.by_kind(held.astype(np.float64)).astype(np.int64)
    sets = programme(best)
    for _ in range(PROBES):
        never, always = most == 0, fewest == best.counts
        toward = np.where(never, 1.0, 0.0) - np.where(always, 1.0, 0.0)
        gains = np.zeros(len(sets.gains))
        gains[: best.cells] = toward[best.kinds]
        other = highs.maximise(replace(sets, gains=gains))
        if other is None:
            raise RuntimeError("no answer is as good as the one found")
        taken = np.rint(best.by_kind(other.values)).astype(np.int64)
        if np.array_equal(np.minimum(fewest, taken), fewest) and (taken <= most).all():
            break
        fewest, most = np.minimum(fewest, taken), np.maximum(most, taken)
    return fewest, most


def _narrowed(best: Pool, kinds: Wholes, *, fewest: Wholes, most: Wholes) -> tuple[Pool, Wholes]:
    """The same answers without the kinds that are in none, and the cells left of them.

    What never changes is held: those kinds give the same in every answer.
    """
    from scipy.sparse import csr_array, vstack

    place = np.full(len(best.counts), NOWHERE)
    place[kinds] = np.arange(len(kinds))
    cells = np.flatnonzero(place[best.kinds] != NOWHERE)
    kept = np.concatenate([cells, np.arange(best.cells, best.rows.shape[1])])
    of_kinds = place[best.kinds[cells]]
    given = csr_array(
        (np.ones(len(cells)), (of_kinds, np.arange(len(cells)))), shape=(len(kinds), len(kept))
    )
    few = Pool(
        counts=best.counts[kinds],
        kinds=of_kinds,
        fewest=best.fewest[cells],
        rows=vstack([best.rows[:, kept], given], format="csr"),
        least=np.concatenate([best.least, fewest[kinds]]),
        most=np.concatenate([best.most, most[kinds]]),
        helpers=best.helpers,
    )
    return few, cells

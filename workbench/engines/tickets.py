"""A lottery of any weights made into so many equally likely tickets, and who is on each."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from workbench.engines import lots
from workbench.engines.peeling import Mixture
from workbench.engines.picking import Box, Picker
from workbench.engines.pools import Floats, Pool, Wholes

NOBODY = -1
DUST = 1e-6
# Helpers need not be whole: what is left of them is only known so well. No whole number of
# members fits into it.
LOOSE = 1e-4


def even(pool: Pool, mixture: Mixture, *, tickets: int, picker: Picker) -> Wholes:
    """So many sets (tickets, cells), each as likely as another, that move the chances little.

    Each set is on as many tickets as its weight gives in full. What is left is rounded to whole
    numbers within the limits and taken apart again; no kind then gains or loses a whole seat.
    Where that cannot be, the nearest numbers of tickets are taken.
    """
    exact = tickets * mixture.weights / mixture.weights.sum()
    full = np.floor(exact + DUST).astype(np.int64)
    left = (exact - full) @ mixture.sets
    apart = _apart(pool, left, tickets=tickets - int(full.sum()), picker=picker)
    if apart is None:
        found = np.repeat(mixture.sets, _nearest(pool, mixture, tickets=tickets), axis=0)
    else:
        found = np.concatenate([np.repeat(mixture.sets, full, axis=0), apart])
    # Like sets stand beside one another: spread over the numbers, so that no stretch favours any.
    return np.asarray(found[np.argsort(lots.ranks(np.arange(tickets), seed=0))])


def _apart(pool: Pool, left: Floats, *, tickets: int, picker: Picker) -> Wholes | None:
    """So many sets that add up to nearly this much of each cell; None when not found."""
    found: list[Floats] = []
    total = _rounded(pool, left, tickets=tickets, picker=picker) if tickets else None
    for others in range(tickets - 1, -1, -1):
        if total is None:
            return None
        taken = picker.near(total / (1 + others), _leaving(picker, total, others=others))
        if taken is None:
            return None
        found.append(taken)
        total = total - taken
    cells = np.array([each[: pool.cells] for each in found]).reshape(len(found), pool.cells)
    return np.asarray(np.rint(cells), dtype=np.int64)


def _rounded(pool: Pool, left: Floats, *, tickets: int, picker: Picker) -> Floats | None:
    """The nearest whole numbers, up or down, that so many sets together may take."""
    near = np.concatenate([left, np.zeros(len(pool.helpers))])
    parts = near - np.floor(near + DUST)
    every = _times(picker.box, tickets)
    lower, upper = every.lower.copy(), every.upper.copy()
    lower[: pool.cells] = np.floor(left + DUST)
    upper[: pool.cells] = np.ceil(left - DUST)
    gains = np.where(parts > DUST, 2 * parts - 1, 0.0)
    return picker.near(gains, replace(every, lower=lower, upper=upper))


def _times(box: Box, many: int) -> Box:
    """Where so many sets together have to lie."""
    return Box(*(_scaled(end, many) for end in (box.lower, box.upper, box.least, box.most)))


def _scaled(end: Floats, many: int) -> Floats:
    is_end = np.isfinite(end)
    return np.where(is_end, np.where(is_end, end, 0.0) * many, end)


def _leaving(picker: Picker, total: Floats, *, others: int) -> Box:
    """Where a set has to lie so that so many others can take the rest of a total."""
    one, rest, taken = picker.box, _times(picker.box, others), picker.rows @ total
    lower = np.maximum(one.lower, total - rest.upper - LOOSE)
    least = np.maximum(one.least, taken - rest.most - LOOSE)
    return Box(
        lower=lower,
        upper=np.maximum(lower, np.minimum(one.upper, total - rest.lower + LOOSE)),
        least=least,
        most=np.maximum(least, np.minimum(one.most, taken - rest.least + LOOSE)),
    )


def _nearest(pool: Pool, mixture: Mixture, *, tickets: int) -> Wholes:
    """How many of the tickets each set is on (j,): moved one at a time while that comes nearer."""
    shares = np.array([pool.by_kind(each.astype(np.float64)) for each in mixture.sets])
    shares = shares / np.sqrt(np.maximum(pool.counts, 1))
    exact = tickets * mixture.weights / mixture.weights.sum()
    found: Wholes = np.floor(exact).astype(np.int64)
    last = np.argsort(found - exact, kind="stable")[: tickets - int(found.sum())]
    found[last] += 1
    inner = shares @ shares.T
    apart = np.diag(inner)[:, None] + np.diag(inner) - 2 * inner
    for _ in range(4 * len(found)):
        pull = inner @ (found - exact)
        # What moving one ticket from set i to set j does to the sum of squares.
        change = 2 * (pull[None, :] - pull[:, None]) + apart
        change[found == 0] = np.inf
        best = int(np.argmin(change))
        if change.flat[best] > -DUST:
            break
        found[best // len(found)] -= 1
        found[best % len(found)] += 1
    return found


def members_on(pool: Pool, sets: Wholes, *, kinds: Wholes, order: Wholes) -> Wholes:
    """The cell of each member on each ticket (tickets, n), NOBODY where she is not on it.

    `sets` (tickets, cells) in the order of their numbers; `kinds` (n,) of the members, who
    take turns by their `order` (n,): all of a kind are on as many tickets, or on one more.
    """
    found = np.full((len(sets), len(kinds)), NOBODY, dtype=np.int64)
    for kind in range(len(pool.counts)):
        members = np.flatnonzero(kinds == kind)
        members = members[np.argsort(order[members], kind="stable")]
        cells = np.flatnonzero(pool.kinds == kind)
        ticket, place = _seats(sets[:, cells])
        turn = np.arange(len(ticket)) % max(1, len(members))
        found[ticket, members[turn]] = cells[place]
    return found


def _seats(taken: Wholes) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The ticket and the cell of each seat of a kind, ticket by ticket."""
    at = np.repeat(np.arange(taken.size), taken.reshape(-1))
    return at // max(1, taken.shape[1]), at % max(1, taken.shape[1])

"""The best places among very many rows, with a proof that the rows left aside cannot matter.

1. *Sift*: solve the linear programme (broken places allowed) over a few good cells, price all
   cells, let in those that would raise it, and repeat: its prices then bind everybody.
2. *Leave aside*: at these prices every cell has a loss against the bound, exact in whole numbers
   (`seat_prices`). Solve for whole places among the cells with a small loss only.
3. *Prove*: an answer with a cell left aside is worth at most the bound less that cell's loss.
   When that is no more than the answer found, no such answer is better. Otherwise let in as many
   cells as the gap asks for, and repeat.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from workbench.engines import seat_levels
from workbench.engines.seat_levels import Levelled
from workbench.engines.seat_prices import Market, Prices, Valued, market, rounded, valued
from workbench.engines.seat_rows import Cells, cells_of, programme
from workbench.engines.seats import NOWHERE, Seating, Truths, steps, weights
from workbench.engines.standing import Standing

FORCED = 10
"""A limit that is not reached costs so many times the best place, until it is."""


@dataclass(frozen=True)
class Patience:
    """How many cells are looked at a time: the answer is the best one whatever is chosen.

    `first` of each limit and column to begin with, `more` at each of at most `rounds` pricings,
    `tried` for the first answer in whole places.
    """

    first: int = 8
    more: int = 1500
    rounds: int = 60
    tried: int = 40
    share: float = 2.25


PATIENT = Patience()


def best(seating: Seating, *, patience: Patience = PATIENT) -> Levelled | None:
    """The best places of a seating, proved; None when the limits cannot all hold."""
    of = market(seating, worth=weights(seating))
    count = max(patience.tried, int(patience.share * seating.places))
    found: Levelled | None = None
    losses = np.zeros(0, dtype=np.int64)
    seen = _bound(of, patience) if int(of.is_open.sum()) > count else None
    if seen is not None:
        losses = np.sort(seen.losses[of.is_open])
    while seen is not None and count < len(losses):
        allowed = int(losses[count])
        known = None if found is None else found.columns
        found = seat_levels.best(seating, _within(of, seen, allowed), known=known)
        if found is None:
            count *= 4
            continue
        # With a larger loss than this, no answer is worth even one more than the one found.
        needed = seen.total - (_worth(seating, found) + 1) * seen.scale
        if needed <= allowed:
            return found
        count = int(np.searchsorted(losses, needed, side="right"))
    known = None if found is None else found.columns
    return seat_levels.best(seating, cells_of(seating), known=known)


def _worth(seating: Seating, found: Levelled) -> int:
    return sum(total * step for total, step in zip(found.totals, steps(seating), strict=True))


def _bound(of: Market, patience: Patience) -> Valued | None:
    """The tightest bound found by pricing; None when a limit may not be reached at all."""
    inside, lowest = _first(of, patience), None
    near = steps(of.seating)[0] / 1000
    for _ in range(patience.rounds):
        asked = _asked(of, inside)
        if asked is None:
            return None
        seen = valued(of, asked.prices)
        if lowest is None or seen.total * lowest.scale < lowest.total * seen.scale:
            lowest = seen
        new = of.is_open & ~inside & (seen.losses <= 0) & (seen.without > 0)[:, None]
        is_near = seen.total <= (asked.total + near) * seen.scale
        if is_near or not new.any():
            return None if asked.short > near else lowest
        rows, columns = np.nonzero(new)
        chosen = np.argsort(-seen.without[rows], kind="stable")[: patience.more]
        inside[rows[chosen], columns[chosen]] = True
    return lowest


@dataclass(frozen=True, eq=False)
class _Asked:
    """What the linear programme over some cells reaches, at which prices, and what it lacks."""

    prices: Prices
    total: float
    short: float


def _asked(of: Market, inside: Truths) -> _Asked | None:
    """Broken places over some cells, where a limit may be fallen short of at a high cost."""
    from scipy.sparse import csr_array, hstack

    seating, cells = of.seating, _cells(seating=of.seating, inside=inside)
    gains = of.worth[cells.rows, cells.columns].astype(np.float64)
    exact = programme(seating, cells, gains=gains)
    least = np.flatnonzero([np.isfinite(limit.least) for limit in seating.limits])
    count = len(least)
    give = csr_array(
        (np.ones(count), (least, np.arange(count))), shape=(exact.rows.shape[0], count)
    )
    cost = FORCED * max(1.0, float(of.worth.max(initial=0)))
    found = Standing(
        replace(
            exact,
            gains=np.concatenate([exact.gains, np.full(count, -cost)]),
            lower=np.concatenate([exact.lower, np.zeros(count)]),
            upper=np.concatenate([exact.upper, np.full(count, np.inf)]),
            is_whole=np.zeros(len(exact.gains) + count, dtype=bool),
            rows=hstack([exact.rows, give], format="csr"),
        )
    ).best()
    if found is None:
        return None
    short = float(found.values[len(exact.gains) :].sum()) * cost
    limits, others = np.split(found.prices, [len(seating.limits)])
    width = 0 if seating.supply is None else len(seating.supply.room)
    tail = others[len(others) - width - 1 :] if seating.supply is not None else np.zeros(1)
    prices = rounded(of, limits, tail[:-1], unserved=float(tail[-1]))
    return _Asked(prices, found.total, short)


def _first(of: Market, patience: Patience) -> Truths:
    """The fixed cells, the best of every column, and the best that help a limit to be reached."""
    seating = of.seating
    columns = of.worth.shape[1]
    inside = _fixed(seating)
    for column in range(columns):
        rows = np.flatnonzero(of.is_open[:, column])
        order = rows[np.argsort(-of.worth[rows, column], kind="stable")]
        inside[order[: 2 * seating.places // columns + patience.first], column] = True
        for limit in seating.limits:
            if limit.columns[column] and np.isfinite(limit.least):
                few = int(2 * limit.least / limit.columns.sum()) + patience.first
                helping = order[limit.weights[order] > 0]
                inside[helping[:few], column] = True
    return inside


def _within(of: Market, seen: Valued, allowed: int) -> Cells:
    """The cells with no larger loss; who cannot go without her only cell holds it."""
    inside = (of.is_open & (seen.losses <= allowed)) | _fixed(of.seating)
    is_sure = (seen.without > allowed) & (inside.sum(axis=1) == 1)
    cells = _cells(of.seating, inside)
    return replace(cells, is_fixed=cells.is_fixed | is_sure[cells.rows])


def _fixed(seating: Seating) -> Truths:
    return np.asarray(seating.fixed[:, None] == np.arange(seating.allowed.shape[1]), dtype=bool)


def _cells(seating: Seating, inside: Truths) -> Cells:
    rows, columns = np.nonzero(inside)
    return Cells(rows, columns, seating.fixed[rows] != NOWHERE)

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

from workbench.engines import seat_tree
from workbench.engines.elastic import Elastic
from workbench.engines.seat_levels import Levelled
from workbench.engines.seat_prices import Market, Valued, market, valued
from workbench.engines.seat_rows import Cells
from workbench.engines.seats import NOWHERE, Seating, Truths, Wholes, steps, weights

NOTHING = -1
"""Less than any answer is worth."""


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
    wanted = max(patience.tried, int(patience.share * seating.places))
    is_large = int(of.is_open.sum()) > wanted
    seen = _bound(of, patience) if is_large else None
    if seen is None:
        return seat_tree.best(of, above=NOTHING)
    losses = np.sort(seen.losses[of.is_open])
    found: Levelled | None = None
    known = NOTHING
    while seen.bound > known:
        is_all = wanted >= len(losses)
        allowed = int(losses[-1] if is_all else losses[wanted])
        part = _part(of, (seen.losses <= allowed) & of.is_open)
        totals = () if found is None else found.totals
        better = seat_tree.best(part.of, above=known, beyond=totals)
        if better is not None:
            found, known = part.whole(better), seat_tree.worth(part.of, better)
        # With a larger loss than this, no answer is worth even one more than the one found.
        needed = seen.total - (known + 1) * seen.scale
        if is_all or needed <= allowed:
            break
        enough = int(np.searchsorted(losses, needed, side="right"))
        wanted = 4 * wanted if found is None else enough
    return found


def _bound(of: Market, patience: Patience) -> Valued | None:
    """The tightest bound found by pricing; None when the fixed places break a limit."""
    inside, lowest = _first(of, patience), None
    near = steps(of.seating)[0] / 1000
    for _ in range(patience.rounds):
        asked = Elastic(of, _cells(of.seating, inside)).reached(of.seating)
        if asked is None:
            return None
        seen = valued(of, asked.prices)
        if lowest is None or seen.total * lowest.scale < lowest.total * seen.scale:
            lowest = seen
        new = of.is_open & ~inside & (seen.losses <= 0) & (seen.without > 0)[:, None]
        if seen.total <= (asked.total + near) * seen.scale or not new.any():
            return lowest
        rows, columns = np.nonzero(new)
        chosen = np.argsort(-seen.without[rows], kind="stable")[: patience.more]
        inside[rows[chosen], columns[chosen]] = True
    return lowest


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


@dataclass(frozen=True, eq=False)
class _Part:
    """Some rows of a seating, by their places in it, as a seating of their own."""

    rows: Wholes
    of: Market
    count: int

    def whole(self, found: Levelled) -> Levelled:
        """The same answer among all rows."""
        columns = np.full(self.count, NOWHERE, dtype=np.int64)
        columns[self.rows] = found.columns
        return replace(found, columns=columns)


def _part(of: Market, inside: Truths) -> _Part:
    whole = of.seating
    rows = np.flatnonzero(inside.any(axis=1) | (whole.fixed != NOWHERE))
    groups, supply = whole.groups, whole.supply
    part = replace(
        whole,
        gains=tuple(gain[rows] for gain in whole.gains),
        allowed=inside[rows],
        fixed=whole.fixed[rows],
        lots=whole.lots[rows],
        limits=tuple(replace(limit, weights=limit.weights[rows]) for limit in whole.limits),
        groups=None if groups is None else replace(groups, numbers=groups.numbers[rows]),
        supply=None if supply is None else replace(supply, fits=supply.fits[rows]),
    )
    return _Part(rows, market(part, worth=of.worth[rows]), len(whole.fixed))


def _fixed(seating: Seating) -> Truths:
    return np.asarray(seating.fixed[:, None] == np.arange(seating.allowed.shape[1]), dtype=bool)


def _cells(seating: Seating, inside: Truths) -> Cells:
    rows, columns = np.nonzero(inside)
    return Cells(rows, columns, seating.fixed[rows] != NOWHERE)

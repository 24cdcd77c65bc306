"""What may give way among very many rows: asked of a few, and proved of all of them.

Rows that are left aside hold no place, so whatever holds with a few holds with all. That nothing
better, or nothing at all, is to be had from the others is read off the prices of the few.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from workbench.engines import nearness
from workbench.engines.giving import BY_ROW, Changes, End, Floats, Giving, Terms
from workbench.engines.giving_rows import giving_of
from workbench.engines.nearness import Worths
from workbench.engines.seat_parts import rows_of
from workbench.engines.seats import ALONE, NOWHERE, Seating, Truths
from workbench.engines.standing import Priced

MANY = 2_500
"""Of more rows than these a few are looked at first."""
FIRST, MORE = 10, 60
DUST = 1e-6


class Many:
    """A seating in which every end may give way, as `Giving`, of very many rows."""

    def __init__(self, seating: Seating, terms: Terms) -> None:
        """Begin with the rows that are settled by hand, and some that help each limit."""
        nothing = np.zeros(seating.allowed.shape, dtype=np.int64)
        self._seating = replace(seating, gains=(nothing,))
        self._terms = terms
        self._known: dict[tuple[frozenset[End], bytes], Changes | None] = {}
        self._inside = np.zeros(len(seating.fixed), dtype=bool)
        self._of = self._let_in(_first(seating, terms))

    @property
    def ends(self) -> tuple[tuple[End, ...], ...]:
        """What may give way, alike together."""
        return self._of.ends

    @property
    def costs(self) -> Floats:
        """The price of each of them."""
        return self._of.costs

    @property
    def handle(self) -> Mapping[End, int]:
        """The place of each end among them."""
        return self._of.handle

    def least(self, held: frozenset[End], *, costs: Floats) -> Changes | None:
        """The cheapest changes at these costs (h,) while the `held` ends stand; None: no way."""
        asked = held, costs.tobytes()
        if asked not in self._known:
            self._known[asked] = self._least(held, costs)
        return self._known[asked]

    def at_least(self, held: frozenset[End], *, costs: Floats) -> float | None:
        """What no changes can cost less than, while the `held` ends stand; None: no way."""
        by_hand = frozenset(end for end in held if end.of in BY_ROW)
        short = self._settled(by_hand, self._lacks(held, costs))
        if short is None or short.total < -DUST:
            return None
        found = self._settled(held, costs)
        return None if found is None else -found.total - DUST

    def _least(self, held: frozenset[End], costs: Floats) -> Changes | None:
        if self.at_least(held, costs=costs) is None:
            return None
        found = self._of.least(held, costs=costs)
        if found is None:
            # Broken places would do, whole ones of these few do not: ask everybody.
            self._let_in(np.ones_like(self._inside))
            found = self._of.least(held, costs=costs)
        return found

    def _lacks(self, held: frozenset[End], costs: Floats) -> Floats:
        """A cost for giving what must not be given, none for the rest."""
        stands = ~np.isfinite(costs)
        stands[[self.handle[end] for end in held if end.of not in BY_ROW]] = True
        return stands.astype(np.float64)

    def _settled(self, held: frozenset[End], costs: Floats) -> Priced | None:
        """The loose answer that no row left aside would make better."""
        while True:
            found = self._of.loosely(held, costs=costs)
            if found is None:
                return None
            over = nearness.left(self._seating, self._worths(found)).max(axis=1)
            over[self._inside] = -np.inf
            better = np.flatnonzero(over > DUST)
            if len(better) == 0:
                return found
            more = np.zeros_like(self._inside)
            more[better[np.argsort(-over[better], kind="stable")[:MORE]]] = True
            self._let_in(more)

    def _worths(self, found: Priced) -> Worths:
        limits = np.zeros(len(self._seating.limits))
        ends = [every[0] for every in self.ends if every[0].of == "limit"]
        for end, price in zip(ends, found.prices, strict=False):
            limits[end.at] += price
        sources, without = np.zeros(0), 0.0
        if self._seating.supply is not None:
            width = len(self._seating.supply.room)
            last = np.maximum(found.prices[-width - 1 :], 0.0)
            sources, without = last[:-1], float(last[-1])
        return Worths(limits, {}, sources, without)

    def _let_in(self, more: Truths) -> Giving:
        """The same with more rows, each with all of its group."""
        inside = self._inside | more
        if self._seating.groups is not None:
            numbers = self._seating.groups.numbers
            theirs = np.unique(numbers[inside])
            inside |= np.isin(numbers, theirs[theirs != ALONE])
        rows = np.flatnonzero(inside)
        terms = replace(
            self._terms,
            fixed=self._terms.fixed[rows],
            shut=self._terms.shut[rows],
            shut_out=self._terms.shut_out[rows],
        )
        self._inside = inside
        self._of = giving_of(rows_of(self._seating, rows), terms, names=rows)
        return self._of


def _first(seating: Seating, terms: Terms) -> Truths:
    """The rows settled by hand, some of each column, and those that help a limit to be reached."""
    inside = (seating.fixed != NOWHERE) | (terms.shut & ~seating.allowed).any(axis=1)
    order = np.argsort(-seating.lots, kind="stable")
    for column in range(seating.allowed.shape[1]):
        open_rows = order[seating.allowed[order, column]]
        inside[open_rows[:FIRST]] = True
        for limit in seating.limits:
            if limit.columns[column] and np.isfinite(limit.least):
                helping = open_rows[limit.weights[open_rows] > 0]
                inside[helping[: FIRST + int(limit.least)]] = True
    return np.asarray(inside, dtype=bool)

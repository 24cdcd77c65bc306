"""The best places among a few rows: budgets are split into counts, and tried count by count.

A budget in which rows take different amounts is what keeps the linear programme (broken places
allowed) away from whole places; how many rows take each amount is what matters. So each amount
gets a count, and where a count is broken the search goes on with fewer and with more. Every
branch has a bound that is exact in whole numbers (`seat_prices`): a branch that cannot be worth
more than the answer known is left, and that is the proof. Where all counts are settled the
budget holds or not whoever is chosen, and what is left is small (`seat_levels`).
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count

import numpy as np

from workbench.engines import seat_levels
from workbench.engines.elastic import Elastic
from workbench.engines.seat_levels import Levelled
from workbench.engines.seat_prices import Market, valued
from workbench.engines.seat_rows import Cells, cells_of
from workbench.engines.seats import NOWHERE, Limit, Seating

AMOUNTS = 12
"""A limit in which rows take more different amounts than these is not split."""
BRANCHES = 400
"""After so many branches the solver gets what is left as a whole."""
DUST = 1e-6


@dataclass(frozen=True, eq=False)
class Split:
    """A seating with a count for each amount that the rows take of a budget.

    The counts are limits of their own, after the `first` others; `budgets` are the places of
    the limits they stand for.
    """

    seating: Seating
    first: int
    budgets: frozenset[int]


Ends = tuple[tuple[int, int], ...]
"""From where to where each count may go."""


def best(of: Market, *, above: int, beyond: tuple[int, ...] = ()) -> Levelled | None:
    """The best places worth more than `above` with all aims weighed together; None without any.

    `beyond` are the totals of the answer that is worth so much, if there is one.
    """
    cells = cells_of(of.seating)
    if len(cells.rows) == 0:
        return _whole(of, cells, above=above)
    split = _split(of.seating)
    search = _Search(replace(of, seating=split.seating), split, above, beyond)
    for branches, (ends, bound) in enumerate(search.waiting()):
        if branches == BRANCHES:
            return _whole(of, cells, above=above)
        search.look(ends, bound)
    return search.found


def _whole(of: Market, cells: Cells, *, above: int) -> Levelled | None:
    found = seat_levels.best(of.seating, cells)
    return None if found is None or worth(of, found) <= above else found


def _split(seating: Seating) -> Split:
    budgets: set[int] = set()
    counts: list[Limit] = []
    for at, limit in enumerate(seating.limits):
        amounts = np.unique(limit.weights[limit.weights != 0]).tolist()
        if 1 < len(amounts) <= AMOUNTS:
            budgets.add(at)
            takes = [(limit.weights == amount).astype(np.int64) for amount in amounts]
            rows = len(limit.weights)
            counts += [Limit(each, limit.columns, least=0, most=rows) for each in takes]
    first = len(seating.limits)
    return Split(replace(seating, limits=(*seating.limits, *counts)), first, frozenset(budgets))


def worth(of: Market, found: Levelled) -> int:
    """All aims of an answer weighed together."""
    rows = np.flatnonzero(found.columns != NOWHERE)
    return sum(of.worth[rows, found.columns[rows]].tolist())


class _Search:
    """The branches not yet looked at, the best bound first, and the best answer so far."""

    def __init__(self, of: Market, split: Split, above: int, beyond: tuple[int, ...]) -> None:
        self.of, self.split, self.known, self.totals = of, split, above, beyond
        self.found: Levelled | None = None
        self.cells = cells_of(split.seating)
        self.elastic = Elastic(of, self.cells)
        self._order = count()
        rows = len(split.seating.fixed)
        counts = split.seating.limits[split.first :]
        self._heap: list[tuple[int, int, Ends]] = []
        self._add(tuple((0, rows) for _ in counts), bound=2**62)

    def waiting(self) -> Iterator[tuple[Ends, int]]:
        while self._heap and -self._heap[0][0] > self.known:
            bound, _, ends = heapq.heappop(self._heap)
            yield ends, -bound

    def _add(self, ends: Ends, *, bound: int) -> None:
        heapq.heappush(self._heap, (-bound, next(self._order), ends))

    def look(self, ends: Ends, bound: int) -> None:
        """Bound a branch, take its answer when it is whole, and branch again where it is not."""
        node = self._node(ends)
        seen = self.elastic.reached(node)
        if seen is None:
            return
        bound = min(bound, valued(replace(self.of, seating=node), seen.prices).bound)
        if bound <= self.known:
            return
        places = seen.values
        if not seen.is_short and np.abs(places - np.rint(places)).max(initial=0) < DUST:
            self._take(seat_levels.counted(self.split.seating, self.cells, places))
            if bound <= self.known:
                return
        for fewer in self._parted(ends, places):
            self._add(fewer, bound=bound)
        if all(low == high for low, high in ends):
            self._finish(node)

    def _node(self, ends: Ends) -> Seating:
        first = self.split.first
        limits = self.split.seating.limits
        counts = [
            replace(limit, least=low, most=high)
            for limit, (low, high) in zip(limits[first:], ends, strict=True)
        ]
        return replace(self.split.seating, limits=(*limits[:first], *counts))

    def _parted(self, ends: Ends, places: np.ndarray) -> Iterator[Ends]:
        """The branches of a count that is broken, else of one that is not settled."""
        counts = self.split.seating.limits[self.split.first :]
        taken = [
            float((one.weights[self.cells.rows] * one.columns[self.cells.columns]) @ places)
            for one in counts
        ]
        broken = [abs(each - round(each)) for each in taken]
        at = int(np.argmax(broken)) if max(broken, default=0) > DUST else None
        if at is not None:
            low, high = ends[at]
            middle = int(np.floor(taken[at]))
            parts = [(low, middle), (middle + 1, high)]
        else:
            at = next((at for at, (low, high) in enumerate(ends) if low < high), None)
            if at is None:
                return
            low, high = ends[at]
            middle = min(max(round(taken[at]), low), high)
            parts = [(middle, middle), (low, middle - 1), (middle + 1, high)]
        for part in parts:
            if part[0] <= part[1]:
                yield (*ends[:at], part, *ends[at + 1 :])

    def _finish(self, node: Seating) -> None:
        """All counts are settled: the limits they stand for need not be looked at any more."""
        kept = tuple(limit for at, limit in enumerate(node.limits) if at not in self.split.budgets)
        found = seat_levels.best(replace(node, limits=kept), self.cells, beyond=self.totals)
        if found is not None and seat_levels.holds(self.split.seating, found.columns):
            self._take(found)

    def _take(self, found: Levelled) -> None:
        value = worth(self.of, found)
        if value > self.known:
            self.known, self.found, self.totals = value, found, found.totals

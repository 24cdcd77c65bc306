"""Why limits cannot all hold: a smallest set of them that clash, and the cheapest ways out."""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import numpy as np

from workbench.engines.giving import BY_ROW, Change, End, Terms, even_terms
from workbench.engines.giving import Giving as OfFew
from workbench.engines.giving_many import MANY, Many
from workbench.engines.giving_rows import giving_of as of_few
from workbench.engines.seats import Seating

__all__ = [
    "BY_ROW",
    "Change",
    "End",
    "Giving",
    "Terms",
    "Way",
    "can_hold",
    "cheapest",
    "even_terms",
    "giving_of",
    "short_by",
    "smallest",
]

WAYS = 5
LOOKED_AT = 60
"""Ways out are looked for in so many places at the most."""
Giving = OfFew | Many
ORDER = ("shut", "fixed", "groups", "supply", "limit")


@dataclass(frozen=True)
class Way:
    """Changes after which everything can hold, and what they cost together."""

    changes: tuple[Change, ...]
    cost: float

    @property
    def ends(self) -> frozenset[End]:
        """What gives way."""
        return frozenset(change.end for change in self.changes)


def giving_of(seating: Seating, terms: Terms) -> Giving:
    """A seating in which every end may give way on these terms."""
    if len(seating.fixed) > MANY:
        return Many(seating, terms)
    return of_few(seating, terms)


def can_hold(seating: Seating) -> bool:
    """Whether every limit can hold at once."""
    of = giving_of(seating, even_terms(seating))
    return _hold(of, frozenset(of.handle))


def smallest(of: Giving) -> tuple[End, ...]:
    """Ends that cannot hold together, though any of them left out the others can.

    Empty when everything can hold. What gives way cheapest is the likeliest to be named.
    """
    clashing = _some_clash(of)
    for end in sorted(clashing, key=lambda end: (ORDER.index(end.of), end)):
        if not _hold(of, clashing - {end}):
            clashing = clashing - {end}
    return tuple(sorted(clashing, key=lambda end: (-ORDER.index(end.of), end)))


def short_by(of: Giving, clashing: Iterable[End], end: End) -> int:
    """How far one end of a smallest clash has to give way for the others to hold."""
    if end.of in BY_ROW:
        return 1
    costs = np.zeros(len(of.costs))
    costs[of.handle[end]] = 1.0
    changes = of.least(frozenset(clashing) - {end}, costs=costs) or ()
    return next(change.by for change in changes if change.end == end)


def cheapest(
    of: Giving, *, ways: int = WAYS, worth: float = np.inf, few: int | None = None
) -> tuple[Way, ...]:
    """The cheapest ways out, cheapest first, none changing all that an earlier one changes.

    Ways that cost more than `worth` times the first are not looked for, nor are those beyond a
    way that is not the first and has more than a `few` changes. None at all when nothing has to
    change, or nothing that may change would help.
    """
    found: list[Way] = []
    search = _Search(of)
    search.look(frozenset())
    while len(found) < ways and (place := search.next()) is not None:
        way = place.way
        if way is None or not way.changes or (found and way.cost > worth * found[0].cost):
            break
        if found and few is not None and len(way.changes) > few:
            continue
        handles = _handles(of, way)
        known = next((each for each in found if _handles(of, each) <= handles), None)
        if known is None:
            found.append(way)
        # Each other way leaves at least one of these as it is.
        for handle in sorted(handles if known is None else _handles(of, known)):
            search.look(place.barred | {handle})
    return _in_order(of, found)


@dataclass(frozen=True, order=True)
class _Place:
    """The cheapest way while some things stay as they are; while it is None, a bound of it."""

    cost: float
    order: int
    barred: frozenset[int] = field(compare=False)
    way: Way | None = field(compare=False, default=None)


class _Search:
    """Ways out still to be looked at, the cheapest first; none is solved before its bound asks."""

    def __init__(self, of: Giving) -> None:
        self._of = of
        self._queue: list[_Place] = []
        self._seen: set[frozenset[int]] = set()

    def look(self, barred: frozenset[int]) -> None:
        """Look, once, for the cheapest way that leaves these as they are."""
        if barred in self._seen or len(self._seen) >= LOOKED_AT:
            return
        self._seen.add(barred)
        bound = self._of.at_least(self._held(barred), costs=self._of.costs)
        if bound is not None:
            heapq.heappush(self._queue, _Place(bound, len(self._seen), barred))

    def next(self) -> _Place | None:
        """The cheapest place not yet looked at, with its way."""
        while self._queue:
            place = heapq.heappop(self._queue)
            if place.way is not None:
                return place
            changes = self._of.least(self._held(place.barred), costs=self._of.costs)
            if changes is not None:
                way = Way(changes, _cost(self._of, changes))
                heapq.heappush(self._queue, replace(place, cost=way.cost, way=way))
        return None

    def _held(self, barred: frozenset[int]) -> frozenset[End]:
        return frozenset(end for handle in barred for end in self._of.ends[handle])


def _cost(of: Giving, changes: tuple[Change, ...]) -> float:
    return float(sum(of.costs[of.handle[each.end]] * each.by for each in changes))


def _in_order(of: Giving, found: Iterable[Way]) -> tuple[Way, ...]:
    """Cheapest first, then those with the fewest changes; none that holds another and more."""
    every = sorted(found, key=lambda way: (way.cost, len(way.changes), sorted(_handles(of, way))))
    return tuple(
        way
        for place, way in enumerate(every)
        if not any(_handles(of, earlier) <= _handles(of, way) for earlier in every[:place])
    )


def _handles(of: Giving, way: Way) -> frozenset[int]:
    return frozenset(of.handle[end] for end in way.ends)


def _some_clash(of: Giving) -> frozenset[End]:
    """Ends that clash, found by holding whatever gives way until nothing does."""
    finite = of.costs[np.isfinite(of.costs)]
    dear = 1.0 + 1000.0 * float(finite.max(initial=1.0))
    costs = np.where(np.isfinite(of.costs), of.costs, dear)
    held: frozenset[End] = frozenset()
    while changes := of.least(held, costs=costs):
        held |= {change.end for change in changes}
    return held


def _hold(of: Giving, ends: frozenset[End]) -> bool:
    return of.least(ends, costs=np.zeros(len(of.costs))) is not None

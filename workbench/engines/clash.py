"""Why limits cannot all hold: a smallest set of them that clash, and the cheapest ways out."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count

import numpy as np

from workbench.engines.giving import BY_ROW, Change, End, Giving, Terms, even_terms
from workbench.engines.giving_rows import giving_of
from workbench.engines.seats import Seating

__all__ = [
    "BY_ROW",
    "Change",
    "End",
    "Terms",
    "Way",
    "can_hold",
    "cheapest",
    "even_terms",
    "smallest",
]

WAYS = 5
LOOKED_AT = 60
"""Ways out are looked for in so many places at the most."""
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


def can_hold(seating: Seating) -> bool:
    """Whether every limit can hold at once."""
    of = giving_of(seating, even_terms(seating))
    return of.least(_every(of), costs=of.costs) is not None


def smallest(seating: Seating, terms: Terms | None = None) -> tuple[Change, ...]:
    """Ends that cannot hold together, though any of them left out the others can.

    With each stands by how much it alone would have to give way for these to hold. Empty when
    everything can hold. What may give way cheapest is the likeliest to be named.
    """
    of = giving_of(seating, even_terms(seating) if terms is None else terms)
    clashing = _some_clash(of)
    for end in sorted(clashing, key=_leaves_first):
        if not _hold(of, clashing - {end}):
            clashing = clashing - {end}
    return tuple(_alone(of, clashing, end) for end in sorted(clashing, key=_as_said))


def cheapest(seating: Seating, terms: Terms | None = None, *, ways: int = WAYS) -> tuple[Way, ...]:
    """The cheapest ways out, cheapest first, none changing all that an earlier one changes.

    None at all when nothing has to change, or nothing that may change would help.
    """
    of = giving_of(seating, even_terms(seating) if terms is None else terms)
    found: list[Way] = []
    seen: set[frozenset[int]] = set()
    queue: list[tuple[float, int, frozenset[int], Way]] = []
    order = count()
    _look(of, frozenset(), queue, order)
    while queue and len(found) < ways and len(seen) < LOOKED_AT:
        _, _, barred, way = heapq.heappop(queue)
        if not way.changes:
            return ()
        known = next((each for each in found if _handles(of, each) <= _handles(of, way)), None)
        if known is None:
            found.append(way)
        # Each other way leaves at least one of these as it is.
        for handle in sorted(_handles(of, way if known is None else known)):
            further = barred | {handle}
            if further not in seen:
                seen.add(further)
                _look(of, further, queue, order)
    return _in_order(of, found)


def _in_order(of: Giving, found: Iterable[Way]) -> tuple[Way, ...]:
    """Cheapest first, then those with the fewest changes; none that holds another and more."""
    every = sorted(found, key=lambda way: (way.cost, len(way.changes), sorted(_handles(of, way))))
    return tuple(
        way
        for place, way in enumerate(every)
        if not any(_handles(of, earlier) <= _handles(of, way) for earlier in every[:place])
    )


def _leaves_first(end: End) -> tuple[int, End]:
    return ORDER.index(end.of), end


def _as_said(end: End) -> tuple[int, End]:
    return -ORDER.index(end.of), end


def _look(
    of: Giving,
    barred: frozenset[int],
    queue: list[tuple[float, int, frozenset[int], Way]],
    order: Iterator[int],
) -> None:
    """Put the cheapest way that leaves some things as they are in the queue, if there is one."""
    costs = of.costs.copy()
    costs[list(barred)] = np.inf
    changes = of.least((), costs=costs)
    if changes is not None:
        cost = float(sum(of.costs[of.handle[each.end]] * each.by for each in changes))
        heapq.heappush(queue, (cost, next(order), barred, Way(changes, cost)))


def _handles(of: Giving, way: Way) -> frozenset[int]:
    return frozenset(of.handle[end] for end in way.ends)


def _every(of: Giving) -> frozenset[End]:
    return frozenset(of.handle)


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


def _alone(of: Giving, clashing: frozenset[End], end: End) -> Change:
    """How far one end has to give way for the others of its clash to hold."""
    if end.of in BY_ROW:
        return Change(end, 1)
    costs = np.zeros(len(of.costs))
    costs[of.handle[end]] = 1.0
    changes = of.least(clashing - {end}, costs=costs)
    return next(change for change in changes or () if change.end == end)

"""The best plan with somebody and the best without her, and whether one change would seat her."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from workbench.engines import nearness, what_ifs
from workbench.engines.seats import NOWHERE, Seating, Truths
from workbench.engines.what_ifs import Answer, Base
from workbench.rules.seat_views import Wholes


@dataclass(frozen=True, eq=False)
class Stakes:
    """The best plan with her and the best without her, when the rule decides on her.

    `free` is the seating in which she may have her tracks and nobody settled her by hand.
    """

    base: Base
    row: int
    free: Seating
    inside: Answer | None
    outside: Answer | None

    @property
    def short(self) -> int | None:
        """So many points more would make a plan with her as good as any; negative: too many.

        None when no score would seat her, or none could keep her out.
        """
        if self.inside is None or self.outside is None:
            return None
        return -((self.inside.weight - self.outside.weight) // self.base.point)

    @property
    def ahead(self) -> int:
        """By so many whole points a plan with her is better than any without; 0 when it is not."""
        if self.inside is None or self.outside is None:
            return 0
        return max(0, (self.inside.weight - self.outside.weight) // self.base.point)

    @property
    def is_ahead(self) -> bool:
        """Whether every best plan has a seat for her."""
        if self.inside is None or self.outside is None:
            return self.inside is not None
        return self.inside.weight > self.outside.weight

    @property
    def is_even(self) -> bool:
        """Whether with those points it would be for the lot to decide."""
        if self.inside is None or self.outside is None:
            return False
        return (self.inside.weight - self.outside.weight) % self.base.point == 0

    @property
    def is_proved(self) -> bool:
        """Whether both plans are proved best."""
        return all(each is None or each.is_proved for each in (self.inside, self.outside))


def stakes(base: Base, row: int, *, tracks: Truths, best: Answer | None) -> Stakes:
    """What is at stake for one person, who may have these tracks (tracks,).

    `best` is the best plan as things stand, with or without her.
    """
    free = what_ifs.released(base, row, tracks)
    is_seated = best is not None and best.columns[row] != NOWHERE
    is_free = bool(base.seating.fixed[row] == NOWHERE)
    inside = best if is_seated and is_free else what_ifs.best(base, free, must=row)
    if best is not None and not is_seated:
        return Stakes(base, row, free, inside, best)
    return Stakes(base, row, free, inside, what_ifs.best(base, what_ifs.without(base, row)))


def is_wanted(at: Stakes, changed: Seating) -> bool:
    """Whether she has a seat in every best plan when only what she is or can do has changed."""
    if at.outside is None or not _is_in_reach(at, changed):
        return False
    found = what_ifs.best(at.base, changed, must=at.row)
    return found is not None and found.weight > at.outside.weight


def is_seated(at: Stakes, changed: Seating) -> bool:
    """Whether she has a seat in every best plan of a changed seating."""
    if not _is_in_reach(at, changed):
        return False
    found = what_ifs.best(at.base, what_ifs.last_among_equals(changed, at.row))
    return found is not None and bool(found.columns[at.row] != NOWHERE)


def _is_in_reach(at: Stakes, changed: Seating) -> bool:
    """Whether a plan with her could be better than the best without her: a quick bound."""
    over = nearness.left(changed, at.base.worths)
    most = nearness.bound(changed, at.base.worths, over, must=at.row)
    return at.outside is not None and most > at.outside.weight


def counts_of(seating: Seating, row: int) -> Wholes:
    """What a row counts for each limit (limits,)."""
    return np.array([limit.weights[row] for limit in seating.limits], dtype=np.int64)


def counting(seating: Seating, row: int, counts: Wholes) -> Seating:
    """The seating in which a row counts otherwise for the limits (limits,)."""
    limits = []
    for limit, count in zip(seating.limits, counts.tolist(), strict=True):
        weights = limit.weights
        if weights[row] != count:
            weights = weights.copy()
            weights[row] = count
        limits.append(replace(limit, weights=weights))
    return replace(seating, limits=tuple(limits))

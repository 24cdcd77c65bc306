"""What a bigger springboard would bring: fellows by springboard seats, and where it stops paying.

Every springboard seat is taken to be filled, and every step to be taken as often as before; a
fellowship can take no more than its seats, nor more than its supports have room for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from workbench.engines import thinning
from workbench.engines.thinning import Chance, Floats
from workbench.rules.conversions import CERTAINTY
from workbench.rules.demands import Demands
from workbench.rules.pipeline import HALF, Expected
from workbench.rules.supports import SUPPORTS

MOST_SEATS = 400
STEP = 10
SEATS = "seats"
LOOKED_AT = ("childcare", "laptop")


@dataclass(frozen=True)
class Room:
    """How many graduates a fellowship has room for, and what limits it: seats or a support."""

    most: int
    by: str


@dataclass(frozen=True, eq=False)
class Growth:
    """Fellows by springboard seats, from none to the most looked at (arrays of that length + 1).

    `mean`, `half_low` to `half_high` (50 %) and `low` to `high` (90 %) are what the fellowship
    can take; `free` is the mean were there room for all.
    """

    room: Room
    mean: Floats
    free: Floats
    half_low: NDArray[np.int64]
    half_high: NDArray[np.int64]
    low: NDArray[np.int64]
    high: NDArray[np.int64]
    full: Floats

    @property
    def per_seat(self) -> float:
        """Fellows that one springboard seat brings while there is room."""
        return float(self.free[1]) if len(self.free) > 1 else 0.0

    def at(self, seats: int) -> Expected:
        """What a springboard of that many seats brings."""
        return Expected(
            mean=float(self.mean[seats]),
            half_low=int(self.half_low[seats]),
            half_high=int(self.half_high[seats]),
            low=int(self.low[seats]),
            high=int(self.high[seats]),
        )

    def more(self, seats: int) -> float:
        """Fellows that one springboard seat more would bring at that size."""
        return float(self.mean[seats + 1] - self.mean[seats])

    @property
    def slows_at(self) -> int | None:
        """The size from which one seat more brings less than half of what the first ones did."""
        slow = np.flatnonzero(np.diff(self.mean) < self.per_seat * HALF)
        return int(slow[0]) if len(slow) else None


def growth(steps: Sequence[Chance], room: Room, *, most: int) -> Growth:
    """Fellows by springboard seats, up to `most`, when these steps lead from seat to seat."""
    numbers = np.eye(most + 2)
    for each in steps:
        numbers = numbers @ thinning.passing(each, most + 1)
    kept = thinning.capped(numbers, room.most)
    half, wide = (1 + HALF) / 2, (1 + CERTAINTY) / 2
    return Growth(
        room=room,
        mean=thinning.expected(kept),
        free=thinning.expected(numbers),
        half_low=thinning.assured(kept, half),
        half_high=thinning.covering(kept, half),
        low=thinning.assured(kept, wide),
        high=thinning.covering(kept, wide),
        full=numbers[:, room.most :].sum(axis=1),
    )


def room_for(graduates: pd.DataFrame, demands: Demands) -> Room:
    """How many graduates a fellowship has room for.

    Childcare places and laptops are shared by those who need one or did not say, as often as
    among `graduates` (with the columns needs_childcare and has_laptop).
    """
    rooms = [Room(demands.places(), SEATS)]
    for name in sorted(set(demands.supports) & set(LOOKED_AT)):
        takes = SUPPORTS[name].takes(graduates, demands)
        share = float(takes.mean()) if len(takes) else 0.0
        if share > 0:
            rooms.append(Room(int(demands.supports[name] / share), name))
    return min(rooms, key=lambda one: one.most)


def sizes_to_show(now: int, *, tried: int) -> tuple[int, ...]:
    """A few sizes side by side: as it is, ten, twenty and thirty seats more, and the one tried."""
    bigger = {min(now + more * STEP, MOST_SEATS) for more in range(4)}
    return tuple(sorted({*bigger, tried}))

"""A plan as its reasons look at it: who sits where, and what is taken of every demand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from workbench.engines.seats import NOWHERE, Seating, weights
from workbench.rules.demand_rows import Asked
from workbench.rules.demands import TRACKS, Demands

Wholes = NDArray[np.int64]
Truths = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Seen:
    """A plan beside its demands; the arrays follow the rows of `applications`.

    `scores` (n,) in whole points; `places` (n,) the place among TRACKS, NOWHERE for none.
    """

    applications: pd.DataFrame
    scores: Wholes
    seating: Seating
    places: Wholes
    asked: tuple[Asked, ...]
    demands: Demands
    seed: int

    @cached_property
    def seated(self) -> Wholes:
        """The rows that have a seat."""
        return np.flatnonzero(self.places != NOWHERE)

    @cached_property
    def given(self) -> Wholes:
        """The rows seated by the rule, not by hand."""
        return np.asarray(self.seated[self.seating.fixed[self.seated] == NOWHERE])

    @cached_property
    def taken(self) -> Wholes:
        """What those seated take of each limit (limits,)."""
        rows, places = self.seated, self.places[self.seated]
        sums = [
            (each.limit.weights[rows] * each.limit.columns[places]).sum() for each in self.asked
        ]
        return np.array(sums, dtype=np.int64)

    @cached_property
    def worth(self) -> Wholes:
        """All aims together, of each row in each track (n, tracks)."""
        return weights(self.seating)

    def number(self, row: int) -> int:
        """The application in a row."""
        return int(self.applications.index[row])

    def name(self, row: int) -> str:
        """Who it is."""
        who = self.applications.iloc[row]
        return f"{who['given_name']} {who['family_name']}".strip()

    def offered(self, row: int) -> Wholes:
        """The tracks she may be seated in that have seats, as places among TRACKS."""
        return np.array(
            [
                place
                for place in np.flatnonzero(self.seating.allowed[row]).tolist()
                if self.demands.seats.get(TRACKS[place], 0) > 0
            ],
            dtype=np.int64,
        )

    def has_room(self, place: int) -> bool:
        """Whether a seat of this track, and of the cohort, is free."""
        in_track = int((self.places == place).sum()) < self.demands.seats.get(TRACKS[place], 0)
        return in_track and len(self.seated) < self.demands.places()

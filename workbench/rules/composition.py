"""How the seats of a plan stand against every demand: what is taken, what is asked, what binds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from workbench.rules.demand_rows import asked
from workbench.rules.demand_words import demanded, quota_group, quota_named
from workbench.rules.demands import Demands, Key, places_of
from workbench.rules.supports import SUPPORTS
from workbench.sentences import Sentence, sentence
from workbench.vocabulary import Slot, Track


@dataclass(frozen=True)
class Stand:
    """One demand against the seats: what they take of it and its ends, None where it has none.

    A fewest counts those who are in the group for certain (`taken`), a most those who may be
    (`perhaps`); the two differ where answers are missing. `of` is what all who may be seated
    would take.
    """

    title: Sentence | Track
    kind: str
    taken: int
    perhaps: int
    least: int | None
    most: int | None
    of: int

    @property
    def holds(self) -> bool:
        """Whether the seats keep it."""
        return (self.least is None or self.taken >= self.least) and (
            self.most is None or self.perhaps <= self.most
        )

    @property
    def is_tight(self) -> bool:
        """Whether one seat more, or one less, would break it."""
        return self.taken == self.least or self.perhaps == self.most


def stands(
    seats: Mapping[int, Track], applications: pd.DataFrame, demands: Demands
) -> tuple[Stand, ...]:
    """Every demand that is counted, both of its ends together, in the order of the demands."""
    frame = applications.sort_index()
    held = places_of(seats, frame.index)
    rows = np.flatnonzero(held >= 0)
    found: dict[tuple[str, str], Stand] = {}
    for each in asked(frame, demands):
        weights, columns = each.limit.weights, each.limit.columns
        taken, of = int((weights[rows] * columns[held[rows]]).sum()), int(weights.sum())
        key = each.key
        if (before := found.get((key.kind, key.name))) is None:
            title = title_of(key, demands, at=each.at)
            before = Stand(title, key.kind, taken, taken, None, None, of)
        if key.side == "least":
            found[key.kind, key.name] = replace(before, taken=taken, least=each.at, of=of)
        else:
            most = max(before.of, of)
            found[key.kind, key.name] = replace(before, perhaps=taken, most=each.at, of=most)
    return tuple(found.values())


def title_of(key: Key, demands: Demands, *, at: int) -> Sentence | Track:
    """A demand by name, without its number."""
    match key.kind:
        case "seats":
            return Track(key.name) if key.name else sentence("The whole cohort")
        case "quota":
            return quota_group(quota_named(demands, key.name))
        case "support":
            return SUPPORTS[key.name].title
        case "graduates":
            return sentence("Springboard graduates")
        case "household":
            return sentence("Households")
        case "mentors":
            return sentence("Mentors")
        case "session":
            slot = Slot(key.name.rpartition(":")[2])
            return sentence("Cannot come on {slot}", slot=slot)
    return demanded(key, demands, at=at)

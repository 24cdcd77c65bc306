"""Ways out of demands that do not go together: the cheapest changes after which they do.

Every demand that may give way has a price for one step, so that steps can be compared: a seat,
a place of a quota and a childcare place weigh the same, a euro a hundredth of it, what a person
settled by hand and a session of the week more.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from workbench.engines import clash
from workbench.engines.clash import End, Terms
from workbench.rules import demand_changes
from workbench.rules.demand_changes import Change
from workbench.rules.demand_rows import Asked
from workbench.rules.demands import Demands, Key, wishes
from workbench.sentences import Sentence, Several, sentence
from workbench.vocabulary import Stage

if TYPE_CHECKING:
    from workbench.rules.cohorts import Problem

PLACE, EURO, NO_MENTOR, BY_HAND, HOUSEHOLD, SESSION, NEW_TRACK = 100, 1, 150, 160, 200, 300, 400
FEW = 3
WORTH = 8.0
"""A way that costs more than so many times the cheapest is not offered."""


@dataclass(frozen=True)
class WayOut:
    """Changes after which the demands go together, in words and as `demands` to be applied.

    `said` is one line for a button, `changed` each change in words that follow "with". `cost`
    compares ways: 100 is one seat or one place.
    """

    changes: tuple[Change, ...]
    changed: tuple[Sentence, ...]
    cost: int
    demands: Demands

    @property
    def said(self) -> Sentence:
        """The way in one line: "Plan with 11 childcare places instead of 9"."""
        return sentence("Plan with {changes}", changes=Several(self.changed))


def ways_out(of: Problem, giving: clash.Giving) -> tuple[WayOut, ...]:
    """The ways out of demands that do not go together, cheapest first.

    No way changes all that an earlier one changes; none costs many times what the first does,
    or changes more than a few things where the first does not.
    None when the demands go together. `giving` is `giving_of` the same problem.
    """
    found = clash.cheapest(giving, worth=WORTH, few=FEW)
    return tuple(
        way_of(
            tuple(change_of(of, each) for each in way.changes),
            of.demands,
            people=of.applications,
            cost=round(way.cost),
        )
        for way in found
    )


def way_of(
    changes: tuple[Change, ...], demands: Demands, *, people: pd.DataFrame, cost: int
) -> WayOut:
    """A way out with its words and the demands as they would be."""
    return WayOut(
        changes=changes,
        changed=tuple(demand_changes.said(each, demands, people=people) for each in changes),
        cost=cost,
        demands=demand_changes.applied(demands, changes),
    )


def giving_of(of: Problem) -> clash.Giving:
    """The demands of a cohort as the engine lets them give way."""
    return clash.giving_of(of.seating, terms(of))


def terms(of: Problem) -> Terms:
    """What it costs every demand of a cohort to give way; who is enrolled keeps her seat."""
    index = of.applications.index
    is_enrolled = (of.applications["stage"] == str(Stage.ENROLLED)).to_numpy(dtype=bool)
    is_out = np.asarray(index.isin(list(of.demands.left_out)), dtype=bool)
    count = len(index)
    return Terms(
        limits=np.array([_cost(each) for each in of.asked], dtype=np.float64),
        at_once=np.array([each.key.kind == "session" for each in of.asked], dtype=bool),
        fixed=np.where(is_enrolled, np.inf, float(BY_HAND)),
        shut=wishes(of.applications) & is_out[:, None],
        shut_out=np.full(count, float(BY_HAND)),
        groups=float(HOUSEHOLD),
        supply=float(NO_MENTOR),
    )


def _cost(each: Asked) -> int:
    key = each.key
    if key.kind == "session":
        return SESSION
    if key.kind == "support" and key.name == "travel":
        return EURO
    if key.kind == "seats" and key.side == "most" and key.name and each.at == 0:
        return NEW_TRACK
    return PLACE


def change_of(of: Problem, change: clash.Change) -> Change:
    """What the engine changes, as a change of a demand."""
    key, before = key_of(of, change.end), at(of, change.end)
    if key.kind in ("session", "lock", "left_out"):
        return Change(key, 1, 0)
    by = -change.by if change.end.side == "least" else change.by
    return Change(key, before, before + by)


def key_of(of: Problem, end: End) -> Key:
    """The demand behind an end that clashes."""
    match end.of:
        case "limit":
            return of.asked[end.at].key
        case "groups":
            return Key("household")
        case "supply":
            return Key("mentors")
        case "fixed":
            return Key("lock", str(of.applications.index[end.at]))
        case "shut":
            return Key("left_out", str(of.applications.index[end.at]))


def at(of: Problem, end: End) -> int:
    """The number that a demand asks for; 1 for what is there or not."""
    match end.of:
        case "limit":
            return of.asked[end.at].at
        case "groups":
            return of.demands.household or 0
        case "supply":
            return of.demands.without_mentor or 0
        case _:
            return 1

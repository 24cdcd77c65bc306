"""Everything a fellowship may expect of the springboard, put together once to be shown."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from workbench.rules.class_groups import Composition, compositions
from workbench.rules.conversions import Conversion
from workbench.rules.demands import Demands
from workbench.rules.pathways import Pathways
from workbench.rules.pipeline import Prospect, Reserved, prospect, reserved
from workbench.rules.springboard_sizes import MOST_SEATS, Growth, growth, room_for
from workbench.vocabulary import Programme

LEAST_LOOKED_AT = 100


@dataclass(frozen=True, eq=False)
class Forecast:
    """What a fellowship may expect, how many seats to keep, and what other sizes would bring.

    `size` is how many seats the newest springboard of the chapter has, 0 without one. `keep` is
    None where nobody may still come or too little is known, `growth` where too little is known
    of a step.
    """

    fellowship: int
    prospect: Prospect
    keep: Reserved | None
    groups: tuple[Composition, ...]
    growth: Growth | None
    size: int

    @property
    def steps(self) -> tuple[Conversion, ...]:
        """The steps to a seat as the chapter knows them."""
        return self.prospect.steps


def forecast(found: Pathways, fellowship: int, demands: Demands) -> Forecast:
    """What a fellowship with these seats and supports may expect of the springboard."""
    seen = prospect(found, fellowship, seats=demands.places())
    chapter = int(found.cohorts.at[fellowship, "chapter_id"])
    size = springboard_size(found.cohorts, chapter)
    grown = None
    if all(one.is_enough for one in seen.steps):
        here = found.fellows[found.fellows["chapter"] == chapter]
        women = here if len(here) else found.fellows
        chances = [one.chance for one in seen.steps]
        most = min(max(LEAST_LOOKED_AT, 2 * size), MOST_SEATS)
        grown = growth(chances, room_for(women, demands), most=most)
    return Forecast(
        fellowship=fellowship,
        prospect=seen,
        keep=reserved(seen) if seen.is_known and seen.may_come else None,
        groups=compositions(seen) if seen.is_known else (),
        growth=grown,
        size=size,
    )


def springboard_size(cohorts: pd.DataFrame, chapter: int) -> int:
    """How many seats the newest springboard of a chapter has."""
    here = cohorts[
        (cohorts["chapter_id"] == chapter) & (cohorts["programme"] == Programme.SPRINGBOARD.value)
    ]
    if not len(here):
        return 0
    return int(sum(here.sort_values("starts_on")["seats"].iloc[-1].values()))

"""The invented cohorts of two chapters, dated from today so that some are always open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from workbench.rules.demands import Demands
from workbench.sample.cast import InventedCohort
from workbench.sample.demands import OF_THE_FELLOWSHIP, kept_demands
from workbench.vocabulary import Programme, Stage, Track

PARIS = "Paris"
LONDON = "London"
CHAPTERS = (PARIS, LONDON)
WEEKS = {Programme.SPRINGBOARD: 13, Programme.FELLOWSHIP: 26}
OPEN_FORM = "fellowship_2027"

_SEASONS = ("winter", "winter", "spring", "spring", "spring", "summer", "summer", "summer")
_SEASONS_OF_MONTHS = (*_SEASONS, "autumn", "autumn", "autumn", "winter")


@dataclass(frozen=True)
class Run:
    """One cohort to invent: when it starts, and how many of its applications stand where."""

    chapter: str
    programme: Programme
    starts_in: int
    recruits_for: int
    closes_before: int
    seats: Mapping[Track, int]
    supports: Mapping[str, int]
    stages: Mapping[Stage, int]
    form_id: str | None = None
    demands: Demands | None = None

    @property
    def applications(self) -> int:
        """How many women apply to it."""
        return sum(self.stages.values())


def seats_of(*counts: int) -> dict[Track, int]:
    """Seats by track, in the order of the tracks."""
    return dict(zip(Track, counts, strict=True))


def _stages(**counts: int) -> dict[Stage, int]:
    return {stage: counts[stage.value] for stage in Stage if stage.value in counts}


# Days are counted from today; recruitment lasts `recruits_for` days and closes some days
# before the cohort starts. 240 applications in all.
RUNS: tuple[Run, ...] = (
    Run(
        PARIS, Programme.FELLOWSHIP, -565, 100, 60, seats_of(5, 5, 4, 3, 3),
        {"childcare": 10, "laptop": 12},
        _stages(enrolled=20, waitlisted=6, declined=12),
    ),
    Run(
        PARIS, Programme.SPRINGBOARD, -250, 100, 50, seats_of(6, 6, 5, 3, 4),
        {"childcare": 12, "laptop": 14},
        _stages(enrolled=24, waitlisted=6, declined=14),
    ),
    Run(
        LONDON, Programme.FELLOWSHIP, -21, 100, 50, seats_of(7, 5, 5, 3, 4),
        {"childcare": 12, "laptop": 14},
        _stages(enrolled=24, waitlisted=6, declined=8),
    ),
    Run(
        PARIS, Programme.FELLOWSHIP, 112, 120, 80, seats_of(10, 9, 8, 6, 7),
        {"childcare": 9, "laptop": 14, "travel": 1800, "evening": 12},
        _stages(received=38, asked=5, shortlisted=46, waitlisted=5, declined=6),
        form_id=OPEN_FORM, demands=OF_THE_FELLOWSHIP,
    ),
    Run(
        LONDON, Programme.SPRINGBOARD, 105, 120, 75, seats_of(5, 5, 5, 4, 5),
        {"childcare": 12, "laptop": 14},
        _stages(received=14, asked=2, shortlisted=4),
    ),
)  # fmt: skip


def cohort_of(run: Run, *, today: date) -> InventedCohort:
    """The cohort with its days and the name a coordinator knows it by."""
    around = today + timedelta(days=run.starts_in)
    starts_on = around - timedelta(days=around.weekday())
    closes_on = starts_on - timedelta(days=run.closes_before)
    season = f"{_SEASONS_OF_MONTHS[starts_on.month - 1]} {starts_on.year}"
    form = f"{run.programme.value}_{run.chapter}_{season}".lower().replace(" ", "_")
    return InventedCohort(
        chapter=run.chapter,
        programme=run.programme,
        name=f"{run.programme.title_text} {run.chapter}, {season}",
        form_id=run.form_id or form,
        opens_on=closes_on - timedelta(days=run.recruits_for),
        closes_on=closes_on,
        starts_on=starts_on,
        ends_on=starts_on + timedelta(weeks=WEEKS[run.programme]) - timedelta(days=3),
        seats=run.seats,
        supports=run.supports,
        demands=None if run.demands is None else kept_demands(run.demands),
    )

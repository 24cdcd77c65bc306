"""The open fellowship of the sample demands something, and a plan that holds all of it exists."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pandas as pd
import pytest

from workbench.rules import cohorts, scoring
from workbench.rules.cohorts import Circumstances
from workbench.rules.demand_rows import asked
from workbench.rules.demand_values import demands_of
from workbench.rules.demands import places_of
from workbench.sample import invent
from workbench.store import reads, rubrics
from workbench.store.engine import create_store
from workbench.store.seeding import seed_store
from workbench.vocabulary import Stage

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize("seed", [1, 7, 2027])
def test_a_plan_holds_the_quotas_supports_mentors_and_sessions_it_demands(
    tmp_path: Path, seed: int
):
    store = create_store(f"sqlite:///{tmp_path / 'store.sqlite'}", by="Alexis")
    seed_store(store, invent(seed, today=date(2026, 11, 23)), now=NOW)
    every = reads.cohorts(store)
    number = int(every.index[every["form_id"] == "fellowship_2027"][0])
    row = every.loc[number]
    frame = reads.applications(store, number)
    frame = frame[frame["stage"] == Stage.SHORTLISTED]
    scores = scoring.assess(frame, rubrics.for_cohort(row)).lower
    around = Circumstances(
        mentors=reads.mentors(store, int(row["chapter_id"])),
        households=reads.households(store, number),
    )
    demands = demands_of(row)
    store.close()
    plan = cohorts.propose(frame, scores, demands, seed=1, circumstances=around)
    assert plan.is_proved
    assert cohorts.judge(plan.tracks, frame, demands, circumstances=around) == ()
    assert len(plan.seats) >= 32
    assert len(binding(frame, plan.tracks, demands)) >= 3
    free = cohorts.propose(frame, scores, cohorts.Demands(demands.seats, demands.supports), seed=1)
    assert free.tracks != plan.tracks


def binding(frame: pd.DataFrame, seats: dict, demands: cohorts.Demands) -> list[str]:
    """The quotas and supports that leave nothing to spare."""
    rows = frame.loc[sorted(seats)]
    places = places_of(seats, rows.index)
    return [
        each.key.name
        for each in asked(rows, demands)
        if each.key.kind in ("quota", "support")
        and int((each.limit.weights * each.limit.columns[places]).sum()) == each.at
    ]

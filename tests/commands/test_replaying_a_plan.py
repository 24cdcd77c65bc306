"""`workbench replay` of a seat that came from a plan."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.commands.conftest import Run
from tests.store.conftest import NOW
from workbench.rules import best_plans, cohorts, scoring
from workbench.rules.demand_values import demands_of
from workbench.rules.plan_receipts import receipt_of
from workbench.store import reads, rubrics
from workbench.store.engine import open_store
from workbench.store.writes import NewSeat, enrol
from workbench.vocabulary import Stage, Track


@dataclass(frozen=True)
class Given:
    """A plan of which seats were given: the last decision, and where the store is."""

    decision: int
    seats: dict[int, Track]
    file: Path


@pytest.fixture
def given(sample: Path) -> Given:
    """The shortlisted of the sample's open fellowship, enrolled from the best plan."""
    file = sample / "store.sqlite"
    store = open_store(f"sqlite:///{file}", by="Alexis")
    every = reads.cohorts(store)
    number = int(every.index[every["form_id"] == "fellowship_2027"][0])
    frame = reads.applications(store, number)
    frame = frame[frame["stage"] == Stage.SHORTLISTED]
    row = every.loc[number]
    scores = scoring.assess(frame, rubrics.for_cohort(row)).lower
    around = cohorts.Circumstances(
        mentors=reads.mentors(store, int(row["chapter_id"])),
        households=reads.households(store, number),
    )
    plan = best_plans.propose(frame, scores, demands_of(row), seed=3, circumstances=around)
    seats = [
        NewSeat(one, int(frame.at[one, "version"]), track, "print")
        for one, track in plan.tracks.items()
    ]
    receipt = receipt_of(frame, scores, demands_of(row), circumstances=around, plan=plan)
    enrol(store, number, seats, reason="The plan.", plan=receipt, now=NOW)
    decision = int(reads.decisions(store, number).index[-1])
    store.close()
    return Given(decision, plan.tracks, file)


def test_replay_reaches_a_plan_again_and_says_so(workbench: Run, given: Given):
    said = workbench("replay", given.decision)
    count = len(given.seats)
    assert said.code == 0
    assert f"The plan of {count} seats is reached again: the same {count}." in said.out
    assert "The seats were recorded as they were proposed." in said.out
    told = json.loads(workbench("replay", given.decision, "--json").out)
    assert (told["agrees"], told["whole"], told["seed"]) == (True, True, 3)
    assert told["again"] == told["proposed"] == told["enrolled"]
    assert len(told["again"]) == count


def test_replay_leaves_with_1_when_what_a_plan_saw_was_changed_by_hand(
    workbench: Run, given: Given
):
    with sqlite3.connect(given.file) as connection:
        connection.execute("UPDATE plan SET inputs = replace(inputs, '\"data\"', '\"ux\"')")
    said = workbench("replay", given.decision)
    assert said.code == 1
    assert "Plan 1, from which it came, was changed after it was recorded" in said.out
    told = json.loads(workbench("replay", given.decision, "--json").out)
    assert (told["agrees"], told["whole"]) == (False, False)

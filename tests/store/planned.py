"""A store whose three applicants are shortlisted, and a plan of seats for them."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from tests.store.conftest import NOW
from workbench.rules import cohorts, drawn_plans
from workbench.rules.cohorts import Circumstances, Demands
from workbench.rules.plan_receipts import PlanReceipt, receipt_of
from workbench.store import reads
from workbench.store.engine import Store
from workbench.store.writes import NewDecision, NewSeat, decide
from workbench.vocabulary import Choosing, Track, Verdict

ALL = (1, 2, 3)
SCORES = {1: 70.0, 2: 80.0, 3: 60.0}
DEMANDS = Demands({Track.WEB: 1, Track.DATA: 1}, household=1, without_mentor=1)


@dataclass(frozen=True)
class Planned:
    """What was proposed, and its receipt."""

    plan: cohorts.Plan
    receipt: PlanReceipt


def shortlist_all(store: Store) -> None:
    said = [NewDecision(one, 1, Verdict.SHORTLIST, "Clear.", f"print-{one}") for one in ALL]
    decide(store, said, now=NOW)


def planned(store: Store, demands: Demands = DEMANDS, *, seed: int = 5) -> Planned:
    """The best plan for the shortlisted of the first cohort, as a desk would propose it."""
    frame = reads.applications(store, 1)
    frame = frame[frame["stage"].isin(["shortlisted", "enrolled"])]
    scores = pd.Series(SCORES).loc[frame.index]
    around = Circumstances(
        mentors=reads.mentors(store, 1), households=reads.households(store, 1), before={}
    )
    plan = cohorts.propose(frame, scores, demands, seed=seed, circumstances=around)
    return Planned(plan, receipt_of(frame, scores, demands, circumstances=around, plan=plan))


def drawn_by_lot(store: Store, *, seed: int) -> PlanReceipt:
    """The receipt of a cohort drawn by lottery from the same applications."""
    frame = reads.applications(store, 1)
    scores = pd.Series(SCORES).loc[frame.index]
    plan = drawn_plans.propose(frame, scores, DEMANDS, seed=seed)
    return receipt_of(frame, scores, DEMANDS, circumstances=None, plan=plan, mode=Choosing.LOTTERY)


def seats_of(store: Store, seats: dict[int, Track]) -> list[NewSeat]:
    """These seats with the applications as they stand now."""
    versions = reads.applications(store, 1)["version"]
    return [NewSeat(one, int(versions[one]), track, f"p-{one}") for one, track in seats.items()]

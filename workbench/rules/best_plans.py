"""The best plan, and where several are as good, one of them drawn by the fair lottery."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from workbench.engines import seats as engine
from workbench.rules import cohorts, impossible, ties
from workbench.rules.cohorts import Plan
from workbench.rules.demand_rows import Circumstances
from workbench.rules.demands import Demands


def propose(
    applications: pd.DataFrame,
    scores: pd.Series,
    demands: Demands,
    *,
    seed: int,
    circumstances: Circumstances | None = None,
) -> Plan:
    """Give the seats as `cohorts.propose` does; a tie between plans is drawn by the seed.

    What the tie leaves open, and to whom with which chance, is the plan's `tie`.
    """
    of = cohorts.problem(applications, scores, demands, seed=seed, circumstances=circumstances)
    found = engine.solve(of.seating)
    if found is None:
        raise impossible.explained(of)
    tie = ties.drawn(of, found)
    if tie is None:
        return cohorts.plan_of(of, found)
    return replace(cohorts.plan_of(of, tie.found), tie=tie)

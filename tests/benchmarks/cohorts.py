"""How long a plan of a cohort takes, from applications to reasons, beside HiGHS and scipy alone."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from tests.benchmarks.invented_pool import invented_households, invented_mentors, invented_pool
from tests.benchmarks.measure import Measured, measure
from workbench.engines import highs, seat_rows, seats
from workbench.rules import best_plans, cohorts, scoring
from workbench.rules.cohorts import Circumstances, Demands, Lock
from workbench.rules.demands import Quota
from workbench.store import rubrics
from workbench.vocabulary import Programme, Track

# Of a group, the share of the seats it has at least and at most.
SHARES: tuple[tuple[str, tuple[str, ...], float | None, float | None], ...] = (
    ("country_group", ("034",), 0.15, 0.35),
    ("country_group", ("151",), 0.10, 0.20),
    ("country_group", ("014",), 0.12, 0.30),
    ("country_group", ("011", "017"), 0.12, None),
    ("country_group", ("145", "015"), 0.12, 0.30),
    ("french_level", ("A0", "A1"), None, 0.10),
    ("french_level", ("A2",), 0.15, None),
    ("french_level", ("C1", "C2"), None, 0.25),
    ("age", ("under25",), 0.10, None),
    ("age", ("under35",), None, 0.60),
    ("age", ("under45",), 0.20, None),
    ("age", ("older",), 0.05, 0.25),
    ("city", ("Paris",), None, 0.50),
    ("city", ("Saint-Denis",), 0.10, None),
    ("city", ("Montreuil", "Créteil"), 0.15, None),
    ("city", ("Évry", "Melun", "Cergy"), 0.15, None),
    ("education", ("none", "secondary"), 0.35, None),
    ("education", ("master",), None, 0.25),
    ("newcomer", ("yes",), 0.20, None),
    ("laptop", ("no",), 0.20, None),
)
TRACK_SHARES: tuple[tuple[str, tuple[str, ...], Track, float], ...] = (
    ("education", ("none", "secondary"), Track.WEB, 0.30),
    ("french_level", ("A2",), Track.DATA, 0.15),
    ("newcomer", ("yes",), Track.CYBER, 0.20),
    ("age", ("under25",), Track.UX, 0.10),
)
FARES = {"Paris": 40, "Saint-Denis": 60, "Montreuil": 60, "Créteil": 75, "": 120}


def a_cohort(seats: int) -> Demands:
    """Five tracks, 24 quotas, four supports, a household rule, places kept for graduates."""
    each = seats // len(Track)
    quotas = [
        Quota(
            question,
            groups,
            least=None if least is None else int(least * seats),
            most=None if most is None else int(most * seats),
        )
        for question, groups, least, most in SHARES
    ]
    quotas += [
        Quota(question, groups, least=int(share * each), track=track)
        for question, groups, track, share in TRACK_SHARES
    ]
    return Demands(
        seats=dict.fromkeys(Track, each),
        supports={
            "childcare": int(0.25 * seats),
            "laptop": int(0.30 * seats),
            "evening": int(0.15 * seats),
            "travel": 62 * seats,
        },
        quotas=tuple(quotas),
        fares=FARES,
        household=1,
        reserved=seats // 10,
    )


def scored(frame: pd.DataFrame) -> pd.Series:
    """The certain points of the fellowship's own rubric."""
    return scoring.assess(frame, rubrics.for_programme(Programme.FELLOWSHIP)).lower


@dataclass(frozen=True, eq=False)
class Asked:
    """A pool and what its cohort demands."""

    pool: pd.DataFrame
    scores: pd.Series
    demands: Demands
    around: Circumstances

    def plan(self) -> cohorts.Plan:
        return cohorts.propose(
            self.pool, self.scores, self.demands, seed=1, circumstances=self.around
        )

    def drawn_plan(self) -> cohorts.Plan:
        """The plan as the desk proposes it: ties drawn by the lottery."""
        return best_plans.propose(
            self.pool, self.scores, self.demands, seed=1, circumstances=self.around
        )

    def seating(self) -> seats.Seating:
        return cohorts.problem(
            self.pool, self.scores, self.demands, seed=1, circumstances=self.around
        ).seating


def drawn(applicants: int, *, places: int) -> Asked:
    pool = invented_pool(applicants, seed=1)
    around = Circumstances(households=invented_households(applicants, seed=2))
    return Asked(pool, scored(pool), a_cohort(places), around)


def cohort(applicants: int, *, places: int, peer: str | None) -> Measured:
    of = drawn(applicants, places=places)
    line = measure(f"cohort-{applicants}", of.plan)
    return line if peer is None else beside(line, of.seating(), peer)


def replanned() -> Measured:
    """One seat of a plan locked elsewhere: 400 applicants, 34 mentors, every support."""
    of = drawn(400, places=40)
    around = replace(of.around, mentors=invented_mentors(34, seed=3))
    of = replace(of, demands=replace(of.demands, without_mentor=4), around=around)
    before = of.plan()
    moved = int(before.seats.index[-1])
    again = replace(
        of,
        demands=of.demands.with_lock(moved, Lock(None, "She starts a job.")),
        around=replace(around, before=before.tracks),
    )
    return measure("replan-400", again.drawn_plan)


def beside(line: Measured, seating: seats.Seating, peer: str) -> Measured:
    """The whole programme at once in one solver, all aims weighed together."""
    cells = seat_rows.cells_of(seating)
    worth = seats.weights(seating)[cells.rows, cells.columns].astype(np.float64)
    programme = seat_rows.programme(seating, cells, gains=worth)
    started = time.process_time()
    values = PEERS[peer](programme)[: len(worth)]
    seconds = time.process_time() - started
    reached = int(worth[values > 0.5].sum()) // seats.steps(seating)[0]
    return replace(line, peer=peer, peer_cpu_s=round(seconds, 4), peer_objective=reached)


def by_highs(programme: highs.Integers) -> np.ndarray:
    found = highs.maximise(programme)
    assert found is not None
    return found.values


def by_scipy(programme: highs.Integers) -> np.ndarray:
    from scipy.optimize import Bounds, LinearConstraint, milp

    found = milp(
        -programme.gains,
        integrality=programme.is_whole.astype(int),
        bounds=Bounds(programme.lower, programme.upper),
        constraints=LinearConstraint(programme.rows, programme.least, programme.most),
        options={"mip_rel_gap": 0.0},
    )
    return np.asarray(found.x)


PEERS = {"raw HiGHS": by_highs, "scipy.optimize.milp": by_scipy}


def all_lines() -> list[Measured]:
    """With WORKBENCH_BENCH_LONG set, raw HiGHS on 100,000 too: it takes minutes."""
    small, large = "raw HiGHS", "scipy.optimize.milp"
    lines = [cohort(200, places=40, peer=small), cohort(5_000, places=200, peer=large)]
    of_highs = beside(lines[-1], drawn(5_000, places=200).seating(), small)
    print(f"cohort-5000: {small} {of_highs.peer_objective} in {of_highs.peer_cpu_s} s")
    is_long = "WORKBENCH_BENCH_LONG" in os.environ
    lines.append(cohort(100_000, places=200, peer=small if is_long else None))
    return [*lines, replanned()]

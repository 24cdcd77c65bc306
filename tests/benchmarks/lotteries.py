"""The fair lottery on seeded pools: the smallest chance beside the bound that none exceeds.

The objective is the smallest chance, the bound the largest that even shares could give it; the
quality is the Gini coefficient of the chances. A peer is what was published for the same pool:
LEXIMIN by Flanigan, Gölz, Gupta, Hennig and Procaccia, "Fair algorithms for selecting citizens'
assemblies" (Nature 2021), with Gurobi; or the same bound worked out again one kind at a time
with `scipy.optimize.linprog`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import csr_array

from tests.benchmarks.measure import Measured
from tests.benchmarks.proposals import SLOTS, TONGUES, TRACKS, some
from tests.builders import an_application, applications
from workbench.engines import leximin, lottery
from workbench.engines.pools import Pool, plain, shares
from workbench.engines.seat_pools import crowd_of
from workbench.rules import lottery as seats
from workbench.rules.cohorts import problem
from workbench.rules.demands import Demands, Quota
from workbench.vocabulary import Track

# Shares of the answers in the pool, and in the set that is asked for.
ASSEMBLY = (
    ((50, 47, 3), (50, 47, 3)),
    ((30, 20, 22, 28), (27, 27, 23, 23)),
    ((28, 25, 22, 25), (27, 27, 23, 23)),
    ((9, 16, 13, 14, 16, 10, 9, 13), (1,) * 8),
)
COUNTRIES = ("AF", "SY", "ER", "ET", "UA", "SO", "CD", "IR")
LEVELS = ("A1", "A2", "B1", "B2", "C1")


def an_assembly(members: int, *, taken: int, seed: int) -> Pool:
    """Members with four answers, and a quota of each answer within a seat of its share."""
    rng = np.random.default_rng(seed)
    drawn = [rng.choice(len(pool), members, p=np.array(pool) / sum(pool)) for pool, _ in ASSEMBLY]
    kinds, counts = np.unique(np.stack(drawn, axis=1), axis=0, return_counts=True)
    rows, least, most = [np.ones(len(kinds))], [float(taken)], [float(taken)]
    for question, (_, asked) in enumerate(ASSEMBLY):
        for answer, share in enumerate(np.array(asked) / sum(asked)):
            has = kinds[:, question] == answer
            rows.append(has.astype(float))
            least.append(min(float(counts[has].sum()), np.floor(taken * share)))
            most.append(np.ceil(taken * share))
    return plain(counts, csr_array(np.array(rows)), least=np.array(least), most=np.array(most))


def three_kinds() -> Pool:
    """The published pool of 2,000 for 200 places: at least 99 women, men, of two leanings each."""
    rows = np.array([[1.0, 1, 1], [1, 1, 0], [0, 0, 1], [0, 1, 0], [1, 0, 1]])
    least, most = np.array([200.0, 99, 99, 99, 99]), np.full(5, 200.0)
    return plain(np.array([1, 999, 1000]), csr_array(rows), least=least, most=most)


def applicants(count: int, *, seed: int) -> pd.DataFrame:
    """Applicants of a fellowship, with the answers that quotas are set on."""
    rng = np.random.default_rng(seed)

    def one_of(codes: Sequence[str], shares: Sequence[int]) -> str:
        return str(rng.choice(codes, p=np.array(shares) / sum(shares)))

    records = []
    for _ in range(count):
        tracks = some(rng, TRACKS, int(rng.integers(1, 4)))
        records.append(
            an_application(
                stage="shortlisted",
                tracks=tracks,
                first_choice=tracks[0],
                country_of_origin=one_of(COUNTRIES, (30, 20, 12, 10, 10, 8, 5, 5)),
                french_level=one_of(LEVELS, (25, 30, 25, 15, 5)),
                age=float(rng.integers(19, 56)),
                education=one_of(("none", "secondary", "bachelor", "master"), (20, 35, 30, 15)),
                needs_childcare=one_of(("yes", "no"), (40, 60)),
                has_laptop=one_of(("yes", "no"), (65, 35)),
                spoken_languages=some(rng, TONGUES, 3),
                availability=some(rng, SLOTS, 5),
            )
        )
    return applications(*records)


def asked_of_a_fellowship() -> Demands:
    """Forty seats in five tracks, and quotas as the fellowship sets them."""

    def each(question: str, *ends: tuple[tuple[str, ...], int | None, int | None]) -> list[Quota]:
        return [Quota(question, groups, least, most) for groups, least, most in ends]

    return Demands(
        dict.fromkeys(Track, 8),
        supports={"childcare": 12, "laptop": 12},
        quotas=(
            *each("country", (("AF",), 6, 10), (("SY",), 6, 10), (("ER", "ET", "SO"), 8, 16)),
            *each("country", (("UA",), 3, 6), (("CD",), 1, 4), (("IR",), 1, 4)),
            *each("french_level", (("A1",), 6, 10), (("A2",), 8, 14), (("B1",), 8, 14)),
            *each("french_level", (("B2", "C1"), 4, 10)),
            *each("age", (("under25",), 6, 12), (("under35",), 10, 16), (("older",), 4, 10)),
            *each("education", (("none",), 8, 14), (("secondary",), 10, 16), (("master",), 2, 6)),
        ),
    )


def of_a_pool(name: str, pool: Pool, *, peer: Callable[[Pool], Measured]) -> Measured:
    """One line of a lottery over a pool, beside a peer."""
    line, found = _timed(name, lambda: lottery.fairest(pool))
    beside = peer(pool)
    return replace(
        line,
        objective=round(found.smallest, 6),
        bound=round(float(found.bound.min()), 6),
        proved=found.is_proved,
        quality=round(found.gini, 4),
        peer=beside.name,
        peer_cpu_s=beside.cpu_s,
        peer_objective=beside.objective,
    )


def of_a_fellowship(name: str, count: int) -> Measured:
    """One line of a lottery by the project's own rule."""
    frame, demands = applicants(count, seed=count), asked_of_a_fellowship()
    line, found = _timed(name, lambda: seats.propose(frame, demands, seed=1))
    of = problem(frame, pd.Series(0.0, frame.index), demands, seed=1)
    start = time.process_time()
    pool = crowd_of(replace(of.seating, gains=())).pool
    level = _level(pool, *_limits(pool), np.full(len(pool.counts), np.nan))
    return replace(
        line,
        peer="linprog, the smallest chance only",
        peer_cpu_s=round(time.process_time() - start, 2),
        peer_objective=round(level, 6),
        objective=round(found.smallest, 6),
        bound=round(float(found.kinds["bound"].min()), 6),
        proved=found.is_proved,
        quality=round(found.gini, 4),
    )


def _timed(name: str, work: Callable[[], Any]) -> tuple[Measured, Any]:
    """The work done once, the solver being loaded already; tracing its memory would slow it."""
    lottery.fairest(three_kinds())
    cpu, wall = time.process_time(), time.perf_counter()
    found = work()
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    return Measured(name, round(cpu, 3), round(wall, 3)), found


def published(pool: Pool) -> Measured:
    """What LEXIMIN took for the pool of three kinds, as its authors published."""
    del pool
    return Measured("published LEXIMIN", 1161.8, 1161.8, objective=0.1, quality=0.0)


def one_kind_at_a_time(pool: Pool) -> Measured:
    """The chances of even shares, worked out kind by kind: no lottery is fairer."""
    start = time.process_time()
    chances = _plainly(pool)
    seconds = time.process_time() - start
    inequality = leximin.gini(chances, pool.counts)
    found = lottery.fairest(pool)
    if found is None or np.abs(found.chances - chances).max() > 2e-6:
        raise RuntimeError("the lottery does not reach the chances of its peer")
    return Measured(
        "linprog, kind by kind", round(seconds, 2), round(seconds, 2),
        objective=round(float(chances.min()), 6), quality=round(inequality, 4),
    )  # fmt: skip


def _plainly(pool: Pool) -> NDArray[np.float64]:
    """Raise the smallest chance; whoever cannot have more is settled; go on with the others."""
    kinds = len(pool.counts)
    limits, ends = _limits(pool)
    chances = np.full(kinds, np.nan)

    def largest(gain: NDArray[np.float64], floor: NDArray[np.float64]) -> float:
        bounds = list(zip(floor * pool.counts, pool.counts, strict=True))
        return -float(linprog(-gain, A_ub=limits, b_ub=ends, bounds=bounds).fun)

    while np.isnan(chances).any():
        waits = np.isnan(chances)
        level = _level(pool, limits, ends, chances)
        floor = np.where(waits, level, chances) - 1e-9
        for kind in np.flatnonzero(waits):
            gain = np.eye(kinds)[kind] / pool.counts[kind]
            if largest(gain, np.maximum(floor, 0)) < level + 1e-6:
                chances[kind] = level
    return chances


def _limits(pool: Pool) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Every end of a row and every kind as rows that stay below something."""
    rows, held = pool.rows.toarray(), shares(pool).toarray()
    above, below = np.isfinite(pool.most), np.isfinite(pool.least)
    ends = [pool.most[above], -pool.least[below], np.ones(len(pool.counts))]
    return np.vstack([rows[above], -rows[below], held]), np.concatenate(ends)


def _level(
    pool: Pool,
    limits: NDArray[np.float64],
    ends: NDArray[np.float64],
    chances: NDArray[np.float64],
) -> float:
    """The largest chance that all kinds not settled can have together."""
    waits = np.isnan(chances)
    owed = np.hstack([-shares(pool).toarray(), waits[:, None].astype(float)])
    found = linprog(
        np.concatenate([np.zeros(pool.cells), [-1.0]]),
        A_ub=np.vstack([owed, np.hstack([limits, np.zeros((len(limits), 1))])]),
        b_ub=np.concatenate([np.where(waits, 0.0, -chances) + 1e-9, ends]),
        bounds=[(0, count) for count in pool.counts[pool.kinds]] + [(0, 1)],
    )
    return -float(found.fun)


def all_lines() -> list[Measured]:
    assembly = an_assembly(150, taken=22, seed=1)
    return [
        of_a_pool("leximin-150-22", assembly, peer=one_kind_at_a_time),
        of_a_pool("leximin-2000-200", three_kinds(), peer=published),
        of_a_fellowship("leximin-200-40", 200),
        of_a_fellowship("leximin-1000-40", 1000),
    ]

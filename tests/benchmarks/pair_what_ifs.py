"""What choosing every pair costs at least, and one pair locked or let go exactly: 500 x 227."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from tests.benchmarks.measure import Measured, measure
from tests.benchmarks.proposals import invented_fellows, invented_mentors
from tests.builders import a_pair_rubric
from workbench.engines.pairs import matching, what_ifs
from workbench.engines.pairs.exchanges import exchanges
from workbench.engines.pairs.matching import Matched
from workbench.engines.pairs.scores import BLOCKED, NOBODY, HeldScores
from workbench.rules.mentoring import proposals

TRIED = 20
"""So many locks and so many pairs let go are compared with solving again."""


@dataclass(frozen=True, eq=False)
class WhatIfs:
    """A proved matching of invented people, and pairs to ask about."""

    matched: Matched
    rows: np.ndarray
    columns: np.ndarray


def made(of_fellows: int, of_mentors: int) -> WhatIfs:
    she = invented_fellows(of_fellows, seed=1)
    he = invented_mentors(of_mentors, seed=2)
    of = proposals.problem(she, he, rubric=a_pair_rubric()).matching
    points = of.scores.block(slice(None))
    found = matching.solve(replace(of, scores=HeldScores(points)))
    rng = np.random.default_rng(3)
    rows = np.flatnonzero((found.columns != NOBODY) & ((points != BLOCKED).sum(axis=1) > 1))
    rows = rng.choice(rows, TRIED, replace=False)
    others = [np.flatnonzero(points[row] != BLOCKED) for row in rows]
    columns = np.array([rng.choice(each) for each in others])
    return WhatIfs(found, rows, columns)


def floors(of: WhatIfs) -> Measured:
    """The floors of all pairs; quality is the share of what they tell of the exact cost."""
    line = measure("whatif-500", lambda: what_ifs.floors(of.matched))
    found = what_ifs.floors(of.matched).weights
    exact = [_weight(of, row, column) for row, column in _pairs(of)]
    told = [int(found[row, column]) for row, column in _pairs(of)]
    assert all(floor <= cost for floor, cost in zip(told, exact, strict=True))
    share = sum(told) / max(sum(exact), 1)
    return replace(line, quality=round(share, 3), proved=of.matched.is_proved)


def lock(of: WhatIfs) -> Measured:
    """One pair locked, the steps beside the matching looked at anew; 1 where solving agrees."""
    row, column = _pairs(of)[0]
    line = measure(
        "whatif-500-lock", lambda: _afresh(lambda: what_ifs.with_pair(of.matched, row, column))
    )
    equal = [
        _lost(of, _solved(of, row, held=column)) == what_ifs.with_pair(of.matched, row, column).cost
        for row, column in _pairs(of)
    ]
    return replace(line, quality=sum(equal) / len(equal))


def unlock(of: WhatIfs) -> Measured:
    """One pair let go, the steps beside the matching looked at anew; 1 where solving agrees."""
    row = int(of.rows[0])
    own = int(of.matched.columns[row])
    line = measure(
        "whatif-500-unlock", lambda: _afresh(lambda: what_ifs.without_pair(of.matched, row, own))
    )
    equal = [
        _lost(of, _without(of, row))
        == what_ifs.without_pair(of.matched, row, int(of.matched.columns[row])).cost
        for row in of.rows.tolist()
    ]
    return replace(line, quality=sum(equal) / len(equal))


def _afresh(what: Callable[[], what_ifs.Change]) -> what_ifs.Change:
    """A question when nothing of the matching is kept in memory yet."""
    exchanges.cache_clear()
    return what()


def _pairs(of: WhatIfs) -> list[tuple[int, int]]:
    return list(zip(of.rows.tolist(), of.columns.tolist(), strict=True))


def _weight(of: WhatIfs, row: int, column: int) -> int:
    change = what_ifs.with_pair(of.matched, row, column)
    return change.rows * of.matched.of.head + change.points


def _solved(of: WhatIfs, row: int, *, held: int) -> Matched:
    holds = np.full(len(of.matched.columns), NOBODY)
    holds[row] = held
    return matching.solve(replace(of.matched.of, held=holds))


def _without(of: WhatIfs, row: int) -> Matched:
    points = of.matched.of.scores.block(slice(None)).copy()
    points[row, of.matched.columns[row]] = BLOCKED
    return matching.solve(replace(of.matched.of, scores=HeldScores(points)))


def _lost(of: WhatIfs, now: Matched) -> tuple[int, int, int]:
    rows = int((of.matched.columns != NOBODY).sum() - (now.columns != NOBODY).sum())
    return rows, 0, of.matched.objective - now.objective


def all_lines() -> list[Measured]:
    of = made(500, 227)
    return [floors(of), lock(of), unlock(of)]

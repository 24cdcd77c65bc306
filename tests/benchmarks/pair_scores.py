"""How long the points of every pair take, a block of fellows at a time."""

from __future__ import annotations

from tests.benchmarks.measure import Measured, measure
from tests.benchmarks.proposals import invented_fellows, invented_mentors
from workbench.engines.pairs.scores import blocks
from workbench.rules.mentoring import scoring
from workbench.store import pair_rubrics


def every_pair(of_fellows: int, *, of_mentors: int) -> Measured:
    """Each pair's points once, from the frames on; no block is kept."""
    she, he = invented_fellows(of_fellows, seed=1), invented_mentors(of_mentors, seed=2)
    rubric = pair_rubrics.load()

    def score() -> int:
        of = scoring.table(she, he, rubric=rubric)
        return sum(int(of.block(rows).max()) for rows in blocks(of))

    return measure(f"pairs-scored-{of_fellows}", score)


def all_lines() -> list[Measured]:
    return [every_pair(5_000, of_mentors=2_294), every_pair(20_000, of_mentors=9_123)]

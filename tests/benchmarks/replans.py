"""How long it takes to plan mentors again, and to find the mentors who are missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.benchmarks.measure import Measured, measure
from tests.benchmarks.proposals import invented_fellows, invented_mentors
from tests.builders import a_pair_rubric
from workbench.rules import mentoring
from workbench.rules.mentoring import (
    missing,
    more_of_mentors,
    proposals,
    replanning,
    situations,
    trade_offs,
)
from workbench.rules.mentoring.situations import Situation

FELLOWS, MENTORS = 500, 227
GONE, LEFT = (3, 60, 101, 150, 222), (10, 200, 400)


def yesterday() -> Situation:
    """Five hundred fellows, and mentors with two places each: some wait."""
    she, he = invented_fellows(FELLOWS, seed=1), invented_mentors(MENTORS, seed=2)
    he = he.assign(capacity=2)
    found = mentoring.propose(she, he, rubric=a_pair_rubric())
    return Situation(she, he, a_pair_rubric(), found.mentors)


def today(before: Situation) -> Situation:
    """Five mentors leave and three fellows withdraw."""
    for mentor in GONE:
        before = situations.without_mentor(before, mentor)
    for fellow in LEFT:
        before = situations.without_fellow(before, fellow, on=date(2026, 11, 2))
    return before


def planned_again() -> list[Measured]:
    """A re-plan, its `quality` the pairs that move for others; then every way to plan."""
    before = yesterday()
    after = today(before)
    found = replanning.replan(before, after)
    line = measure("replan-500", lambda: replanning.replan(before, after).pairing)
    ways = trade_offs.trade_offs(found)
    weighed = measure("replan-500-ways", lambda: trade_offs.trade_offs(found))
    return [
        replace(line, quality=found.sides.for_others),
        replace(weighed, objective=ways[-1].fit, proved=ways[-1].is_proved, quality=len(ways)),
    ]


def looked_for() -> list[Measured]:
    """The mentors to look for, and one place or slot more; `objective` is who gets a mentor."""
    before = yesterday()
    of = proposals.problem(before.fellows, before.mentors, rubric=before.rubric)

    def work() -> list[missing.Found]:
        now = missing.solved(of)
        more_of_mentors.places(of, now)
        more_of_mentors.slots(of, now)
        return list(missing.find(of))

    found = work()
    line = measure("missing-500", work)
    return [replace(line, objective=sum(each.missing.seats for each in found), proved=True)]


def all_lines() -> list[Measured]:
    """Every line of this file."""
    return [*planned_again(), *looked_for()]

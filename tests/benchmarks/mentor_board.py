"""A weight of the mentoring rubric changed: proposed anew, and the board drawn again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from tests.benchmarks.measure import Measured, measure
from tests.benchmarks.proposals import invented_fellows, invented_mentors
from workbench.apps.mentoring.board import BoardDesk
from workbench.apps.mentoring.board_view import BoardScreen
from workbench.apps.mentoring.sides import Sides
from workbench.apps.mentoring.table import MentoringTable
from workbench.rules.mentoring.rubric import PairRubric
from workbench.store import pair_rubrics

COHORTS = pd.DataFrame({"name": ["Paris"]}, index=pd.Index([1], name="cohort"))


@dataclass(frozen=True)
class Drawn:
    """The proposal on the board, once it is drawn."""

    objective: int
    bound: int
    is_proved: bool


def all_lines() -> list[Measured]:
    return [board(40, of_mentors=17)]


def board(of_fellows: int, *, of_mentors: int) -> Measured:
    """From a weight changed to the new board on the screen, the widgets' own work included."""
    screen = BoardScreen(a_desk(of_fellows, of_mentors))
    screen.desk.propose()
    rubrics = [screen.desk.table.draft.rubric, otherwise(screen.desk.table.draft.rubric)]

    def change() -> Drawn:
        rubrics.reverse()
        screen.desk.table.weigh(rubrics[0])
        found = screen.desk.table.draft.pairing
        assert screen.desk.error is None
        assert found.of.table.rubric is rubrics[0]
        assert len(screen.grid.page_rows) == min(of_fellows, 200)
        return Drawn(found.objective, found.bound, found.is_proved)

    return measure(f"mentors-{of_fellows}", change)


def a_desk(of_fellows: int, of_mentors: int) -> BoardDesk:
    """The board of an invented cohort, recording nothing."""
    sides = Sides(
        fellows=invented_fellows(of_fellows, seed=1),
        mentors=invented_mentors(of_mentors, seed=2),
        confirmed={},
        loads={},
        starts_on=date(2027, 2, 1),
        rubric=pair_rubrics.load(),
    )
    return BoardDesk(
        table=MentoringTable(cohorts=COHORTS, load=lambda _: sides),
        record=lambda _: None,
        keep=lambda *_: None,
        today=lambda: date(2026, 11, 23),
    )


def otherwise(rubric: PairRubric) -> PairRubric:
    """The rubric with ten points moved from its weightiest part to its lightest."""
    by_points = sorted(rubric.parts, key=lambda part: part.points)
    light, heavy = by_points[0], by_points[-1]
    moved = {
        light.part.name: light.points + 10,
        heavy.part.name: heavy.points - 10,
    }
    parts = (replace(each, points=moved.get(each.part.name, each.points)) for each in rubric.parts)
    return replace(rubric, parts=tuple(parts))


if __name__ == "__main__":
    for line in all_lines():
        print(line)

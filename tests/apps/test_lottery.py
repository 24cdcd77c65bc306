"""The lottery desk without a screen: chances, a seed, the draw on the table."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from tests.apps.test_cohort import COHORTS, Seats, said
from tests.builders import an_application
from workbench.apps.cohort import CohortDesk
from workbench.apps.lottery import LotteryDesk
from workbench.apps.lottery_view import LotteryScreen
from workbench.apps.planning import PlanningTable
from workbench.vocabulary import Choosing, Track


def three_for_one(*, data: int = 1) -> Seats:
    return Seats(
        an_application(stage="shortlisted", given_name="Rahel", digital_skills=5.0),
        an_application(stage="shortlisted", given_name="Nour", digital_skills=1.0),
        an_application(stage="shortlisted", given_name="Hodan", digital_skills=1.0),
        web=0,
        data=data,
    )


def a_desk(seats: Seats) -> LotteryDesk:
    return LotteryDesk(table=PlanningTable(cohorts=COHORTS, load=seats.load), by="Alexis")


def test_chances_are_even_whoever_scores_what_and_nothing_is_drawn_by_looking():
    desk = a_desk(three_for_one())
    desk.look()
    assert desk.lottery.chances.round(3).tolist() == [0.333, 0.333, 0.333]
    assert desk.lottery.is_proved
    assert desk.table.draft.seats == {}


def test_a_draw_needs_the_chances_seen_and_a_seed_published():
    desk = a_desk(three_for_one())
    assert said(desk.blockers) == ["Look at the chances before you draw."]
    desk.look()
    assert said(desk.blockers) == ["Write the seed that was published before the draw."]
    desk.publish_seed(2027)
    assert desk.blockers == ()


def test_what_is_drawn_lies_on_the_table_and_the_same_seed_draws_the_same():
    drawn = []
    for _ in range(2):
        desk = a_desk(three_for_one())
        desk.look()
        desk.publish_seed(2027)
        desk.draw()
        assert len(desk.table.draft.seats) == 1
        drawn.append(dict(desk.table.draft.seats))
        assert desk.table.draft.mode is Choosing.LOTTERY
        assert desk.table.receipt().mode is Choosing.LOTTERY
    assert drawn[0] == drawn[1]


def test_a_lottery_stays_a_lottery_when_a_demand_changes_until_a_best_plan_is_proposed():
    desk = a_desk(three_for_one())
    desk.look()
    desk.publish_seed(7)
    desk.draw()
    desk.table.demand(replace(desk.table.draft.demands, seats={Track.DATA: 2}))
    assert desk.is_drawn
    assert len(desk.table.draft.seats) == 2
    desk.table.propose()
    assert not desk.is_drawn
    assert desk.table.draft.mode is Choosing.BEST


def test_the_plan_says_of_each_what_the_lot_had_to_do_with_her():
    desk = a_desk(three_for_one())
    plan = CohortDesk(table=desk.table, record=print)
    desk.look()
    desk.publish_seed(7)
    desk.draw()
    plan.select(1)
    assert "33" in str(plan.why())
    assert plan.card() is None


def test_chances_seen_for_other_demands_are_put_away():
    desk = a_desk(three_for_one())
    desk.look()
    desk.table.demand(replace(desk.table.draft.demands, seats={Track.DATA: 2}))
    assert desk.lottery is None


def test_the_screen_shows_every_chance_and_its_bound():
    screen = LotteryScreen(a_desk(three_for_one()))
    screen.desk.look()
    assert [row[2] for row in screen.grid.page_rows] == ["33.3", "33.3", "33.3"]
    assert "3 women" in screen.fairness.value
    screen.desk.speak("fr")
    assert screen.desk.error is None


def test_another_cohort_begins_without_the_chances_or_the_seed_of_the_first():
    seats = three_for_one()
    table = PlanningTable(cohorts=pd.concat([COHORTS, COHORTS.set_axis([2])]), load=seats.load)
    desk = LotteryDesk(table=table)
    desk.look()
    desk.publish_seed(7)
    desk.open(2)
    assert (desk.lottery, desk.seed) == (None, None)

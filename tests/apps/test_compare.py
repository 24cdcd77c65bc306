"""The comparison desk without a screen: keep a plan, set one beside another, take it back."""

from __future__ import annotations

from tests.apps.test_cohort import COHORTS, said, three
from workbench.apps.compare import CompareDesk, Scenario, ScenarioVerbs
from workbench.apps.compare_view import CompareScreen
from workbench.apps.planning import PlanningTable
from workbench.vocabulary import Track


class Shelf:
    """Scenarios in memory."""

    def __init__(self) -> None:
        self.kept: dict[int, Scenario] = {}

    def keep(self, _cohort, name, side) -> None:
        number = len(self.kept) + 1
        self.kept[number] = Scenario(number, name, side, "Alexis")

    def load(self, _cohort) -> tuple[Scenario, ...]:
        return tuple(self.kept.values())

    def drop(self, scenario) -> None:
        del self.kept[scenario.number]


def a_desk(seats=None) -> CompareDesk:
    table = PlanningTable(cohorts=COHORTS, load=(seats or three()).load)
    shelf = Shelf()
    verbs = ScenarioVerbs(shelf.load, shelf.keep, shelf.drop)
    return CompareDesk(table=table, verbs=verbs, by="Alexis")


def kept(desk: CompareDesk, name: str) -> None:
    desk.write(name)
    desk.keep()


def test_the_plan_on_the_table_stands_beside_the_seats_held_at_first():
    desk = a_desk()
    desk.table.propose()
    found = desk.comparison()
    assert [each.application for each in found.moved] == [1, 2]
    assert str(found.said).startswith("2 women move: Seats given +2")


def test_a_plan_is_kept_under_a_name_that_is_not_taken_twice():
    desk = a_desk()
    assert said(desk.blockers) == ["Write a name to keep this plan under."]
    kept(desk, "Tuesday")
    assert [each.name for each in desk.scenarios] == ["Tuesday"]
    desk.write("Tuesday ")
    assert said(desk.blockers) == ["“Tuesday” is taken: choose another name, or put it away."]


def test_a_kept_plan_comes_back_to_the_table_with_its_demands_and_undo_takes_it_off():
    desk = a_desk()
    desk.table.propose()
    kept(desk, "Two seats")
    desk.look_at(1)
    assert desk.comparison().moved == ()
    desk.table.demand(type(desk.table.draft.demands)({Track.WEB: 1}))
    assert [each.application for each in desk.comparison().moved] == [1, 2]
    desk.take()
    assert desk.table.draft.seats == {1: Track.DATA, 2: Track.WEB}
    assert desk.table.draft.demands.seats[Track.DATA] == 1
    desk.undo()
    assert desk.table.draft.demands.seats == {Track.WEB: 1}


def test_a_plan_put_away_is_gone_and_nothing_beside_cannot_be_taken():
    desk = a_desk()
    kept(desk, "Tuesday")
    desk.look_at(1)
    desk.drop()
    assert desk.scenarios == ()
    desk.take()
    assert str(desk.error) == "Choose a scenario kept under a name."


def test_the_screen_lists_who_moves_by_name():
    desk = a_desk()
    desk.table.propose()
    screen = CompareScreen(desk)
    assert [row[1] for row in screen.grid.page_rows] == ["Rahel Tesfaye", "Nour Tesfaye"]
    assert "Total of the scores" in screen.measures.value
    desk.speak("fr")
    assert desk.error is None

"""The prices desk without a screen: what one more would change, and a request to copy."""

from __future__ import annotations

from tests.apps.test_cohort import COHORTS, Seats, said
from tests.builders import an_application
from workbench.apps.planning import PlanningTable
from workbench.apps.prices import PricesDesk
from workbench.apps.prices_view import PricesScreen
from workbench.vocabulary import Track


def two_for_one() -> Seats:
    """One seat in data; Samar waits for a laptop that is not there."""
    return Seats(
        an_application(stage="shortlisted", given_name="Rahel", digital_skills=4.0),
        an_application(
            stage="shortlisted", given_name="Samar", digital_skills=5.0, has_laptop="no"
        ),
        web=0,
    )


def a_desk(seats: Seats) -> PricesDesk:
    seats.demands = type(seats.demands)(seats.demands.seats, {"laptop": 0})
    return PricesDesk(table=PlanningTable(cohorts=COHORTS, load=seats.load), by="Alexis")


def test_prices_are_counted_from_a_best_plan():
    desk = a_desk(two_for_one())
    assert said(desk.blockers) == ["Propose a best plan first: prices are counted from it."]
    desk.table.propose()
    assert desk.blockers == ()


def test_one_laptop_more_is_priced_by_name_and_taken():
    desk = a_desk(two_for_one())
    desk.table.propose()
    desk.find_prices()
    assert [(each.key.name, each.gain_points, each.comes_in) for each in desk.prices] == [
        ("laptop", 20, (2,))
    ]
    desk.select(None)
    desk.take()
    assert str(desk.error) == "Choose a line of the list."
    desk.select(0)
    desk.take()
    assert desk.table.draft.seats == {2: Track.DATA}
    assert desk.prices is None
    desk.undo()
    assert desk.table.draft.seats == {1: Track.DATA}


def test_the_request_names_nobody_and_is_there_in_both_languages():
    seats = two_for_one()
    desk = a_desk(seats)
    seats.demands = type(seats.demands)({Track.DATA: 2}, {"laptop": 0})
    desk.open(1)
    desk.table.propose()
    desk.find_prices()
    assert len(desk.requests) == 1
    letters = {language: desk.letter(language) for language in ("fr", "en")}
    assert all(letters.values())
    assert letters["fr"] != letters["en"]
    assert not any(name in text for text in letters.values() for name in ("Samar", "Rahel"))


def test_the_screen_lists_prices_and_writes_the_request():
    screen = PricesScreen(a_desk(two_for_one()))
    screen.desk.table.propose()
    screen.desk.find_prices()
    assert [row[2] for row in screen.grid.page_rows] == ["+20"]
    screen.desk.select(0)
    assert "Samar" in screen.chosen.value
    screen.desk.speak("fr")
    assert screen.desk.error is None


def test_a_desk_without_a_cohort_says_what_to_do():
    table = PlanningTable(cohorts=COHORTS.iloc[:0], load=two_for_one().load)
    screen = PricesScreen(PricesDesk(table=table))
    assert "No cohort yet" in screen.day.value


def test_prices_stay_while_the_plan_stays_and_go_with_it():
    desk = a_desk(two_for_one())
    desk.table.propose()
    desk.find_prices()
    desk.refresh()
    assert desk.prices
    desk.table.propose()
    assert desk.prices is None

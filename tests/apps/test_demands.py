"""The demands desk without a screen: ask, be judged, see what clashes, save with a reason."""

from __future__ import annotations

import pytest

from tests.apps.test_cohort import COHORTS, said, three
from workbench.apps.demands import DemandsDesk, fares_of, fares_text
from workbench.apps.demands_view import DemandsScreen
from workbench.apps.planning import PlanningTable
from workbench.errors import WorkbenchError
from workbench.rules.demands import Demands
from workbench.vocabulary import Slot, Track


def a_desk(seats) -> DemandsDesk:
    table = PlanningTable(cohorts=COHORTS, load=seats.load)
    return DemandsDesk(table=table, save=seats.kept.append, by="Alexis")


def test_demands_as_stored_are_not_saved_again_and_changes_need_a_reason():
    desk = a_desk(three())
    assert said(desk.blockers) == ["These demands are already kept with the cohort."]
    desk.ask_household(1)
    assert said(desk.blockers) == ["Write a reason: it is kept with the demands."]
    desk.write("Two sisters applied")
    assert desk.blockers == ()


def test_what_is_saved_is_what_is_on_the_table_with_the_version_that_was_seen():
    seats = three()
    desk = a_desk(seats)
    desk.ask_total(1)
    desk.write("One mentor left")
    desk.save()
    assert [each.demands.total for each in seats.kept] == [1]
    assert seats.kept[0].reason == "One mentor left"
    assert seats.kept[0].seen_version == desk.table.choice.version


def test_a_demand_changed_here_is_planned_at_once_after_a_proposal():
    desk = a_desk(three())
    desk.propose()
    assert len(desk.table.draft.seats) == 2
    desk.ask_total(1)
    assert desk.table.draft.seats == {1: Track.DATA}
    desk.undo()
    assert len(desk.table.draft.seats) == 2


def test_a_quota_is_added_changed_and_left_out():
    desk = a_desk(three())
    desk.count("french_level")
    desk.add_quota(("A1", "A2"), None)
    (quota,) = desk.demands.quotas
    assert (quota.least, quota.most) == (1, None)
    desk.ask_quota(quota, "most", 2)
    desk.ask_quota(desk.demands.quotas[0], "least", None)
    (quota,) = desk.demands.quotas
    assert (quota.least, quota.most) == (None, 2)
    desk.drop_quota(quota.name)
    assert desk.demands.quotas == ()


def test_a_quota_of_nothing_is_refused_in_words():
    desk = a_desk(three())
    desk.add_quota((), None)
    assert str(desk.error) == "Choose at least one group to count."


def test_a_quota_that_cannot_be_is_explained_on_the_table():
    desk = a_desk(three())
    desk.propose()
    desk.count("french_level")
    desk.add_quota(("C2",), None)
    assert desk.table.draft.clash is not None
    assert len(desk.table.draft.seats) == 2  # what was proposed before still lies there
    desk.drop_quota(desk.demands.quotas[0].name)
    assert desk.table.draft.clash is None


def test_sessions_supports_and_fares_are_asked_for():
    desk = a_desk(three())
    desk.add_session(Slot.TUE_EVE)
    desk.ask_support("travel", 100)
    desk.ask_support("laptop", None)
    desk.ask_fares("Montreuil 20\n* 60")
    assert desk.demands.sessions == (Slot.TUE_EVE,)
    assert desk.demands.supports == {"travel": 100}
    assert desk.demands.fares == {"Montreuil": 20, "": 60}
    desk.drop_session(Slot.TUE_EVE)
    assert desk.demands.sessions == ()


def test_fares_come_back_as_they_were_written():
    text = "Montreuil 20\nSaint-Denis sur Loire 35\n* 60"
    assert fares_text(Demands({}, fares=fares_of(text))) == text
    with pytest.raises(WorkbenchError, match="Lyon"):
        fares_of("Lyon")


def test_the_screen_takes_numbers_and_says_what_is_none():
    screen = DemandsScreen(a_desk(three()))
    screen.seats[Track.DATA, "most"].box.value = "2"
    assert screen.desk.demands.seats[Track.DATA] == 2
    screen.seats[Track.DATA, "least"].box.value = "1"
    assert screen.desk.demands.least[Track.DATA] == 1
    screen.household.box.value = "one"
    assert "“one” is not a whole number" in screen.status.error
    assert screen.desk.demands.household is None
    screen.supports["laptop"].box.value = ""
    assert "laptop" not in screen.desk.demands.supports


def test_the_screen_shows_how_the_seats_stand():
    screen = DemandsScreen(a_desk(three()))
    screen.desk.propose()
    assert "1 of 1 · ● tight" in screen.standing.value
    screen.desk.speak("fr")
    assert screen.desk.error is None


def test_a_desk_without_a_cohort_says_what_to_do():
    table = PlanningTable(cohorts=COHORTS.iloc[:0], load=three().load)
    screen = DemandsScreen(DemandsDesk(table=table, save=lambda _: None))
    assert "No cohort yet" in screen.day.value
    screen.desk.ask_total(3)
    assert "No cohort yet" in str(screen.desk.error)

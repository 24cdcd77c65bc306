"""The desks around one planning table, on a real store: what one asks for the others show."""

from __future__ import annotations

import pytest

from tests.apps.test_desks_on_a_store import store, whole
from workbench.apps.cohort_desks import DESKS, cohort_desks
from workbench.store import reads
from workbench.store.plan_replaying import replayed_plan
from workbench.vocabulary import Track

__all__ = ["store"]


@pytest.fixture
def tabs(store):
    return cohort_desks(store, language="en")


def place_of(title: str) -> int:
    return [str(each) for each, _ in DESKS].index(title)


def test_a_demand_asked_for_at_one_desk_is_in_the_plan_of_the_other(tabs):
    plan = tabs.screen.desk
    plan.propose()
    before = len(plan.table.draft.seats)
    tabs.show(place_of("Demands"))
    tabs.screen.desk.ask_seats(Track.WEB, "most", 0)
    tabs.show(place_of("Plan"))
    assert plan.error is None
    assert Track.WEB not in plan.table.draft.seats.values()
    assert len(plan.table.draft.seats) <= before
    assert "0 of 0" not in tabs.screen.plan.value


def test_another_cohort_is_laid_out_once_and_its_draft_goes_from_desk_to_desk(tabs):
    other = int(tabs.screen.desk.cohorts.index[1])
    tabs.screen.desk.open(other)
    tabs.screen.desk.propose()
    draft = tabs.screen.desk.table.draft
    for place in range(len(DESKS)):
        tabs.show(place)
        assert tabs.screen.desk.cohort == other
        assert tabs.screen.desk.error is None
    tabs.show(0)
    assert tabs.screen.desk.table.draft.seats == draft.seats


def test_demands_and_plans_are_kept_in_the_store_and_come_back(store, tabs):
    tabs.show(place_of("Demands"))
    desk = tabs.screen.desk
    desk.ask_household(2)
    desk.write("Two sisters applied")
    desk.save()
    assert desk.error is None
    tabs.show(place_of("Compare plans"))
    tabs.screen.desk.write("Sisters apart")
    tabs.screen.desk.keep()
    assert tabs.screen.desk.error is None
    again = cohort_desks(store, language="fr")
    assert again.screen.desk.table.draft.demands.household == 2
    again.show(place_of("Compare plans"))
    assert [each.name for each in again.screen.desk.scenarios] == ["Sisters apart"]


def test_every_desk_of_every_cohort_speaks_both_languages(tabs):
    for place in range(len(DESKS)):
        tabs.show(place)
        for cohort in tabs.screen.desk.cohorts.index:
            tabs.screen.desk.open(int(cohort))
            for language in ("fr", "en"):
                tabs.screen.desk.speak(language)
                assert tabs.screen.desk.error is None


def test_seats_enrolled_from_a_plan_are_reached_again_from_its_receipt(store, tabs):
    desk = tabs.screen.desk
    desk.propose()
    desk.write("The plan of the day")
    desk.enrol()
    assert desk.error is None
    last = reads.decisions(store, desk.cohort).index[-1]
    found = replayed_plan(store, int(last))
    assert found is not None
    assert found.agrees
    assert whole(store)


def test_who_leaves_is_replaced_in_the_store_and_comes_back_when_taken_back(store, tabs):
    plan = tabs.screen.desk
    plan.propose()
    plan.write("The plan of the day")
    plan.enrol()
    tabs.show(place_of("Reserve"))
    desk = tabs.screen.desk
    before = dict(desk.table.choice.enrolled)
    desk.select(next(one for one in desk.shown() if desk.list.replacement(one)))
    leaving, coming = desk.selected, desk.replacement().application
    desk.write("She found a job")
    desk.replace_her()
    assert desk.error is None
    after = desk.table.choice.enrolled
    assert set(after) == (set(before) - {leaving}) | {coming}
    assert {one: track for one, track in after.items() if one != coming}.items() <= before.items()
    assert leaving not in desk.table.choice.applications.index
    desk.undo()
    assert desk.error is None
    assert dict(desk.table.choice.enrolled) == before
    assert whole(store)

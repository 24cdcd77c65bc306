"""Laws of prices: each is the difference of two plans, none is forgotten, none is negative."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hypothesis import given, settings

from tests.builders import applications
from tests.rules.test_cohorts import scored
from tests.rules.test_ways_out import cases
from workbench.errors import Impossible
from workbench.rules import cohorts, demand_changes, seat_prices
from workbench.rules.cohorts import Circumstances, Demands
from workbench.rules.demands import Key
from workbench.rules.seat_prices import Price


def planned(records: list, demands: Demands, around: Circumstances) -> cohorts.Plan:
    frame = applications(*records)
    return cohorts.propose(frame, scored(frame), demands, seed=1, circumstances=around)


def possible(case: tuple) -> tuple[list, Demands, Circumstances]:
    """The case, with the cheapest way out taken where its demands do not go together."""
    records, demands, around = case
    try:
        planned(records, demands, around)
    except Impossible as clash:
        if clash.ways:
            return records, clash.ways[0].demands, around
        return [], Demands({}), around
    return case


def priced(records: list, demands: Demands, around: Circumstances) -> Mapping[Key, Price]:
    plan, frame = planned(records, demands, around), applications(*records)
    of = cohorts.problem(frame, scored(frame), demands, seed=1, circumstances=around)
    return {price.key: price for price in seat_prices.prices(of, plan)}


@settings(max_examples=100, deadline=None)
@given(cases().map(possible))
def test_a_price_is_the_difference_of_two_plans_and_names_who_comes_and_goes(case):
    records, demands, around = case
    plan = planned(records, demands, around)
    for price in priced(records, demands, around).values():
        settled = replace(around, before=plan.tracks)
        other = planned(records, price.demands, settled)
        assert other.objective - plan.objective == price.gain_points > 0
        assert len(other.seats) - len(plan.seats) == price.seats_gained
        assert set(other.tracks) - set(plan.tracks) == set(price.comes_in)
        assert set(plan.tracks) - set(other.tracks) == set(price.goes_out)
        stays = set(plan.tracks) & set(other.tracks)
        moved = {one for one in stays if plan.tracks[one] != other.tracks[one]}
        assert len(moved) == len(price.moves)


@settings(max_examples=100, deadline=None)
@given(cases().map(possible))
def test_a_demand_without_a_price_brings_no_point(case):
    records, demands, around = case
    plan = planned(records, demands, around)
    found = priced(records, demands, around)
    frame = applications(*records)
    of = cohorts.problem(frame, scored(frame), demands, seed=1, circumstances=around)
    for step in seat_prices.steps(of, of.seating):
        if step.change.key not in found:
            looser = demand_changes.applied(demands, (step.change,))
            assert planned(records, looser, around).objective == plan.objective


@settings(max_examples=40, deadline=None)
@given(cases().map(possible))
def test_what_brings_most_comes_first(case):
    ranked = seat_prices.ranked(priced(*case).values())
    gains = [price.gain_points for price in ranked]
    assert gains == sorted(gains, reverse=True)

"""Laws of the pipeline: nothing running lowers a rate, order is nothing, more seats never fewer."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import a_cohort, a_path, cohorts, paths
from workbench.engines import thinning
from workbench.engines.thinning import Chance
from workbench.rules.conversions import conversions
from workbench.rules.pathways import NOWHERE, pathways
from workbench.rules.pipeline import expected, outcome, prospect, reserved
from workbench.rules.springboard_sizes import Room, growth

TODAY = date(2026, 11, 23)
PAST, RUNNING, OVER, NEXT = 1, 2, 3, 4
SEATS = 40
CALENDAR = cohorts(
    a_cohort(),
    a_cohort(starts_on=date(2026, 10, 1), ends_on=date(2026, 12, 31)),
    a_cohort(
        programme="fellowship",
        opens_on=date(2025, 7, 1),
        closes_on=date(2025, 9, 1),
        starts_on=date(2025, 11, 1),
        ends_on=date(2026, 5, 1),
    ),
    a_cohort(
        programme="fellowship",
        opens_on=date(2026, 11, 1),
        closes_on=date(2027, 1, 15),
        starts_on=date(2027, 2, 1),
        ends_on=date(2027, 8, 1),
    ),
)
CHANCES = st.builds(Chance, st.floats(0.5, 30), st.floats(0.5, 30))
STAGES = st.sampled_from([None, "received", "asked", "waitlisted", "declined", "shortlisted"])


def a_fellow_of(springboard: int, stage: str | None, *, has_left: bool) -> dict[str, object]:
    first, last, opens = {
        PAST: (date(2025, 3, 1), OVER, datetime(2025, 7, 1, tzinfo=UTC)),
        RUNNING: (date(2026, 10, 1), NEXT, datetime(2026, 11, 2, tzinfo=UTC)),
    }[springboard]
    return a_path(
        springboard=springboard,
        left_on=first + timedelta(days=30) if has_left else None,
        stage="enrolled" if stage == "shortlisted" and springboard == PAST else stage,
        seat=stage == "shortlisted" and springboard == PAST,
        fellowship=NOWHERE if stage is None else last,
        submitted_at=None if stage is None else opens + timedelta(days=10),
    )


def fellows_of(springboard: int) -> st.SearchStrategy[list[dict[str, object]]]:
    one = st.builds(
        lambda stage, has_left: a_fellow_of(springboard, stage, has_left=has_left),
        STAGES,
        st.booleans(),
    )
    return st.lists(one, max_size=14)


@given(past=fellows_of(PAST), running=fellows_of(RUNNING))
@settings(max_examples=50, deadline=None)
def test_a_running_cohort_changes_no_rate(past, running):
    alone = conversions(pathways(paths(*past), CALENDAR, on=TODAY), 1)
    beside = conversions(pathways(paths(*past, *running), CALENDAR, on=TODAY), 1)
    assert [(one.count, one.of, one.chance) for one in alone] == [
        (one.count, one.of, one.chance) for one in beside
    ]


@given(past=fellows_of(PAST), running=fellows_of(RUNNING), data=st.data())
@settings(max_examples=50, deadline=None)
def test_the_order_of_the_rows_is_nothing(past, running, data):
    found = paths(*past, *running)
    order = data.draw(st.permutations(range(len(found))))
    plain = prospect(pathways(found, CALENDAR, on=TODAY), NEXT, seats=SEATS)
    turned = prospect(pathways(found.iloc[order], CALENDAR, on=TODAY), NEXT, seats=SEATS)
    assert plain.steps == turned.steps
    pd.testing.assert_frame_equal(plain.pool, turned.pool)
    for name in ("applying", "shortlisted", "seated"):
        one, other = getattr(plain.outcome, name), getattr(turned.outcome, name)
        assert one.tolist() == pytest.approx(other.tolist())


@given(past=fellows_of(PAST), running=fellows_of(RUNNING))
@settings(max_examples=50, deadline=None)
def test_a_class_is_a_distribution_and_each_step_loses_somebody_or_nobody(past, running):
    found = prospect(pathways(paths(*past, *running), CALENDAR, on=TODAY), NEXT, seats=SEATS)
    three = [found.outcome.applying, found.outcome.shortlisted, found.outcome.seated]
    means = [float(thinning.expected(each)) for each in three]
    assert [each.sum() for each in three] == pytest.approx([1, 1, 1])
    assert means[0] >= means[1] - 1e-9 >= means[2] - 2e-9
    assert len(found.outcome.applying) - 1 <= len(running)
    few = prospect(pathways(paths(*past, *running), CALENDAR, on=TODAY), NEXT, seats=3)
    assert len(few.outcome.seated) <= 4
    assert reserved(few).surely_filled <= reserved(few).turns_nobody_away <= 3
    keep = reserved(found)
    assert 0 <= keep.surely_filled <= keep.turns_nobody_away <= SEATS


@given(running=st.integers(0, 25), done=st.floats(0, 1))
@settings(max_examples=30, deadline=None)
def test_the_class_expected_of_a_springboard_is_its_number_times_the_four_chances(running, done):
    past = [a_fellow_of(PAST, "shortlisted", has_left=False)] * 9
    past += [a_fellow_of(PAST, None, has_left=False)] * 3
    now = [a_fellow_of(RUNNING, None, has_left=False)] * running
    found = prospect(pathways(paths(*past, *now), CALENDAR, on=TODAY), NEXT, seats=SEATS)
    chances = found.chances
    at = float(found.pool["done"].iloc[0]) if running else done
    product = (
        chances.finish(at).mean * chances.apply.mean * chances.shortlist.mean * chances.enrol.mean
    )
    assert expected(found.outcome.seated).mean == pytest.approx(running * product)


@given(
    steps=st.lists(
        st.builds(Chance, st.floats(0.5, 30), st.floats(0.5, 30)), min_size=4, max_size=4
    ),
    most=st.integers(1, 30),
    seats=st.integers(1, 40),
)
@settings(max_examples=40, deadline=None)
def test_one_springboard_seat_more_never_brings_fewer_fellows_nor_more_than_one(steps, most, seats):
    found = growth(steps, Room(most, "seats"), most=seats)
    more = [found.more(size) for size in range(seats)]
    assert min(more) >= -1e-9
    assert max(more) <= found.per_seat + 1e-9 <= 1 + 1e-9
    assert (found.high <= most).all()
    assert (found.low <= found.half_low).all()
    assert (found.half_high <= found.high).all()


def test_seats_still_to_be_filled_in_a_springboard_count_as_women_who_may_come():
    past = paths(*[a_fellow_of(PAST, "shortlisted", has_left=False)] * 12)
    found = prospect(pathways(past, CALENDAR, on=date(2026, 9, 1)), NEXT, seats=SEATS)
    whole = outcome(found.pool, found.chances, planned=20)
    assert found.planned == 20
    assert len(found.pool) == 0
    assert whole.seated.tolist() == found.outcome.seated.tolist()
    assert 10 < expected(found.outcome.seated).mean < 20

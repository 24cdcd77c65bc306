"""A forecast: groups add up to the class, a support may be full first, words say what is known."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.builders import a_cohort, a_path, cohorts, paths
from workbench.rules import pipeline_words as words
from workbench.rules.class_groups import FEWEST
from workbench.rules.demands import Demands
from workbench.rules.forecasts import Forecast, forecast
from workbench.rules.imagined import IMAGINED, aim_of
from workbench.rules.pathways import pathways
from workbench.sentences import say
from workbench.vocabulary import Track

PAST, OVER, NOW, NEXT = 1, 2, 3, 4
CALENDAR = cohorts(
    a_cohort(),
    a_cohort(
        programme="fellowship",
        opens_on=date(2025, 7, 1),
        closes_on=date(2025, 9, 1),
        starts_on=date(2025, 11, 1),
        ends_on=date(2026, 5, 1),
    ),
    a_cohort(starts_on=date(2026, 10, 1), ends_on=date(2026, 12, 31), seats={"web": 24}),
    a_cohort(
        programme="fellowship",
        opens_on=date(2026, 11, 1),
        closes_on=date(2027, 1, 15),
        starts_on=date(2027, 2, 1),
        ends_on=date(2027, 8, 1),
    ),
)
WENT_ON = a_path(
    springboard=PAST,
    fellowship=OVER,
    stage="enrolled",
    seat=True,
    submitted_at=datetime(2025, 7, 20, tzinfo=UTC),
)


def a_forecast(*now: dict[str, object], gone: int = 20, **demands: object) -> Forecast:
    found = pathways(
        paths(*[WENT_ON] * gone, *[{**each, "springboard": NOW} for each in now]),
        CALENDAR,
        on=date(2026, 11, 23),
    )
    return forecast(found, NEXT, Demands({Track.WEB: 40}, **demands))


def test_the_groups_of_a_kind_add_up_to_the_class():
    now = [a_path(first_choice="web")] * 6 + [a_path(first_choice="ux")] * 5
    found = a_forecast(*now)
    track, *_ = found.groups
    assert [(str(each.words), each.women) for each in track.shares] == [("web", 6), ("ux", 5)]
    mean = sum(each.expected.mean for each in track.shares)
    assert mean == pytest.approx(found.prospect.expected_seats.mean)


def test_a_group_of_few_women_is_not_told_and_no_answer_is_a_group_of_its_own():
    now = [a_path(first_choice=None)] * FEWEST + [a_path(first_choice="ux")] * (FEWEST - 1)
    track, *_ = a_forecast(*now).groups
    assert [str(each.words) for each in track.shares] == ["not answered", "ux"]
    assert [each.expected is None for each in track.shares] == [False, True]


def test_a_support_may_be_full_before_the_seats_are():
    needing = [a_path(needs_childcare="yes"), a_path(needs_childcare=None)] * 5
    found = a_forecast(*needing, supports={"childcare": 5})
    # Ten of thirty women need childcare or did not say: five places reach for fifteen.
    assert (found.growth.room.most, found.growth.room.by) == (15, "childcare")
    assert "reach for 15 graduates" in str(words.full(found.growth.room))
    assert found.growth.high.max() == 15
    seats = a_forecast(*needing, supports={"childcare": 30}).growth.room
    assert (seats.most, seats.by) == (40, "seats")


def test_a_bigger_springboard_is_said_beside_the_one_there_is():
    found = a_forecast(a_path())
    assert found.size == 24
    said = str(words.grown(found.growth, now=24, tried=34))
    assert said.startswith("A springboard of 34 seats brings about")
    assert said.endswith("one of 24 about 22.")
    pace = say(words.slows(found.growth), "en")
    assert pace.startswith("While there is room, it takes 1 springboard seat to bring one fellow.")
    assert "the fellowship has 40 seats" in pace


def test_under_ten_women_at_a_step_nothing_is_told_of_it():
    found = a_forecast(*[a_path()] * 12, gone=9)
    assert found.keep is None
    assert found.growth is None
    assert str(words.finding(found.prospect)).startswith(
        "Too few to tell how many graduates will take a seat"
    )
    ten = a_forecast(*[a_path()] * 12, gone=10)
    assert ten.keep is not None
    assert str(words.finding(ten.prospect)).startswith("Of 40 seats, springboard graduates will")


def test_planned_seats_are_named_among_what_is_taken_for_granted():
    found = pathways(paths(*[WENT_ON] * 20), CALENDAR, on=date(2026, 9, 15))
    seen = forecast(found, NEXT, Demands({Track.WEB: 40}))
    said = [str(one) for one in words.assumed_of_class(seen.prospect)]
    assert said[-1] == "24 seats of springboards still to begin are taken to be filled."


def test_a_springboard_means_the_fellowship_it_leads_to():
    found = pathways(paths(), CALENDAR, on=date(2026, 11, 23))
    assert [aim_of(found, each).fellowship for each in (PAST, OVER, NOW, NEXT)] == [2, 2, 4, 4]
    alone = pathways(paths(), CALENDAR.loc[[PAST]], on=date(2026, 11, 23))
    assert aim_of(alone, PAST).fellowship is None


def test_where_none_is_planned_a_fellowship_like_the_last_is_imagined_after_the_springboard():
    last = CALENDAR.loc[[PAST, OVER, NOW]]
    now = [a_path(springboard=NOW)] * 12
    found = pathways(paths(*[WENT_ON] * 20, *now), last, on=date(2026, 11, 23))
    aim = aim_of(found, NOW)
    assert (aim.fellowship, aim.like) == (IMAGINED, str(last.at[OVER, "name"]))
    imagined = aim.found.cohorts.loc[IMAGINED]
    assert imagined["opens_on"] == date(2027, 1, 1)
    assert imagined["starts_on"] - imagined["opens_on"] == date(2025, 11, 1) - date(2025, 7, 1)
    seen = forecast(aim.found, IMAGINED, Demands({Track.WEB: 40}))
    assert seen.prospect.may_come == 12
    assert 9 < seen.prospect.expected_seats.mean < 12

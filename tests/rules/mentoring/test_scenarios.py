"""What-ifs: each scenario is a whole proposal, and what travels names nobody."""

from __future__ import annotations

from dataclasses import replace

import cloudpickle
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import a_fellow, a_mentor, a_pair_rubric, fellows, mentors
from workbench.rules import mentoring
from workbench.rules.mentoring import scenarios, sweeps
from workbench.rules.mentoring.scenarios import Scenario, Sides
from workbench.rules.mentoring.terms import Circumstances, Terms
from workbench.vocabulary import Aim

RUBRIC = a_pair_rubric()
ANYTHING = Scenario(Aim.BEST)


def sides(she: list[dict], he: list[dict], **fields) -> Sides:
    given = Sides(
        fellows=fellows(*she),
        mentors=mentors(*he),
        rubric=RUBRIC,
        terms=Terms(),
        circumstances=Circumstances(),
        now={},
        seed=1,
    )
    return replace(given, **fields)


def three() -> Sides:
    return sides(
        [a_fellow(), a_fellow(spoken_languages=("fr",)), a_fellow(track="ux")],
        [
            a_mentor(partner_id=1, capacity=1, languages=("fr", "ti")),
            a_mentor(partner_id=2, tracks=("ux",)),
        ],
    )


def test_nothing_changed_gives_the_proposal_itself():
    of = three()
    plain = mentoring.propose(of.fellows, of.mentors, rubric=RUBRIC)
    found = scenarios.tried(of, ANYTHING)
    assert (found.matched, found.total) == (len(plain.pairs), plain.objective)
    assert found.is_proved


def test_a_partner_that_goes_takes_its_mentors_along():
    of = three()
    now = mentoring.propose(of.fellows, of.mentors, rubric=RUBRIC).mentors
    found = scenarios.tried(
        replace(of, now=now), replace(ANYTHING, without_partners=frozenset({2}))
    )
    assert found.matched == 1
    assert found.lost == (3,)
    assert found.gained == ()


def test_room_for_one_more_with_each_gives_the_third_a_mentor():
    found = scenarios.tried(three(), replace(ANYTHING, more_room=1))
    assert found.matched == 3
    assert len(found.gained) == 3


def test_a_copy_of_a_mentor_has_places_of_its_own():
    found = scenarios.tried(three(), replace(ANYTHING, more={1: 1}))
    assert found.matched == 3


def test_a_lock_on_a_mentor_who_is_gone_does_not_stop_the_scenario():
    of = replace(three(), terms=Terms(locked={1: 1}))
    found = scenarios.tried(of, replace(ANYTHING, without_mentors=frozenset({1})))
    assert found.matched == 1


def test_scenarios_are_compared_by_the_rubric_as_it_stands():
    of = three()
    one = scenarios.tried(of, ANYTHING)
    other = scenarios.tried(of, replace(ANYTHING, points={"languages": 0, "meeting_times": 70}))
    assert other.total <= one.total


def test_what_travels_to_other_processes_names_nobody():
    of = sides(
        [a_fellow(given_name="Rahel", family_name="Tesfaye")],
        [a_mentor(given_name="Claire", family_name="Martin", partner="Banque Exemple")],
        terms=Terms(locked={1: 1}, reasons={"lock 1": "Rahel asked for it"}),
    )
    sent = cloudpickle.dumps(scenarios.unnamed(of))
    for name in ("Rahel", "Tesfaye", "Claire", "Martin", "Banque Exemple", "asked for it"):
        assert name.encode() not in sent
    named, unnamed = cloudpickle.dumps(of), cloudpickle.loads(sent)
    assert b"Tesfaye" in named
    assert scenarios.tried(unnamed, ANYTHING).matched == scenarios.tried(of, ANYTHING).matched


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 60), min_size=2, max_size=3), st.sampled_from(sweeps.STEPS))
def test_points_shared_out_stay_the_same_sum(points, wanted):
    parts = tuple(
        replace(each, points=value) for each, value in zip(RUBRIC.parts, points, strict=False)
    )
    rubric = replace(RUBRIC, parts=parts)
    wanted = min(wanted, sum(each.points for each in parts))
    shared = sweeps.shared_out(rubric, parts[0].part.name, points=wanted)
    assert sum(shared.values()) == sum(each.points for each in parts)
    assert all(value >= 0 for value in shared.values())
    assert shared[parts[0].part.name] == wanted


def test_a_sweep_of_points_names_its_part_and_tries_each_step():
    found = sweeps.of_points(RUBRIC, "languages")
    assert [str(each.name) for each in found][:2] == [
        "Languages: 0 points",
        "Languages: 10 points",
    ]
    assert [each.points["languages"] for each in found] == list(sweeps.STEPS)


def test_a_sweep_of_supply_takes_each_partner_away_once():
    of = three()
    found = sweeps.of_supply(of.mentors, partners={1: "Banque Exemple", 2: "Studio Exemple"})
    assert [str(each.name) for each in found] == [
        "Each mentor takes one fellow more",
        "Each mentor takes 2 fellows more",
        "Without Banque Exemple",
        "Without Studio Exemple",
    ]


@pytest.mark.parametrize("aim", list(Aim))
def test_every_aim_is_a_scenario(aim):
    assert aim in [each.aim for each in sweeps.of_aims()]

"""The steps of springboard fellows read from the store, on both databases."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.store.conftest import NOW
from workbench import frames
from workbench.shapes import PERSONAL
from workbench.store import reads
from workbench.store.engine import Store
from workbench.store.tables import Application, Cohort, Fellow

FELLOWSHIP, SPRINGBOARD = 1, 2
ANSWERS = {
    "french_level": "A2",
    "first_choice": "web",
    "country_of_origin": "ER",
    "needs_childcare": None,
}


@pytest.fixture
def sprung(store: Store) -> Store:
    """The three women of the store held a seat in a springboard that ended before the fellowship.

    The application of the third for the fellowship is set aside for that of the second.
    """
    with store.writing() as session:
        session.add(
            Cohort(
                chapter_id=1,
                programme="springboard",
                name="Springboard Paris 2026",
                form_id="springboard_2026",
                opens_on=date(2026, 1, 1),
                closes_on=date(2026, 2, 1),
                starts_on=date(2026, 3, 1),
                ends_on=date(2026, 6, 1),
                seats={"web": 3},
                supports={},
            )
        )
        session.flush()
        for person in (1, 2, 3):
            session.add(
                Application(
                    person_id=person,
                    cohort_id=SPRINGBOARD,
                    form_id="springboard_2026",
                    submission=str(person),
                    submitted_at=NOW - timedelta(days=300),
                    answers=ANSWERS,
                    fingerprint=f"spring-{person}",
                    stage="enrolled",
                )
            )
        session.flush()
        for person in (1, 2, 3):
            session.add(
                Fellow(
                    application_id=person + 3,
                    cohort_id=SPRINGBOARD,
                    track="web",
                    enrolled_on=date(2026, 2, 15),
                    left_on=date(2026, 4, 1) if person == 3 else None,
                )
            )
        session.get(Application, 3).set_aside_for = 2
        session.get(Application, 2).stage = "enrolled"
        session.add(
            Fellow(
                application_id=2, cohort_id=FELLOWSHIP, track="web", enrolled_on=date(2026, 12, 20)
            )
        )
    return store


def test_every_springboard_fellow_has_a_row_for_each_fellowship_she_applied_for(sprung: Store):
    found = frames.check_paths(reads.paths(sprung))
    assert found["fellow"].tolist() == [1, 2, 3]
    assert found["springboard"].tolist() == [SPRINGBOARD] * 3
    assert found["fellowship"].tolist() == [FELLOWSHIP, FELLOWSHIP, -1]
    assert found["stage"].tolist() == ["received", "enrolled", None]
    assert found["seat"].tolist() == [False, True, False]
    assert found["left_on"].tolist() == [None, None, date(2026, 4, 1)]
    assert found["submitted_at"].iloc[0].to_pydatetime() == NOW


def test_her_newest_answers_stand_and_an_old_one_where_she_gave_no_new_one(sprung: Store):
    found = reads.paths(sprung)
    assert found["french_level"].tolist() == ["B1", "B1", "A2"]
    assert found["first_choice"].tolist() == ["web", "web", "web"]
    assert found["country_of_origin"].tolist() == ["ER"] * 3
    assert found["needs_childcare"].tolist() == [None] * 3


def test_nothing_personal_is_read(sprung: Store):
    assert not PERSONAL & set(reads.paths(sprung).columns)


def test_an_application_made_before_the_springboard_is_not_a_step_after_it(sprung: Store):
    with sprung.writing() as session:
        session.get(Cohort, SPRINGBOARD).ends_on = date(2027, 3, 1)
    assert set(reads.paths(sprung)["fellowship"]) == {-1}


def test_a_store_without_a_springboard_has_no_path(store: Store):
    found = frames.check_paths(reads.paths(store))
    assert len(found) == 0

"""Stores to test with, on SQLite and on PostgreSQL, filled by hand with a few invented people."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.copies import NOW, a_store_at, drop_database
from tests.store.server import programs, running
from workbench.store.engine import Store
from workbench.store.tables import (
    Application,
    Chapter,
    Cohort,
    Mentor,
    Partner,
    Person,
)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """A PostgreSQL server; skipped without one, except on CI, where that is a failure."""
    found = programs()
    if found is None:
        say = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        say("there is no PostgreSQL on this machine (Debian: apt-get install postgresql)")
    with running(found) as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A place where there is no store yet: the same tests hold for both databases."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'store.sqlite'}"
        return
    server_url = request.getfixturevalue("server")
    place = server_url.replace("/postgres?", f"/store_{uuid.uuid4().hex[:12]}?")
    yield place
    drop_database(place)


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    opened = a_store_at(url, a_few_people)
    yield opened
    opened.close()


def a_few_people(opened: Store) -> None:
    with opened.writing() as session:
        chapter = Chapter(name="Paris")
        session.add(chapter)
        session.flush()
        session.add(
            Cohort(
                chapter_id=chapter.id,
                programme="fellowship",
                name="Fellowship Paris 2027",
                form_id="fellowship_2027",
                opens_on=date(2026, 9, 1),
                closes_on=date(2026, 12, 15),
                starts_on=date(2027, 2, 1),
                ends_on=date(2027, 7, 31),
                seats={"web": 1, "data": 1},
                supports={"childcare": 1},
            )
        )
        partner = Partner(name="Atelier Lumen", sector="web")
        session.add(partner)
        session.flush()
        for number in range(3):
            session.add(applicant(number))
        session.flush()
        for number in range(3):
            session.add(application(number))
        session.add(Person(given_name="Claire", family_name="M."))
        session.flush()
        session.add(
            Mentor(
                person_id=4,
                partner_id=partner.id,
                chapter_id=chapter.id,
                tracks=["web"],
                languages=["fr"],
                slots=["thu_eve"],
                capacity=1,
                is_woman=True,
            )
        )


def applicant(number: int) -> Person:
    born = None if number == 2 else date(1994, 2, 2 - number)
    return Person(given_name=f"Given{number}", family_name="Invented", birth_date=born)


def application(number: int) -> Application:
    return Application(
        person_id=number + 1,
        cohort_id=1,
        form_id="fellowship_2027",
        submission=str(90000 + number),
        submission_uuid=f"uuid-{number}",
        submitted_at=NOW,
        answers={"french_level": "B1", "tracks": ["web", "data"], "weekly_hours": 10},
        fingerprint=f"print-{number}",
    )

"""A store with many invented applications for one cohort, made from a seed in a few seconds."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np
from sqlalchemy import insert

from tests.builders import APPLICATION
from workbench.frames import ANSWERS
from workbench.store.engine import Store, create_store
from workbench.store.tables import Application, Chapter, Cohort, Person
from workbench.vocabulary import Level, Slot, Status, Track

GIVEN = ("Rahel", "Nour", "Hodan", "فاطمة", "Леся", "Divine", "Zelal", "ሰላም", "Tenzin", "Mariam")
FAMILY = ("Tesfaye", "الحسن", "Ali", "Лисенко", "Kasongo", "Botan", "Sonam", "Diallo", "احمدی")
MISSING = 0.06
ASKED = tuple(name for name in ANSWERS if name != "age")
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
CHUNK = 20_000


def large_store(folder: Path, count: int, *, seed: int = 1) -> Store:
    """`count` applications for a fellowship; about six answers in a hundred are missing."""
    store = create_store(f"sqlite:///{folder / 'store.sqlite'}", by="bench")
    rng = np.random.default_rng(seed)
    with store.writing() as session:
        session.add(Chapter(id=1, name="Paris"))
        session.flush()
        session.add(_cohort())
        session.flush()
        for first in range(0, count, CHUNK):
            numbers = range(first + 1, min(first + CHUNK, count) + 1)
            session.execute(insert(Person), [_person(rng, number) for number in numbers])
            session.execute(insert(Application), [_application(rng, number) for number in numbers])
    return store


def _cohort() -> Cohort:
    return Cohort(
        id=1,
        chapter_id=1,
        programme="fellowship",
        name="Fellowship",
        form_id="form",
        opens_on=date(2026, 9, 1),
        closes_on=date(2026, 12, 1),
        starts_on=date(2027, 3, 1),
        ends_on=date(2027, 9, 1),
        seats={str(track): 8 for track in Track},
        supports={"childcare": 9, "laptop": 14},
    )


def _person(rng: np.random.Generator, number: int) -> dict[str, object]:
    return {
        "id": number,
        "given_name": GIVEN[number % len(GIVEN)],
        "family_name": FAMILY[number % len(FAMILY)],
        "birth_date": date(1975, 1, 1) + timedelta(days=int(rng.integers(0, 12_000))),
        "email": f"person{number}@example.org",
        "phone": None,
    }


def _application(rng: np.random.Generator, number: int) -> dict[str, object]:
    tracks = rng.permutation([str(track) for track in Track])[:2].tolist()
    varied = {
        "residence_status": str(list(Status)[int(rng.integers(0, len(Status)))]),
        "arrival_year": int(rng.integers(2012, 2027)),
        "french_level": str(list(Level)[int(rng.integers(0, 6))]),
        "english_level": str(list(Level)[int(rng.integers(0, 6))]),
        "digital_skills": int(rng.integers(0, 6)),
        "weekly_hours": int(rng.integers(4, 36)),
        "tracks": tracks,
        "first_choice": tracks[0],
        "needs_childcare": ("yes", "no")[int(rng.integers(0, 2))],
        "availability": [str(slot) for slot in list(Slot)[:3]],
    }
    known = rng.random(len(ASKED)) >= MISSING
    answers = {
        name: varied.get(name, _plain(APPLICATION[name])) if is_known else None
        for name, is_known in zip(ASKED, known, strict=True)
    }
    return {
        "id": number,
        "person_id": number,
        "cohort_id": 1,
        "form_id": "form",
        "submission": str(number),
        "submitted_at": NOW - timedelta(minutes=number % 50_000),
        "answers": answers,
        "fingerprint": f"{number:064x}",
        "stage": "received",
        "version": 1,
    }


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return list(value)
    return int(value) if isinstance(value, float) else value

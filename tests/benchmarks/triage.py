"""Applications gated and scored, and taken in from a file."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import pandas as pd

from tests.benchmarks.measure import Measured, measure
from tests.builders import an_application, applications
from workbench.rules import scoring
from workbench.store import rubrics
from workbench.store.intakes import prepare
from workbench.vocabulary import Level, Programme, Status, Track

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures" / "intake"


def all_lines() -> list[Measured]:
    return [
        scored(10_000),
        scored(100_000),
        settled(100_000),
        reweighed(10_000),
        file_read(),
    ]


def scored(count: int) -> Measured:
    """Every gate and criterion on every row, and the totals."""
    many, rubric = drawn(count), rubrics.for_programme(Programme.FELLOWSHIP)
    return measure(f"triage-{count}", lambda: scoring.assess(many, rubric))


def settled(count: int) -> Measured:
    """In, out or the shortest list of questions for every row."""
    seen = scoring.assess(drawn(count), rubrics.for_programme(Programme.FELLOWSHIP))
    return measure(f"settle-{count}", lambda: scoring.rescored(seen, points={}).settling)


def reweighed(count: int) -> Measured:
    """Two weights amended, and the whole queue put in its new order."""
    seen = scoring.assess(drawn(count), rubrics.for_programme(Programme.FELLOWSHIP))
    points = {"french_level": 5, "weekly_hours": 25}
    return measure(f"rescore-{count}", lambda: scoring.rescored(seen, points=points).queue())


def drawn(count: int) -> pd.DataFrame:
    """Applications of which every answer is missing one time in ten; half are reviewed."""
    rng = np.random.default_rng(1)
    answers = {
        "age": lambda: float(rng.integers(16, 60)),
        "residence_status": lambda: str(rng.choice(list(Status))),
        "french_level": lambda: str(rng.choice(list(Level))),
        "weekly_hours": lambda: float(rng.integers(0, 40)),
        "digital_skills": lambda: float(rng.integers(0, 6)),
        "first_choice": lambda: str(rng.choice(list(Track))),
        "tracks": lambda: tuple(str(one) for one in rng.choice(list(Track), 2, replace=False)),
        "needs_childcare": lambda: str(rng.choice(["yes", "no"])),
        "has_laptop": lambda: str(rng.choice(["yes", "no"])),
    }
    some = applications(
        *(
            an_application(
                **{name: None if rng.random() < 0.1 else draw() for name, draw in answers.items()},
                motivation_reviewed=None if rng.random() < 0.5 else float(rng.random()),
            )
            for _ in range(min(count, 4_000))
        )
    )
    many = some.iloc[rng.integers(0, len(some), count)]
    many.index = pd.RangeIndex(1, count + 1, name="application")
    return many


def file_read() -> Measured:
    file, form = FIXTURES / "kobo-xml-names.csv", FIXTURES / "form.xlsx"
    return measure("intake-73", lambda: prepare(file, form=form))


def published() -> Measured:
    from datetime import UTC, datetime

    from workbench.sample import invent
    from workbench.store.engine import create_store
    from workbench.store.publish import publish
    from workbench.store.seeding import seed_store

    now = datetime(2026, 11, 23, tzinfo=UTC)
    with tempfile.TemporaryDirectory() as folder:
        store = create_store(f"sqlite:///{folder}/store.sqlite", by="bench")
        seed_store(store, invent(1, today=now.date()), now=now)
        found = measure("publish-240", lambda: publish(store, Path(folder), now=now))
        store.close()
    return found

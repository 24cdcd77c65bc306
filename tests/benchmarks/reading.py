"""The cells of a large file read as answers: every column, each distinct text once."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd

from tests.benchmarks.measure import Measured, measure
from workbench.rules.intake import tidy
from workbench.rules.known_questions import KNOWN, KnownQuestion
from workbench.rules.mapping import Mapping, map_columns
from workbench.rules.rows import Rows

SEED = 20260901


def all_lines() -> list[Measured]:
    return [tidied(100_000)]


def tidied(count: int) -> Measured:
    rows, mapping = a_file(count)
    found = tidy(rows, mapping)
    assert len(found.applications) == count
    return measure(f"tidy-{count}", lambda: tidy(rows, mapping))


def a_file(count: int) -> tuple[Rows, Mapping]:
    """An invented export of so many submissions, nearly every text of it met once only."""
    rng = np.random.default_rng(SEED)
    columns = {name: _cells(known, count, rng) for name, known in KNOWN.items()}
    columns |= {
        "consent_data": ["yes"] * count,
        "_id": [str(at) for at in range(count)],
        "_submission_time": ["2026-09-01T08:00:00"] * count,
    }
    cells = pd.DataFrame(
        dict(enumerate(columns.values())), pd.RangeIndex(2, count + 2, name="row"), dtype=object
    )
    rows = Rows("large.csv", "", "csv", None, None, tuple(columns), None, cells)
    return rows, map_columns(rows, None)


def _cells(known: KnownQuestion, count: int, rng: np.random.Generator) -> list[str]:
    if known.kind == "day":
        days = rng.integers(0, 13_000, count).tolist()
        return [f"{date(1970, 1, 1) + timedelta(days=day):%d/%m/%Y}" for day in days]
    if known.kind == "phone":
        return [f"06 1{at % 10} {at // 10 % 100:02d} {at // 1000:02d} 10" for at in range(count)]
    if known.kind == "email":
        return [f"woman{at}@mail{at % 50}.example" for at in range(count)]
    if known.kind == "whole":
        return (
            rng.integers(known.least or 0, min(known.most or 0, 2026), count).astype(str).tolist()
        )
    codes = known.codes_allowed()
    if known.kind == "many":
        some = codes[:18]
        chosen = rng.random((count, len(some))) < 0.3
        return [" ".join(np.array(some)[row]) for row in chosen]
    if codes:
        return rng.choice(codes, count).tolist()
    return [f"{known.name} {at % 20_000}" for at in range(count)]

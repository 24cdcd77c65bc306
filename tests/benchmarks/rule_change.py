"""A rule changed before it is saved: everybody scored again and compared with today."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from tests.benchmarks.measure import Measured, measure
from tests.builders import an_application, applications
from workbench.rules import rubric_draft as drafts
from workbench.rules import scoring
from workbench.rules.rubric_changes import Changes, compare
from workbench.rules.rubric_differences import Written, differences
from workbench.store import rubrics
from workbench.store.rubric_files import rubric_from
from workbench.store.rubric_shelf import of_programmes
from workbench.vocabulary import Level


def all_lines() -> list[Measured]:
    return [rule_change(10_000)]


def rule_change(count: int) -> Measured:
    """French A2 becomes A1 and weighs more; three in ten answers are missing."""
    frame = invented(count)
    base = dict(rubrics.versions("fellowship")[-1].contents) | {"pass_mark": 60}
    draft = drafts.with_setting(base, "gate", name="french_at_least", key="level", value="A1")
    draft = drafts.with_setting(draft, "criterion", name="french_level", key="points", value=35)
    before, after = written(base), written(drafts.shared(draft, keep=["french_level"]))
    old = scoring.assess(frame, before.rubric)
    found = differences(before, after)

    def change() -> Changes:
        changes = compare(old, scoring.assess(frame, after.rubric), differences=found)
        assert changes.moved
        changes.made_by(changes.moved[:200])
        return changes

    return measure(f"rule-change-{count}", change)


def written(contents: dict[str, Any]) -> Written:
    return Written(
        rubric_from(contents, file=Path("fellowship-1.toml")), of_programmes().filled(contents)
    )


def invented(count: int) -> pd.DataFrame:
    rng = np.random.default_rng(1)
    levels = [*map(str, Level)]

    def maybe(value: object) -> object:
        return None if rng.random() < 0.3 else value

    some = applications(
        *(
            an_application(
                age=float(rng.integers(16, 60)),
                french_level=maybe(levels[int(rng.integers(0, len(levels)))]),
                weekly_hours=maybe(float(rng.integers(0, 40))),
                digital_skills=maybe(float(rng.integers(0, 6))),
                needs_childcare=maybe(str(rng.choice(["yes", "no"]))),
            )
            for _ in range(2000)
        )
    )
    many = some.iloc[rng.integers(0, len(some), count)]
    many.index = pd.RangeIndex(1, count + 1, name="application")
    return many

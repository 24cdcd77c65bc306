"""What a decision was reached from, kept so that the same rubric must reach it again.

A receipt holds what the rules looked at and what they made of it; no name, no contact, and free
words only where the rubric reads them.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

import pandas as pd

from workbench.frames import APPLICATIONS, frame_of
from workbench.rules import kleene
from workbench.rules.plain_values import plain
from workbench.rules.rubric import Rubric
from workbench.rules.scoring import assess

_WORDS_OF_HERS = ("motivation",)
_NOT_LOOKED_AT = frozenset(
    {"given_name", "family_name", "submission", "stage", "version", "fingerprint"}
)


@dataclass(frozen=True)
class Receipt:
    """What the rules saw of one application and what they made of it, as plain values.

    `inputs` by question, `gates` yes, no or unknown by gate, `points` by criterion (None while
    unknown), `lower` and `upper` the total of 100.
    """

    inputs: Mapping[str, Any]
    gates: Mapping[str, str]
    points: Mapping[str, int | None]
    lower: int
    upper: int

    @property
    def digest(self) -> str:
        """The SHA-256 of all of it: a receipt changed by hand has another one."""
        text = json.dumps(asdict(self), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class Difference:
    """One thing that is not as it was: a question, gate or criterion, before and now."""

    name: str
    before: Any
    after: Any


def receipts_of(applications: pd.DataFrame, rubric: Rubric) -> dict[int, Receipt]:
    """The receipt of each application of a frame, by its number, as the rubric sees it."""
    seen = assess(applications, rubric)
    unread = _NOT_LOOKED_AT | (set(_WORDS_OF_HERS) - set(rubric.asks))
    looked_at = [name for name in APPLICATIONS.columns if name not in unread]
    rows = zip(
        (int(number) for number in applications.index),
        _rows(applications[looked_at], plain),
        _rows(seen.gates, lambda answer: kleene.word(answer).value),
        _rows(seen.points, lambda value: None if math.isnan(value) else int(value)),
        seen.lower,
        seen.upper,
        strict=True,
    )
    return {
        number: Receipt(inputs, gates, points, int(lower), int(upper))
        for number, inputs, gates, points, lower, upper in rows
    }


def rebuilt(inputs: Mapping[str, Any], rubric: Rubric) -> Receipt:
    """The receipt that a rubric gives for the inputs of another one."""
    row = {name: value for name, value in inputs.items() if name in APPLICATIONS.columns}
    moment = row.get("submitted_at")
    row["submitted_at"] = None if moment is None else datetime.fromisoformat(moment)
    blank = dict.fromkeys(_NOT_LOOKED_AT, "") | {"version": 0}
    frame = frame_of([{"application": 0, **blank, **row}], APPLICATIONS)
    return replace(receipts_of(frame, rubric)[0], inputs=dict(inputs))


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Difference, ...]:
    """What differs between two sets of inputs, gates or points, by name."""
    names = dict.fromkeys([*before, *after])
    return tuple(
        Difference(name, before.get(name), after.get(name))
        for name in names
        if before.get(name) != after.get(name)
    )


def _rows(frame: pd.DataFrame, as_plain: Callable[[Any], Any]) -> Iterator[dict[str, Any]]:
    """Each row as plain values by column."""
    names = [str(name) for name in frame.columns]
    if not names:
        return ({} for _ in frame.index)
    columns = [[as_plain(value) for value in frame[name]] for name in names]
    return (dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True))

"""Reviews begun and not yet recorded: each waits with its application."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from workbench.rules.reviews import ReviewState


@dataclass(frozen=True)
class Draft:
    """Scores by aspect and a comment, as far as they go; or why she should not be read."""

    scores: Mapping[str, int]
    comment: str
    conflict: str = ""


NOTHING = Draft({}, "")


def draft_of(row: pd.Series | None) -> Draft:
    """What was recorded last, to be amended; nothing where nothing was."""
    if row is None or row["state"] == ReviewState.WITHDRAWN.value:
        return NOTHING
    if row["state"] == ReviewState.CONFLICT.value:
        return Draft({}, "", str(row["comment"]))
    return Draft(dict(row["scores"]), str(row["comment"]))

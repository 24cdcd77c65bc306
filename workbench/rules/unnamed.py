"""An application without who sent it: what is left to a reader who is not to know her."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from workbench.rules.masking import masked

KEPT = ("first_choice", "tracks", "education", "digital_skills", "weekly_hours", "motivation")
"""All that a reader sees of her: no name, contact, country, language, city, age or date."""


def unnamed(row: pd.Series, *, name: str, contact: str) -> pd.Series:
    """What is kept of an application; in her own words her name and contacts are masked.

    `name` and `contact` are the words put in their place.
    """
    kept = row[list(KEPT)].copy()
    if isinstance(kept["motivation"], str):
        kept["motivation"] = masked(kept["motivation"], _names(row), name=name, contact=contact)
    return kept


def _names(row: pd.Series) -> Sequence[str]:
    return [str(row[column]) for column in ("given_name", "family_name") if row[column]]

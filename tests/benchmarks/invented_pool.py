"""Invented applicants by whole columns, any number of them, with households and mentors.

Everything comes from a seed; nobody here is real. Answers hang together a little: the country
brings languages and a status, the years here bring French.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from tests.builders import a_mentor, mentors
from workbench import frames
from workbench.vocabulary import Level, Slot, Status, Track

COUNTRIES = {
    "AF": 18, "SY": 12, "UA": 16, "ER": 9, "ET": 6, "SO": 6, "SD": 7, "CD": 7, "GN": 6, "CI": 4,
    "IR": 5, "BD": 4,
}  # fmt: skip
TONGUES = {
    "AF": "fa", "SY": "ar", "UA": "uk", "ER": "ti", "ET": "am", "SO": "so", "SD": "ar", "CD": "ln",
    "GN": "ff", "CI": "dyu", "IR": "fa", "BD": "bn",
}  # fmt: skip
CITIES = {
    "Paris": 40, "Saint-Denis": 15, "Montreuil": 12, "Créteil": 10, "Cergy": 9, "Évry": 8,
    "Melun": 6,
}  # fmt: skip
EDUCATION = {"none": 8, "secondary": 34, "bachelor": 38, "master": 20}
WISHED = {Track.WEB: 26, Track.DATA: 24, Track.UX: 20, Track.CYBER: 14, Track.MARKETING: 16}
LEVELS, SLOTS = tuple(str(level) for level in Level), tuple(str(slot) for slot in Slot)
EMPTY = 0.06
MAY_STAY_EMPTY = (
    "country_of_origin", "city", "needs_childcare", "has_laptop", "french_level", "english_level",
    "education", "tracks", "availability", "arrival_year", "age", "weekly_hours", "digital_skills",
    "spoken_languages", "mentor_wish",
)  # fmt: skip


def invented_pool(count: int, *, seed: int) -> pd.DataFrame:
    """That many shortlisted applications, numbered from 1."""
    rng = np.random.default_rng(seed)
    country = _weighed(rng, COUNTRIES, count)
    years = rng.integers(0, 9, count)
    tracks = _tracks(rng, count)
    columns: dict[str, Any] = {
        "given_name": _repeated("Rahel", count),
        "family_name": _repeated("Tesfaye", count),
        "submission": np.arange(1, count + 1).astype(str).astype(object),
        "submitted_at": pd.to_datetime("2026-09-04 09:30", utc=True),
        "stage": _repeated("shortlisted", count),
        "version": np.ones(count, dtype=np.int64),
        "fingerprint": _repeated("f0", count),
        "age": np.clip(rng.normal(32, 8, count).round(), 18, 60),
        "country_of_origin": country,
        "residence_status": np.where(country == "UA", str(Status.TEMPORARY), str(Status.REFUGEE)),
        "city": _weighed(rng, CITIES, count),
        "arrival_year": 2026.0 - years,
        "needs_childcare": _weighed(rng, {"yes": 3, "no": 7}, count),
        "has_laptop": _weighed(rng, {"yes": 64, "no": 36}, count),
        "french_level": _levels(1.3 + 0.35 * years + rng.normal(0.6, 0.9, count)),
        "english_level": _levels(rng.normal(1.7, 1.3, count)),
        "spoken_languages": _spoken(country),
        "education": _weighed(rng, EDUCATION, count),
        "digital_skills": np.clip(rng.normal(3, 1.2, count).round(), 0, 5),
        "tracks": tracks,
        "first_choice": np.array([one[0] for one in tracks], dtype=object),
        "weekly_hours": rng.choice([5.0, 8, 10, 12, 15, 20, 25, 35], count),
        "availability": _listed(rng, SLOTS, kinds=200, size=5, count=count),
        "mentor_wish": _weighed(rng, {"any": 7, "woman": 3}, count),
        "motivation": _repeated("I want to work.", count),
        "consent_partners": _repeated("yes", count),
        "earlier": np.where(rng.random(count) < 0.12, "Springboard 2025", None),
        "programme_weeks": np.full(count, 26.0),
        "motivation_reviewed": np.round(rng.integers(0, 13, count) / 12, 3),
    }
    for name in MAY_STAY_EMPTY:
        columns[name] = _with_gaps(rng, columns[name])
    frame = pd.DataFrame(columns, index=pd.RangeIndex(1, count + 1, name="application"))
    texts = {
        name: "object" for name, each in frames.APPLICATIONS.columns.items() if each.kind == "text"
    }
    return frame.astype({**texts, "submitted_at": "datetime64[us, UTC]"}).set_index(
        pd.Index(np.arange(1, count + 1), dtype="int64", name="application")
    )


def invented_households(count: int, *, seed: int) -> dict[int, int]:
    """One applicant in eight shares a household with another one or two."""
    rng = np.random.default_rng(seed)
    members = rng.permutation(np.arange(1, count + 1))[: count // 8]
    homes = np.sort(rng.integers(0, max(1, len(members) // 2), len(members)))
    return dict(zip(members.tolist(), homes.tolist(), strict=True))


def invented_mentors(count: int, *, seed: int) -> pd.DataFrame:
    """That many mentors with room for one to three fellows each."""
    rng = np.random.default_rng(seed)
    tongues = sorted(set(TONGUES.values()))
    return mentors(
        *[
            a_mentor(
                tracks=_some(rng, [str(track) for track in Track], int(rng.integers(1, 4))),
                languages=("fr", *_some(rng, tongues, 1)),
                slots=_some(rng, SLOTS, 5),
                capacity=int(rng.integers(1, 4)),
                is_woman=bool(rng.random() < 0.6),
            )
            for _ in range(count)
        ]
    )


def _some(rng: np.random.Generator, codes: Sequence[str], size: int) -> tuple[str, ...]:
    return tuple(rng.choice(np.array(codes), size=size, replace=False).tolist())


def _repeated(value: str, count: int) -> np.ndarray:
    return np.full(count, value, dtype=object)


def _weighed(rng: np.random.Generator, weights: Mapping[Any, int], count: int) -> np.ndarray:
    codes = np.array([str(code) for code in weights], dtype=object)
    shares = np.array(list(weights.values()), dtype=float)
    return codes[rng.choice(len(codes), size=count, p=shares / shares.sum())]


def _levels(found: np.ndarray) -> np.ndarray:
    return np.array(LEVELS, dtype=object)[np.clip(found.round().astype(int), 0, len(LEVELS) - 1)]


def _tracks(rng: np.random.Generator, count: int) -> np.ndarray:
    """One to three wished tracks, the first choice first."""
    shares = np.array(list(WISHED.values()), dtype=float)
    lists = [
        tuple(str(one) for one in rng.choice(list(WISHED), size, False, shares / shares.sum()))
        for size in (1, 2, 2, 3)
        for _ in range(100)
    ]
    return _drawn(rng, lists, count)


def _listed(
    rng: np.random.Generator, codes: Sequence[str], *, kinds: int, size: int, count: int
) -> np.ndarray:
    return _drawn(rng, [_some(rng, codes, size) for _ in range(kinds)], count)


def _drawn(rng: np.random.Generator, lists: Sequence[tuple[str, ...]], count: int) -> np.ndarray:
    every = np.empty(len(lists), dtype=object)
    every[:] = lists
    return every[rng.integers(0, len(lists), count)]


def _spoken(country: np.ndarray) -> np.ndarray:
    codes = list(TONGUES)
    every = np.empty(len(codes), dtype=object)
    every[:] = [(TONGUES[code], "fr") for code in codes]
    return every[pd.Index(codes).get_indexer(country)]


def _with_gaps(rng: np.random.Generator, values: np.ndarray) -> np.ndarray:
    is_empty = rng.random(len(values)) < EMPTY
    if values.dtype == np.float64:
        return np.where(is_empty, np.nan, values)
    gapped = values.astype(object)
    gapped[is_empty] = None
    return gapped

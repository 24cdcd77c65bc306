"""Makers of applications, fellows and mentors for tests: everything has a plain default.

`an_application(french_level=None)` is one record; `applications(*records)` is the frame that
rules take. Records without an id are numbered from 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pandas as pd

from workbench import frames
from workbench.pair_shelf import (
    common_language,
    common_slot,
    languages,
    meeting_times,
    own_track,
    tracks_wished,
    woman_wished,
)
from workbench.rules.mentoring.rubric import PairRubric, WeightedPart
from workbench.sentences import Words

Record = dict[str, Any]

APPLICATION: Mapping[str, Any] = {
    "given_name": "Rahel",
    "family_name": "Tesfaye",
    "submission": "1",
    "submitted_at": datetime(2026, 9, 4, 9, 30, tzinfo=UTC),
    "stage": "received",
    "version": 1,
    "fingerprint": "f0",
    "age": 29.0,
    "country_of_origin": "ER",
    "residence_status": "refugee",
    "city": "Montreuil",
    "arrival_year": 2024.0,
    "needs_childcare": "no",
    "has_laptop": "yes",
    "french_level": "B1",
    "english_level": "B1",
    "spoken_languages": ("ti", "en", "fr"),
    "education": "bachelor",
    "digital_skills": 3.0,
    "tracks": ("data", "web"),
    "first_choice": "data",
    "weekly_hours": 25.0,
    "availability": ("mon_am", "tue_eve", "thu_pm"),
    "mentor_wish": "any",
    "motivation": "I want to work with data.",
    "consent_partners": "yes",
    "earlier": None,
    "programme_weeks": 13.0,
}

FELLOW: Mapping[str, Any] = {
    "cohort_id": 1,
    "track": "data",
    "given_name": "Rahel",
    "family_name": "Tesfaye",
    "spoken_languages": ("ti", "en", "fr"),
    "french_level": "B1",
    "english_level": "B1",
    "availability": ("mon_am", "tue_eve", "thu_pm"),
    "mentor_wish": "any",
    "tracks": ("data", "web"),
    "left_on": None,
    "city": "Montreuil",
    "skills": None,
    "sectors": None,
    "seniority": None,
    "meets": None,
    "hours": None,
}

MENTOR: Mapping[str, Any] = {
    "given_name": "Claire",
    "family_name": "Martin",
    "partner": "Partner 1",
    "partner_id": 1,
    "chapter_id": 1,
    "tracks": ("data",),
    "languages": ("fr", "en"),
    "slots": ("tue_eve", "thu_pm"),
    "capacity": 1,
    "is_woman": True,
    "version": 1,
    "city": None,
    "skills": None,
    "sector": None,
    "seniority": None,
    "meets": None,
    "hours": None,
    "may_recruit": None,
}


OFFER: Mapping[str, Any] = {
    "fellow": 1,
    "mentor": 11,
    "fit": 80,
    "reason": "A mentor for data; they can speak French.",
    "state": "asked",
    "fellow_said": None,
    "mentor_said": None,
    "declined_why": None,
    "asked_on": date(2026, 11, 20),
    "expires_on": date(2026, 11, 27),
    "by": "Alexis",
    "version": 1,
}


def an_application(**answers: Any) -> Record:
    """One complete application, with these answers changed (None: unanswered)."""
    return _changed(APPLICATION, answers, frames.APPLICATIONS)


def a_fellow(**columns: Any) -> Record:
    """One fellow in the data track, with these columns changed."""
    return _changed(FELLOW, columns, frames.FELLOWS)


def a_mentor(**columns: Any) -> Record:
    """One mentor with room for one fellow in the data track, with these columns changed."""
    return _changed(MENTOR, columns, frames.MENTORS)


def applications(*records: Record) -> pd.DataFrame:
    """The frame of these applications."""
    numbered = [{"application": number, **record} for number, record in enumerate(records, start=1)]
    return frames.frame_of(numbered, frames.APPLICATIONS)


def fellows(*records: Record) -> pd.DataFrame:
    """The frame of these fellows; each holds the application of the same number."""
    numbered = [
        {"fellow": number, "application": number, **record}
        for number, record in enumerate(records, start=1)
    ]
    return frames.frame_of(numbered, frames.FELLOWS)


def mentors(*records: Record) -> pd.DataFrame:
    """The frame of these mentors."""
    numbered = [{"mentor": number, **record} for number, record in enumerate(records, start=1)]
    return frames.frame_of(numbered, frames.MENTORS)


def a_pair_rubric(**changes: Any) -> PairRubric:
    """A mentoring rubric of four gates and three parts, with these fields changed."""
    made = PairRubric(
        name="mentoring",
        version=1,
        title=Words({"en": "Mentoring", "fr": "Mentorat"}),
        gates=(own_track.GATE, common_language.gate(), common_slot.GATE, woman_wished.GATE),
        parts=(
            WeightedPart(tracks_wished.PART, 30),
            WeightedPart(languages.PART, 40),
            WeightedPart(meeting_times.part(), 30),
        ),
    )
    return replace(made, **changes)


def relations(*records: Record) -> pd.DataFrame:
    """The frame of what is known between pairs; from the team, without place or reason, if unsaid.

    `relations({"fellow": 1, "mentor": 2, "kind": "never"})`.
    """
    plain = {"side": "team", "place": None, "reason": None}
    numbered = [{"relation": at, **plain, **each} for at, each in enumerate(records, start=1)]
    return frames.frame_of(numbered, frames.RELATIONS)


def an_offer(**columns: Any) -> Record:
    """A pair that both sides are asked about, with these columns changed."""
    return _changed(OFFER, columns, frames.OFFERS)


def offers(*records: Record) -> pd.DataFrame:
    """The frame of these offers."""
    numbered = [{"offer": number, **record} for number, record in enumerate(records, start=1)]
    return frames.frame_of(numbered, frames.OFFERS)


def _changed(
    defaults: Mapping[str, Any], changes: Mapping[str, Any], shape: frames.Shape
) -> Record:
    unknown = set(changes) - set(shape.columns) - {shape.index}
    if unknown:
        raise TypeError(f"no such column: {', '.join(sorted(unknown))}")
    return {**defaults, **changes}


def ratings(given: Mapping[tuple[int, str], float]) -> pd.DataFrame:
    """Reviews given, a score by application and reviewer, each in the order she gave them."""
    rows = [
        {"application": application, "reviewer": reviewer, "value": value}
        for (application, reviewer), value in given.items()
    ]
    found = pd.DataFrame(rows, columns=["application", "reviewer", "value"])
    found["place"] = found.groupby("reviewer").cumcount()
    return found.astype({"application": "int64", "value": "float64"})


PATH: Mapping[str, Any] = {
    "springboard": 1,
    "left_on": None,
    "first_choice": "data",
    "french_level": "B1",
    "country_of_origin": "ER",
    "needs_childcare": "no",
    "has_laptop": "yes",
    "fellowship": -1,
    "submitted_at": None,
    "stage": None,
    "seat": False,
}

COHORT: Mapping[str, Any] = {
    "name": "Springboard Paris",
    "chapter": "Paris",
    "chapter_id": 1,
    "programme": "springboard",
    "form_id": None,
    "opens_on": date(2025, 1, 1),
    "closes_on": date(2025, 2, 1),
    "starts_on": date(2025, 3, 1),
    "ends_on": date(2025, 6, 1),
    "rubric": None,
    "seats": {"web": 10, "data": 10},
    "supports": {},
    "version": 1,
}


def a_path(**columns: Any) -> Record:
    """One springboard fellow who finished and applied for nothing, with these columns changed."""
    return _changed(PATH, columns, frames.PATHS)


def paths(*records: Record) -> pd.DataFrame:
    """The frame of these paths, each of a fellow of her own."""
    numbered = [
        {"path": number, "fellow": number, **record}
        for number, record in enumerate(records, start=1)
    ]
    return frames.frame_of(numbered, frames.PATHS)


def a_cohort(**columns: Any) -> Record:
    """One springboard in Paris in the spring of 2025, with these columns changed."""
    return _changed(COHORT, columns, frames.COHORTS)


def cohorts(*records: Record) -> pd.DataFrame:
    """The frame of these cohorts."""
    numbered = [{"cohort": number, **record} for number, record in enumerate(records, start=1)]
    return frames.frame_of(numbered, frames.COHORTS)

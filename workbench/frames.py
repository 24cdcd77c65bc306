"""The shape of every frame that crosses a folder, and which of its columns are personal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from workbench.shapes import PERSONAL, Column, Shape, WrongFrame, checked, frame_of
from workbench.vocabulary import (
    AssignmentState,
    Level,
    Meets,
    OfferState,
    Programme,
    Relation,
    Seniority,
    Side,
    Skill,
    Slot,
    Stage,
    Status,
    Track,
)

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "ANSWERS",
    "APPLICATIONS",
    "ASSIGNMENTS",
    "COHORTS",
    "FELLOWS",
    "MENTORS",
    "OFFERS",
    "PATHS",
    "PERSONAL",
    "RELATIONS",
    "Column",
    "Shape",
    "WrongFrame",
    "check_applications",
    "check_assignments",
    "check_cohorts",
    "check_fellows",
    "check_mentors",
    "check_offers",
    "check_paths",
    "check_relations",
    "frame_of",
]

YES_NO = ("yes", "no")
EDUCATION = ("none", "secondary", "bachelor", "master")
MENTOR_WISHES = ("any", "woman")


def _codes(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(str(word) for word in words)


_TEXT = Column("text")
_TEXT_OR_NONE = Column("text", is_optional=True)
_WHOLE = Column("whole")
_YES_NO = Column("text", YES_NO, is_optional=True)
_TRACK = Column("text", _codes(Track))
_TRACKS = Column("list", _codes(Track), is_optional=True)
_LEVEL = Column("text", _codes(Level), is_optional=True)
_SLOTS = Column("list", _codes(Slot), is_optional=True)
_TONGUES = Column("list", is_optional=True)
_MENTOR_WISH = Column("text", MENTOR_WISHES, is_optional=True)
_SKILLS = Column("list", _codes(Skill), is_optional=True)
_SENIORITY = Column("text", _codes(Seniority), is_optional=True)
_MEETS = Column("text", _codes(Meets), is_optional=True)
_HOURS = Column("number", is_optional=True, least=0)
_DAY = Column("day")
_DAY_OR_NONE = Column("day", is_optional=True)

ANSWERS: Mapping[str, Column] = {
    "age": Column("number", is_optional=True, least=0, most=130),
    "country_of_origin": _TEXT_OR_NONE,
    "residence_status": Column("text", _codes(Status), is_optional=True),
    "city": _TEXT_OR_NONE,
    "arrival_year": Column("number", is_optional=True, least=1900, most=2200),
    "needs_childcare": _YES_NO,
    "has_laptop": _YES_NO,
    "french_level": _LEVEL,
    "english_level": _LEVEL,
    "spoken_languages": _TONGUES,
    "education": Column("text", EDUCATION, is_optional=True),
    "digital_skills": Column("number", is_optional=True, least=0, most=5),
    "tracks": _TRACKS,
    "first_choice": Column("text", _codes(Track), is_optional=True),
    "weekly_hours": Column("number", is_optional=True, least=0, most=168),
    "availability": _SLOTS,
    "mentor_wish": _MENTOR_WISH,
    "motivation": _TEXT_OR_NONE,
    "consent_partners": _YES_NO,
}

APPLICATIONS = Shape(
    "application",
    {
        "given_name": _TEXT,
        "family_name": _TEXT,
        "submission": _TEXT,
        "submitted_at": Column("moment"),
        "stage": Column("text", _codes(Stage)),
        "version": _WHOLE,
        "fingerprint": _TEXT,
        **ANSWERS,
        "earlier": _TEXT_OR_NONE,
        "programme_weeks": Column("number", is_optional=True, least=0),
        "motivation_reviewed": Column("number", is_optional=True, least=0, most=1),
    },
)

FELLOWS = Shape(
    "fellow",
    {
        "application": _WHOLE,
        "cohort_id": _WHOLE,
        "track": _TRACK,
        "given_name": _TEXT,
        "family_name": _TEXT,
        "spoken_languages": _TONGUES,
        "french_level": _LEVEL,
        "english_level": _LEVEL,
        "availability": _SLOTS,
        "mentor_wish": _MENTOR_WISH,
        "tracks": _TRACKS,
        "left_on": _DAY_OR_NONE,
        "city": _TEXT_OR_NONE,
        "skills": _SKILLS,
        "sectors": Column("list", is_optional=True),
        "seniority": _SENIORITY,
        "meets": _MEETS,
        "hours": _HOURS,
    },
)

MENTORS = Shape(
    "mentor",
    {
        "given_name": _TEXT,
        "family_name": _TEXT,
        "partner": _TEXT,
        "partner_id": _WHOLE,
        "chapter_id": _WHOLE,
        "tracks": Column("list", _codes(Track)),
        "languages": Column("list"),
        "slots": Column("list", _codes(Slot)),
        "capacity": Column("whole", least=0),
        "is_woman": Column("flag"),
        "version": _WHOLE,
        "city": _TEXT_OR_NONE,
        "skills": _SKILLS,
        "sector": _TEXT_OR_NONE,
        "seniority": _SENIORITY,
        "meets": _MEETS,
        "hours": _HOURS,
        "may_recruit": _YES_NO,
    },
)

RELATIONS = Shape(
    "relation",
    {
        "fellow": _WHOLE,
        "mentor": _WHOLE,
        "kind": Column("text", _codes(Relation)),
        "side": Column("text", _codes(Side)),
        "place": Column("number", is_optional=True, least=1),
        "reason": _TEXT_OR_NONE,
    },
)
"""What is known between one fellow and one mentor; `place` 1 is the first wish of a side.

`reason` of a pair that is never to be is None for whoever may not read it.
"""

OFFERS = Shape(
    "offer",
    {
        "fellow": _WHOLE,
        "mentor": _WHOLE,
        "fit": Column("whole", least=0, most=100),
        "reason": _TEXT,
        "state": Column("text", _codes(OfferState)),
        "fellow_said": _YES_NO,
        "mentor_said": _YES_NO,
        "declined_why": _TEXT_OR_NONE,
        "asked_on": _DAY,
        "expires_on": _DAY,
        "by": _TEXT,
        "version": _WHOLE,
    },
)
"""Pairs put to both sides; who has not answered yet said nothing."""

ASSIGNMENTS = Shape(
    "assignment",
    {
        "fellow": _WHOLE,
        "mentor": _WHOLE,
        "state": Column("text", _codes(AssignmentState)),
        "starts_on": _DAY,
        "ends_on": _DAY_OR_NONE,
        "fit": Column("whole", least=0, most=100),
        "reason": _TEXT,
    },
)

COHORTS = Shape(
    "cohort",
    {
        "name": _TEXT,
        "chapter": _TEXT,
        "chapter_id": _WHOLE,
        "programme": Column("text", _codes(Programme)),
        "form_id": _TEXT_OR_NONE,
        "opens_on": _DAY,
        "closes_on": _DAY,
        "starts_on": _DAY,
        "ends_on": _DAY,
        "rubric": _TEXT_OR_NONE,
        "seats": Column("table"),
        "supports": Column("table"),
        "demands": Column("table", is_optional=True),
        "mentoring": Column("table", is_optional=True),
        "version": _WHOLE,
    },
)

PATHS = Shape(
    "path",
    {
        "fellow": _WHOLE,
        "springboard": _WHOLE,
        "left_on": _DAY_OR_NONE,
        "first_choice": Column("text", _codes(Track), is_optional=True),
        "french_level": _LEVEL,
        "country_of_origin": _TEXT_OR_NONE,
        "needs_childcare": _YES_NO,
        "has_laptop": _YES_NO,
        "fellowship": _WHOLE,
        "submitted_at": Column("moment", is_optional=True),
        "stage": Column("text", _codes(Stage), is_optional=True),
        "seat": Column("flag"),
    },
)


def check_applications(frame: pd.DataFrame) -> pd.DataFrame:
    """The same frame when it is one of applications; loud when not."""
    return checked(frame, APPLICATIONS)


def check_fellows(frame: pd.DataFrame) -> pd.DataFrame:
    """The same frame when it is one of fellows; loud when not."""
    return checked(frame, FELLOWS)


def check_mentors(frame: pd.DataFrame) -> pd.DataFrame:
    """The same frame when it is one of mentors; loud when not."""
    return checked(frame, MENTORS)


def check_offers(frame: pd.DataFrame) -> pd.DataFrame:
    """The same frame when it is one of offers; loud when not."""
    return checked(frame, OFFERS)


def check_assignments(frame: pd.DataFrame) -> pd.DataFrame:
    """The same frame when it is one of assignments; loud when not."""
    return checked(frame, ASSIGNMENTS)


def check_relations(frame: pd.DataFrame) -> pd.DataFrame:
    """The same frame when it is one of relations; loud when not."""
    return checked(frame, RELATIONS)


def check_cohorts(frame: pd.DataFrame) -> pd.DataFrame:
    """The same frame when it is one of cohorts; loud when not."""
    return checked(frame, COHORTS)


def check_paths(frame: pd.DataFrame) -> pd.DataFrame:
    """The same frame when it is one of paths from a springboard; loud when not."""
    return checked(frame, PATHS)

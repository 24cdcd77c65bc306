"""What the invented sample is made of: plain frozen values, ready to be written to a store.

Things point to each other by position: `person=3` is the fourth of `Sample.people`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from workbench.vocabulary import (
    ActivityKind,
    AssignmentState,
    Meets,
    OutcomeKind,
    PartnerRole,
    Presence,
    Programme,
    Relation,
    Seniority,
    Side,
    Skill,
    Stage,
    Track,
    Verdict,
)


@dataclass(frozen=True)
class InventedCohort:
    """A run of a programme in a chapter, with the days that matter."""

    chapter: str
    programme: Programme
    name: str
    form_id: str
    opens_on: date
    closes_on: date
    starts_on: date
    ends_on: date
    seats: Mapping[Track, int]
    supports: Mapping[str, int]
    demands: Mapping[str, object] | None = None


@dataclass(frozen=True)
class InventedPerson:
    """Somebody who does not exist, with contacts that reach nobody."""

    given_name: str
    family_name: str
    birth_date: date | None
    email: str | None
    phone: str | None


@dataclass(frozen=True)
class InventedDecision:
    """A verdict with its reason, by whom and when."""

    verdict: Verdict
    reason: str
    by: str
    decided_at: datetime


@dataclass(frozen=True)
class InventedApplication:
    """A request for one cohort, with the decisions that brought it where it stands."""

    person: int
    cohort: int
    submission: str
    submission_uuid: str
    submitted_at: datetime
    answers: Mapping[str, object]
    stage: Stage
    decisions: tuple[InventedDecision, ...]


@dataclass(frozen=True)
class InventedFellow:
    """An application that holds a seat."""

    application: int
    cohort: int
    track: Track
    enrolled_on: date
    left_on: date | None
    left_why: str | None


@dataclass(frozen=True)
class InventedPart:
    """What a partner does over a period."""

    role: PartnerRole
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True)
class InventedPartner:
    """A company or body that does not exist, and its roles over time."""

    name: str
    sector: str
    parts: tuple[InventedPart, ...]


@dataclass(frozen=True)
class InventedMentor:
    """A mentor: who she or he is, for which chapter, and what she or he can offer."""

    person: int
    partner: int
    chapter: str
    tracks: tuple[Track, ...]
    languages: tuple[str, ...]
    slots: tuple[str, ...]
    capacity: int
    is_woman: bool
    skills: tuple[Skill, ...] | None = None
    seniority: Seniority | None = None
    meets: Meets | None = None
    city: str | None = None
    hours: float | None = None


@dataclass(frozen=True)
class InventedAssignment:
    """A mentor and a fellow over a period, and why this pair."""

    fellow: int
    mentor: int
    state: AssignmentState
    starts_on: date
    ends_on: date | None
    ended_why: str | None
    fit: int
    reason: str
    by: str


@dataclass(frozen=True)
class InventedWish:
    """What a fellow says for mentoring; None where she did not say."""

    fellow: int
    skills: tuple[Skill, ...] | None
    sectors: tuple[str, ...] | None
    seniority: Seniority | None
    meets: Meets | None
    hours: float | None
    wants_co_mentor: bool | None


@dataclass(frozen=True)
class InventedRelation:
    """What is known between a fellow and a mentor, who said it and since when."""

    fellow: int
    mentor: int
    kind: Relation
    side: Side
    place: int | None
    reason: str | None
    by: str
    since: datetime


@dataclass(frozen=True)
class InventedOffer:
    """A pair put to both sides, that nobody has refused."""

    fellow: int
    mentor: int
    fit: int
    reason: str
    by: str
    asked_at: datetime
    expires_on: date
    mentor_said_yes: bool


@dataclass(frozen=True)
class InventedActivity:
    """What a cohort did together one day, and who came (presence by fellow)."""

    cohort: int
    kind: ActivityKind
    title: str
    held_on: date
    partner: int | None
    attendance: Mapping[int, Presence]


@dataclass(frozen=True)
class InventedOutcome:
    """What a fellow did some months after her cohort ended."""

    fellow: int
    months: int
    kind: OutcomeKind
    asked_on: date
    asked_by: str


@dataclass(frozen=True)
class Sample:
    """A whole invented programme: two chapters, two years, nobody real."""

    seed: int
    today: date
    chapters: tuple[str, ...]
    cohorts: tuple[InventedCohort, ...]
    people: tuple[InventedPerson, ...]
    applications: tuple[InventedApplication, ...]
    fellows: tuple[InventedFellow, ...]
    partners: tuple[InventedPartner, ...]
    mentors: tuple[InventedMentor, ...]
    assignments: tuple[InventedAssignment, ...]
    activities: tuple[InventedActivity, ...]
    outcomes: tuple[InventedOutcome, ...]
    wishes: tuple[InventedWish, ...] = ()
    relations: tuple[InventedRelation, ...] = ()
    offers: tuple[InventedOffer, ...] = ()

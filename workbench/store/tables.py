"""The tables of the store. Personal columns live in `Person` alone.

What a word means is said in GLOSSARY.md. Closed lists are kept as their codes (text), dates as
dates, moments in UTC. Rows that two people may change carry a `version`.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import JSON, DateTime, ForeignKey, MetaData, String, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from workbench.vocabulary import Stage

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Moment(TypeDecorator[datetime]):
    """A moment, always stored and read in UTC (SQLite forgets time zones)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: object) -> datetime | None:  # noqa: ARG002 - the name is SQLAlchemy's
        """Refuse a moment without a time zone; keep the others in UTC."""
        if value is not None and value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: object) -> datetime | None:  # noqa: ARG002 - the name is SQLAlchemy's
        """Give the time zone back."""
        if value is None or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=UTC)


class Table(DeclarativeBase):
    """The base of all tables."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads it from the class
        str: String(),
        datetime: Moment(),
        dict[str, Any]: JSON(),
        list[str]: JSON(),
    }


class Chapter(Table):
    """A city's team."""

    __tablename__ = "chapter"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)


class Cohort(Table):
    """One run of a programme in one chapter."""

    __tablename__ = "cohort"
    id: Mapped[int] = mapped_column(primary_key=True)
    chapter_id: Mapped[int] = mapped_column(ForeignKey("chapter.id"))
    programme: Mapped[str]
    name: Mapped[str] = mapped_column(unique=True)
    form_id: Mapped[str | None] = mapped_column(comment="id_string of the form it recruits with")
    opens_on: Mapped[date] = mapped_column(comment="first day to apply")
    closes_on: Mapped[date] = mapped_column(comment="last day to apply")
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    seats: Mapped[dict[str, Any]] = mapped_column(comment="seats by track code")
    supports: Mapped[dict[str, Any]] = mapped_column(comment="capacity: childcare, laptop")
    version: Mapped[int] = mapped_column(default=1)


class Person(Table):
    """A human being who ever applied or mentors; the only home of personal data."""

    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)
    given_name: Mapped[str]
    family_name: Mapped[str]
    birth_date: Mapped[date | None]
    email: Mapped[str | None]
    phone: Mapped[str | None]


class Intake(Table):
    """One import of applications: which file, which day, by whom, and what it brought."""

    __tablename__ = "intake"
    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"))
    file_name: Mapped[str]
    fingerprint: Mapped[str] = mapped_column(unique=True, comment="SHA-256 of the file")
    form_id: Mapped[str | None]
    form_version: Mapped[str | None]
    recorded_at: Mapped[datetime]
    by: Mapped[str]
    rows: Mapped[int]
    new: Mapped[int]
    known: Mapped[int]
    no_consent: Mapped[int]


class Application(Table):
    """Her request for one cohort: answers, stage."""

    __tablename__ = "application"
    __table_args__ = (UniqueConstraint("form_id", "submission"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), index=True)
    intake_id: Mapped[int | None] = mapped_column(ForeignKey("intake.id"))
    form_id: Mapped[str]
    submission: Mapped[str] = mapped_column(comment="the form's own id of this submission")
    submission_uuid: Mapped[str | None] = mapped_column(index=True)
    submitted_at: Mapped[datetime]
    answers: Mapped[dict[str, Any]] = mapped_column(comment="answer by question; none: unanswered")
    fingerprint: Mapped[str] = mapped_column(comment="SHA-256 of the answers")
    stage: Mapped[str] = mapped_column(default=Stage.RECEIVED, index=True)
    version: Mapped[int] = mapped_column(default=1)


class Pair(Table):
    """Two applications that look alike, with the evidence, and what a person said of them."""

    __tablename__ = "pair"
    __table_args__ = (UniqueConstraint("a_id", "b_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    a_id: Mapped[int] = mapped_column(ForeignKey("application.id"))
    b_id: Mapped[int] = mapped_column(ForeignKey("application.id"))
    probability: Mapped[float]
    proposed: Mapped[str] = mapped_column(comment="what the rule takes them for")
    evidence: Mapped[list[str]]
    said: Mapped[str | None] = mapped_column(comment="what a person said: same, family, different")
    said_by: Mapped[str | None]
    said_at: Mapped[datetime | None]


class Decision(Table):
    """A verdict, its reason and all that is needed to reach it again. Append-only, chained."""

    __tablename__ = "decision"
    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"), index=True)
    verdict: Mapped[str]
    reason: Mapped[str]
    by: Mapped[str]
    decided_at: Mapped[datetime]
    rubric: Mapped[str | None]
    rubric_version: Mapped[int | None]
    input_fingerprint: Mapped[str]
    seed: Mapped[int | None]
    previous: Mapped[str] = mapped_column(comment="digest of the decision before")
    digest: Mapped[str] = mapped_column(unique=True)


class Fellow(Table):
    """An application that holds a seat in a cohort."""

    __tablename__ = "fellow"
    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"), unique=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), index=True)
    track: Mapped[str]
    enrolled_on: Mapped[date]
    left_on: Mapped[date | None]
    left_why: Mapped[str | None]


class Partner(Table):
    """A company or body that takes part in the programme."""

    __tablename__ = "partner"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    sector: Mapped[str]


class PartnerPart(Table):
    """One role of a partner over a period."""

    __tablename__ = "partner_part"
    id: Mapped[int] = mapped_column(primary_key=True)
    partner_id: Mapped[int] = mapped_column(ForeignKey("partner.id"), index=True)
    role: Mapped[str]
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]


class Mentor(Table):
    """A person from a partner who accompanies fellows."""

    __tablename__ = "mentor"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), unique=True)
    partner_id: Mapped[int] = mapped_column(ForeignKey("partner.id"))
    chapter_id: Mapped[int] = mapped_column(ForeignKey("chapter.id"), index=True)
    tracks: Mapped[list[str]]
    languages: Mapped[list[str]]
    slots: Mapped[list[str]]
    capacity: Mapped[int] = mapped_column(comment="fellows at a time")
    is_woman: Mapped[bool]
    version: Mapped[int] = mapped_column(default=1)


class Assignment(Table):
    """A mentor and a fellow over a period, and why this pair."""

    __tablename__ = "assignment"
    id: Mapped[int] = mapped_column(primary_key=True)
    fellow_id: Mapped[int] = mapped_column(ForeignKey("fellow.id"), index=True)
    mentor_id: Mapped[int] = mapped_column(ForeignKey("mentor.id"), index=True)
    state: Mapped[str]
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    ended_why: Mapped[str | None]
    fit: Mapped[int] = mapped_column(comment="whole points, 0 to 100")
    reason: Mapped[str]
    by: Mapped[str]
    input_fingerprint: Mapped[str]
    version: Mapped[int] = mapped_column(default=1)


class Activity(Table):
    """A training, mentoring session, company visit or workshop."""

    __tablename__ = "activity"
    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), index=True)
    kind: Mapped[str]
    title: Mapped[str]
    held_on: Mapped[date]
    partner_id: Mapped[int | None] = mapped_column(ForeignKey("partner.id"))


class Attendance(Table):
    """Who came to an activity."""

    __tablename__ = "attendance"
    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id"), primary_key=True)
    fellow_id: Mapped[int] = mapped_column(ForeignKey("fellow.id"), primary_key=True)
    presence: Mapped[str]


class Outcome(Table):
    """What a fellow does 0, 3, 6 or 12 months after her cohort ended."""

    __tablename__ = "outcome"
    __table_args__ = (UniqueConstraint("fellow_id", "months"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    fellow_id: Mapped[int] = mapped_column(ForeignKey("fellow.id"))
    months: Mapped[int]
    kind: Mapped[str]
    asked_on: Mapped[date]
    asked_by: Mapped[str]


class AuditEntry(Table):
    """One verb that changed the store: who, when, on what. Append-only, chained."""

    __tablename__ = "audit"
    id: Mapped[int] = mapped_column(primary_key=True)
    recorded_at: Mapped[datetime]
    by: Mapped[str]
    verb: Mapped[str]
    subject: Mapped[str]
    detail: Mapped[dict[str, Any]] = mapped_column(comment="no personal data")
    previous: Mapped[str] = mapped_column(comment="digest of the entry before")
    digest: Mapped[str] = mapped_column(unique=True)

"""Who takes part, and in what: chapters, cohorts, persons, partners, mentors."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from workbench.store.tables.base import Table


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
    rubric: Mapped[str | None] = mapped_column(comment="file stem; none: the programme's newest")
    demands: Mapped[dict[str, Any] | None] = mapped_column(
        JSON(none_as_null=True), comment="quotas, households, sessions, locks; none: none said"
    )
    mentoring: Mapped[dict[str, Any] | None] = mapped_column(
        JSON(none_as_null=True), comment="terms of its mentoring: aim, locks, caps; none: none said"
    )
    version: Mapped[int] = mapped_column(default=1)


class Person(Table):
    """A human being who ever applied or mentors; the only home of personal data."""

    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)
    given_name: Mapped[str]
    family_name: Mapped[str]
    birth_date: Mapped[date | None]
    birth_precision: Mapped[str] = mapped_column(default="day", comment="day, year: 1 January")
    email: Mapped[str | None]
    phone: Mapped[str | None]


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
    skills: Mapped[list[str] | None] = mapped_column(
        JSON(none_as_null=True), comment="none: not said"
    )
    seniority: Mapped[str | None]
    meets: Mapped[str | None] = mapped_column(comment="in_person, remote, either")
    city: Mapped[str | None]
    hours: Mapped[float | None] = mapped_column(comment="she or he has in a month")
    left_on: Mapped[date | None] = mapped_column(comment="accompanies nobody from then on")
    left_why: Mapped[str | None]
    version: Mapped[int] = mapped_column(default=1)

"""What follows a seat: fellows, their mentors, what they do, what becomes of them."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from workbench.store.tables.base import Table


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
    ended_by: Mapped[str | None]
    ended_at: Mapped[datetime | None]
    fit: Mapped[int] = mapped_column(comment="whole points, 0 to 100")
    reason: Mapped[str]
    by: Mapped[str]
    input_fingerprint: Mapped[str]
    confirmed_at: Mapped[datetime | None] = mapped_column(comment="none: before this was kept")
    is_co_mentor: Mapped[bool] = mapped_column(
        default=False, server_default=false(), comment="beside the fellow's first mentor"
    )
    plan_id: Mapped[int | None] = mapped_column(
        ForeignKey("mentoring_plan.id"), comment="none: given by hand, or before"
    )
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

"""Mentoring before a pair begins: wishes, what is known of pairs, offers, plans of pairs."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from workbench.store.tables.base import Table

_STANDS = text("ended_at IS NULL")


class FellowWish(Table):
    """What a fellow says for mentoring: to learn what, from whom, how and how much."""

    __tablename__ = "fellow_wish"
    fellow_id: Mapped[int] = mapped_column(ForeignKey("fellow.id"), primary_key=True)
    skills: Mapped[list[str] | None] = mapped_column(
        JSON(none_as_null=True), comment="none: not said"
    )
    sectors: Mapped[list[str] | None] = mapped_column(
        JSON(none_as_null=True), comment="none: not said"
    )
    seniority: Mapped[str | None]
    meets: Mapped[str | None] = mapped_column(comment="in_person, remote, either")
    hours: Mapped[float | None] = mapped_column(comment="she asks of a mentor in a month")
    wants_co_mentor: Mapped[bool | None] = mapped_column(comment="none: not said")
    by: Mapped[str]
    said_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)


class Relation(Table):
    """What is known between one fellow and one mentor; ended, never erased.

    That two are never to be together, or that one said no, is of the person: it stands in every
    cohort she is in.
    """

    __tablename__ = "relation"
    __table_args__ = (
        Index(
            "uq_relation_stands",
            "fellow_id",
            "mentor_id",
            "kind",
            "side",
            unique=True,
            sqlite_where=_STANDS,
            postgresql_where=_STANDS,
        ),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    fellow_id: Mapped[int] = mapped_column(ForeignKey("fellow.id"), index=True)
    mentor_id: Mapped[int] = mapped_column(ForeignKey("mentor.id"), index=True)
    kind: Mapped[str]
    side: Mapped[str] = mapped_column(comment="fellow, mentor, team")
    place: Mapped[int | None] = mapped_column(comment="1: the first wish of a side")
    reason: Mapped[str | None] = mapped_column(comment="of a never: for the role of protection")
    by: Mapped[str]
    since: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    ended_by: Mapped[str | None]
    ended_why: Mapped[str | None]


class PairOffer(Table):
    """A pair put to both sides: what each said, until when, and what became of it."""

    __tablename__ = "pair_offer"
    id: Mapped[int] = mapped_column(primary_key=True)
    fellow_id: Mapped[int] = mapped_column(ForeignKey("fellow.id"), index=True)
    mentor_id: Mapped[int] = mapped_column(ForeignKey("mentor.id"), index=True)
    is_co_mentor: Mapped[bool] = mapped_column(default=False)
    fit: Mapped[int] = mapped_column(comment="whole points, 0 to 100")
    reason: Mapped[str]
    by: Mapped[str]
    asked_at: Mapped[datetime]
    expires_on: Mapped[date] = mapped_column(comment="the last day to answer")
    fellow_said: Mapped[str | None] = mapped_column(comment="yes, no")
    fellow_said_at: Mapped[datetime | None]
    mentor_said: Mapped[str | None] = mapped_column(comment="yes, no")
    mentor_said_at: Mapped[datetime | None]
    declined_why: Mapped[str | None]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[str | None]
    withdrawn_why: Mapped[str | None]
    assignment_id: Mapped[int | None] = mapped_column(
        ForeignKey("assignment.id"), comment="what it was confirmed as"
    )
    version: Mapped[int] = mapped_column(default=1)


class MentoringPlan(Table):
    """What pairs were confirmed from: all that the rule saw, and what it proposed. Append-only.

    It holds no name of anyone and no reason; `fingerprint` is the SHA-256 of it, and in the log.
    """

    __tablename__ = "mentoring_plan"
    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), index=True)
    aim: Mapped[str] = mapped_column(comment="best, fair, stable")
    seed: Mapped[int]
    fingerprint: Mapped[str] = mapped_column(comment="SHA-256 of inputs and proposal")
    inputs: Mapped[dict[str, Any]] = mapped_column(
        comment="rubric, terms, fellows, mentors, relations, loads, pairs before"
    )
    proposed: Mapped[dict[str, Any]] = mapped_column(comment="mentor and co-mentor by fellow")
    confirmed: Mapped[dict[str, Any]] = mapped_column(
        comment="mentor and co-mentor by fellow, as recorded"
    )
    objective: Mapped[int]
    bound: Mapped[int]
    by: Mapped[str]
    recorded_at: Mapped[datetime]


class MentoringDecision(Table):
    """Which plan a decision to give a mentor came from. Append-only."""

    __tablename__ = "mentoring_decision"
    decision_id: Mapped[int] = mapped_column(ForeignKey("decision.id"), primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("mentoring_plan.id"), index=True)

"""How applications are read and decided on: reviews, what waits, decisions, their receipts."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workbench.store.tables.base import Table


class Reviewer(Table):
    """Somebody who reads the applications of a cohort, and how she wants to see them."""

    __tablename__ = "reviewer"
    __table_args__ = (UniqueConstraint("cohort_id", "name"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"))
    name: Mapped[str]
    reads: Mapped[bool] = mapped_column(default=True, comment="gets applications to read")
    sees_names: Mapped[bool] = mapped_column(default=False, comment="identity is not hidden")


class Review(Table):
    """One reviewer's scores on one application; amended, a new version beside the old ones."""

    __tablename__ = "review"
    __table_args__ = (UniqueConstraint("application_id", "reviewer", "version"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"))
    reviewer: Mapped[str]
    version: Mapped[int] = mapped_column(default=1)
    state: Mapped[str] = mapped_column(comment="given, conflict, withdrawn")
    guide: Mapped[str] = mapped_column(comment="file stem of the reading guide")
    scores: Mapped[dict[str, Any]] = mapped_column(comment="0 to 4 by aspect; none: conflict")
    mean: Mapped[float | None] = mapped_column(comment="of the scores")
    comment: Mapped[str] = mapped_column(comment="or the reason of a conflict")
    place: Mapped[int] = mapped_column(comment="reviews the reviewer gave here before")
    given_at: Mapped[datetime]


class Agreement(Table):
    """The score that reviewers agreed on after talking, with its reason; the last one counts."""

    __tablename__ = "agreement"
    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"), index=True)
    score: Mapped[float | None] = mapped_column(comment="0 to 4; none: taken back")
    reason: Mapped[str]
    by: Mapped[str]
    agreed_at: Mapped[datetime]


class Wait(Table):
    """What is waiting on whom, and until when."""

    __tablename__ = "wait"
    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"), index=True)
    whom: Mapped[str] = mapped_column(comment="her, or a name")
    what: Mapped[str]
    due_on: Mapped[date]
    reason: Mapped[str]
    by: Mapped[str]
    since: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[str | None]


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


class Receipt(Table):
    """What a decision was reached from, so that it can be reached again."""

    __tablename__ = "receipt"
    decision_id: Mapped[int] = mapped_column(ForeignKey("decision.id"), primary_key=True)
    inputs: Mapped[dict[str, Any]] = mapped_column(comment="answer by question the rubric asks")
    gates: Mapped[dict[str, Any]] = mapped_column(comment="yes, no, unknown by gate")
    points: Mapped[dict[str, Any]] = mapped_column(comment="points by criterion; none: unknown")
    lower: Mapped[int]
    upper: Mapped[int]

"""Applications: how they came in, who looks alike, and what was changed in them since."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workbench.store.tables.base import Table
from workbench.vocabulary import Stage


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
    rejected: Mapped[int] = mapped_column(default=0, comment="refused in the form tool")
    mapping: Mapped[str | None] = mapped_column(comment="name of the mapping it was read with")


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
    set_aside_for: Mapped[int | None] = mapped_column(
        ForeignKey("application.id"), comment="the application kept instead of this one"
    )
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
    weights: Mapped[list[float] | None] = mapped_column(
        JSON(), comment="what each piece of evidence weighs, in the same order"
    )
    warning: Mapped[str | None] = mapped_column(comment="what to look at before saying the same")
    note: Mapped[str | None] = mapped_column(comment="what to ask her first: put off, still open")
    noted_by: Mapped[str | None]
    noted_at: Mapped[datetime | None]


class Merge(Table):
    """Two applications taken for one person's: what changed, so that it can be undone exactly."""

    __tablename__ = "merge"
    id: Mapped[int] = mapped_column(primary_key=True)
    pair_id: Mapped[int] = mapped_column(ForeignKey("pair.id"), index=True)
    kept_id: Mapped[int] = mapped_column(ForeignKey("application.id"), index=True)
    joined_id: Mapped[int] = mapped_column(ForeignKey("application.id"), index=True)
    changes: Mapped[list[dict[str, Any]]] = mapped_column(
        JSON(), comment="application, what, before, after: person, set aside, answer, fingerprint"
    )
    by: Mapped[str]
    merged_at: Mapped[datetime]
    undone_by: Mapped[str | None]
    undone_at: Mapped[datetime | None]


class Amendment(Table):
    """An answer added or corrected after the import, with its reason."""

    __tablename__ = "amendment"
    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"), index=True)
    question: Mapped[str]
    before: Mapped[Any] = mapped_column(JSON())
    after: Mapped[Any] = mapped_column(JSON())
    reason: Mapped[str]
    by: Mapped[str]
    amended_at: Mapped[datetime]

"""Plans of a cohort: those saved under a name, and those that seats were given from."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from workbench.store.tables.base import Table

_STANDS = text("deleted_at IS NULL")


class Scenario(Table):
    """A plan saved under a name, to go back to or to compare with; nothing follows from it."""

    __tablename__ = "scenario"
    __table_args__ = (
        Index(
            "uq_scenario_cohort_id_name",
            "cohort_id",
            "name",
            unique=True,
            sqlite_where=_STANDS,
            postgresql_where=_STANDS,
        ),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"))
    name: Mapped[str] = mapped_column(comment="of one alone among those not deleted")
    demands: Mapped[dict[str, Any]] = mapped_column(comment="all of them, seats and supports too")
    seats: Mapped[dict[str, Any]] = mapped_column(comment="track by application")
    note: Mapped[str]
    mode: Mapped[str] = mapped_column(comment="best, lottery")
    seed: Mapped[int]
    by: Mapped[str]
    saved_at: Mapped[datetime]
    deleted_by: Mapped[str | None]
    deleted_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)


class Plan(Table):
    """What seats were given from: all that the rule saw, and what it proposed; no name of anyone.

    `fingerprint` is the SHA-256 of all of it; the log has it too.
    """

    __tablename__ = "plan"
    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), index=True)
    mode: Mapped[str] = mapped_column(comment="best, lottery")
    seed: Mapped[int]
    fingerprint: Mapped[str] = mapped_column(comment="SHA-256 of inputs and proposal")
    inputs: Mapped[dict[str, Any]] = mapped_column(
        comment="demands, answers, scores, mentors, households, seats before"
    )
    proposed: Mapped[dict[str, Any]] = mapped_column(comment="track by application")
    enrolled: Mapped[dict[str, Any]] = mapped_column(comment="track by application, as recorded")
    objective: Mapped[int]
    bound: Mapped[int]
    by: Mapped[str]
    recorded_at: Mapped[datetime]


class PlanDecision(Table):
    """Which plan a decision to give a seat came from."""

    __tablename__ = "plan_decision"
    decision_id: Mapped[int] = mapped_column(ForeignKey("decision.id"), primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)

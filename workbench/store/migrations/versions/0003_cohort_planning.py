"""What a cohort demands besides seats and supports, plans saved, and plans seats came from."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from workbench.store.tables import Moment

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # A new column only: no cohort is touched, and one without demands demands nothing more.
    op.add_column(
        "cohort",
        sa.Column(
            "demands",
            sa.JSON(none_as_null=True),
            nullable=True,
            comment="quotas, households, sessions, locks; none: none said",
        ),
    )
    _scenario()
    _plan()


def _scenario() -> None:
    op.create_table(
        "scenario",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column(
            "name", sa.String(), nullable=False, comment="of one alone among those not deleted"
        ),
        sa.Column(
            "demands", sa.JSON(), nullable=False, comment="all of them, seats and supports too"
        ),
        sa.Column("seats", sa.JSON(), nullable=False, comment="track by application"),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("mode", sa.String(), nullable=False, comment="best, lottery"),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("saved_at", Moment(), nullable=False),
        sa.Column("deleted_by", sa.String(), nullable=True),
        sa.Column("deleted_at", Moment(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohort.id"], name=op.f("fk_scenario_cohort_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scenario")),
    )
    stands = sa.text("deleted_at IS NULL")
    op.create_index(
        "uq_scenario_cohort_id_name",
        "scenario",
        ["cohort_id", "name"],
        unique=True,
        sqlite_where=stands,
        postgresql_where=stands,
    )


def _plan() -> None:
    op.create_table(
        "plan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("mode", sa.String(), nullable=False, comment="best, lottery"),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column(
            "fingerprint", sa.String(), nullable=False, comment="SHA-256 of inputs and proposal"
        ),
        sa.Column(
            "inputs",
            sa.JSON(),
            nullable=False,
            comment="demands, answers, scores, mentors, households, seats before",
        ),
        sa.Column("proposed", sa.JSON(), nullable=False, comment="track by application"),
        sa.Column(
            "enrolled", sa.JSON(), nullable=False, comment="track by application, as recorded"
        ),
        sa.Column("objective", sa.Integer(), nullable=False),
        sa.Column("bound", sa.Integer(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("recorded_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohort.id"], name=op.f("fk_plan_cohort_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan")),
    )
    op.create_index(op.f("ix_plan_cohort_id"), "plan", ["cohort_id"])
    op.create_table(
        "plan_decision",
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decision.id"], name=op.f("fk_plan_decision_decision_id")
        ),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_plan_decision_plan_id")),
        sa.PrimaryKeyConstraint("decision_id", name=op.f("pk_plan_decision")),
    )
    op.create_index(op.f("ix_plan_decision_plan_id"), "plan_decision", ["plan_id"])


def downgrade() -> None:
    raise NotImplementedError("decisions are never dropped: restore a backup instead")

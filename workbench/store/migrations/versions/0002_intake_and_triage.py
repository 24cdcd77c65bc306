"""Merges, amendments, reviews, waits, receipts; rubric of a cohort, precision of a birth date."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from workbench.store.tables import Moment

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _widen()
    _of_applications()
    _of_triage()


def _widen() -> None:
    """New columns only, so that no table is built again and no row is touched."""
    op.add_column(
        "cohort",
        sa.Column(
            "rubric", sa.String(), nullable=True, comment="file stem; none: the programme's newest"
        ),
    )
    op.add_column(
        "person",
        sa.Column(
            "birth_precision",
            sa.String(),
            nullable=False,
            server_default="day",
            comment="day, year: 1 January",
        ),
    )
    op.add_column(
        "intake",
        sa.Column(
            "rejected",
            sa.Integer(),
            nullable=False,
            server_default="0",
            comment="refused in the form tool",
        ),
    )
    op.add_column(
        "intake",
        sa.Column(
            "mapping",
            sa.String(),
            nullable=True,
            comment="name of the mapping it was read with",
        ),
    )
    _widen_pairs()
    # Written out: Alembic cannot add a foreign key to a table of SQLite without building it again.
    op.execute(
        "ALTER TABLE application ADD COLUMN set_aside_for INTEGER "
        "CONSTRAINT fk_application_set_aside_for REFERENCES application (id)"
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "COMMENT ON COLUMN application.set_aside_for "
            "IS 'the application kept instead of this one'"
        )


def _widen_pairs() -> None:
    new: tuple[sa.Column[Any], ...] = (
        sa.Column(
            "weights",
            sa.JSON(),
            nullable=True,
            comment="what each piece of evidence weighs, in the same order",
        ),
        sa.Column(
            "warning",
            sa.String(),
            nullable=True,
            comment="what to look at before saying the same",
        ),
        sa.Column(
            "note",
            sa.String(),
            nullable=True,
            comment="what to ask her first: put off, still open",
        ),
        sa.Column("noted_by", sa.String(), nullable=True),
        sa.Column("noted_at", Moment(), nullable=True),
    )
    for column in new:
        op.add_column("pair", column)


def _of_applications() -> None:
    op.create_table(
        "merge",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pair_id", sa.Integer(), nullable=False),
        sa.Column("kept_id", sa.Integer(), nullable=False),
        sa.Column("joined_id", sa.Integer(), nullable=False),
        sa.Column(
            "changes",
            sa.JSON(),
            nullable=False,
            comment="application, what, before, after: person, set aside, answer, fingerprint",
        ),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("merged_at", Moment(), nullable=False),
        sa.Column("undone_by", sa.String(), nullable=True),
        sa.Column("undone_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["pair_id"], ["pair.id"], name=op.f("fk_merge_pair_id")),
        sa.ForeignKeyConstraint(["kept_id"], ["application.id"], name=op.f("fk_merge_kept_id")),
        sa.ForeignKeyConstraint(["joined_id"], ["application.id"], name=op.f("fk_merge_joined_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_merge")),
    )
    op.create_index(op.f("ix_merge_pair_id"), "merge", ["pair_id"])
    op.create_index(op.f("ix_merge_kept_id"), "merge", ["kept_id"])
    op.create_index(op.f("ix_merge_joined_id"), "merge", ["joined_id"])
    op.create_table(
        "amendment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("amended_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name=op.f("fk_amendment_application_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_amendment")),
    )
    op.create_index(op.f("ix_amendment_application_id"), "amendment", ["application_id"])


def _of_triage() -> None:
    op.create_table(
        "reviewer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("reads", sa.Boolean(), nullable=False, comment="gets applications to read"),
        sa.Column("sees_names", sa.Boolean(), nullable=False, comment="identity is not hidden"),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohort.id"], name=op.f("fk_reviewer_cohort_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reviewer")),
        sa.UniqueConstraint("cohort_id", "name", name=op.f("uq_reviewer_cohort_id_name")),
    )
    _review()
    op.create_table(
        "wait",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("whom", sa.String(), nullable=False, comment="her, or a name"),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("since", Moment(), nullable=False),
        sa.Column("closed_at", Moment(), nullable=True),
        sa.Column("closed_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name=op.f("fk_wait_application_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wait")),
    )
    op.create_index(op.f("ix_wait_application_id"), "wait", ["application_id"])
    _receipt()


def _review() -> None:
    op.create_table(
        "review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("reviewer", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False, comment="given, conflict, withdrawn"),
        sa.Column("guide", sa.String(), nullable=False, comment="file stem of the reading guide"),
        sa.Column("scores", sa.JSON(), nullable=False, comment="0 to 4 by aspect; none: conflict"),
        sa.Column("mean", sa.Double(), nullable=True, comment="of the scores"),
        sa.Column("comment", sa.String(), nullable=False, comment="or the reason of a conflict"),
        sa.Column(
            "place",
            sa.Integer(),
            nullable=False,
            comment="reviews the reviewer gave here before",
        ),
        sa.Column("given_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name=op.f("fk_review_application_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review")),
        sa.UniqueConstraint(
            "application_id",
            "reviewer",
            "version",
            name=op.f("uq_review_application_id_reviewer_version"),
        ),
    )
    op.create_table(
        "agreement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("score", sa.Double(), nullable=True, comment="0 to 4; none: taken back"),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("agreed_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name=op.f("fk_agreement_application_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement")),
    )
    op.create_index(op.f("ix_agreement_application_id"), "agreement", ["application_id"])


def _receipt() -> None:
    op.create_table(
        "receipt",
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column(
            "inputs", sa.JSON(), nullable=False, comment="answer by question the rubric asks"
        ),
        sa.Column("gates", sa.JSON(), nullable=False, comment="yes, no, unknown by gate"),
        sa.Column(
            "points", sa.JSON(), nullable=False, comment="points by criterion; none: unknown"
        ),
        sa.Column("lower", sa.Integer(), nullable=False),
        sa.Column("upper", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decision.id"], name=op.f("fk_receipt_decision_id")
        ),
        sa.PrimaryKeyConstraint("decision_id", name=op.f("pk_receipt")),
    )


def downgrade() -> None:
    raise NotImplementedError("decisions are never dropped: restore a backup instead")

"""What mentors and fellows say of mentoring, what is known of pairs, offers, plans of pairs."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from workbench.store.tables import Moment

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _mentoring_plan()
    _widen()
    _fellow_wish()
    _relation()
    _pair_offer()


def _widen() -> None:
    """New columns only, so that no table is built again and no row is touched."""
    for column in _of_mentors():
        op.add_column("mentor", column)
    for column in _of_assignments():
        op.add_column("assignment", column)
    op.add_column(
        "cohort",
        sa.Column(
            "mentoring",
            sa.JSON(none_as_null=True),
            nullable=True,
            comment="terms of its mentoring: aim, locks, caps; none: none said",
        ),
    )
    # Written out: Alembic cannot add a foreign key to a table of SQLite without building it again.
    op.execute(
        "ALTER TABLE assignment ADD COLUMN plan_id INTEGER "
        "CONSTRAINT fk_assignment_plan_id REFERENCES mentoring_plan (id)"
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute("COMMENT ON COLUMN assignment.plan_id IS 'none: given by hand, or before'")


def _of_mentors() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("skills", sa.JSON(none_as_null=True), nullable=True, comment="none: not said"),
        sa.Column("seniority", sa.String(), nullable=True),
        sa.Column("meets", sa.String(), nullable=True, comment="in_person, remote, either"),
        sa.Column("city", sa.String(), nullable=True),
        sa.Column("hours", sa.Double(), nullable=True, comment="she or he has in a month"),
        sa.Column("left_on", sa.Date(), nullable=True, comment="accompanies nobody from then on"),
        sa.Column("left_why", sa.String(), nullable=True),
    )


def _of_assignments() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column(
            "is_co_mentor",
            sa.Boolean(),
            nullable=False,
            server_default=sa.false(),
            comment="beside the fellow's first mentor",
        ),
        sa.Column("confirmed_at", Moment(), nullable=True, comment="none: before this was kept"),
        sa.Column("ended_by", sa.String(), nullable=True),
        sa.Column("ended_at", Moment(), nullable=True),
    )


def _mentoring_plan() -> None:
    op.create_table(
        "mentoring_plan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("aim", sa.String(), nullable=False, comment="best, fair, stable"),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column(
            "fingerprint", sa.String(), nullable=False, comment="SHA-256 of inputs and proposal"
        ),
        sa.Column(
            "inputs",
            sa.JSON(),
            nullable=False,
            comment="rubric, terms, fellows, mentors, relations, loads, pairs before",
        ),
        sa.Column("proposed", sa.JSON(), nullable=False, comment="mentor and co-mentor by fellow"),
        sa.Column(
            "confirmed",
            sa.JSON(),
            nullable=False,
            comment="mentor and co-mentor by fellow, as recorded",
        ),
        sa.Column("objective", sa.Integer(), nullable=False),
        sa.Column("bound", sa.Integer(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("recorded_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cohort_id"], ["cohort.id"], name=op.f("fk_mentoring_plan_cohort_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentoring_plan")),
    )
    op.create_index(op.f("ix_mentoring_plan_cohort_id"), "mentoring_plan", ["cohort_id"])
    op.create_table(
        "mentoring_decision",
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decision.id"], name=op.f("fk_mentoring_decision_decision_id")
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["mentoring_plan.id"], name=op.f("fk_mentoring_decision_plan_id")
        ),
        sa.PrimaryKeyConstraint("decision_id", name=op.f("pk_mentoring_decision")),
    )
    op.create_index(op.f("ix_mentoring_decision_plan_id"), "mentoring_decision", ["plan_id"])
    for table in ("mentoring_plan", "mentoring_decision"):
        for statement in _append_only(table, op.get_bind().dialect.name):
            op.execute(statement)


def _fellow_wish() -> None:
    op.create_table(
        "fellow_wish",
        sa.Column("fellow_id", sa.Integer(), nullable=False),
        sa.Column("skills", sa.JSON(none_as_null=True), nullable=True, comment="none: not said"),
        sa.Column("sectors", sa.JSON(none_as_null=True), nullable=True, comment="none: not said"),
        sa.Column("seniority", sa.String(), nullable=True),
        sa.Column("meets", sa.String(), nullable=True, comment="in_person, remote, either"),
        sa.Column("hours", sa.Double(), nullable=True, comment="she asks of a mentor in a month"),
        sa.Column("wants_co_mentor", sa.Boolean(), nullable=True, comment="none: not said"),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("said_at", Moment(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["fellow_id"], ["fellow.id"], name=op.f("fk_fellow_wish_fellow_id")
        ),
        sa.PrimaryKeyConstraint("fellow_id", name=op.f("pk_fellow_wish")),
    )


def _relation() -> None:
    op.create_table(
        "relation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fellow_id", sa.Integer(), nullable=False),
        sa.Column("mentor_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("side", sa.String(), nullable=False, comment="fellow, mentor, team"),
        sa.Column("place", sa.Integer(), nullable=True, comment="1: the first wish of a side"),
        sa.Column(
            "reason", sa.String(), nullable=True, comment="of a never: for the role of protection"
        ),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("since", Moment(), nullable=False),
        sa.Column("ended_at", Moment(), nullable=True),
        sa.Column("ended_by", sa.String(), nullable=True),
        sa.Column("ended_why", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["fellow_id"], ["fellow.id"], name=op.f("fk_relation_fellow_id")),
        sa.ForeignKeyConstraint(["mentor_id"], ["mentor.id"], name=op.f("fk_relation_mentor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_relation")),
    )
    op.create_index(op.f("ix_relation_fellow_id"), "relation", ["fellow_id"])
    op.create_index(op.f("ix_relation_mentor_id"), "relation", ["mentor_id"])
    stands = sa.text("ended_at IS NULL")
    op.create_index(
        "uq_relation_stands",
        "relation",
        ["fellow_id", "mentor_id", "kind", "side"],
        unique=True,
        sqlite_where=stands,
        postgresql_where=stands,
    )


def _pair_offer() -> None:
    op.create_table(
        "pair_offer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fellow_id", sa.Integer(), nullable=False),
        sa.Column("mentor_id", sa.Integer(), nullable=False),
        sa.Column("is_co_mentor", sa.Boolean(), nullable=False),
        sa.Column("fit", sa.Integer(), nullable=False, comment="whole points, 0 to 100"),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("asked_at", Moment(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False, comment="the last day to answer"),
        sa.Column("fellow_said", sa.String(), nullable=True, comment="yes, no"),
        sa.Column("fellow_said_at", Moment(), nullable=True),
        sa.Column("mentor_said", sa.String(), nullable=True, comment="yes, no"),
        sa.Column("mentor_said_at", Moment(), nullable=True),
        sa.Column("declined_why", sa.String(), nullable=True),
        sa.Column("withdrawn_at", Moment(), nullable=True),
        sa.Column("withdrawn_by", sa.String(), nullable=True),
        sa.Column("withdrawn_why", sa.String(), nullable=True),
        sa.Column("assignment_id", sa.Integer(), nullable=True, comment="what it was confirmed as"),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["fellow_id"], ["fellow.id"], name=op.f("fk_pair_offer_fellow_id")),
        sa.ForeignKeyConstraint(["mentor_id"], ["mentor.id"], name=op.f("fk_pair_offer_mentor_id")),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignment.id"], name=op.f("fk_pair_offer_assignment_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pair_offer")),
    )
    op.create_index(op.f("ix_pair_offer_fellow_id"), "pair_offer", ["fellow_id"])
    op.create_index(op.f("ix_pair_offer_mentor_id"), "pair_offer", ["mentor_id"])


def _append_only(table: str, dialect: str) -> tuple[str, ...]:
    """Statements that make the database itself refuse to change or remove a row."""
    if dialect == "sqlite":
        return tuple(
            f"CREATE TRIGGER {table}_keeps_every_row_{event.lower()} BEFORE {event} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            for event in ("UPDATE", "DELETE")
        )
    return (
        f"CREATE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{table} is append-only'; END $$",
        f"CREATE TRIGGER {table}_keeps_every_row BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_refuse()",
        f"CREATE TRIGGER {table}_keeps_all_rows BEFORE TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuse()",
    )


def downgrade() -> None:
    raise NotImplementedError("decisions are never dropped: restore a backup instead")

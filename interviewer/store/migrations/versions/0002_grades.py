"""Grades of attempts."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """One row for each graded attempt at a question."""
    op.create_table(
        "grades",
        sa.Column("interview_id", sa.String(64), nullable=False),
        sa.Column("question", sa.Integer, nullable=False),
        sa.Column("attempt", sa.Integer, nullable=False),
        sa.Column("total", sa.Integer),
        sa.Column("verdict", sa.String(16)),
        sa.Column("grader", sa.String(16)),
        sa.Column("scorecard", sa.JSON, nullable=False),
        sa.Column("before", sa.JSON),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("interview_id", "question", "attempt", name="pk_grades"),
        sa.ForeignKeyConstraint(
            ["interview_id"], ["interviews.id"], name="fk_grades_interview_id_interviews", ondelete="CASCADE"
        ),
        sa.CheckConstraint("question >= 0 AND attempt >= 0", name="ck_grades_counted_from_zero"),
        sa.CheckConstraint("total BETWEEN 0 AND 100", name="ck_grades_total_in_range"),
        sa.CheckConstraint(
            "verdict IN ('no_hire', 'lean_no_hire', 'hire', 'strong_hire')", name="ck_grades_verdict_known"
        ),
    )
    op.create_index("ix_grades_at", "grades", ["at"])


def downgrade() -> None:
    """Back to interviews without grades."""
    op.drop_table("grades")

"""A round of the quiz is kept from its start: its items, and the order in which each shows its choices."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """A table of its own."""
    op.create_table(
        "quiz_rounds",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("content", sa.JSON, nullable=False),
        sa.Column("begun", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_quiz_rounds"),
        sa.CheckConstraint("length(id) > 0", name=op.f("ck_quiz_rounds_id_given")),
    )
    op.create_index("ix_quiz_rounds_begun_id", "quiz_rounds", ["begun", "id"])


def downgrade() -> None:
    """Answers stay; what was asked around them is forgotten."""
    op.drop_table("quiz_rounds")

"""What is taken in, what answers of pairs were given, and what was answered in the quiz."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Four tables of their own; interviews are not touched."""
    op.create_table(
        "imports",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("form", sa.String(16), nullable=False),
        sa.Column("content", sa.JSON, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_imports"),
        sa.CheckConstraint("length(id) > 0", name=op.f("ck_imports_id_given")),
    )
    op.create_index("ix_imports_at", "imports", ["at"])
    op.create_table(
        "scorings",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("pair", sa.String(160), nullable=False),
        sa.Column("content", sa.JSON, nullable=False),
        sa.Column("begun", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_scorings"),
        sa.CheckConstraint("length(id) > 0", name=op.f("ck_scorings_id_given")),
    )
    op.create_index("ix_scorings_pair", "scorings", ["pair"])
    op.create_index("ix_scorings_begun_id", "scorings", ["begun", "id"])
    op.create_table(
        "quiz_answers",
        sa.Column("round", sa.String(64), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("item", sa.String(128), nullable=False),
        sa.Column("competency", sa.String(128), nullable=False),
        sa.Column("choice", sa.Integer, nullable=False),
        sa.Column("right", sa.Boolean, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("round", "number", name="pk_quiz_answers"),
        sa.CheckConstraint("number >= 0 AND choice >= 0", name=op.f("ck_quiz_answers_counted_from_zero")),
    )
    op.create_index("ix_quiz_answers_competency_at", "quiz_answers", ["competency", "at"])
    op.create_table(
        "quiz_cards",
        sa.Column("item", sa.String(128), nullable=False),
        sa.Column("card", sa.JSON, nullable=False),
        sa.Column("due", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("item", name="pk_quiz_cards"),
    )
    op.create_index("ix_quiz_cards_due", "quiz_cards", ["due"])


def downgrade() -> None:
    """Back to interviews alone."""
    for table in ("quiz_cards", "quiz_answers", "scorings", "imports"):
        op.drop_table(table)

"""Interviews, what they ask about, and their turns."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """The first tables."""
    op.create_table(
        "interviews",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished", sa.DateTime(timezone=True)),
        sa.Column("setup", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_interviews"),
        sa.CheckConstraint("length(id) > 0", name="ck_interviews_id_given"),
    )
    op.create_index("ix_interviews_created_id", "interviews", ["created", "id"])
    op.create_table(
        "topics",
        sa.Column("interview_id", sa.String(64), nullable=False),
        sa.Column("competency", sa.String(128), nullable=False),
        sa.PrimaryKeyConstraint("interview_id", "competency", name="pk_topics"),
        sa.ForeignKeyConstraint(
            ["interview_id"], ["interviews.id"], name="fk_topics_interview_id_interviews", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_topics_competency", "topics", ["competency"])
    op.create_table(
        "turns",
        sa.Column("interview_id", sa.String(64), nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("question", sa.Integer, nullable=False),
        sa.Column("attempt", sa.Integer, nullable=False),
        sa.Column("speaker", sa.String(16), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("intent", sa.String(32)),
        sa.Column("purpose", sa.String(32)),
        sa.Column("probe", sa.String(128)),
        sa.Column("signal", sa.String(128)),
        sa.Column("wording", sa.String(128)),
        sa.Column("met", sa.Boolean),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("interview_id", "seq", name="pk_turns"),
        sa.ForeignKeyConstraint(
            ["interview_id"], ["interviews.id"], name="fk_turns_interview_id_interviews", ondelete="CASCADE"
        ),
        sa.CheckConstraint("seq >= 0 AND question >= 0 AND attempt >= 0", name="ck_turns_counted_from_zero"),
        sa.CheckConstraint("speaker IN ('interviewer', 'candidate')", name="ck_turns_speaker_known"),
    )


def downgrade() -> None:
    """Back to nothing."""
    op.drop_table("turns")
    op.drop_table("topics")
    op.drop_table("interviews")

"""What models took for an interview: every request, also for probes and for grades that the rules gave in the end."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Three columns; of interviews before nobody counted."""
    op.add_column("interviews", sa.Column("spent_requests", sa.Integer))
    op.add_column("interviews", sa.Column("spent_tokens", sa.Integer))
    op.add_column("interviews", sa.Column("spent_usd", sa.Double))


def downgrade() -> None:
    """Back to grades that say alone what they took."""
    for name in ("spent_requests", "spent_tokens", "spent_usd"):
        op.drop_column("interviews", name)

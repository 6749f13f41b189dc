"""How long the recording of a spoken answer was."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """One column; answers given before were typed."""
    op.add_column("turns", sa.Column("spoken_seconds", sa.Double))


def downgrade() -> None:
    """Back to answers that do not say how they were given."""
    op.drop_column("turns", "spoken_seconds")

"""Who worded a probe, and why a model did not."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Two columns; probes asked before have neither."""
    op.add_column("turns", sa.Column("worded_by", sa.String(16)))
    op.add_column("turns", sa.Column("instead", sa.Text))


def downgrade() -> None:
    """Back to probes that do not say who worded them."""
    op.drop_column("turns", "instead")
    op.drop_column("turns", "worded_by")

"""What a quiz item said when it was answered: a rubric may word it anew under the same id."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """One column; of answers given before nobody knows what they answered."""
    op.add_column("quiz_answers", sa.Column("wording", sa.JSON))


def downgrade() -> None:
    """Back to answers that stand for whatever the item says now."""
    op.drop_column("quiz_answers", "wording")

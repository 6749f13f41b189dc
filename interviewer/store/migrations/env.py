"""Alembic runs this; the connection and its transaction are those of interviewer.store.schema."""

from alembic import context

from interviewer.store.schema import VERSION_TABLE
from interviewer.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()

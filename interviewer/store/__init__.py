"""Interviews on disk: SQLAlchemy tables, repository, migrations."""

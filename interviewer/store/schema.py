"""Bringing a database up to the tables of this version, with a copy of an older file first."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from interviewer.errors import NewerDatabase, StoreUnavailable
from interviewer.store.copies import copy_file
from interviewer.store.database import Database
from interviewer.store.tables import metadata

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0008"
"""The newest migration; a test compares it with the files."""
VERSION_TABLE = "interviewer_version"
"""Our own name, as a shared PostgreSQL database may hold another program's `alembic_version`."""
MIGRATIONS = Path(__file__).parent / "migrations"
_UPGRADE_LOCK = 7_203_511
"""Any number, the same in every copy of this program: key of PostgreSQL's advisory lock."""


def bring_up_to_date(database: Database) -> None:
    """Create the tables, or migrate them; safe when several processes start at once.

    Raises NewerDatabase for a version that this program does not know, StoreUnavailable for somebody else's file or
    a migration that failed; the database is then as it was.
    """
    with database.reading() as connection:
        version = _version(connection, database)
    if version == HEAD:
        return
    known = _known_versions()
    if version is not None and version not in known:
        raise NewerDatabase(
            f"The database {database.place} was written by a newer version of this program (its tables are {version}, "
            f"this version knows them up to {HEAD}). Nothing was changed. Install the newer version again, or set "
            "INTERVIEWER_HOME to another folder to start afresh."
        )
    if version is not None and database.file:
        copy_file(database, upgrade_copy(database.file, version))
    _migrate(database)


def upgrade_copy(file: Path, version: str) -> Path:
    """Where a file is copied to before it is migrated from `version`."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    return file.with_name(f"{file.name}.{version}-{stamp}.before-upgrade")


def upgrade_copies(file: Path) -> list[Path]:
    """Every copy that an upgrade of `file` left."""
    return sorted(file.parent.glob(f"{_literal(file.name)}.*.before-upgrade"))


def _literal(name: str) -> str:
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)


def _version(connection: Connection, database: Database) -> str | None:
    tables = set(inspect(connection).get_table_names())
    if VERSION_TABLE in tables:
        version: str | None = connection.scalar(text(f"SELECT version_num FROM {VERSION_TABLE}"))
        return version
    foreign = tables if database.file else tables & set(metadata.tables)
    if foreign:
        raise StoreUnavailable(
            f"The database {database.place} belongs to another program (it has a table '{min(foreign)}'). "
            "Nothing was changed. Choose another place by INTERVIEWER_DATABASE_URL or INTERVIEWER_HOME."
        )
    return None


def configuration() -> "Config":
    """Alembic's configuration, without a file."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def _known_versions() -> set[str]:
    from alembic.script import ScriptDirectory

    return {script.revision for script in ScriptDirectory.from_config(configuration()).walk_revisions()}


def _migrate(database: Database) -> None:
    from alembic import command

    config = configuration()
    with database.migrating() as connection:
        if database.file is None:
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _UPGRADE_LOCK})
        config.attributes["connection"] = connection
        command.upgrade(config, "head")

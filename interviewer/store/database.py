"""The connection to the database: where it is, and the settings without which answers get lost."""

import os
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import Connection as SqliteConnection
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from interviewer.errors import SettingsError, StoreUnavailable
from interviewer.settings import DATABASE_URL
from interviewer.store.faults import file_fault, translated

WAIT_SECONDS = 5.0
"""How long a write waits for another one, and a connection for its server."""
POSTGRES = "postgresql+psycopg"
SQLITE = "sqlite:///"
"""What follows is a path, taken as it stands."""
SQLITE_SETTINGS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON")


@dataclass(frozen=True)
class Database:
    """An engine and where it leads. Its connections are closed when nobody holds it any more."""

    engine: Engine
    file: Path | None
    """The SQLite file; None for PostgreSQL."""

    def __post_init__(self) -> None:
        weakref.finalize(self, self.engine.dispose)

    @property
    def place(self) -> str:
        """The file, or the server's address without its password."""
        return str(self.file) if self.file else self.engine.url.render_as_string(hide_password=True)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent view of everything; waits for no writer. Raises StoreUnavailable."""
        options: dict[str, Any] = {"reading": True} if self.file else {"isolation_level": "REPEATABLE READ"}
        with translated(self.place), self.engine.connect().execution_options(**options) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: all of it is kept, or none of it where an error is raised. Raises StoreUnavailable."""
        with translated(self.place), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def migrating(self) -> Iterator[Connection]:
        """As `writing`, but a table may be rebuilt without its children being deleted; they are checked at the end."""
        if not self.file:
            with self.writing() as connection:
                yield connection
            return
        with translated(self.place), self.engine.connect() as connection:
            driver = connection.connection.driver_connection
            assert isinstance(driver, SqliteConnection)
            driver.execute("PRAGMA foreign_keys=OFF")
            try:
                with connection.begin():
                    yield connection
                    if driver.execute("PRAGMA foreign_key_check").fetchone():
                        raise StoreUnavailable(
                            f"The database {self.place} has turns or grades without an interview and was not migrated; "
                            "it is as it was. Move it aside, or put a backup in its place."
                        )
            finally:
                driver.execute("PRAGMA foreign_keys=ON")

    @contextmanager
    def outside_transactions(self) -> Iterator[Connection]:
        """For statements that refuse to run in a transaction. Raises StoreUnavailable."""
        options: dict[str, Any] = {"bare": True} if self.file else {"isolation_level": "AUTOCOMMIT"}
        with translated(self.place), self.engine.connect().execution_options(**options) as connection:
            yield connection


def connect(url: str, wait_seconds: float) -> Database:
    """The database at `url`; a missing SQLite file is made, for its owner alone.

    Raises SettingsError for a URL that cannot be used, StoreUnavailable where the file cannot be made.
    """
    if not url.startswith(SQLITE):
        return Database(_postgres(_server(url), wait_seconds), None)
    path = url.removeprefix(SQLITE)
    if path in ("", ":memory:") or "\x00" in path:
        raise SettingsError(f"{DATABASE_URL} names no file. {_FORMS}")
    file = _full_path(path)
    _make_file(file)
    return Database(_sqlite(file, wait_seconds), file)


def _full_path(path: str) -> Path:
    try:
        return Path(path).expanduser().absolute()
    except RuntimeError as error:
        raise SettingsError(f"{DATABASE_URL} starts with the home folder of a user who has none. {_FORMS}") from error


def _server(url: str) -> URL:
    try:
        address = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise SettingsError(f"{DATABASE_URL} is not a database URL. {_FORMS}") from error
    if address.drivername not in ("postgresql", "postgres", POSTGRES):
        raise SettingsError(f"{DATABASE_URL} asks for '{address.drivername}', which is not supported. {_FORMS}")
    return address.set(drivername=POSTGRES)


_FORMS = "Use sqlite:////full/path/to/file.db or postgresql://user:password@host/name."


def _make_file(file: Path) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(file, os.O_RDONLY | os.O_CREAT, 0o600))
    except OSError as error:
        raise file_fault(file, error) from error


def _sqlite(file: Path, wait_seconds: float) -> Engine:
    address = URL.create("sqlite", database=str(file))
    engine = create_engine(address, connect_args={"timeout": wait_seconds, "isolation_level": None})

    @event.listens_for(engine, "connect")
    def configure(connection: SqliteConnection, _record: object) -> None:
        for setting in SQLITE_SETTINGS:
            connection.execute(f"PRAGMA {setting}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A transaction that reads before it writes must hold the lock from its start: with the default BEGIN two
        # of them read the same state and one update is lost (docs/decisions/0002).
        options = connection.get_execution_options()
        if not options.get("bare"):
            connection.exec_driver_sql("BEGIN" if options.get("reading") else "BEGIN IMMEDIATE")

    return engine


def _postgres(address: URL, wait_seconds: float) -> Engine:
    try:
        return create_engine(address, pool_pre_ping=True, connect_args={"connect_timeout": max(2, int(wait_seconds))})
    except ModuleNotFoundError as error:
        raise SettingsError(
            f"{DATABASE_URL} asks for PostgreSQL, whose driver is not installed. "
            "Install it: pip install 'mock-interviewer[postgres]'."
        ) from error
    except SQLAlchemyError as error:
        raise SettingsError(f"{DATABASE_URL} cannot be used. {_FORMS}") from error

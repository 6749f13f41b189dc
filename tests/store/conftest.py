"""The store on each database it supports, empty for each test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from interviewer.settings import Settings
from interviewer.store.repository import Repository, open_store
from interviewer.store.tables import metadata
from tests.servers import Cluster

Opener = Callable[[], Repository]


@pytest.fixture
def sqlite(home: Path) -> Settings:
    """An SQLite file that is not there yet."""
    return Settings(home=home, database_url=f"sqlite:///{home / 'interviews.db'}")


@pytest.fixture(scope="session")
def migrated_postgres(postgres: Cluster) -> str:
    """A PostgreSQL database with our tables, made once: making one takes longer than most tests."""
    url = postgres.new_database("migrated")
    open_store(Settings(home=Path("/"), database_url=url)).close()
    return url


@pytest.fixture
def emptied_postgres(migrated_postgres: str) -> str:
    """That database without rows."""
    import psycopg

    with psycopg.connect(migrated_postgres.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(f"TRUNCATE {', '.join(metadata.tables)} CASCADE")
    return migrated_postgres


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def settings(request: pytest.FixtureRequest, sqlite: Settings) -> Settings:
    """An empty database of each kind in turn."""
    if request.param == "sqlite":
        return sqlite
    return Settings(home=sqlite.home, database_url=request.getfixturevalue("emptied_postgres"))


@pytest.fixture
def opened(settings: Settings) -> Iterator[Opener]:
    """Opens the same database as often as it is called, as other tabs and processes do."""
    stores: list[Repository] = []

    def another() -> Repository:
        stores.append(open_store(settings))
        return stores[-1]

    yield another
    for store in stores:
        store.close()


@pytest.fixture
def store(opened: Opener) -> Repository:
    """The store, opened once."""
    return opened()

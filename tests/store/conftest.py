"""The store on each database it supports, empty for each test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from interviewer.settings import Settings
from interviewer.store.repository import Repository, open_store

Opener = Callable[[], Repository]


@pytest.fixture
def sqlite(home: Path) -> Settings:
    """An SQLite file that is not there yet."""
    return Settings(home=home, database_url=f"sqlite:///{home / 'interviews.db'}")


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def settings(request: pytest.FixtureRequest, sqlite: Settings) -> Settings:
    """An empty database of each kind in turn."""
    if request.param == "sqlite":
        return sqlite
    return Settings(home=sqlite.home, database_url=request.getfixturevalue("postgres_url"))


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

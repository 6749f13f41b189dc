"""Where the database is, and the settings without which answers get lost."""

import os
import stat
from pathlib import Path

import pytest

from interviewer.errors import SettingsError, StoreUnavailable
from interviewer.settings import Settings
from interviewer.store.database import connect
from interviewer.store.repository import open_store
from tests.store.builders import an_interview


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        pytest.param("journal_mode", "wal", id="a crash leaves the file whole, readers wait for nobody"),
        pytest.param("synchronous", 2, id="a commit is on disk, also after a power failure"),
        pytest.param("foreign_keys", 1, id="no turn outlives its interview"),
        pytest.param("secure_delete", 1, id="deleted words are overwritten"),
        pytest.param("busy_timeout", 3000, id="a writer waits for another one"),
    ],
)
def test_sqlite_is_set_for_safety(sqlite: Settings, setting: str, value: object) -> None:
    """Every connection has the settings of docs/decisions/0002."""
    database = connect(sqlite.database_url, 3.0)

    with database.reading() as connection:
        assert connection.exec_driver_sql(f"PRAGMA {setting}").scalar_one() == value

    database.engine.dispose()


def test_writer_holds_the_lock_from_the_start(sqlite: Settings) -> None:
    """Two transactions that read before they write cannot both start: no update is lost. Readers may start."""
    database = connect(sqlite.database_url, 0.05)

    with database.writing():
        with database.reading() as connection:
            assert connection.exec_driver_sql("SELECT 1").scalar_one() == 1
        with pytest.raises(StoreUnavailable, match="in use"), database.writing():
            pytest.fail("a second writer was let in")

    database.engine.dispose()


def test_file_is_its_owners_alone(sqlite: Settings, home: Path) -> None:
    """Answers are private: nobody else on the machine can read the file, its log or its folder."""
    store = open_store(sqlite)
    store.create(an_interview())

    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in home.iterdir()}
    store.close()

    assert modes.keys() == {"interviews.db", "interviews.db-wal", "interviews.db-shm"}
    assert set(modes.values()) == {0o600}
    assert stat.S_IMODE(home.stat().st_mode) == 0o700


@pytest.mark.parametrize("name", ["plain.db", "with space?and#signs%20.db", "ünïcode-प.db", "quote'.db"])
def test_any_file_name(tmp_path: Path, name: str) -> None:
    """What follows sqlite:/// is a path, not a pattern or an address."""
    file = tmp_path / name

    store = open_store(Settings(home=tmp_path, database_url=f"sqlite:///{file}"))
    store.close()

    assert store.file == file
    assert file.is_file()


def test_environment_decides_by_default(home: Path) -> None:
    """Without settings the database is in INTERVIEWER_HOME."""
    store = open_store()
    store.close()

    assert store.file == home / "interviews.db"
    assert store.place == str(home / "interviews.db")


@pytest.mark.parametrize(
    ("url", "says"),
    [
        pytest.param("interviews.db", "is not a database URL", id="a bare path"),
        pytest.param("mysql://u:secret@h/d", "asks for 'mysql'", id="another database"),
        pytest.param("sqlite:///", "names no file", id="no file"),
        pytest.param("sqlite:///:memory:", "names no file", id="memory would lose answers"),
        pytest.param("postgresql://h:port/d", "is not a database URL", id="no number for a port"),
    ],
)
def test_impossible_url(tmp_path: Path, url: str, says: str) -> None:
    """A URL that cannot be used is refused with the forms that can, and without its password."""
    with pytest.raises(SettingsError, match=says) as caught:
        open_store(Settings(home=tmp_path, database_url=url))

    assert "INTERVIEWER_DATABASE_URL" in str(caught.value)
    assert "postgresql://user:password@host/name" in str(caught.value)
    assert "secret" not in str(caught.value)


def test_password_is_not_shown(tmp_path: Path) -> None:
    """Neither an error nor the place shows the password of a server that does not answer."""
    settings = Settings(home=tmp_path, database_url="postgresql://me:hush-hush@127.0.0.1:1/interviews")

    with pytest.raises(StoreUnavailable, match="does not answer") as caught:
        open_store(settings)

    assert "127.0.0.1" in str(caught.value)
    assert "hush" not in str(caught.value) + repr(settings)


@pytest.mark.parametrize("make", [os.mkdir, lambda path: (path.parent / "x").symlink_to("x")], ids=["folder", "loop"])
def test_something_else_in_its_place(tmp_path: Path, make: object) -> None:
    """Where no file can be, the message names the place."""
    assert callable(make)
    make(tmp_path / "x")

    with pytest.raises(StoreUnavailable, match=f"{tmp_path}/x"):
        open_store(Settings(home=tmp_path, database_url=f"sqlite:///{tmp_path}/x"))

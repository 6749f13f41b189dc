"""What goes wrong with disks, files, servers and processes: said with a remedy, and nothing half-written."""

import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.exc import OperationalError

from interviewer.errors import StoreUnavailable, TurnConflict, UnknownInterview
from interviewer.interview.keeping import Heard
from interviewer.settings import Settings
from interviewer.store.database import connect
from interviewer.store.faults import translated
from interviewer.store.repository import Repository, open_store
from interviewer.store.tables import turns
from tests.servers import Cluster
from tests.store.builders import NOON, a_grade, a_turn, an_interview
from tests.store.conftest import Opener
from tests.store.workers import killed_after, start

SAFE = "What was stored before is safe; this was not stored."


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 400 kB of its own."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(folder)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("mounting a small disk needs root; the size limit of SQLite is tested instead")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def fill(store: Repository, interview_id: str) -> tuple[int, StoreUnavailable]:
    """Add long answers until no more are taken: how many were, and what was said then."""
    for seq in range(1000):
        try:
            store.append(interview_id, [a_turn(seq, "x" * 20_000)], grade=a_grade(0, seq))
        except StoreUnavailable as error:
            return seq, error
    raise AssertionError("the disk never was full")


def test_full_disk(disk: Path) -> None:
    """An answer for which there is no room is refused whole; with room again the same answer is taken."""
    (disk / "ballast").write_bytes(b"x" * 50_000)
    store = open_store(Settings(home=disk, database_url=f"sqlite:///{disk}/interviews.db"))
    store.create(an_interview("full", turns=0))

    taken, error = fill(store, "full")

    assert "Free some space" in str(error)
    assert SAFE in str(error)
    kept = store.load("full")
    assert (len(kept.turns), len(kept.grades)) == (taken, taken)
    (disk / "ballast").unlink()
    store.append("full", [a_turn(taken, "x" * 20_000)])
    store.close()


def test_full_database(sqlite: Settings) -> None:
    """The same without a disk to fill: SQLite's own size limit."""
    database = connect(sqlite.database_url, 5.0)
    store = open_store(sqlite)
    store.create(an_interview("full", turns=0))
    store.close()
    with database.writing() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 40")
        rows = [{"interview_id": "full", **a_turn(seq, "x" * 20_000).model_dump()} for seq in range(100)]
        with pytest.raises(StoreUnavailable, match="disk is full"), translated(database.place):
            connection.execute(turns.insert(), rows)
    database.engine.dispose()


def test_read_only_disk(disk: Path) -> None:
    """A disk that became read-only: the answer is refused with what to do, and can be given later."""
    settings = Settings(home=disk, database_url=f"sqlite:///{disk}/interviews.db")
    store = open_store(settings)
    store.create(an_interview("kept", turns=1))
    store.close()
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)

    with pytest.raises(StoreUnavailable, match=str(disk)) as caught:
        open_store(settings).append("kept", [a_turn(1)])

    assert SAFE in str(caught.value)
    subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
    again = open_store(settings)
    again.append("kept", [a_turn(1)])
    again.close()


def test_read_only_database(sqlite: Settings) -> None:
    """The same without a disk: a connection that may only read."""
    open_store(sqlite).close()
    database = connect(sqlite.database_url, 5.0)

    with database.writing() as connection:
        connection.exec_driver_sql("PRAGMA query_only = ON")
        with pytest.raises(StoreUnavailable, match="Make the file and its folder writable"), translated("x"):
            connection.exec_driver_sql("DELETE FROM interviews")

    database.engine.dispose()


def test_locked_file(sqlite: Settings) -> None:
    """Another program holds the file for longer than one waits: told, nothing stored; reading goes on."""
    store = open_store(sqlite, wait_seconds=0.05)
    interview = an_interview("locked", turns=1)
    store.create(interview)

    with closing(sqlite3.connect(str(store.file), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreUnavailable, match="in use by another program"):
            store.append("locked", [a_turn(1)])
        assert store.load("locked") == interview
        other.execute("ROLLBACK")

    store.append("locked", [a_turn(1)])
    store.close()


def test_any_step_may_fail(sqlite: Settings) -> None:
    """Whichever statement of a write fails, the interview is as it was, and the same write succeeds later."""
    database = connect(sqlite.database_url, 5.0)
    store = open_store(sqlite)
    before = an_interview("steps", turns=2)
    store.create(before)
    failing = Failing(database.engine)
    weak = Repository(database)

    for nth in range(1, 100):
        failing.after(nth)
        try:
            weak.append("steps", [a_turn(2)], heard=Heard(seq=1, intent="answer"), grade=a_grade(), finished=NOON)
        except StoreUnavailable:
            assert store.load("steps") == before
        else:
            break

    after = store.load("steps")
    assert nth > 5
    assert (len(after.turns), after.turns[1].intent, after.grades, after.finished) == (3, "answer", (a_grade(),), NOON)
    weak.close()
    store.close()


class Failing:
    """Makes the n-th statement on an engine fail as a bad disk would."""

    def __init__(self, engine: Engine) -> None:
        self._left = 0
        event.listen(engine, "before_cursor_execute", self._count)

    def after(self, nth: int) -> None:
        """The n-th statement from here fails; those after it do not."""
        self._left = nth

    def _count(self, *_: object) -> None:
        self._left -= 1
        if self._left == 0:
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorname = "SQLITE_IOERR_WRITE"
            raise OperationalError("statement", {}, error)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        pytest.param(b"not a database at all" * 100, "is not a database", id="some other file"),
        pytest.param(None, "is damaged", id="overwritten in the middle"),
    ],
)
def test_corrupt_file(sqlite: Settings, content: bytes | None, says: str) -> None:
    """A file that SQLite cannot read is named, with what to do; it is not touched."""
    store = open_store(sqlite)
    for number in range(20):
        store.create(an_interview(f"iv-{number}", turns=6))
    store.close()
    assert store.file
    whole = store.file.read_bytes()
    damaged = content or whole[:4096] + b"\xff" * (len(whole) - 4096)
    store.file.write_bytes(damaged)

    with pytest.raises(StoreUnavailable, match=says) as caught:
        open_store(sqlite).load("iv-3")

    assert "backup" in str(caught.value)
    assert store.file.read_bytes() == damaged


def test_file_taken_away(sqlite: Settings, home: Path) -> None:
    """A folder that is gone while the program runs is a message that names the file."""
    store = open_store(sqlite)
    store.close()
    shutil.rmtree(home)

    with pytest.raises(StoreUnavailable, match=str(home)):
        store.load("any")


@pytest.mark.postgres
def test_server_crash(postgres: Cluster, emptied_postgres: str, home: Path) -> None:
    """A server that crashed and came back is used again by itself; what was acknowledged is there."""
    store = open_store(Settings(home=home, database_url=emptied_postgres))
    store.create(an_interview("survivor", turns=3))

    postgres.restart_after_crash()

    assert store.load("survivor") == an_interview("survivor", turns=3)
    store.close()


def test_rules_of_the_tables_are_translated(settings: Settings) -> None:
    """What the database refuses by itself, should code ever ask for it, is one of our errors as well."""
    open_store(settings).close()
    database = connect(settings.database_url, 5.0)
    row = {"interview_id": "gone", **a_turn(0).model_dump()}

    with pytest.raises(UnknownInterview), database.writing() as connection:
        connection.execute(turns.insert().values(row))
    store = open_store(settings)
    store.create(an_interview("gone", turns=1))
    with pytest.raises(TurnConflict), database.writing() as connection:
        connection.execute(turns.insert().values(row))

    store.close()
    database.engine.dispose()


def test_no_update_is_lost(settings: Settings, opened: Opener) -> None:
    """Three processes that each read and write on, thirty times on SQLite, lose nothing and are never told 'locked'."""
    store = opened()
    times = 30 if store.file else 10
    store.create(an_interview("shared", turns=0))
    names = [f"process-{number}" for number in range(3)]

    processes = [start("answer", settings, "shared", name, str(times)) for name in names]
    for process in processes:
        process.communicate()

    assert [process.returncode for process in processes] == [0, 0, 0]
    kept = store.load("shared").turns
    assert [turn.seq for turn in kept] == list(range(3 * times))
    assert {turn.text for turn in kept} == {f"{name} {number}" for name in names for number in range(times)}


def test_killed_while_writing(settings: Settings, opened: Opener) -> None:
    """A process killed between two commits has lost nothing that was acknowledged, and left nothing half-written."""
    store = opened()
    store.create(an_interview("killed", turns=0))

    last = killed_after(settings, "killed", 25)

    kept = store.load("killed").turns
    assert kept[: last + 1] == tuple(a_turn(seq) for seq in range(last + 1))
    assert len(kept) <= last + 2
    store.append("killed", [a_turn(len(kept))])

"""Making and migrating the tables, on each database."""

import shutil
import sqlite3
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from interviewer.domain.interview import Interview
from interviewer.errors import NewerDatabase, StoreUnavailable
from interviewer.settings import Settings
from interviewer.store import schema
from interviewer.store.database import Database, connect
from interviewer.store.repository import open_store
from interviewer.store.tables import metadata
from tests.store.builders import NOON, a_grade, an_interview
from tests.store.workers import start


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def empty(request: pytest.FixtureRequest, sqlite: Settings) -> Settings:
    """A database without any table, of each kind in turn."""
    if request.param == "sqlite":
        return sqlite
    return Settings(home=sqlite.home, database_url=request.getfixturevalue("postgres_url"))


def migrate(database: Database, revision: str) -> None:
    """Go to a revision, up or down."""
    config = schema.configuration()
    with database.migrating() as connection:
        config.attributes["connection"] = connection
        go = command.downgrade if revision == "base" else command.upgrade
        go(config, revision)


def at_first_version(settings: Settings) -> None:
    """A database as the first version of the tables left it, with one interview in it."""
    database = connect(settings.database_url, 5.0)
    migrate(database, "0001")
    interview = an_interview("old")
    with database.writing() as connection:
        for table, row in (
            (
                "interviews",
                {"id": "old", "created": interview.created, "setup": interview.setup.model_dump(mode="json")},
            ),
            ("topics", {"interview_id": "old", "competency": "ownership"}),
            ("turns", {"interview_id": "old", **interview.turns[0].model_dump(exclude_none=True)}),
        ):
            connection.execute(metadata.tables[table].insert().values(row))
    database.engine.dispose()


def kept(settings: Settings, interview_id: str) -> Interview:
    """An interview as a start of the program finds it."""
    store = open_store(settings)
    try:
        return store.load(interview_id)
    finally:
        store.close()


def test_head_is_the_newest_migration() -> None:
    """The version by which a start skips migrating is that of the files."""
    assert ScriptDirectory.from_config(schema.configuration()).get_heads() == [schema.HEAD]


def test_migrations_make_the_tables(empty: Settings) -> None:
    """A migrated database has exactly the tables that the code speaks of."""
    open_store(empty).close()
    database = connect(empty.database_url, 5.0)

    with database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": schema.VERSION_TABLE})
        differences = compare_metadata(context, metadata)

    database.engine.dispose()
    assert differences == []


def test_migrations_can_be_taken_back(empty: Settings) -> None:
    """Down to nothing and up again."""
    open_store(empty).close()
    database = connect(empty.database_url, 5.0)
    migrate(database, "base")
    database.engine.dispose()

    store = open_store(empty)
    store.create(an_interview("again"))
    store.close()
    assert kept(empty, "again").id == "again"


def test_upgrade_keeps_what_was_there(empty: Settings) -> None:
    """An interview of an older version is there after the upgrade, and can do what is new."""
    at_first_version(empty)

    store = open_store(empty)
    store.save_grade("old", a_grade())
    store.close()

    assert kept(empty, "old") == an_interview("old", grades=(a_grade(),))
    assert kept(empty, "old").created == NOON


def test_upgrade_copies_the_file_first(sqlite: Settings, home: Path) -> None:
    """The file as it was lies beside the upgraded one and can be put back; a second start makes no other."""
    at_first_version(sqlite)

    for _ in range(2):
        open_store(sqlite).close()

    [copy] = schema.upgrade_copies(home / "interviews.db")
    with sqlite3.connect(copy) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        assert connection.execute("SELECT id FROM interviews").fetchall() == [("old",)]
    connection.close()
    assert "grades" not in tables
    assert copy.stat().st_mode & 0o077 == 0

    back = home / "put-back.db"
    shutil.copy(copy, back)
    assert kept(Settings(home=home, database_url=f"sqlite:///{back}"), "old") == an_interview("old")


def test_failed_upgrade_changes_nothing(empty: Settings) -> None:
    """A migration that fails half-way leaves the database at its old version, with everything in it."""
    at_first_version(empty)
    database = connect(empty.database_url, 5.0)
    with database.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE grades (in_the_way INTEGER)")

    with pytest.raises(StoreUnavailable):
        open_store(empty)

    with database.writing() as connection:
        connection.exec_driver_sql("DROP TABLE grades")
    database.engine.dispose()
    assert kept(empty, "old") == an_interview("old")


def test_newer_database_is_refused_politely(empty: Settings) -> None:
    """A database of a newer version is left alone, and the message says what to do."""
    store = open_store(empty)
    store.create(an_interview("of the future"))
    store.close()
    database = connect(empty.database_url, 5.0)
    with database.writing() as connection:
        connection.exec_driver_sql(f"UPDATE {schema.VERSION_TABLE} SET version_num = '9999'")

    with pytest.raises(NewerDatabase, match="newer version") as caught:
        open_store(empty)

    with database.reading() as connection:
        assert connection.exec_driver_sql(f"SELECT version_num FROM {schema.VERSION_TABLE}").scalar_one() == "9999"
        assert connection.exec_driver_sql("SELECT id FROM interviews").scalar_one() == "of the future"
    database.engine.dispose()
    assert "9999" in str(caught.value)
    assert "Nothing was changed" in str(caught.value)
    assert "INTERVIEWER_HOME" in str(caught.value)


def test_foreign_file_is_left_alone(sqlite: Settings, home: Path) -> None:
    """Another program's database is named as such; no table is added to it."""
    home.mkdir()
    with sqlite3.connect(home / "interviews.db") as connection:
        connection.execute("CREATE TABLE bookmarks (id INTEGER)")
    connection.close()

    with pytest.raises(StoreUnavailable, match="'bookmarks'"):
        open_store(sqlite)

    with sqlite3.connect(home / "interviews.db") as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("bookmarks",)]
    connection.close()


@pytest.mark.postgres
def test_shares_a_server_with_other_programs(postgres_url: str, home: Path) -> None:
    """In PostgreSQL other tables may be there, also another program's own migrations."""
    settings = Settings(home=home, database_url=postgres_url)
    database = connect(postgres_url, 5.0)
    with database.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE alembic_version (version_num TEXT)")
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES ('theirs')")

    open_store(settings).close()

    with database.reading() as connection:
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one() == "theirs"
    database.engine.dispose()


def test_several_processes_start_at_once(empty: Settings) -> None:
    """The first start of several processes makes the tables once, and each can go on."""
    names = [f"process-{number}" for number in range(3)]
    processes = [start("add_interview", empty, name) for name in names]

    for process in processes:
        process.communicate()

    assert [process.returncode for process in processes] == [0] * len(processes)
    store = open_store(empty)
    rows = store.history().rows
    store.close()
    assert {row.id for row in rows} == set(names)

"""The store for hours in minutes: killed again and again, and with a hundred thousand interviews in it."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert

from interviewer.settings import Settings
from interviewer.store.database import connect
from interviewer.store.repository import open_store
from interviewer.store.tables import interviews, topics, turns
from tests.servers import Cluster
from tests.store.builders import NOON, a_turn, an_interview
from tests.store.workers import killed_after, start

pytestmark = pytest.mark.soak

KILLS = 40
CRASHES = 5
MANY = 100_000
PAGE = 50


def test_writer_killed_again_and_again(home: Path) -> None:
    """SIGKILL at forty moments between and in commits: nothing acknowledged is lost, no row is doubled or torn."""
    settings = Settings(home=home, database_url=f"sqlite:///{home}/interviews.db")
    store = open_store(settings)
    store.create(an_interview("killed", turns=0))

    for kill in range(KILLS):
        last = killed_after(settings, "killed", 1 + kill * 7 % 31)
        kept = store.load("killed").turns
        assert kept == tuple(a_turn(seq) for seq in range(len(kept)))
        assert last < len(kept) <= last + 2

    store.close()
    with closing(sqlite3.connect(home / "interviews.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.postgres
def test_server_killed_under_load(postgres: Cluster, postgres_url: str, home: Path) -> None:
    """A PostgreSQL server that dies while answers come in has kept each one that it acknowledged."""
    settings = Settings(home=home, database_url=postgres_url)
    store = open_store(settings)
    store.create(an_interview("crashed", turns=0))

    for _ in range(CRASHES):
        with start("answer_for_ever", settings, "crashed") as writer:
            assert writer.stdout
            told = [writer.stdout.readline() for _ in range(50)]
            postgres.restart_after_crash()
            told.extend(writer.stdout)
        acknowledged = int(told[-1])
        kept = store.load("crashed").turns
        assert acknowledged < len(kept) <= acknowledged + 2
        assert kept == tuple(a_turn(seq) for seq in range(len(kept)))

    store.close()


def test_history_of_many(home: Path) -> None:
    """A hundred thousand interviews: pages are whole and in order to the last, a purge of half leaves the other."""
    settings = Settings(home=home, database_url=f"sqlite:///{home}/interviews.db")
    store = open_store(settings)
    fill(settings)

    seen: list[str] = []
    cursor: str | None = None
    while True:
        page = store.history(cursor=cursor, limit=PAGE)
        seen.extend(row.id for row in page.rows)
        cursor = page.older
        if cursor is None:
            break

    assert seen == [f"iv-{number:06}" for number in reversed(range(MANY))]
    assert store.purge(NOON + timedelta(seconds=MANY // 2)).interviews == MANY // 2
    assert store.history(limit=1).total == MANY - MANY // 2
    store.close()


def fill(settings: Settings) -> None:
    """Interviews a second apart with ten turns each, past the repository, which would take minutes."""
    database = connect(settings.database_url, 5.0)
    setup = an_interview().setup.model_dump(mode="json")
    said = [a_turn(seq).model_dump() for seq in range(10)]
    for first in range(0, MANY, 5_000):
        ids = {f"iv-{number:06}": NOON + timedelta(seconds=number) for number in range(first, first + 5_000)}
        with database.writing() as connection:
            rows = [{"id": each, "created": created, "setup": setup} for each, created in ids.items()]
            connection.execute(insert(interviews), rows)
            connection.execute(insert(topics), [{"interview_id": each, "competency": "ownership"} for each in ids])
            connection.execute(insert(turns), [{"interview_id": each, **turn} for each in ids for turn in said])
    database.engine.dispose()

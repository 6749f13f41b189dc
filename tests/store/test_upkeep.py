"""Backups that can be opened, and purges that leave no word behind."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from interviewer.errors import StoreError, StoreUnavailable, UnknownInterview
from interviewer.quiz.spacing import next_card
from interviewer.settings import Settings
from interviewer.store.repository import Repository, open_store
from interviewer.store.schema import upgrade_copy
from tests.quiz.made import a_round, an_answer
from tests.store.builders import NOON, a_grade, a_turn, an_interview
from tests.store.materials import a_file
from tests.store.test_scorings import a_scoring

MARKER = "Xylophone-7391"
"""Stands in an answer and in a grade; no file may hold it after a purge."""


def add(store: Repository, interview_id: str, *, minutes: int) -> None:
    """An interview whose answer and grade hold the marker and its id."""
    words = f"{MARKER} of {interview_id}"
    interview = an_interview(interview_id, minutes=minutes, turns=1, grades=(a_grade(quote=words),))
    store.create(interview)
    store.append(interview_id, [a_turn(1, words + " and much more" * 500)])


def traces(folder: Path, words: str) -> list[str]:
    """Files of the folder that hold those words anywhere."""
    return sorted(path.name for path in folder.iterdir() if words.encode() in path.read_bytes())


def test_backup_opens_as_a_database(store: Repository, tmp_path: Path) -> None:
    """From either database the backup is a file that the program can use in its place."""
    interviews = [an_interview(turns=4, minutes=n, grades=(a_grade(quote="a\x00b\ud800"),)) for n in range(3)]
    for interview in interviews:
        store.create(interview)

    store.backup(tmp_path / "copy.db")

    copy = open_store(Settings(home=tmp_path, database_url=f"sqlite:///{tmp_path}/copy.db"))
    assert [copy.load(interview.id) for interview in interviews] == interviews
    assert copy.history() == store.history()
    copy.close()


def test_backup_is_its_owners_alone(store: Repository, tmp_path: Path) -> None:
    """A backup is as private as the database, and nothing else is left beside it."""
    (tmp_path / "backups").mkdir()

    store.backup(tmp_path / "backups" / "copy.db")

    [copy] = (tmp_path / "backups").iterdir()
    assert copy.stat().st_mode & 0o077 == 0


def test_backup_overwrites_nothing(store: Repository, tmp_path: Path) -> None:
    """A file that is there stays as it is."""
    (tmp_path / "thesis.txt").write_text("years of work")

    with pytest.raises(StoreError, match=r"thesis\.txt exists already"):
        store.backup(tmp_path / "thesis.txt")

    assert (tmp_path / "thesis.txt").read_text() == "years of work"


def test_backup_to_nowhere(store: Repository, tmp_path: Path) -> None:
    """A folder that is not there is named."""
    with pytest.raises(StoreUnavailable, match="nowhere"):
        store.backup(tmp_path / "nowhere" / "copy.db")


def test_purge_of_everything(store: Repository) -> None:
    """Nothing is left; the number of interviews is said; a second purge finds none."""
    for number in range(3):
        add(store, f"iv-{number}", minutes=number)

    purged = store.purge()

    assert purged.interviews == 3
    assert store.history().rows == ()
    with pytest.raises(UnknownInterview):
        store.load("iv-1")
    assert store.purge().interviews == 0


def test_purge_of_what_is_older(store: Repository) -> None:
    """Only interviews created before the moment go; those at it and later stay whole."""
    for number in range(4):
        add(store, f"iv-{number}", minutes=number)
    kept = [store.load("iv-2"), store.load("iv-3")]

    purged = store.purge(NOON + timedelta(minutes=2))

    assert purged.interviews == 2
    assert [store.load("iv-2"), store.load("iv-3")] == kept
    assert store.history().total == 2


def test_purge_of_what_is_not_an_interview(store: Repository) -> None:
    """Imports, scored pairs and rounds go by their own dates; what the quiz knows of items goes with everything."""
    days = (NOON, NOON + timedelta(days=9))
    for number, day in enumerate(days):
        store.imports.keep([a_file(f"Which question is number {number}?", name=f"{number}.txt")], day)
        store.scorings.begin(a_scoring(f"s{number}", f"set:{number}", begun=day))
        store.quiz.begin(a_round(f"r{number}", minutes=number * 9 * 24 * 60))
        store.quiz.answer(
            an_answer("a", round_id=f"r{number}"), lambda card: next_card(card, right=True, hinted=False, at=NOON)
        )

    purged = store.purge(NOON + timedelta(days=1))

    assert purged[1:4] == (1, 1, 1)
    assert [line.name for line in store.imports.listed()] == ["1.txt"]
    assert [scoring.id for scoring in store.scorings.every()] == ["s1"]
    assert store.quiz.latest().keys() == {"a"}
    assert store.purge()[1:4] == (1, 1, 1)
    assert store.quiz.latest() == {}
    assert store.quiz.cards() == {}


def test_purge_leaves_no_trace(sqlite: Settings, home: Path) -> None:
    """No purged word is in any file of the folder: the database, its log, its index, copies before an upgrade."""
    store = open_store(sqlite)
    for number in range(30):
        add(store, f"iv-{number:02}", minutes=number)
        if number == 15:
            store.close()
    store.backup(upgrade_copy(home / "interviews.db", "0001"))
    assert len(traces(home, MARKER)) == 3

    purged = store.purge(NOON + timedelta(minutes=20))

    assert len(purged.upgrade_copies) == 1
    for number in range(20):
        assert traces(home, f"{MARKER} of iv-{number:02}") == []
    assert traces(home, f"{MARKER} of iv-25") == ["interviews.db"]

    store.purge()

    assert traces(home, MARKER) == []
    store.close()
    assert traces(home, MARKER) == []


def test_delete_of_one_leaves_no_trace(store: Repository) -> None:
    """Deleting one interview takes every word of it and no other; an id that is not there is named."""
    for number in range(12):
        add(store, f"iv-{number:02}", minutes=number)
    kept = store.load("iv-04")

    store.delete("iv-03")

    assert store.load("iv-04") == kept
    assert store.history().total == 11
    if store.file:
        assert traces(store.file.parent, f"{MARKER} of iv-03") == []
        assert traces(store.file.parent, f"{MARKER} of iv-04") == ["interviews.db"]
    with pytest.raises(UnknownInterview, match="'iv-03'"):
        store.delete("iv-03")


def test_purge_says_when_a_trace_may_be_left(sqlite: Settings) -> None:
    """While another program reads the old state its words cannot be overwritten: said, and a second purge does it."""
    store = open_store(sqlite, wait_seconds=0.05)
    add(store, "iv-1", minutes=1)

    with closing(sqlite3.connect(str(store.file), isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM turns").fetchone()
        with pytest.raises(StoreUnavailable, match=r"Interviews deleted: 1\. Traces.*purge again"):
            store.purge()

    assert store.purge().interviews == 0
    assert store.file
    assert traces(store.file.parent, MARKER) == []
    store.close()


def test_purge_keeps_the_users_backups(sqlite: Settings, home: Path) -> None:
    """A backup the user asked for is theirs, even beside the database."""
    store = open_store(sqlite)
    add(store, "iv-1", minutes=1)
    store.backup(home / "interviews.db.mine")

    purged = store.purge()
    store.close()

    assert purged.upgrade_copies == ()
    assert traces(home, MARKER) == ["interviews.db.mine"]

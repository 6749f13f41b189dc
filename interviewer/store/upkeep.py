"""Backing up, and purging so that no word is left behind."""

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Column, Connection, delete, insert, select

from interviewer.errors import StoreUnavailable
from interviewer.store.copies import copy_file, new_file
from interviewer.store.database import WAIT_SECONDS, Database, connect
from interviewer.store.faults import file_fault
from interviewer.store.schema import bring_up_to_date, upgrade_copies
from interviewer.store.tables import imports, interviews, metadata, quiz_answers, quiz_cards, quiz_rounds, scorings

ROWS_AT_ONCE = 500
_BEGUN = (interviews.c.created, imports.c.at, scorings.c.begun, quiz_rounds.c.begun)
"""What is purged, in the order of `Purged`, by when it began."""


class Purged(NamedTuple):
    """What a purge removed."""

    interviews: int
    imports: int
    scorings: int
    """Of pairs of answers."""
    rounds: int
    """Of the quiz, with their answers."""
    upgrade_copies: tuple[Path, ...]
    """Copies of the file that upgrades had left beside it."""


def back_up(database: Database, target: Path) -> None:
    """Copy everything, as of one moment, into a new SQLite file that this program can open; also from PostgreSQL.

    Raises StoreError where `target` exists, StoreUnavailable where it cannot be written.
    """
    if database.file:
        copy_file(database, target)
        return
    with new_file(target) as unfinished:
        copy = connect(f"sqlite:///{unfinished}", WAIT_SECONDS)
        try:
            bring_up_to_date(copy)
            with database.reading() as source, copy.writing() as into:
                _copy_rows(source, into)
        finally:
            copy.engine.dispose()


def _copy_rows(source: Connection, into: Connection) -> None:
    for table in metadata.sorted_tables:
        rows = source.execution_options(yield_per=ROWS_AT_ONCE).execute(select(table)).mappings()
        for part in rows.partitions():
            into.execute(insert(table), [dict(row) for row in part])


def purge(database: Database, before: datetime | None) -> Purged:
    """Delete what was begun or taken in before a moment, everything for None, and overwrite where its words stood.

    What the quiz knows of when an item is to come back goes with everything only. Copies that upgrades left hold the
    same words and go too; backups that the user made elsewhere stay.
    Raises StoreUnavailable, saying so, where rows are deleted but words may be left in the file.
    """
    with database.writing() as connection:
        numbers = [_purged(connection, began, before) for began in _BEGUN]
        old = select(quiz_rounds.c.id)
        connection.execute(delete(quiz_answers).where(quiz_answers.c.round.not_in(old)))
        if before is None:
            connection.execute(delete(quiz_cards))
    try:
        _wipe(database)
    except StoreUnavailable as error:
        raise StoreUnavailable(
            f"Interviews deleted: {numbers[0]}. Traces of words may be left: {error} Then purge again."
        ) from error
    deleted, taken_in, scored, asked = numbers
    return Purged(deleted, taken_in, scored, asked, _remove_upgrade_copies(database))


def _purged(connection: Connection, began: Column[datetime], before: datetime | None) -> int:
    statement = delete(began.table)
    return connection.execute(statement if before is None else statement.where(began < before)).rowcount


def _wipe(database: Database) -> None:
    with database.outside_transactions() as connection:
        if not database.file:
            for table in metadata.sorted_tables:
                connection.exec_driver_sql(f"VACUUM (FULL) {table.name}")
            return
        connection.exec_driver_sql("VACUUM")
        busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").scalar_one()
    if busy:
        raise StoreUnavailable(f"Another program is reading {database.place}: close the app.")


def empty_journal(database: Database) -> None:
    """Move SQLite's write-ahead file into the database, where deleted words are overwritten already.

    Where another connection still reads, the file is emptied at its next checkpoint instead.
    """
    if database.file:
        with database.outside_transactions() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def _remove_upgrade_copies(database: Database) -> tuple[Path, ...]:
    if not database.file:
        return ()
    copies = tuple(upgrade_copies(database.file))
    for copy in copies:
        try:
            copy.unlink()
        except OSError as error:
            raise file_fault(copy, error) from error
    return copies

"""A whole copy of a SQLite database in another file: complete under its name, or not there at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from interviewer.errors import StoreError
from interviewer.store.database import Database
from interviewer.store.faults import file_fault


def copy_file(database: Database, target: Path) -> None:
    """Copy a database in use, as of one moment. Raises StoreError where `target` exists, StoreUnavailable."""
    with new_file(target) as unfinished, database.outside_transactions() as connection:
        connection.exec_driver_sql("VACUUM INTO ?", (str(unfinished),))


@contextmanager
def new_file(target: Path) -> Iterator[Path]:
    """An empty file, readable by its owner alone, that becomes `target` when the block ends without an error.

    Raises StoreError where `target` exists, StoreUnavailable where its folder cannot be written.
    """
    if target.exists():
        raise StoreError(f"{target} exists already; nothing was written. Choose another name.")
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        os.close(handle)
    except OSError as error:
        raise file_fault(target, error) from error
    unfinished = Path(name)
    try:
        yield unfinished
        _to_disk(unfinished)
        unfinished.replace(target)
        _to_disk(target.parent)
    except OSError as error:
        raise file_fault(target, error) from error
    finally:
        unfinished.unlink(missing_ok=True)


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

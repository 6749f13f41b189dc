"""What a database's errors mean to the person before the screen; nothing of SQLAlchemy gets past here."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from interviewer.errors import AnswerConflict, StoreError, StoreUnavailable, TurnConflict, UnknownInterview

KEPT = "What was stored before is safe; this was not stored."

_SQLITE = {
    "SQLITE_BUSY": "is in use by another program that is writing for long. Try again in a moment.",
    "SQLITE_LOCKED": "is in use by another program that is writing for long. Try again in a moment.",
    "SQLITE_FULL": "cannot grow: the disk is full. Free some space, then try again.",
    "SQLITE_READONLY": "cannot be written. Make the file and its folder writable, then try again.",
    "SQLITE_CANTOPEN": "cannot be opened. Check that its folder is there and that you may write to it.",
    "SQLITE_PERM": "cannot be opened. Check that its folder is there and that you may write to it.",
    "SQLITE_AUTH": "cannot be opened. Check that its folder is there and that you may write to it.",
    "SQLITE_IOERR": "cannot be read or written: the disk reports an error. Check the disk and its free space.",
    "SQLITE_CORRUPT": "is damaged. Move it aside and put a backup in its place.",
    "SQLITE_NOTADB": "is not a database. Move it aside, or put a backup in its place.",
}
_POSTGRES = {
    "08": "does not answer. Check that the server runs and can be reached.",
    "28": "refuses the user or the password. Check the database URL.",
    "3D": "does not exist on that server. Create it, or check the database URL.",
    "42": "cannot be used: a permission or a table is missing. Check the rights of the user in the database URL.",
    "53": "has no disk space, memory or connections left. Free some, then try again.",
    "57": "is shutting down or starting. Try again in a moment.",
    "25": "accepts no writes (a read-only server). Connect to the main server.",
}


@contextmanager
def translated(place: str) -> Iterator[None]:
    """Raises StoreUnavailable, TurnConflict, UnknownInterview or StoreError in place of SQLAlchemy's errors."""
    try:
        yield
    except SQLAlchemyError as error:
        raise _meaning(error, place) from error
    except sqlite3.Error as error:
        raise _unavailable(place, _sqlite_reason(error)) from error


def file_fault(file: Path, error: OSError) -> StoreUnavailable:
    """What to say where a file of the store cannot be made or moved."""
    return _unavailable(str(file), f"cannot be used: {error.strerror}. Choose another place or free this one.")


def _unavailable(place: str, reason: str) -> StoreUnavailable:
    return StoreUnavailable(f"The database {place} {reason} {KEPT}")


def _meaning(error: SQLAlchemyError, place: str) -> StoreError:
    original = error.orig if isinstance(error, DBAPIError) else None
    if isinstance(original, sqlite3.Error):
        return _broken_rule(original.sqlite_errorname, str(original)) or _unavailable(place, _sqlite_reason(original))
    state = getattr(original, "sqlstate", None)
    if state is None:
        told = str(original or error).strip().partition("\n")[0]
        return _unavailable(place, f"{_POSTGRES['08']} ({told})")
    return _broken_rule(state, str(original)) or _unavailable(
        place, _POSTGRES.get(state[:2], f"reports an error ({state}). Try again; look at the server's log.")
    )


def _broken_rule(code: str, message: str) -> StoreError | None:
    """The error where the data broke a rule of the tables, rather than the database its promise."""
    if code in ("SQLITE_CONSTRAINT_FOREIGNKEY", "23503"):
        return UnknownInterview("That interview is not in the database; it may have been deleted.")
    if code in ("SQLITE_CONSTRAINT_PRIMARYKEY", "SQLITE_CONSTRAINT_UNIQUE", "23505"):
        if "turns" in message:
            return turn_conflict()
        if "quiz_answers" in message:
            return AnswerConflict("This item was answered in another tab; that answer stands, and nothing was changed.")
        return StoreError("Something with that id is stored already; nothing was changed.")
    if code.startswith(("SQLITE_CONSTRAINT", "23", "22")):
        return StoreError(f"The database refused a value that no interview can have; nothing was changed. ({message})")
    return None


def turn_conflict() -> TurnConflict:
    """Somebody else was first."""
    return TurnConflict(
        "This interview went on somewhere else, in another tab perhaps. Nothing was stored from here: "
        "copy your text, load the page again and go on from there."
    )


def _sqlite_reason(error: sqlite3.Error) -> str:
    name = getattr(error, "sqlite_errorname", "")
    primary = "_".join(name.split("_")[:2])
    return _SQLITE.get(primary, f"reports an error ({name or error}). Try again, or put a backup in its place.")

"""Every run folder there is, also those that cannot be read: what it is of, how far it is, who writes to it."""

import os
from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import ValidationError

from interviewer.errors import RunError
from interviewer.evaluation.figures import Figures
from interviewer.evaluation.folders import LOCK, MANIFEST, NAME, RESULTS, RUNS, SUMMARY, is_locked, read_json
from interviewer.evaluation.gates import Check
from interviewer.evaluation.runs import Manifest
from interviewer.evaluation.stamps import Stat, stat_of

State = Literal["finished", "unfinished", "running"]
NO_MANIFEST = f"It holds no {MANIFEST}, so nothing says what it is of. Remove the folder."
NO_NAME = "That is no name of a run. Rename the folder: letters, digits, '.', '-' and '_', at most 80."
OTHER_VERSION = "It was written by another version of this program ({field}). Read it with that one, or remove it."


class Entry(NamedTuple):
    """One run that can be read."""

    name: str
    manifest: Manifest
    state: State
    graded: int
    """Lines of results; while a run goes on, how far it is."""
    of: int
    figures: Figures | None
    """As they were stored when it finished."""
    checks: tuple[Check, ...]
    """As they were then."""

    @property
    def started(self) -> datetime:
        """When it began, with its zone."""
        return datetime.fromisoformat(self.manifest.started)


class Unreadable(NamedTuple):
    """A folder that is no run, or none that this version can read."""

    name: str
    why: str


def shelf(home: Path) -> tuple[tuple[Entry, ...], tuple[Unreadable, ...]]:
    """The runs of a data folder, the newest first, and the folders among them that cannot be read, by name."""
    entries, unreadable = [], []
    for name in sorted(_folders(home / RUNS)):
        try:
            entries.append(entry(home, name))
        except RunError as error:
            unreadable.append(Unreadable(name, str(error)))
    entries.sort(key=lambda item: (item.started, item.name), reverse=True)
    return tuple(entries), tuple(unreadable)


def entry(home: Path, name: str) -> Entry:
    """One run. Raises RunError where there is none, or none that can be read."""
    if not NAME.match(name):
        raise RunError(NO_NAME)
    path = home / RUNS / name
    manifest = _manifest(path / MANIFEST, stat_of(path / MANIFEST))
    figures, checks = _summary(path / SUMMARY, stat_of(path / SUMMARY))
    finished = (path / SUMMARY).is_file()
    state: State = "finished" if finished else "running" if is_running(path) else "unfinished"
    of = sum(map(len, manifest.keys.values()))
    return Entry(name, manifest, state, _lines(path / RESULTS, stat_of(path / RESULTS)), of, figures, checks)


def is_running(path: Path) -> bool:
    """Whether a process writes to the folder now. The lock is only tried where its owner is alive."""
    try:
        owner = int((path / LOCK).read_text("ascii"))
        os.kill(owner, 0)
    except (OSError, ValueError, OverflowError):
        return False
    return is_locked(path)


def _folders(runs: Path) -> Iterator[str]:
    try:
        yield from (item.name for item in runs.iterdir() if item.is_dir() and not item.name.startswith("."))
    except FileNotFoundError:
        return
    except OSError as error:
        raise RunError(f"{runs}: cannot be read: {error.strerror}. Mend that, and load the page again.") from error


@lru_cache(maxsize=1024)
def _manifest(path: Path, stamp: Stat | None) -> Manifest:
    data = read_json(path) if stamp else None
    if data is None:
        raise RunError(NO_MANIFEST)
    try:
        manifest = Manifest.model_validate(data)
        moment = datetime.fromisoformat(manifest.started)
    except ValidationError as error:
        raise RunError(OTHER_VERSION.format(field=_fields(error))) from error
    except ValueError as error:
        raise RunError(OTHER_VERSION.format(field="started is no moment")) from error
    if moment.tzinfo is None or not all(manifest.keys.values()):
        raise RunError(OTHER_VERSION.format(field="started has no zone" if moment.tzinfo is None else "keys are empty"))
    return manifest


@lru_cache(maxsize=1024)
def _summary(path: Path, stamp: Stat | None) -> tuple[Figures | None, tuple[Check, ...]]:
    """None and nothing where there is no summary, or one that cannot be read: its results can still be."""
    try:
        data = (read_json(path) if stamp else None) or {}
        checks = tuple(Check.model_validate(item) for item in data.get("checks", ()))
        return Figures.model_validate(data["figures"]) if "figures" in data else None, checks
    except (RunError, ValidationError, TypeError):
        return None, ()


@lru_cache(maxsize=1024)
def _lines(path: Path, stamp: Stat | None) -> int:
    return path.read_bytes().count(b"\n") if stamp else 0


def _fields(error: ValidationError) -> str:
    places = dict.fromkeys(".".join(str(part) for part in item["loc"]) or "as a whole" for item in error.errors())
    return ", ".join([*places][:3])

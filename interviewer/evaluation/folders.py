"""One run on disk: results appended one by one, found again after a kill, and never written by two at once."""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Generic, NamedTuple, Self

from typing_extensions import TypeVar

from interviewer.domain.base import Value
from interviewer.domain.scorecard import Scorecard
from interviewer.errors import RunError

RUNS = "runs"
MANIFEST, RESULTS, FAILURES, SUMMARY, LOCK = "run.json", "results.jsonl", "failures.jsonl", "summary.json", "lock"
NAME = re.compile(r"^[A-Za-z0-9][A-Za-z0-9._-]{0,80}$")


Made = TypeVar("Made", bound=Value, default=Scorecard)
"""What a run makes of each case: a grade, unless the suite is of another kind."""


class Result(NamedTuple, Generic[Made]):
    """One grade of one case, or what else is made of it."""

    key: str
    case: str
    repeat: int
    card: Made
    replies: tuple[str, ...]
    """Raw, in the order in which they came."""
    seconds: float
    attempts: int


class RunFolder(Generic[Made]):
    """A run's folder, locked while it is open; a context manager. `results` and `failures` are by key."""

    def __init__(self, path: Path, made: type[Made] = Scorecard) -> None:  # type: ignore[assignment]
        """`made`: what its results hold."""
        self.path = path
        self._made = made
        self.results: dict[str, Result[Made]] = {}
        self.failures: dict[str, str] = {}
        """Why there is no grade, of the last attempt."""
        self.mended: list[str] = []
        """What was wrong with the files, and what was done."""
        self._lock = self._out = self._failed = -1

    def __enter__(self) -> Self:
        """Raises RunError where another process writes here, or the folder cannot be made."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            self._lock = os.open(self.path / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise RunError(
                f"{self.path}: cannot be written: {error.strerror}. Mend it, or name another run."
            ) from error
        if not _locked(self._lock):
            owner = os.pread(self._lock, 20, 0).decode(errors="replace").strip() or "unknown"
            os.close(self._lock)
            raise RunError(
                f"{self.path}: another run (process {owner}) writes here. Nothing was changed. "
                "Wait for it, or give this one another name with --run."
            )
        os.ftruncate(self._lock, 0)
        os.pwrite(self._lock, f"{os.getpid()}\n".encode(), 0)
        self._read()
        self._out, self._failed = self._opened(RESULTS), self._opened(FAILURES)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for descriptor in (self._out, self._failed, self._lock):
            os.close(descriptor)

    @classmethod
    def peek(cls, path: Path, made: type[Made] = Scorecard) -> Self:  # type: ignore[assignment]
        """What is there now, without a lock and without mending. Raises RunError where there is no run."""
        folder = cls(path, made)
        if folder.manifest() is None:
            raise RunError(f"{path}: there is no run. See: interviewer eval runs")
        folder._read(mend=False)
        return folder

    def add(self, result: Result[Made]) -> None:
        """Append a grade; it is in the file when this returns."""
        line = {**result._asdict(), "card": result.card.model_dump(mode="json")}
        _append(self._out, line)
        self.results[result.key] = result
        self.failures.pop(result.key, None)

    def fail(self, key: str, case: str, repeat: int, reason: str) -> None:
        """Note that there is no grade. It is never taken for one."""
        line = {"key": key, "case": case, "repeat": repeat, "reason": reason}
        _append(self._failed, line)
        self.failures[key] = reason

    def manifest(self) -> dict[str, Any] | None:
        """What the run is of; None: it has not begun."""
        return read_json(self.path / MANIFEST)

    def write(self, name: str, value: dict[str, Any]) -> None:
        """A whole JSON file, which is there in full or not at all."""
        write_json(self.path / name, value)

    def _opened(self, name: str) -> int:
        return os.open(self.path / name, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def _read(self, *, mend: bool = True) -> None:
        for line in self._lines(RESULTS, mend=mend):
            try:
                card = self._made.model_validate(line["card"])
                result = Result(**{**line, "card": card, "replies": tuple(line["replies"])})
            except (KeyError, TypeError, ValueError):
                self.mended.append(f"{RESULTS}: a line is no result; that case is graded again.")
            else:
                self.results[result.key] = result
        for line in self._lines(FAILURES, mend=mend):
            if "key" in line and line["key"] not in self.results:
                self.failures[line["key"]] = str(line.get("reason"))

    def _lines(self, name: str, *, mend: bool) -> Iterator[dict[str, Any]]:
        """The objects of a file. A last line that was cut is taken off, so that the next one begins on its own."""
        path = self.path / name
        if not path.is_file():
            return
        data = path.read_bytes()
        whole = data.rfind(b"\n") + 1
        if whole < len(data) and mend:
            os.truncate(path, whole)
            self.mended.append(f"{name}: the last line was cut off; that case is graded again.")
        for number, text in enumerate(data[:whole].split(b"\n")[:-1], start=1):
            try:
                value = json.loads(text)
            except ValueError:
                value = None
            if isinstance(value, dict):
                yield value
            else:
                self.mended.append(f"{name}: line {number} cannot be read; that case is graded again.")


def _append(descriptor: int, value: dict[str, Any]) -> None:
    data = (json.dumps(value, ensure_ascii=True) + "\n").encode()
    while data:
        data = data[os.write(descriptor, data) :]


def _locked(descriptor: int) -> bool:
    """Whether this process has the file now; the system gives it back when the process ends, however it ends."""
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def is_locked(path: Path) -> bool:
    """Whether some process has the run's folder open for writing now."""
    try:
        descriptor = os.open(path / LOCK, os.O_RDWR)
    except OSError:
        return False
    try:
        return not _locked(descriptor)
    finally:
        os.close(descriptor)


def read_json(path: Path) -> dict[str, Any] | None:
    """The object of a file; None: there is no such file. Raises RunError where it holds something else."""
    try:
        value = json.loads(path.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise RunError(f"{path}: cannot be read ({error}). Remove it, and begin the run again.") from error
    if not isinstance(value, dict):
        raise RunError(f"{path}: must be an object in braces. Remove it, and begin the run again.")
    return value


def write_json(path: Path, value: dict[str, Any]) -> None:
    """Indented, through a second file, so that nobody reads half of it."""
    half = path.with_name(f"{path.name}.new")
    half.write_text(json.dumps(value, indent=1, ensure_ascii=True) + "\n", encoding="utf-8")
    half.replace(path)


def run_path(home: Path, name: str) -> Path:
    """The folder of the run `name`. Raises RunError where that is no name."""
    if not NAME.match(name):
        raise RunError(f"{name!r} is no name of a run: use letters, digits, '.', '-' and '_', at most 80.")
    return home / RUNS / name

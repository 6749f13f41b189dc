"""Whether figures that were computed before are still right: marks of every file that they are made of."""

import hashlib
from functools import cache
from pathlib import Path

from interviewer.evaluation.folders import FAILURES, MANIFEST, RESULTS
from interviewer.resources import data_folder

Stat = tuple[int, int, int]
CODE = ("domain", "library", "grading", "interview", "evaluation")
"""Of the package: what reads a run and measures it."""


def stat_of(path: Path) -> Stat | None:
    """Changes with the file, which is appended to or replaced; None: there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def stats_of(run: Path, evals: Path | None) -> tuple[tuple[str, Stat | None], ...]:
    """Of all files that figures of a run are made of; cheap enough for every look."""
    return tuple((str(file), stat_of(file)) for file in _files(run, evals))


def digest_of(run: Path, evals: Path | None) -> str:
    """SHA-256 of their contents and of this program; holds from one process to the next."""
    found = hashlib.sha256(_program().encode())
    for file in _files(run, evals):
        if file.is_file():
            place = f"{file.parent.name}/{file.name}" if file.parent != run else file.name
            found.update(f"\n{place}\n".encode() + hashlib.sha256(file.read_bytes()).digest())
    return found.hexdigest()


def _files(run: Path, evals: Path | None) -> list[Path]:
    """The run's grades; suites, references, baselines; rubrics. Whoever adds a file to one of them changes all."""
    data = [
        file
        for folder in (evals or data_folder("evals"), data_folder("rubrics"))
        for file in sorted(folder.rglob("*"))
        if file.suffix in {".json", ".jsonl", ".txt"}
    ]
    return [run / name for name in (MANIFEST, RESULTS, FAILURES)] + data


@cache
def _program() -> str:
    package = Path(__file__).resolve().parent.parent
    found = hashlib.sha256()
    for part in CODE:
        for file in sorted((package / part).rglob("*.py")):
            found.update(f"{file.relative_to(package).as_posix()}\n".encode() + file.read_bytes())
    return found.hexdigest()

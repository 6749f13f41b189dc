"""Runs by name: which folder a start belongs to, what is written beside the results, which runs there are."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from interviewer.domain.base import Value
from interviewer.errors import RunError
from interviewer.evaluation.folders import MANIFEST, RUNS, SUMMARY, RunFolder, read_json, run_path
from interviewer.evaluation.graders import Grader, digest
from interviewer.evaluation.runner import Item, Outcome
from interviewer.evaluation.suites import Suite, load_suite
from interviewer.library.problems import shape_problems

if TYPE_CHECKING:
    from interviewer.evaluation.evaluate import Graded
    from interviewer.evaluation.figures import Figures
    from interviewer.evaluation.gates import Check
    from interviewer.evaluation.rows import Given


class Manifest(Value):
    """What a run is of; written when it begins."""

    suite: str
    grader: str
    model: str | None
    fingerprint: str
    """Of the keys of all its grades: equal where nothing that could change one is different."""
    started: str
    """UTC, ISO 8601."""
    rubrics: dict[str, str]
    """Competency to hash."""
    keys: dict[str, tuple[str, ...]]
    """Case to the key of each repeat."""


def manifest_of(suite: Suite, grader: Grader, model: str | None, items: Sequence[Item], started: datetime) -> Manifest:
    """Of a run that begins now."""
    keys: dict[str, list[str]] = {}
    for item in items:
        keys.setdefault(item.case.id, []).append(item.key)
    return Manifest(
        suite=suite.id,
        grader=grader.name,
        model=model,
        fingerprint=digest(keys),
        started=started.isoformat(timespec="seconds"),
        rubrics={item.case.transcript.competency: item.rubric.hash for item in items},
        keys={case: tuple(found) for case, found in keys.items()},
    )


def manifest_at(folder: Path) -> Manifest | None:
    """What the run in a folder is of; None: there is none. Raises RunError where that cannot be read."""
    data = read_json(folder / MANIFEST)
    if data is None:
        return None
    try:
        return Manifest.model_validate(data)
    except ValidationError as error:
        told = " ".join(f"{item.field}: {item.what}" for item in shape_problems(error, MANIFEST, data)[:3])
        raise RunError(f"{folder / MANIFEST}: {told} Remove it, and begin the run again.") from error


def all_runs(home: Path, unread: Callable[[str], None] = lambda _: None) -> Iterator[tuple[str, Manifest, bool]]:
    """Name, manifest and whether it is finished, the newest first; folders that hold no run are passed over.

    `unread` is told why a run cannot be read; the others are not lost with it.
    """
    found = []
    for path in (home / RUNS).glob(f"*/{MANIFEST}"):
        try:
            manifest = manifest_at(path.parent)
        except RunError as error:
            unread(str(error))
            continue
        if manifest is not None:
            found.append((path.parent.name, manifest, (path.parent / SUMMARY).is_file()))
    yield from sorted(found, key=lambda run: (run[1].started, run[0]), reverse=True)


def folder_for(home: Path, wanted: Manifest, name: str | None, *, fresh: bool) -> Path:
    """Where a start writes: the run that was named, else the unfinished one of the same fingerprint, else a new one.

    Raises RunError where the named run is of something else: runs are never mixed.
    """
    if name is not None:
        path = run_path(home, name)
        there = manifest_at(path)
        if there is not None and there.fingerprint != wanted.fingerprint:
            raise RunError(
                f"The run {name} is of {told(there, wanted)}. Its grades would be mixed with others, so nothing was "
                "done. Give this run another name."
            )
        return path
    for found, manifest, finished in all_runs(home):
        if not (fresh or finished) and manifest.fingerprint == wanted.fingerprint:
            return run_path(home, found)
    moment = datetime.fromisoformat(wanted.started).strftime("%Y%m%dT%H%M%S")
    names = [
        f"{wanted.suite}-{wanted.grader}-{moment}{more}" for more in ("", *(f"-{number}" for number in range(2, 100)))
    ]
    return next(path for candidate in names if not (path := run_path(home, candidate)).exists())


def told(there: Manifest, wanted: Manifest) -> str:
    """How two runs differ, for a message."""
    for field in ("suite", "grader", "model"):
        if getattr(there, field) != getattr(wanted, field):
            return f"the {field} {getattr(there, field)}, not {getattr(wanted, field)}"
    if there.keys.keys() != wanted.keys.keys():
        return "other cases"
    if there.rubrics != wanted.rubrics:
        return "other versions of the rubrics"
    return "another version of the grader, its texts, its options or the transcripts"


def summary(
    manifest: Manifest,
    outcome: Outcome,
    figures: "Figures",
    checks: "Sequence[Check]",
    run: str,
    given: "Mapping[str, Given | None]" = MappingProxyType({}),
) -> dict[str, Any]:
    """What a finished start leaves beside its results. `given`: case to what it was given, as the figures have it."""
    return {
        "run": run,
        **manifest.model_dump(mode="json", exclude={"keys"}),
        "outcome": outcome._asdict(),
        "figures": figures.model_dump(mode="json"),
        "checks": [check.model_dump(mode="json") for check in checks],
        "given": {case: value and value.model_dump(mode="json") for case, value in given.items()},
    }


def suite_of(home: Path, name: str) -> str | None:
    """The suite that a run is of; None: there is no run. Raises RunError where that is no name of one."""
    data = read_json(run_path(home, name) / MANIFEST)
    return None if data is None else Manifest.model_validate(data).suite


def read_run(home: Path, name: str, evals: Path | None = None) -> "tuple[Manifest, Graded]":
    """A run with the cases of its suite as they are now. Raises RunError where cases were added or changed names."""
    from interviewer.evaluation.evaluate import graded

    path = run_path(home, name)
    manifest = manifest_at(path)
    if manifest is None:
        raise RunError(f"{path}: there is no run. See: interviewer eval runs")
    folder = RunFolder.peek(path)
    loaded = load_suite(manifest.suite, evals)
    cases = [case for case in loaded.cases if case.id in manifest.keys]
    if not cases:
        raise RunError(f"The run {name} has no case that the suite {manifest.suite} still has. Run the suite again.")
    return manifest, graded(loaded.suite, cases, folder.results, manifest.keys)

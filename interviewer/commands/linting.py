"""Every problem of a folder of rubrics, or of single files laid over ours."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from interviewer.errors import UsageError
from interviewer.grading.examples import cue_problems, strength_problems
from interviewer.grading.frames import coaching_problems
from interviewer.library.checks import rule_problems
from interviewer.library.coaching import load_coaching
from interviewer.library.files import MOST_BYTES, SCHEMA_FILE
from interviewer.library.lint import read_all, sorted_problems
from interviewer.library.rubrics import competency_ids, load_rubric
from interviewer.library.tracks import load_track, track_ids, with_track
from interviewer.linting.files import word_problems
from interviewer.linting.firing import firing_problems
from interviewer.linting.replies import reply_problems
from interviewer.resources import data_folder


def problems_of(paths: Sequence[Path]) -> tuple[str, ...]:
    """Problems of what was named: nothing (our rubrics), one folder, or files, each in place of ours of that name.

    Raises UsageError for what is not there, is no rubric file, or is named twice.
    """
    if len(paths) == 1 and paths[0].is_dir():
        return problems_in(paths[0])
    if not paths:
        return problems_in(None)
    for path in paths:
        if not path.is_file():
            folder = "is a folder. Name one folder, or files." if path.is_dir() else "there is no such folder or file."
            raise UsageError(f"{path}: {folder}")
        if path.suffix != ".json" or path.name == SCHEMA_FILE:
            raise UsageError(f"{path}: is no rubric file. Those are JSON and are called <competency>.json.")
    names = [path.name for path in paths]
    if twice := [name for name in names if names.count(name) > 1]:
        raise UsageError(
            f"{twice[0]} is named twice. Each file takes the place of ours of the same name: name it once."
        )
    with TemporaryDirectory(prefix="rubrics-") as folder:
        for file in data_folder("rubrics").glob("*.json"):
            shutil.copyfile(file, Path(folder) / file.name)
        for path in paths:
            (Path(folder) / path.name).write_bytes(_head(path))
        return problems_in(Path(folder))


def _head(path: Path) -> bytes:
    """The bytes of a file, no more of them than tells that it is too large. Raises UsageError."""
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror or error}. Mend its permissions.") from error


def problems_in(folder: Path | None) -> tuple[str, ...]:
    """One line a problem: '<file>: <field>: <what, remedy>'.

    What needs whole rubrics (the strength an example earns, replies as they are read, cues on rated answers, the
    coach's frames) is tried where all else is right.
    """
    folder = folder or data_folder("rubrics")
    files, problems = read_all(folder)
    problems += [*rule_problems(files), *cue_problems(files), *word_problems(files)]
    if problems:
        return tuple(str(problem) for problem in sorted_problems(problems))
    rubrics = [load_rubric(competency, folder) for competency in competency_ids(folder)]
    for track in (load_track(name, folder) for name in track_ids(folder)):
        rubrics += [with_track(load_rubric(part.competency, folder), track.id, folder) for part in track.overlays]
    for rubric in rubrics:
        problems += [*strength_problems(rubric), *reply_problems(rubric)]
    problems += firing_problems(rubrics, data_folder("evals"))
    return (*(str(problem) for problem in sorted_problems(problems)), *coaching_problems(load_coaching(folder)))

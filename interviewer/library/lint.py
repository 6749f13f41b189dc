"""Every problem of every rubric file at once, cue examples aside: those need the grader's own reading."""

from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from interviewer.domain.coaching import Coaching
from interviewer.domain.competency import Competency
from interviewer.domain.dimension_words import DimensionWords
from interviewer.domain.gate_words import GateWords
from interviewer.domain.grader_words import GraderWords
from interviewer.domain.phrasing import Phrasing
from interviewer.domain.rubric import Framework, Lexicon
from interviewer.domain.track import Track
from interviewer.library.checks import role_of, rule_problems
from interviewer.library.files import SCHEMA_FILE, SHARED_FILES, read_file
from interviewer.library.problems import Problem
from interviewer.library.references import Role
from interviewer.resources import data_folder

SHAPES: dict[Role, "TypeAdapter[Any]"] = {
    "framework": TypeAdapter(Framework),
    "lexicons": TypeAdapter(tuple[Lexicon, ...]),
    "gate words": TypeAdapter(tuple[GateWords, ...]),
    "dimension words": TypeAdapter(DimensionWords),
    "grader words": TypeAdapter(GraderWords),
    "competency": TypeAdapter(Competency),
    "track": TypeAdapter(Track),
    "phrasing": TypeAdapter(Phrasing),
    "coaching": TypeAdapter(Coaching),
}
"""What a file of each role has to be."""


def lint(folder: Path | None = None) -> tuple[Problem, ...]:
    """Every problem of the rubric files of `folder` (ours unless given), by file; empty when there is none."""
    files, problems = read_all(folder or data_folder("rubrics"))
    return sorted_problems([*problems, *rule_problems(files)])


def read_all(folder: Path) -> tuple[dict[str, Any], list[Problem]]:
    """File name to JSON of every file that is JSON, and what does not fit its shape."""
    files: dict[str, Any] = {}
    problems: list[Problem] = []
    for name in rubric_files(folder):
        loaded = read_file(folder / name, SHAPES[role_of(name)])
        problems += loaded.problems
        if loaded.data is not None:
            files[name] = loaded.data
    return files, problems


def rubric_files(folder: Path) -> tuple[str, ...]:
    """The shared files, also those that are missing, and the competencies and tracks that are there; sorted."""
    there = {file.name for file in folder.glob("*.json")} | {"generic.json"}
    return tuple(sorted((there | set(SHARED_FILES)) - {SCHEMA_FILE}))


def sorted_problems(problems: list[Problem]) -> tuple[Problem, ...]:
    """Without doubles, by file; the order within a file stays."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.file))

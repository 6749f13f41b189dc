"""Rubric files to merged rubrics; files that cannot be used are reported with every problem at once."""

import hashlib
import json
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from pydantic import TypeAdapter

from interviewer.domain.base import Value
from interviewer.domain.competency import Competency
from interviewer.domain.dimension_words import DimensionWords
from interviewer.domain.gate_words import GateWords
from interviewer.domain.grader_words import GraderWords
from interviewer.domain.merged import Rubric
from interviewer.domain.rubric import Dimension, Framework, Lexicon
from interviewer.domain.transcript import DEFAULT_COMPETENCY
from interviewer.errors import RubricError
from interviewer.library.checks import rule_problems
from interviewer.library.files import (
    DIMENSION_WORDS_FILE,
    FRAMEWORK_FILE,
    GATE_WORDS_FILE,
    GRADER_WORDS_FILE,
    LEXICON_FILE,
    SHARED_FILES,
    TRACK_PREFIX,
    Loaded,
    read_file,
)
from interviewer.library.problems import Problem
from interviewer.resources import data_folder


def competency_ids(folder: Path | None = None) -> tuple[str, ...]:
    """Ids of the competencies that have a file of their own, sorted, `generic` last."""
    folder = folder or data_folder("rubrics")
    found = (
        file.name
        for file in folder.iterdir()
        if file.name.endswith(".json") and file.name not in SHARED_FILES and not file.name.startswith(TRACK_PREFIX)
    )
    return tuple(sorted((name.removesuffix(".json") for name in found), key=lambda name: (name == "generic", name)))


@lru_cache(maxsize=8)
def _framework(folder: Path) -> Loaded[Framework]:
    return read_file(folder / FRAMEWORK_FILE, TypeAdapter(Framework))


@lru_cache(maxsize=8)
def _lexicons(folder: Path) -> Loaded[tuple[Lexicon, ...]]:
    return read_file(folder / LEXICON_FILE, TypeAdapter(tuple[Lexicon, ...]))


@lru_cache(maxsize=8)
def _gate_words(folder: Path) -> Loaded[tuple[GateWords, ...]]:
    return read_file(folder / GATE_WORDS_FILE, TypeAdapter(tuple[GateWords, ...]))


@lru_cache(maxsize=8)
def _dimension_words(folder: Path) -> Loaded[DimensionWords]:
    return read_file(folder / DIMENSION_WORDS_FILE, TypeAdapter(DimensionWords))


@lru_cache(maxsize=8)
def _grader_words(folder: Path) -> Loaded[GraderWords]:
    return read_file(folder / GRADER_WORDS_FILE, TypeAdapter(GraderWords))


def load_framework(folder: Path | None = None) -> Framework:
    """`bar_raiser`. Raises RubricError."""
    return _framework(folder or data_folder("rubrics")).required()


def load_lexicons(folder: Path | None = None) -> tuple[Lexicon, ...]:
    """The shared vocabularies. Raises RubricError."""
    return _lexicons(folder or data_folder("rubrics")).required()


def load_competency(competency_id: str, folder: Path | None = None) -> Competency:
    """One competency's own file. Raises RubricError, also where there is none."""
    folder = folder or data_folder("rubrics")
    return _competency(competency_id, folder).required()


def _competency(competency_id: str, folder: Path) -> Loaded[Competency]:
    if competency_id not in competency_ids(folder):
        known = ", ".join(competency_ids(folder))
        raise RubricError([f"{competency_id!r}: there is no rubric of that name. There are: {known}."])
    return read_file(folder / f"{competency_id}.json", TypeAdapter(Competency))


def merged_dimensions(framework: Framework, competency: Competency) -> tuple[Dimension, ...]:
    """The framework's dimensions with the competency's signals added and its points laid over."""
    return tuple(
        dimension.model_copy(
            update={
                "signals": tuple(
                    signal.model_copy(update={"points": competency.points.get(signal.id, signal.points)})
                    for signal in (*dimension.signals, *competency.signals.get(dimension.id, ()))
                )
            }
        )
        for dimension in framework.dimensions
    )


@lru_cache(maxsize=64)
def load_rubric(competency_id: str = DEFAULT_COMPETENCY, folder: Path | None = None) -> Rubric:
    """The rubric for `competency_id`; one without a file is graded by `generic`, and `notes` says so.

    Raises RubricError with every problem of the files involved.
    """
    folder = folder or data_folder("rubrics")
    own = competency_id in competency_ids(folder)
    base = _merged(competency_id if own else DEFAULT_COMPETENCY, folder)
    principle = next((item for item in base.framework.principles if item.id == competency_id), None)
    if own:
        return base
    if principle is None:
        return replace(base, notes=(f"Unknown competency {competency_id[:80]!r}; graded by 'generic'.",))
    return replace(
        base,
        id=competency_id,
        name=principle.name,
        gates_off=base.gates_off | frozenset(principle.gates_off),
        notes=(f"{principle.name} has no rubric of its own yet; graded by 'generic'.",),
    )


@lru_cache(maxsize=64)
def _merged(competency_id: str, folder: Path) -> Rubric:
    """The rubric of a competency that has a file of its own. Raises RubricError."""
    framework, lexicons, gate_words, dimension_words, grader_words, competency = _together(competency_id, folder)
    principle = next((item for item in framework.principles if item.id == competency_id), None)
    first, *others = _canonical(folder)
    canonical = ", ".join((first, _json(competency), *others))
    return Rubric(
        id=competency_id,
        name=competency.name,
        version=competency.version,
        hash=hashlib.sha256(f"[{canonical}]".encode()).hexdigest()[:16],
        framework=framework,
        competency=competency,
        dimensions=merged_dimensions(framework, competency),
        lexicons=lexicons,
        gate_words=gate_words,
        dimension_words=dimension_words,
        grader_words=grader_words,
        gates_off=frozenset(competency.gates_off) | frozenset(principle.gates_off if principle else ()),
        notes=(),
    )


@lru_cache(maxsize=8)
def _canonical(folder: Path) -> tuple[str, ...]:
    """The canonical JSON of the framework, of each lexicon, and of the words of gates, dimensions and the grader."""
    listed = (*_lexicons(folder).required(), *_gate_words(folder).required())
    single = (_dimension_words(folder).required(), _grader_words(folder).required())
    return tuple(map(_json, (_framework(folder).required(), *listed, *single)))


def _json(part: Value) -> str:
    return json.dumps(part.model_dump(mode="json"), sort_keys=True, ensure_ascii=True)


def _together(
    competency_id: str, folder: Path
) -> tuple[Framework, tuple[Lexicon, ...], tuple[GateWords, ...], DimensionWords, GraderWords, Competency]:
    """The six files a rubric is made of. Raises RubricError with every problem of and between them."""
    framework, lexicons, competency = _framework(folder), _lexicons(folder), _competency(competency_id, folder)
    gate_words, dimension_words, grader_words = _gate_words(folder), _dimension_words(folder), _grader_words(folder)
    used = (framework, lexicons, gate_words, dimension_words, grader_words, competency)
    files = {file.name: file.data for file in used if file.data is not None}
    problems = [*_shared_problems(folder), *competency.problems, *rule_problems(files, told=SHARED_FILES)]
    if problems:
        raise RubricError([str(problem) for problem in problems])
    return (
        framework.required(),
        lexicons.required(),
        gate_words.required(),
        dimension_words.required(),
        grader_words.required(),
        competency.required(),
    )


@lru_cache(maxsize=8)
def _shared_problems(folder: Path) -> tuple[Problem, ...]:
    """What is wrong with the files that all competencies share, looked at once."""
    files = (
        _framework(folder),
        _lexicons(folder),
        _gate_words(folder),
        _dimension_words(folder),
        _grader_words(folder),
    )
    rules = rule_problems({file.name: file.data for file in files if file.data is not None})
    return (*(problem for file in files for problem in file.problems), *rules)

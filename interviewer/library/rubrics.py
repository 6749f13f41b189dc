"""Rubric files to merged rubrics; a file that cannot be used is reported with every problem at once."""

import hashlib
import json
from functools import lru_cache
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from interviewer.domain.base import Value
from interviewer.domain.competency import Competency
from interviewer.domain.merged import Rubric
from interviewer.domain.rubric import Dimension, Framework, Lexicon
from interviewer.domain.transcript import DEFAULT_COMPETENCY
from interviewer.errors import RubricError
from interviewer.resources import data_folder

FRAMEWORK_FILE = "bar_raiser.json"
LEXICON_FILE = "lexicons.json"
COACHING_FILE = "coaching.json"
SHARED_FILES = (FRAMEWORK_FILE, LEXICON_FILE, COACHING_FILE, "phrasing.json", "rubric.schema.json")
MOST_BYTES = 2_000_000
"""A rubric file larger than this is refused unread; ours stay under 200 kB."""

M = TypeVar("M", bound=Value)


def read_json(file: Traversable) -> Any:
    """The JSON of `file`. Raises RubricError naming the file, and line and column where it is broken."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise RubricError([f"{file.name}: cannot be read: {error.strerror}."]) from error
    if len(data) > MOST_BYTES:
        raise RubricError([f"{file.name}: has {len(data):,} bytes; at most {MOST_BYTES:,} are read. Split it."])
    try:
        return json.loads(data)
    except UnicodeDecodeError as error:
        raise RubricError([f"{file.name}: is not UTF-8 (byte {error.start}). Save it as UTF-8."]) from error
    except json.JSONDecodeError as error:
        raise RubricError([f"{file.name}: line {error.lineno}, column {error.colno}: {error.msg}."]) from error
    except RecursionError as error:
        raise RubricError([f"{file.name}: is nested too deeply."]) from error


def validated(model: type[M], data: Any, name: str) -> M:
    """`data` as `model`; raises RubricError with one line a problem, each with its field."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise RubricError(problems_of(error, name)) from error


def problems_of(error: ValidationError, name: str) -> list[str]:
    """One line for each thing wrong: file, field path, what."""
    return [
        f"{name}: {'.'.join(str(part) for part in problem['loc']) or '(the whole file)'}: {problem['msg']}."
        for problem in error.errors(include_url=False, include_input=False)
    ]


def competency_ids(folder: Traversable | None = None) -> tuple[str, ...]:
    """Ids of the competencies that have a file of their own, sorted, `generic` last."""
    folder = folder or data_folder("rubrics")
    found = (file.name for file in folder.iterdir() if file.name.endswith(".json") and file.name not in SHARED_FILES)
    return tuple(sorted((name.removesuffix(".json") for name in found), key=lambda name: (name == "generic", name)))


@lru_cache(maxsize=8)
def load_framework(folder: Traversable | None = None) -> Framework:
    """`bar_raiser`. Raises RubricError."""
    folder = folder or data_folder("rubrics")
    return validated(Framework, read_json(folder / FRAMEWORK_FILE), FRAMEWORK_FILE)


@lru_cache(maxsize=8)
def load_lexicons(folder: Traversable | None = None) -> tuple[Lexicon, ...]:
    """The shared vocabularies. Raises RubricError."""
    folder = folder or data_folder("rubrics")
    data = read_json(folder / LEXICON_FILE)
    try:
        return TypeAdapter(tuple[Lexicon, ...]).validate_python(data)
    except ValidationError as error:
        raise RubricError(problems_of(error, LEXICON_FILE)) from error


def load_competency(competency_id: str, folder: Traversable | None = None) -> Competency:
    """One competency's own file. Raises RubricError, also where there is none."""
    folder = folder or data_folder("rubrics")
    if competency_id not in competency_ids(folder):
        known = ", ".join(competency_ids(folder))
        raise RubricError([f"{competency_id!r}: there is no rubric of that name. There are: {known}."])
    name = f"{competency_id}.json"
    return validated(Competency, read_json(folder / name), name)


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
def load_rubric(competency_id: str = DEFAULT_COMPETENCY, folder: Traversable | None = None) -> Rubric:
    """The rubric for `competency_id`; one without a file is graded by `generic`, and `notes` says so.

    Raises RubricError with every problem of the files involved.
    """
    framework, lexicons = load_framework(folder), load_lexicons(folder)
    own = competency_id in competency_ids(folder)
    competency = load_competency(competency_id if own else DEFAULT_COMPETENCY, folder)
    principle = next((item for item in framework.principles if item.id == competency_id), None)
    notes: tuple[str, ...] = ()
    if not own and principle:
        notes = (f"{principle.name} has no rubric of its own yet; graded by 'generic'.",)
    elif not own:
        notes = (f"Unknown competency {competency_id[:80]!r}; graded by 'generic'.",)
    dimensions = merged_dimensions(framework, competency)
    parts = [framework, competency, *lexicons]
    canonical = json.dumps([part.model_dump(mode="json") for part in parts], sort_keys=True, ensure_ascii=True)
    return Rubric(
        id=competency_id if own or principle else DEFAULT_COMPETENCY,
        name=competency.name if own else principle.name if principle else competency.name,
        version=competency.version,
        hash=hashlib.sha256(canonical.encode()).hexdigest()[:16],
        framework=framework,
        competency=competency,
        dimensions=dimensions,
        lexicons=lexicons,
        gates_off=frozenset(competency.gates_off) | frozenset(principle.gates_off if principle else ()),
        notes=notes,
    )

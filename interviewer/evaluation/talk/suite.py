"""The suite of conversations as data: which candidates, how often, and what share of turns or interviews must pass."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any, Literal, NamedTuple

from pydantic import Field, TypeAdapter

from interviewer.domain.base import Value
from interviewer.domain.interview import Mode
from interviewer.errors import SuiteError
from interviewer.evaluation.talk.candidates import Cast, load_cast
from interviewer.evaluation.talk.checks import CHECKS
from interviewer.library.files import read_file

Of = Literal["turns", "interviews"]


class Held(Value):
    """What a share must keep to."""

    check: str
    of: Of = "turns"
    """Of the turns that the check applies to, or of the interviews with such turns."""
    least: float = Field(ge=0, le=1)
    """For the lower end of the 95 % interval."""
    grader: Literal["rules", "llm"] | None = None
    """Who words the probes; None: whoever does."""


class TalkSuite(Value):
    """A suite of conversations."""

    kind: Literal["conversations"]
    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    about: str
    """What it can show and what it cannot."""
    candidates: str
    """The folder with the candidates, from the folder `evals`."""
    modes: tuple[Mode, ...] = Field(default=("practice", "real"), min_length=1)
    seeds: int = Field(default=1, ge=1, le=20)
    """Times that each candidate is interviewed in each mode, each with another seed and so in other words."""
    probes: int = Field(default=4, ge=0, le=4)
    """For each question."""
    checks: tuple[str, ...] = Field(min_length=1)
    thresholds: tuple[Held, ...] = ()
    resamples: int = Field(default=1000, ge=100, le=100_000)
    seed: int = 1


class LoadedTalk(NamedTuple):
    """A suite with its candidates."""

    suite: TalkSuite
    cast: Cast


def load_talk(file: Path, evals: Path) -> LoadedTalk:
    """The suite of a file. Raises SuiteError with every problem of it and its candidates at once."""
    read = read_file(file, TypeAdapter(TalkSuite))
    if read.value is None:
        raise SuiteError([str(problem) for problem in read.problems])
    suite, problems = read.value, [*_problems(read.value, file)]
    place = PurePosixPath(suite.candidates)
    cast = None
    if place.is_absolute() or ".." in place.parts:
        problems.append(f"{file.name}: candidates: {suite.candidates!r} is not inside the folder 'evals'.")
    else:
        cast = load_cast(evals / suite.candidates, problems)
    if problems or cast is None:
        raise SuiteError(problems)
    return LoadedTalk(suite, cast)


def talk_schema() -> dict[str, Any]:
    """The JSON Schema of such a suite."""
    schema = TypeAdapter(TalkSuite).json_schema()
    schema["properties"]["checks"]["items"] = {"enum": list(CHECKS)}
    return schema


def _problems(suite: TalkSuite, file: Path) -> Iterator[str]:
    if suite.id != file.stem:
        yield f"{file.name}: id: is {suite.id!r}, but the file is {file.name}. Make them the same."
    for check, times in Counter(suite.checks).items():
        if check not in CHECKS:
            yield f"{file.name}: checks: there is no check {check!r}. There are: {', '.join(CHECKS)}."
        if times > 1:
            yield f"{file.name}: checks: {check!r} is there twice. Remove one."
    for number, held in enumerate(suite.thresholds):
        if held.check not in suite.checks:
            yield (
                f"{file.name}: thresholds[{number}]: {held.check!r} is not among the suite's checks. "
                "Add it to 'checks', or remove this."
            )

"""The committed baseline of a suite: one run's grades, small enough to be read in a review."""

import json
from pathlib import Path
from typing import Any, Literal

from pydantic import TypeAdapter

from interviewer.domain.base import Value
from interviewer.errors import RunError
from interviewer.evaluation.rows import Given
from interviewer.library.files import read_file
from interviewer.resources import data_folder

FOLDER = "baselines"


class Baseline(Value):
    """One run that later ones are held against."""

    suite: str
    grader: Literal["rules", "llm"]
    model: str | None
    rubrics: dict[str, str]
    """Competency to the hash of the rubric it was graded by."""
    cases: dict[str, Given | None]
    """None: it had no grade."""


def baseline_path(suite: str, grader: str, evals: Path | None = None) -> Path:
    """Where it is, or would be."""
    return (evals or data_folder("evals")) / FOLDER / f"{suite}.{grader}.json"


def load_baseline(suite: str, grader: str, evals: Path | None = None) -> Baseline | None:
    """None: there is none. Raises RunError where it cannot be read."""
    path = baseline_path(suite, grader, evals)
    if not path.is_file():
        return None
    read = read_file(path, TypeAdapter(Baseline))
    if read.value is None:
        said = "\n".join(str(problem) for problem in read.problems)
        raise RunError(f"{said}\nRenew it: interviewer eval baseline {suite} --grader {grader}")
    return read.value


def baseline_text(baseline: Baseline) -> str:
    """One case a line, so that a change is seen where it is."""
    data: dict[str, Any] = baseline.model_dump(mode="json")
    cases = data.pop("cases")
    head = json.dumps(data, indent=1, sort_keys=True)[:-2]
    lines = ",\n".join(f"  {json.dumps(name)}: {json.dumps(cases[name], sort_keys=True)}" for name in sorted(cases))
    return f'{head},\n "cases": {{\n{lines}\n }}\n}}\n'

"""Suites as data: which cases are graded how, what is measured, and what must hold."""

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Any, Literal, NamedTuple

from pydantic import Field, TypeAdapter

from interviewer.domain.base import Value
from interviewer.errors import SuiteError
from interviewer.evaluation.cases import Case, read_cases, read_observations
from interviewer.evaluation.kinds import AGREEMENT, CONVERSATIONS, kind_of
from interviewer.evaluation.metrics import DIMENSIONS, GATES, METRICS, Need
from interviewer.library.files import read_file
from interviewer.resources import data_folder

FOLDER = "suites"
SCHEMA_FILE = "suite.schema.json"
MOST_TOLD = 30
"""Problems of a suite's files; more are counted."""
By = Literal["case", "level", "competency", "length", "variation"]


class CaseFile(Value):
    """Transcripts with their ratings: `cases`, or `pages`, from the folder `evals`."""

    cases: str | None = None
    """A file of JSON Lines."""
    pages: str | None = None
    """A folder of evaluate pages saved as text: each gives two cases, with what an audit leaves of its label."""
    observations: str | None = None
    """What a reader saw in them: strengths and exact quotes."""
    unseen: bool = False
    """True where nothing was learned from it: its figures are shown by themselves too."""


class GraderOptions(Value):
    """How the grader is asked; rules know none of it."""

    repeats: int = Field(default=1, ge=1, le=20)
    """Times that every case is graded."""
    samples: int = Field(default=1, ge=1, le=15)
    """Reports of a model for one grade; the middle counts."""
    calls: Literal["one", "dimension"] = "one"
    """One call of a model for everything, or one for each dimension."""
    temperature: float = Field(default=0.0, ge=0, le=2)


class Threshold(Value):
    """What a figure must keep to: its whole 95 % interval lies between the two."""

    metric: str
    grader: Literal["rules", "llm"] = "rules"
    """Whose figure; another grader's is not held to it."""
    case: str | None = None
    """Only of the cases with this number (`case:2`)."""
    variation: str | None = None
    """Only of the variants by this variation (`padding`)."""
    least: float | None = None
    most: float | None = None


class Suite(Value):
    """One suite."""

    kind: Literal["agreement"] = "agreement"
    """Of grades with a reference."""
    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    about: str
    """What it can show and what it cannot, for whoever reads the figures."""
    files: tuple[CaseFile, ...] = Field(min_length=1)
    only: tuple[str, ...] = ()
    """Numbers of hard cases (`case:2`); empty: every case."""
    variations: str | None = None
    """A file in which the cases are varied, from the folder `evals`; only cases with a variant are graded then."""
    grader: GraderOptions = GraderOptions()
    metrics: tuple[str, ...] = Field(min_length=1)
    by: tuple[By, ...] = ()
    """Ways to divide the cases, each with the figures of its own."""
    thresholds: tuple[Threshold, ...] = ()
    most_abstained: float = Field(default=0.0, ge=0, le=1)
    """Share of cases that may stay without a grade."""
    resamples: int = Field(default=1000, ge=100, le=100_000)
    seed: int = 1


class Loaded(NamedTuple):
    """A suite with its cases."""

    suite: Suite
    cases: tuple[Case, ...]


def suite_ids(evals: Path | None = None, kind: str = AGREEMENT) -> tuple[str, ...]:
    """Of the suites of a kind that can be run, sorted."""
    files = ((evals or data_folder("evals")) / FOLDER).glob("*.json")
    return tuple(sorted(file.stem for file in files if file.name != SCHEMA_FILE and kind_of(file) == kind))


def load_suite(suite_id: str, evals: Path | None = None) -> Loaded:
    """The suite and its cases. Raises SuiteError with every problem of the suite and its files at once."""
    evals = evals or data_folder("evals")
    if suite_id in suite_ids(evals, CONVERSATIONS):
        raise SuiteError([f"{suite_id!r} is a suite of conversations: nothing in it is graded against a reference."])
    if suite_id not in suite_ids(evals):
        known = ", ".join(suite_ids(evals)) or f"none. A suite is a file in {evals / FOLDER}"
        raise SuiteError([f"{suite_id!r}: there is no suite of that name. There are: {known}."])
    name = f"{suite_id}.json"
    read = read_file(evals / FOLDER / name, TypeAdapter(Suite))
    if read.value is None:
        raise SuiteError([str(problem) for problem in read.problems])
    suite, problems = read.value, list[str]()
    if suite.id != suite_id:
        problems.append(f"{name}: id: is {suite.id!r}, but the file is {name}. Make them the same.")
    problems += _metric_problems(suite, name)
    cases = _cases(suite, evals, name, problems)
    if suite.variations is not None:
        # Twenty forms of data, a twentieth of a second to build: few suites vary anything.
        from interviewer.evaluation.variations import varied

        cases = varied(suite.variations, evals, cases, problems)
        problems += _unvaried(suite, cases, name)
    if not problems:
        problems += _reference_problems(suite, cases, name)
    if len(problems) > MOST_TOLD:
        problems[MOST_TOLD:] = [f"... and {len(problems) - MOST_TOLD} problems more."]
    if problems:
        raise SuiteError(problems)
    return Loaded(suite, cases)


def _metric_problems(suite: Suite, name: str) -> Iterator[str]:
    for metric, times in Counter(suite.metrics).items():
        if metric not in METRICS:
            yield f"{name}: metrics: there is no metric {metric!r}. There are: {', '.join(METRICS)}."
        if times > 1:
            yield f"{name}: metrics: {metric!r} is there twice. Remove one."
    for number, threshold in enumerate(suite.thresholds):
        place = f"{name}: thresholds[{number}]"
        if threshold.metric not in suite.metrics:
            yield f"{place}: the suite does not measure {threshold.metric!r}. Add it to 'metrics', or remove this."
        if threshold.least is None and threshold.most is None:
            yield f"{place}: says neither 'least' nor 'most'. Add one."
        if threshold.least is not None and threshold.most is not None and threshold.least > threshold.most:
            yield f"{place}: 'least' is above 'most'. Mend one."
        if threshold.case is not None and "case" not in suite.by:
            yield f"{place}: is of {threshold.case}, but 'by' does not divide by 'case'. Add it there."
        if threshold.variation is not None and "variation" not in suite.by:
            yield f"{place}: is of {threshold.variation}, but 'by' does not divide by 'variation'. Add it there."
        if threshold.variation is not None and threshold.case is not None:
            yield f"{place}: names a case and a variation. Remove one."


def _unvaried(suite: Suite, cases: Sequence[Case], name: str) -> Iterator[str]:
    """Thresholds of variations that there are not."""
    known = {case.variant.variation for case in cases if case.variant is not None}
    for number, threshold in enumerate(suite.thresholds):
        if known and threshold.variation is not None and threshold.variation not in known:
            shown = ", ".join(sorted(known))
            yield f"{name}: thresholds[{number}]: no variation is named {threshold.variation!r}. There are: {shown}."


def _cases(suite: Suite, evals: Path, name: str, problems: list[str]) -> tuple[Case, ...]:
    found: list[Case] = []
    origins: dict[str, int] = {}
    for number, file in enumerate(suite.files):
        for case in _of_file(file, evals, f"{name}: files[{number}]", problems):
            if (first := origins.setdefault(case.id, number)) != number:
                said = f"{name}: files[{number}]: the case {case.id!r} is already in files[{first}]."
                problems.append(f"{said} Rename or remove one.")
            found.append(case)
    kept = tuple(case for case in found if not suite.only or set(suite.only) & set(case.numbers))
    for number_ in suite.only:
        if not any(number_ in case.numbers for case in found):
            problems.append(f"{name}: only: no case has the number {number_!r}. Mend or remove it.")
    if not kept and not problems:
        problems.append(f"{name}: files: there is no case in them. Name other files.")
    return kept


def _of_file(file: CaseFile, evals: Path, place: str, problems: list[str]) -> list[Case]:
    names = [name for name in (file.cases, file.pages, file.observations) if name is not None]
    wrong = [f"{place}: {name!r} is not inside the folder 'evals'." for name in names if not _inside(name)]
    if (file.cases is None) == (file.pages is None):
        wrong.append(f"{place}: must say either 'cases', a file, or 'pages', a folder. Add or remove one.")
    elif file.cases is None and file.observations is not None:
        wrong.append(f"{place}: observations: pages have none. Remove it.")
    problems += wrong
    if wrong:
        return []
    if file.pages is not None:
        from interviewer.evaluation.page_cases import read_pages

        found = list(read_pages(evals / file.pages, file.pages, problems))
    else:
        found = list(_rated(file.cases or "", file.observations, evals, problems))
    return [case._replace(unseen=True) for case in found] if file.unseen else found


def _rated(cases: str, observations: str | None, evals: Path, problems: list[str]) -> Iterator[Case]:
    """The cases of a file with what a reader saw in them."""
    seen = read_observations(evals / observations, observations, problems) if observations else {}
    for case in read_cases(evals / cases, cases, problems):
        yield case._replace(seen=seen.pop(case.id, {}))
    problems += [f"{observations}: id: {stranger!r} is no case of {cases}." for stranger in sorted(seen)]


def _inside(place: str) -> bool:
    path = PurePosixPath(place)
    return not path.is_absolute() and ".." not in path.parts


def _reference_problems(suite: Suite, cases: Sequence[Case], name: str) -> Iterator[str]:
    """Cases that lack what a metric needs. A probe target may be missing where nothing is left to ask."""
    needs = {need for metric in suite.metrics for need in METRICS[metric].needs}
    if "repeats" in needs and suite.grader.repeats < 2:
        yield f"{name}: grader.repeats: is 1, but repeats are measured. Raise it, or remove those metrics."
    if "variants" in needs and suite.variations is None:
        yield f"{name}: variations: is missing, but variants are measured. Name a file, or remove those metrics."
    pairs = Counter(case.pair for case in cases)
    if "pairs" in needs and not any(times > 1 for times in pairs.values()):
        yield f"{name}: files: no two cases have the same pair_id, but pairs are measured."
    for pair, times in pairs.items() if "pairs" in needs else ():
        if times > 2:
            yield f"{name}: files: {times} cases have the pair_id {pair!r}; a pair has two. Give the others another."
    for need in sorted(needs & LACKING.keys()):
        # What a page does not say, or what is contradicted in it, leaves the figures.
        without = [case.id for case in cases if case.label is None and LACKING[need](case)]
        if without:
            users = ", ".join(metric for metric in suite.metrics if need in METRICS[metric].needs)
            yield f"{name}: {users}: {SAID[need]} is missing in {_few(without)}. Add it, or measure something else."
    for field, known, said in NAMES:
        for wrong in sorted({item for case in cases for item in said(case)} - set(known)):
            where = _few([case.id for case in cases if wrong in said(case)])
            yield f"{name}: consensus.{field}: {wrong!r} in {where} is none. There are: {', '.join(known)}."


def _few(names: Sequence[str]) -> str:
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")


LACKING: dict[Need, Any] = {
    "verdict": lambda case: case.reference.verdict is None,
    "total": lambda case: case.reference.total is None,
    "points": lambda case: not case.reference.points.keys() >= set(DIMENSIONS),
    "gates": lambda case: case.reference.gates is None,
    "observations": lambda case: not case.seen,
}
SAID: dict[Need, str] = {
    "verdict": "consensus.verdict",
    "total": "consensus.total",
    "points": "a dimension of consensus.points",
    "gates": "consensus.gates",
    "observations": "a line in the observations file",
}
NAMES: tuple[tuple[str, tuple[str, ...], Callable[[Case], Collection[str]]], ...] = (
    ("points", DIMENSIONS, lambda case: case.reference.points),
    ("gates", GATES, lambda case: case.reference.gates or ()),
    ("probe_targets", (*DIMENSIONS, "none"), lambda case: case.reference.probe_targets),
)
"""What in a reference is named, which names there are."""


def schema_text() -> str:
    """`suite.schema.json`, byte for byte; made from the models of both kinds."""
    from interviewer.evaluation.talk.suite import talk_schema

    schema, talk = TypeAdapter(Suite).json_schema(), talk_schema()
    schema["properties"]["metrics"]["items"] = {"enum": list(METRICS)}
    parts = {**schema.pop("$defs", {}), **talk.pop("$defs", {}), "Suite": schema, "TalkSuite": talk}
    said = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A suite of the evaluation",
        "$defs": dict(sorted(parts.items())),
        "if": {"properties": {"kind": {"const": CONVERSATIONS}}, "required": ["kind"]},
        "then": {"$ref": "#/$defs/TalkSuite"},
        "else": {"$ref": "#/$defs/Suite"},
    }
    return json.dumps(said, indent=2, ensure_ascii=False) + "\n"

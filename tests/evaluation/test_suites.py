"""Suites as data: every problem at once, by name, with what to do; the schema is current; ours can be run."""

import json
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from interviewer.errors import SuiteError
from interviewer.evaluation.suites import FOLDER, SCHEMA_FILE, load_suite, schema_text, suite_ids
from interviewer.resources import data_folder
from tests.evaluation.made import line, suite, written

VALIDATOR: Any = import_module("jsonschema").Draft202012Validator


def problems(evals: Path, name: str = "small") -> str:
    """What loading says."""
    with pytest.raises(SuiteError) as caught:
        load_suite(name, evals)
    return "\n".join(caught.value.problems)


@pytest.mark.parametrize("name", suite_ids())
def test_every_suite_of_ours_can_be_run(name: str) -> None:
    """It loads, it has cases, and it fits the schema."""
    loaded = load_suite(name)
    data = json.loads((data_folder("evals") / FOLDER / f"{name}.json").read_text(encoding="utf-8"))

    assert loaded.cases
    assert VALIDATOR(json.loads(schema_text())).is_valid(data)


def test_the_schema_is_current() -> None:
    """After a change of the models: `make schema`."""
    assert (data_folder("evals") / FOLDER / SCHEMA_FILE).read_text(encoding="utf-8") == schema_text()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        pytest.param({"metrics": ["n", "n"]}, "'n' is there twice", id="a metric twice"),
        pytest.param({"metrics": ["kappa"]}, "no metric 'kappa'", id="no such metric"),
        pytest.param({"thresholds": [{"metric": "shape", "least": 1}]}, "does not measure 'shape'", id="unmeasured"),
        pytest.param({"thresholds": [{"metric": "n"}]}, "neither 'least' nor 'most'", id="an empty threshold"),
        pytest.param({"thresholds": [{"metric": "n", "least": 2, "most": 1}]}, "above 'most'", id="crossed"),
        pytest.param({"thresholds": [{"metric": "n", "least": 1, "case": "case:1"}]}, "'by' does not", id="undivided"),
        pytest.param({"metrics": ["repeat_exact"]}, "grader.repeats", id="no repeats to measure"),
        pytest.param({"metrics": ["evidence"]}, "a line in the observations file", id="no observations"),
        pytest.param({"only": ["case:7"]}, "no case has the number 'case:7'", id="no such number"),
        pytest.param({"files": [{"cases": "gone.jsonl"}]}, "gone.jsonl: cannot be read", id="no such file"),
        pytest.param({"files": [{"cases": "../cases.jsonl"}]}, "not inside the folder", id="outside"),
        pytest.param({"id": "other"}, "the file is small.json", id="another id"),
        pytest.param({"colour": "blue"}, "colour: is no field here", id="an unknown field"),
        pytest.param({"resamples": 3}, "resamples", id="too few resamples"),
    ],
)
def test_a_broken_suite_is_named(tmp_path: Path, more: dict[str, Any], said: str) -> None:
    """File, field, what is wrong and what to do."""
    told = problems(written(tmp_path, [line("a1")], **more))

    assert said in told
    assert "small.json" in told or "gone.jsonl" in told


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        pytest.param([line("a1"), line("a1")], "'a1' is there 2 times", id="an id twice"),
        pytest.param(["{", line("a1")], "cases.jsonl:1: is no JSON", id="no JSON"),
        pytest.param(["[]"], "cases.jsonl:1: must be an object", id="no object"),
        pytest.param([{**line("a1"), "id": None, "turns": 3}], "cases.jsonl:1: turns", id="no transcript"),
        pytest.param([{"question": "Q?", "turns": []}], "cases.jsonl:1: id: is missing", id="no id"),
        pytest.param([{**line("a1"), "consensus": {"verdict": "maybe"}}], "consensus.verdict", id="no verdict"),
        pytest.param([{**line("a1"), "consensus": None}], "a1 lack consensus.total", id="no rating"),
        pytest.param([], "there is no case", id="no case"),
    ],
)
def test_broken_cases_are_named(tmp_path: Path, lines: list[Any], said: str) -> None:
    """File and line, or the case's id."""
    assert said in problems(written(tmp_path, lines))


def test_everything_is_said_at_once(tmp_path: Path) -> None:
    """Whoever mends a suite need not start it once for each fault."""
    told = problems(written(tmp_path, ["{", line("a1"), line("a1")], metrics=["kappa"], only=["case:3"]))

    for said in ("no JSON", "2 times", "kappa", "case:3"):
        assert said in told


def test_observations_of_no_case_are_named(tmp_path: Path) -> None:
    """A reader's line without its transcript is a slip."""
    evals = written(tmp_path, [line("a1")], files=[{"cases": "cases.jsonl", "observations": "seen.jsonl"}])
    (evals / "seen.jsonl").write_text('{"id": "b9", "signals": {}}\n', encoding="utf-8")

    assert "'b9' is no case of cases.jsonl" in problems(evals)


def test_a_suite_that_is_not_there_is_answered_with_those_that_are(tmp_path: Path) -> None:
    """By name; a path is no name."""
    evals = written(tmp_path, [line("a1")])

    assert "There are: small" in problems(evals, "../small")


def test_only_keeps_the_numbers_asked_for(tmp_path: Path) -> None:
    """A case may have several numbers."""
    lines = [line("a1", cases=["case:1"]), line("a2", cases=["case:2", "case:1"]), line("b1")]
    evals = written(tmp_path, lines, only=["case:1"])

    assert [case.id for case in load_suite("small", evals).cases] == ["a1", "a2"]
    assert suite()["id"] == "small"

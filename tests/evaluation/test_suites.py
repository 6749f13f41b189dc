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
        pytest.param({"files": [{"pages": "/pages"}]}, "not inside the folder", id="pages outside"),
        pytest.param({"files": [{"cases": "a", "pages": "b"}]}, "either 'cases', a file, or 'pages'", id="two kinds"),
        pytest.param({"files": [{"pages": "b", "observations": "c"}]}, "pages have none", id="observations of pages"),
        pytest.param({"files": [{"cases": "cases.jsonl"}] * 2}, "'a1' is already in files[0]", id="a file twice"),
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
        pytest.param(
            [line("a1"), line("a1")], "cases.jsonl:2: id: 'a1' is already the id of cases.jsonl:1", id="an id twice"
        ),
        pytest.param(["{", line("a1")], "cases.jsonl:1: is no JSON", id="no JSON"),
        pytest.param(["[]"], "cases.jsonl:1: must be an object", id="no object"),
        pytest.param([{**line("a1"), "turns": 3}], "cases.jsonl:1: turns", id="no transcript"),
        pytest.param([{"question": "Q?", "turns": []}], "cases.jsonl:1: id: is missing", id="no id"),
        pytest.param([{**line("a1"), "consensus": {"verdict": "maybe"}}], "consensus.verdict", id="no verdict"),
        pytest.param([{**line("a1"), "id": 7}], "id: must be text", id="a number for an id"),
        pytest.param([line("a\n1")], "id: must have 1 to 200 characters", id="an id of two lines"),
        pytest.param([{**line("a1"), "consensus": None}], "consensus.total is missing in a1", id="no rating"),
        pytest.param(['{"id": "a1", "consensus": {"total": NaN}}'], "NaN is no number", id="no number"),
        pytest.param([{**line("a1"), "consensus": {"total": 1e9}}], "consensus.total: input should be", id="too much"),
        pytest.param([{**line("a1"), "id": None}], "cases.jsonl:1: id: is missing", id="an id of nothing"),
        pytest.param([line("a1", consensus={"gates": ["boss"]})], "'boss' in a1 is none", id="no such gate"),
        pytest.param([line("a1", consensus={"points": {"star": 1}})], "'star' in a1", id="no such dimension"),
        pytest.param([line("a1", consensus={"probe_targets": ["x"]})], "'x' in a1", id="no such target"),
        pytest.param([], "there is no case", id="no case"),
    ],
)
def test_broken_cases_are_named(tmp_path: Path, lines: list[Any], said: str) -> None:
    """File and line, or the case's id."""
    assert said in problems(written(tmp_path, lines))


def test_a_dimension_that_nobody_rated_is_named(tmp_path: Path) -> None:
    """Where points are measured, all five are needed."""
    lines = [line("a1", consensus={"points": {"structure_star": 9}})]

    assert "a dimension of consensus.points is missing in a1" in problems(written(tmp_path, lines, metrics=["shape"]))


def test_a_pair_is_of_two(tmp_path: Path) -> None:
    """Of three nobody could say which order counts."""
    lines = [line(name, pair_id="a") for name in ("a1", "a2", "a3")]

    assert "3 cases have the pair_id 'a'" in problems(written(tmp_path, lines, metrics=["pair_order"]))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param("\ufeff".encode() + json.dumps(line("a1")).encode(), "", id="a byte order mark is no fault"),
        pytest.param(b'{"id": "a1"}\n{"id": "\xe9"}\n', "cases.jsonl:2: is not UTF-8 (byte 0xE9)", id="Latin-1"),
    ],
)
def test_bytes_of_a_case_file(tmp_path: Path, data: bytes, said: str) -> None:
    """UTF-8, with or without a mark; anything else is said once, by its line."""
    evals = written(tmp_path, [])
    (evals / "cases.jsonl").write_bytes(data)
    if said:
        assert problems(evals).splitlines() == [f"{said}. Save the file as UTF-8."]
    else:
        assert [case.id for case in load_suite("small", evals).cases] == ["a1"]


def test_very_many_problems_are_counted(tmp_path: Path) -> None:
    """Nobody reads five hundred lines of one fault."""
    told = problems(written(tmp_path, ["{"] * 500)).splitlines()

    assert len(told) == 31
    assert told[-1] == "... and 470 problems more."


def test_everything_is_said_at_once(tmp_path: Path) -> None:
    """Whoever mends a suite need not start it once for each fault."""
    told = problems(written(tmp_path, ["{", line("a1"), line("a1")], metrics=["kappa"], only=["case:3"]))

    for said in ("no JSON", "already the id", "kappa", "case:3"):
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


def test_a_folder_without_suites_is_named(tmp_path: Path) -> None:
    """Where one would have to be."""
    assert f"There are: none. A suite is a file in {tmp_path / FOLDER}" in problems(tmp_path)


def test_unseen_files_mark_their_cases(tmp_path: Path) -> None:
    """Those of the other files are not marked."""
    files = [{"cases": "cases.jsonl"}, {"cases": "more.jsonl", "unseen": True}]
    evals = written(tmp_path, [line("a1")], files=files)
    (evals / "more.jsonl").write_text(json.dumps(line("b1")), encoding="utf-8")

    assert [(case.id, case.unseen) for case in load_suite("small", evals).cases] == [("a1", False), ("b1", True)]


def test_the_calibration_suite_has_all_of_the_set() -> None:
    """134 transcripts in 67 pairs; the 48 that nothing was learned from are marked; each has ratings and readings."""
    cases = load_suite("calibration").cases

    assert (len(cases), len({case.pair for case in cases}), sum(case.unseen for case in cases)) == (134, 67, 48)
    assert all(len(case.ratings) == 3 and len(case.seen) == 21 for case in cases)


def test_only_keeps_the_numbers_asked_for(tmp_path: Path) -> None:
    """A case may have several numbers."""
    lines = [line("a1", cases=["case:1"]), line("a2", cases=["case:2", "case:1"]), line("b1")]
    evals = written(tmp_path, lines, only=["case:1"])

    assert [case.id for case in load_suite("small", evals).cases] == ["a1", "a2"]
    assert suite()["id"] == "small"

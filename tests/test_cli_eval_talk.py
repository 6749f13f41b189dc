"""`interviewer eval` on suites of conversations: what is printed and written, exit codes, two runs side by side."""

import json
from pathlib import Path
from xml.etree import ElementTree as xml

import pytest
from typer.testing import CliRunner, Result

from interviewer.cli import app
from tests.evaluation.made import line
from tests.evaluation.made import written as agreement
from tests.evaluation.talk.written import suite_file, written

runner = CliRunner()
HELD = {"check": "one_question", "least": 1.0}


@pytest.fixture
def evals(tmp_path: Path) -> Path:
    """A suite of two candidates."""
    return written(tmp_path / "evals", thresholds=[HELD])


def told(evals: Path, *arguments: str) -> Result:
    """A command on the suites of that folder."""
    return runner.invoke(app, ["eval", *arguments, "--evals", str(evals)])


def worsened(evals: Path) -> None:
    """A check that cannot be passed: the ways of asking know nothing any more."""
    asking = {"topics": [{"id": name, "signals": ["people"], "ways": ["wherefore"]} for name in ("size", "before")]}
    (evals / "people" / "asking.json").write_text(json.dumps(asking))


def test_a_run_prints_shares_and_keeps_every_conversation(evals: Path, home: Path) -> None:
    """A line a check, nothing of failures where there are none, results appended, a summary."""
    done = told(evals, "run", "chat")
    [folder] = (home / "runs").iterdir()
    summary = json.loads((folder / "summary.json").read_text("utf-8"))

    assert done.exit_code == 0
    assert "4 interviews with 2 candidates" in done.stdout
    assert "asks one question a turn" in done.stdout
    assert "do not pass." not in done.stdout
    assert len((folder / "results.jsonl").read_text("utf-8").splitlines()) == 4
    assert summary["shares"]["overall"][0]["of_turns"] == 1.0


def test_failures_come_with_their_lines(evals: Path) -> None:
    """The rule, the place and what was said before it."""
    worsened(evals)
    done = told(evals, "run", "chat")

    assert done.exit_code == 0
    assert "asks for what it is after: " in done.stdout
    assert "anna.practice, seed 1, turn 2: is after" in done.stdout
    assert "Candidate (as story, taken for answer)" in done.stdout


def test_the_gate(evals: Path, tmp_path: Path) -> None:
    """A missed threshold is 1, and CI gets its files; a kept one is 0."""
    report, data = tmp_path / "junit.xml", tmp_path / "summary.json"
    assert told(evals, "run", "chat", "--gate").exit_code == 0

    worsened(evals)
    wanted = suite_file(thresholds=[HELD, {"check": "asks_for_it", "least": 0.5}])
    (evals / "suites" / "chat.json").write_text(json.dumps(wanted))
    failed = told(evals, "run", "chat", "--gate", "--junit", str(report), "--json", str(data))
    root = xml.parse(report).getroot()

    assert failed.exit_code == 1
    assert "FAILED  asks for what it is after (turns)" in failed.stdout
    assert (root.get("tests"), root.get("failures")) == ("3", "1")
    assert [check["passed"] for check in json.loads(data.read_text("utf-8"))["checks"]] == [True, True, False]


def test_conversations_can_be_read(evals: Path) -> None:
    """All, those of one candidate, those with something wrong."""
    worsened(evals)
    told(evals, "run", "chat", "--run", "mine")
    every, one = told(evals, "lines", "mine"), told(evals, "lines", "mine", "boris.real", "--wrong")
    none = told(evals, "lines", "mine", "carla")

    assert every.stdout.count("Interviewer (question)") == 4
    assert one.stdout.count("Interviewer (question)") == 1
    assert "! asks_for_it: is after" in one.stdout
    assert "No conversation" in none.stderr


def test_two_runs_are_compared(evals: Path) -> None:
    """Check by check, then the interviews that pass otherwise."""
    told(evals, "run", "chat", "--run", "first")
    worsened(evals)
    told(evals, "run", "chat", "--run", "second")
    done = told(evals, "compare", "first", "second")
    same = told(evals, "compare", "first", "first")

    assert "4 interviews in both runs." in done.stdout
    assert "anna.practice, seed 1: no longer passes ends_in_time, no longer passes asks_for_it" in done.stdout
    assert "No interview passes otherwise." in same.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["compare", "mine", "graded"], "which is none of conversations", id="two kinds"),
        pytest.param(["lines", "graded"], "which is none of conversations", id="lines of grades"),
        pytest.param(["lines", "gone"], "there is no run", id="no such run"),
        pytest.param(["baseline", "chat"], "is a suite of conversations", id="no baseline"),
        pytest.param(["calibrate", "chat"], "is a suite of conversations", id="nothing to calibrate"),
        pytest.param(["report", "mine"], "is a suite of conversations", id="no report of a run"),
        pytest.param(["run", "chat", "--report", "x.html"], "eval lines", id="no report"),
        pytest.param(["run", "chat", "--grader", "llm"], "INTERVIEWER_MODEL", id="no model"),
    ],
)
def test_what_makes_no_sense_is_said(evals: Path, arguments: list[str], said: str) -> None:
    """With a message, and nothing on standard output."""
    agreement(evals, [line("a1"), line("a2")])
    told(evals, "run", "chat", "--run", "mine")
    told(evals, "run", "small", "--run", "graded")
    done = told(evals, *arguments)

    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr


def test_suites_are_listed_with_the_others(evals: Path) -> None:
    """A broken one is named."""
    agreement(evals, [line("a1"), line("a2")])
    whole = told(evals, "suites")
    (evals / "people" / "anna.json").write_text("{")
    broken = told(evals, "suites")

    assert "chat: conversations with 2 candidates." in whole.stdout
    assert "small: 2 cases." in whole.stdout
    assert broken.exit_code == 1
    assert "anna.json" in broken.stderr

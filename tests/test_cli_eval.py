"""`interviewer eval`: what is printed and written, exit codes, going on with a run, models that misbehave."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as xml

import pytest
from typer.testing import CliRunner, Result

from interviewer.cli import app
from interviewer.evaluation.baselines import baseline_path
from interviewer.evaluation.suites import load_suite
from tests.evaluation.made import line, suite, written
from tests.llm.faulty_server import FaultyServer
from tests.loops import apart
from tests.test_cli_model import reply_to

KEY = "sk-not-to-be-seen-anywhere"
runner = CliRunner()


@pytest.fixture
def evals(tmp_path: Path) -> Path:
    """A suite of eight cases in four pairs."""
    lines = [line(f"{pair}{place}", 60 + 20 * place, competency="ownership") for pair in "abcd" for place in (1, 2)]
    for number, item in enumerate(lines):
        item["turns"] = [{"speaker": "candidate", "text": f"Take {number}. {item['turns'][0]['text']}"}]
    return written(tmp_path / "evals", lines)


def told(evals: Path, *arguments: str, **environment: str) -> Result:
    """A command on the suite of that folder."""
    return apart(runner.invoke, app, ["eval", *arguments, "--evals", str(evals)], env=environment)


def runs(home: Path) -> list[Path]:
    return sorted((home / "runs").iterdir()) if (home / "runs").is_dir() else []


def test_a_run_prints_its_figures_and_keeps_everything(evals: Path, home: Path) -> None:
    """Metrics with intervals and what they cannot show; manifest, results and summary in a folder of their own."""
    done = told(evals, "run", "small")
    [folder] = runs(home)
    summary = json.loads((folder / "summary.json").read_text("utf-8"))
    figures = {figure["metric"]: figure for figure in summary["figures"]["overall"]}

    assert done.exit_code == 0
    assert "total, mean error in points" in done.stdout
    assert "8 cases: the intervals are wide" in done.stdout
    assert len((folder / "results.jsonl").read_text("utf-8").splitlines()) == 8
    cards = [json.loads(text)["card"] for text in (folder / "results.jsonl").read_text("utf-8").splitlines()]
    wanted = {case.id: case.reference.total or 0 for case in load_suite("small", evals).cases}
    errors = [abs(card["total"] - wanted[card["id"]]) for card in cards]
    assert figures["total_error"]["value"] == pytest.approx(sum(errors) / 8, abs=1e-9)


def test_the_same_run_again_gives_the_same_summary(evals: Path, home: Path) -> None:
    """Byte for byte, but for its name and the moment."""
    for _ in range(2):
        told(evals, "run", "small", "--fresh")
    first, second = (json.loads((folder / "summary.json").read_text("utf-8")) for folder in runs(home))

    assert first["figures"] == second["figures"]
    assert first["fingerprint"] == second["fingerprint"]


def test_the_gate(evals: Path, tmp_path: Path) -> None:
    """Without a baseline and under a threshold it is not passed: 1; then both are mended: 0. CI gets both files."""
    wanted = suite(thresholds=[{"metric": "total_error", "most": 0}])
    (evals / "suites" / "small.json").write_text(json.dumps(wanted))
    report, data = tmp_path / "junit.xml", tmp_path / "summary.json"
    failed = told(evals, "run", "small", "--gate", "--junit", str(report), "--json", str(data))
    root = xml.parse(report).getroot()

    assert failed.exit_code == 1
    assert "FAILED" in failed.stdout
    assert (root.get("tests"), root.get("failures")) == ("4", "2")
    assert [check["passed"] for check in json.loads(data.read_text("utf-8"))["checks"]] == [True, False, True, False]

    (evals / "suites" / "small.json").write_text(json.dumps(suite()))
    assert told(evals, "baseline", "small").exit_code == 0
    passed = told(evals, "run", "small", "--gate")
    assert passed.exit_code == 0
    assert "Nothing differs from it." in passed.stdout


def test_without_the_gate_figures_are_only_shown(evals: Path) -> None:
    """A missed threshold is no error of the command."""
    (evals / "suites" / "small.json").write_text(json.dumps(suite(thresholds=[{"metric": "total_error", "most": 0}])))

    assert told(evals, "run", "small").exit_code == 0


def test_a_baseline_is_renewed_on_purpose(evals: Path) -> None:
    """One case a line; what it changes is said."""
    first = told(evals, "baseline", "small")
    path = baseline_path("small", "rules", evals)
    data = json.loads(path.read_text("utf-8"))
    data["cases"]["a1"]["total"] = 1.0
    path.write_text(json.dumps(data), encoding="utf-8")
    second = told(evals, "baseline", "small")

    assert "The first baseline of small: 8 cases." in first.stdout
    assert "1 graded otherwise than before, 0 new, 0 gone" in second.stdout
    assert sum('"total"' in text for text in path.read_text("utf-8").splitlines()) == 8


def test_a_broken_baseline_is_named(evals: Path) -> None:
    """With the command that renews it, which works all the same."""
    path = baseline_path("small", "rules", evals)
    path.parent.mkdir()
    path.write_text("{")
    done = told(evals, "run", "small", "--gate")

    assert done.exit_code == 2
    assert "interviewer eval baseline small" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["run", "nothing"], "There are: small", id="no such suite"),
        pytest.param(["run", "small", "--run", "../x"], "no name of a run", id="a path for a name"),
        pytest.param(["calibrate", "small"], "pairs can be used, and at least 20", id="too few to calibrate"),
        pytest.param(["compare", "a", "b"], "there is no run", id="no such run"),
        pytest.param(["run", "small", "--grader", "llm"], "INTERVIEWER_MODEL", id="no model"),
    ],
)
def test_wrong_usage_is_2(evals: Path, arguments: list[str], said: str) -> None:
    """With a message, and nothing on standard output."""
    done = told(evals, *arguments)

    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr


def test_runs_are_never_mixed(evals: Path, home: Path) -> None:
    """A name that stands for other cases is refused; its results stay as they are."""
    told(evals, "run", "small", "--run", "mine")
    before = (runs(home)[0] / "results.jsonl").read_bytes()
    text = (evals / "cases.jsonl").read_text("utf-8").replace("two minutes", "two hours")
    (evals / "cases.jsonl").write_text(text, encoding="utf-8")
    done = told(evals, "run", "small", "--run", "mine")

    assert done.exit_code == 2
    assert "Give this run another name" in done.stderr
    assert (runs(home)[0] / "results.jsonl").read_bytes() == before


def test_two_runs_are_compared_case_by_case(evals: Path) -> None:
    """The case that got worse comes first, with both grades and what changed."""
    told(evals, "run", "small", "--run", "before")
    lines = [json.loads(text) for text in (evals / "cases.jsonl").read_text("utf-8").splitlines()]
    lines[3]["turns"][0]["text"] = "No."
    written(evals, lines)
    told(evals, "run", "small", "--run", "after")
    same, other = told(evals, "compare", "before", "before"), told(evals, "compare", "before", "after")

    assert "0 are graded differently" in same.stdout
    assert "8 cases in both runs; 1 are graded differently." in other.stdout
    assert "b2" in other.stdout
    assert "no_story fires" in other.stdout
    assert told(evals, "compare", "before", "after", "--most", "0").stdout.endswith("1 more; --most shows them.\n")


def test_lists(evals: Path) -> None:
    """Suites with their cases and their problems; runs with their state; the schema."""
    told(evals, "run", "small", "--run", "mine")
    listed = told(evals, "suites")
    assert "small: 8 cases" in listed.stdout
    assert "mine" in runner.invoke(app, ["eval", "runs"]).stdout
    assert json.loads(runner.invoke(app, ["eval", "schema"]).stdout)["title"]
    (evals / "suites" / "odd.json").write_text("{")
    broken = told(evals, "suites")
    assert (broken.exit_code, "small: 8 cases" in broken.stdout, "odd.json" in broken.stderr) == (1, True, True)


@pytest.fixture(scope="module")
def server() -> Iterator[FaultyServer]:
    """One server for all, told anew by each test."""
    with FaultyServer(text=reply_to) as running:
        yield running


def model(server: FaultyServer, **more: str) -> dict[str, str]:
    return {"OPENAI_BASE_URL": server.url, "OPENAI_API_KEY": KEY, "INTERVIEWER_MODEL": "some-model", **more}


def test_a_model_is_asked_once_a_case(server: FaultyServer, evals: Path, home: Path) -> None:
    """Its raw replies are kept, its key is nowhere; the same run again asks nothing."""
    server.told()
    done = told(evals, "run", "small", "--grader", "llm", "--run", "m", **model(server))
    again = told(evals, "run", "small", "--grader", "llm", "--run", "m", **model(server))
    kept = "".join(file.read_text("utf-8") for file in runs(home)[0].iterdir())

    assert (done.exit_code, again.exit_code, len(server.requests)) == (0, 0, 8)
    assert "graded by llm (some-model)" in done.stdout
    assert '"replies": ["{' in kept
    assert KEY not in kept + done.output


def test_a_key_that_is_refused_stops_the_run(server: FaultyServer, evals: Path, home: Path) -> None:
    """Said once, exit code 1, no failure noted; with a good key the same command goes on."""
    server.told(["ok", "ok", "401"], always="401")
    done = told(evals, "run", "small", "--grader", "llm", "--concurrency", "1", **model(server))

    assert done.exit_code == 1
    assert "OPENAI_API_KEY" in done.stderr
    assert len(server.requests) == 3
    server.told()
    again = told(evals, "run", "small", "--grader", "llm", **model(server))
    assert (again.exit_code, len(server.requests), len(runs(home))) == (0, 6, 1)


@pytest.mark.parametrize(
    ("option", "said"),
    [
        pytest.param(("--max-calls", "3"), "--max-calls", id="calls"),
        pytest.param(("--max-cost", "0.5"), "price", id="cost, of a model without a price"),
    ],
)
def test_caps_stop_the_run(server: FaultyServer, evals: Path, option: tuple[str, str], said: str) -> None:
    """Before the request that would pass them."""
    server.told()
    done = told(evals, "run", "small", "--grader", "llm", *option, **model(server))

    assert done.exit_code == 1
    assert said in done.stderr
    assert len(server.requests) <= 3


def test_nonsense_is_no_grade(server: FaultyServer, evals: Path) -> None:
    """Cases are left without one; the gate fails; with the flag they are tried again."""
    server.told(always="two objects")
    done = told(evals, "run", "small", "--grader", "llm", "--run", "m", **model(server))
    assert done.exit_code == 1
    assert "Not graded:" in done.stderr
    server.told()
    left = told(evals, "run", "small", "--grader", "llm", "--run", "m", **model(server))
    assert (left.exit_code, len(server.requests)) == (1, 0)
    mended = told(evals, "run", "small", "--grader", "llm", "--run", "m", "--retry-failed", **model(server))
    assert (mended.exit_code, len(server.requests)) == (0, 8)


def test_faults_lose_nothing(server: FaultyServer, evals: Path) -> None:
    """Refusals, failures and silence among the replies: every case has its grade."""
    server.told(["429", "ok", "500", "429", "ok", "reset", "ok", "two objects"])
    done = told(evals, "run", "small", "--grader", "llm", **model(server))

    assert done.exit_code == 0
    assert "cases graded                                8 " in done.stdout


def test_a_killed_run_goes_on(server: FaultyServer, evals: Path, home: Path) -> None:
    """SIGKILL in the middle: at most what was under way is asked again, and all are counted."""
    lines: list[dict[str, Any]] = [line(f"k{number}", competency="ownership") for number in range(60)]
    for number, item in enumerate(lines):
        item["turns"][0] = {"speaker": "candidate", "text": f"Take {number}. {item['turns'][0]['text']}"}
    written(evals, lines)
    server.told()
    arguments = ["eval", "run", "small", "--grader", "llm", "--concurrency", "4", "--evals", str(evals)]
    environment = {**model(server), "INTERVIEWER_HOME": str(home), "PATH": "", "INTERVIEWER_ENV_FILE": "/dev/null"}
    process = subprocess.Popen([sys.executable, "-m", "interviewer", *arguments], env=environment)
    give_up = time.monotonic() + 60
    while len(server.requests) < 20 and time.monotonic() < give_up:
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    process.wait(30)
    done = told(evals, "run", "small", "--grader", "llm", "--concurrency", "4", **model(server))

    assert done.exit_code == 0
    assert 60 <= len(server.requests) <= 64
    assert len(runs(home)) == 1
    assert "cases graded                                60 " in done.stdout

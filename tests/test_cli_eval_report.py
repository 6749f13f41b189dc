"""`interviewer eval report` and `eval run --report`: where the file goes, what is said, exit codes."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from interviewer.cli import app
from tests.evaluation.made import line, written
from tests.evaluation.report.reports import read
from tests.loops import apart

runner = CliRunner()


@pytest.fixture
def evals(tmp_path: Path) -> Path:
    """A suite of four cases in two pairs."""
    lines = [line(f"{pair}{place}", 50 + 20 * place, competency="ownership") for pair in "ab" for place in (1, 2)]
    return written(tmp_path / "evals", lines)


def told(evals: Path, *arguments: str) -> Result:
    return apart(runner.invoke, app, ["eval", *arguments, "--evals", str(evals)])


def test_a_run_writes_its_report(evals: Path, home: Path, tmp_path: Path) -> None:
    """The one that is made of it later is the same; its figures are those of the run's JSON."""
    now, data = tmp_path / "now.html", tmp_path / "now.json"
    done = told(evals, "run", "small", "--run", "mine", "--report", str(now), "--json", str(data))
    later = told(evals, "report", "mine")
    path = home / "runs" / "mine" / "report.html"

    assert (done.exit_code, later.exit_code, later.stdout) == (0, 0, f"Written: {path}\n")
    assert path.read_bytes() == now.read_bytes()
    root = read(now.read_text("utf-8"))
    figures = {item["metric"]: item for item in json.loads(data.read_text("utf-8"))["figures"]["overall"]}
    [row] = root.all("tr", id="m-total_error")
    wanted = [figures["total_error"][name] for name in ("value", "low", "high")]
    assert [float(item.attributes["value"] or "") for item in row.all("data")] == pytest.approx(wanted, abs=1e-9)


def test_it_goes_where_it_is_told(evals: Path, home: Path, tmp_path: Path) -> None:
    """A file, or standard output; then nothing else is there."""
    told(evals, "run", "small", "--run", "mine")
    path = tmp_path / "mine.html"

    assert told(evals, "report", "mine", "--output", str(path)).exit_code == 0
    assert told(evals, "report", "mine", "--output", "-").stdout == path.read_text("utf-8")
    assert not (home / "runs" / "mine" / "report.html").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["report", "nobody"], "there is no run. See: interviewer eval runs", id="no such run"),
        pytest.param(["report", "../x"], "no name of a run", id="a path for a name"),
        pytest.param(["report", "mine", "--output", "no/such/place.html"], "no/such/place.html", id="no such folder"),
    ],
)
def test_wrong_usage_is_2(evals: Path, arguments: list[str], said: str) -> None:
    """With a message, and nothing on standard output."""
    told(evals, "run", "small", "--run", "mine")
    done = told(evals, *arguments)

    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr


def test_a_suite_that_lost_its_cases(evals: Path) -> None:
    """Nothing can be told; what to do is said."""
    told(evals, "run", "small", "--run", "mine")
    written(evals, [line("z1")])
    done = told(evals, "report", "mine")

    assert done.exit_code == 2
    assert "Run the suite again." in done.stderr

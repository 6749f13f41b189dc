"""`interviewer eval run` on files of one's own: saved pages, and runs that cannot be read any more."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from interviewer.cli import app
from interviewer.resources import data_folder
from tests.evaluation.made import line, written

runner = CliRunner()


@pytest.fixture
def evals(tmp_path: Path) -> Path:
    """A suite of two cases."""
    return written(tmp_path / "evals", [line("a1"), line("a2")])


def told(evals: Path, *arguments: str) -> Result:
    """A command on the suite of that folder."""
    return runner.invoke(app, ["eval", *arguments, "--evals", str(evals)])


@pytest.mark.parametrize("text", ["{", "[]", '{"suite": 3}'])
def test_a_run_that_cannot_be_read_stands_in_nobodys_way(evals: Path, home: Path, text: str) -> None:
    """It is named with what to do; others are listed, and a new one begins."""
    told(evals, "run", "small", "--run", "mine")
    told(evals, "run", "small", "--run", "broken")
    (home / "runs" / "broken" / "run.json").write_text(text, encoding="utf-8")
    listed = runner.invoke(app, ["eval", "runs"])

    assert (listed.exit_code, listed.stdout[:4]) == (0, "mine")
    assert "Remove it, and begin the run again." in listed.stderr
    assert told(evals, "run", "small", "--fresh").exit_code == 0
    refused = told(evals, "run", "small", "--run", "broken")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "broken/run.json" in refused.stderr


def test_pages_of_ones_own(tmp_path: Path) -> None:
    """A folder with a suite and saved pages: what is contradicted is listed with the reason and kept out."""
    evals = written(tmp_path, [], files=[{"pages": "saved"}], metrics=["n", "total_error", "pair_order"])
    (evals / "saved").mkdir()
    for name in ("clean_night_batch", "clean_two_hires", "planted_zero_numbers"):
        text = (data_folder("evals") / "pages" / f"{name}.txt").read_text("utf-8")
        (evals / "saved" / f"{name}.txt").write_text(text, encoding="utf-8")
    data = tmp_path / "figures.json"
    done = told(evals, "run", "small", "--json", str(data))
    figures = json.loads(data.read_text("utf-8"))["figures"]

    assert done.exit_code == 0
    assert "Labels audited: 3; contradicted by their own page: 1" in done.stdout
    assert "saved/planted_zero_numbers.txt; kept out: total, verdict and gates of Candidate A" in done.stdout
    assert (figures["n"], figures["pages"], len(figures["contradicted"])) == (6, 3, 1)

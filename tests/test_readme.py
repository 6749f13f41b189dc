"""What the README and CONTRIBUTING promise is true."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from interviewer.cli import app

ROOT = Path(__file__).parent.parent
PAGES = ["README.md", "CONTRIBUTING.md"]


def blocks(page: str) -> list[str]:
    """The shell blocks of a page."""
    return re.findall(r"```sh\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), flags=re.DOTALL)


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    """Every picture and page it points to is in the repository."""
    links = re.findall(r"\]\(([^)#]+)\)", (ROOT / page).read_text(encoding="utf-8"))

    assert [link for link in links if not (ROOT / link).is_file()] == []


@pytest.mark.parametrize("page", PAGES)
def test_make_targets_are_there(page: str) -> None:
    """Every `make` that it names is a target."""
    named = set(re.findall(r"\bmake ([a-z]+)", "\n".join(blocks(page))))
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE))

    assert named
    assert named <= targets


def test_commands_are_there() -> None:
    """The table names every command, and no other; what follows a name are its subcommands."""
    rows = re.findall(
        r"^\| `interviewer ([a-z]+)([^|]*)\|", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    commands = getattr(get_command(app), "commands", {})

    assert {name for name, _ in rows} == set(commands)
    for name, rest in rows:
        inner = getattr(commands[name], "commands", None)
        if inner is not None:
            assert set(re.findall(r"[a-z]+", rest)) == set(inner), name


def test_agreement_is_what_is_measured(tmp_path: Path, home: Path) -> None:
    """The table of figures says what the calibration suite says today, to its last digit."""
    from interviewer.evaluation.figures import Figures

    kept = tmp_path / "figures.json"
    CliRunner().invoke(app, ["eval", "run", "calibration", "--grader", "rules", "--json", str(kept)])
    found = Figures.model_validate(json.loads(kept.read_text(encoding="utf-8"))["figures"])
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for metric, place in (("verdict_qwk", 2), ("total_error", 1), ("pair_order", 2)):
        for figures in (found.overall, found.unseen.figures if found.unseen else ()):
            [one] = [figure for figure in figures if figure.metric == metric]
            assert f"| {one.value:.{place}f} ({one.low:.{place}f} to {one.high:.{place}f}) |" in readme, one
    assert (home / "runs").is_dir()


def test_example_runs_as_it_stands(tmp_path: Path) -> None:
    """Copied into a shell, the example of the README grades its answer."""
    [example] = [block for block in blocks("README.md") if "answer.json <<" in block]
    script = example.replace(".venv/bin/interviewer", f"'{sys.executable}' -m interviewer")

    done = subprocess.run(["sh", "-euc", script], cwd=tmp_path, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert re.search(r"answer\.json:1 +\w", done.stdout)

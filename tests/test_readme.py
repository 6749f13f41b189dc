"""What the README and CONTRIBUTING promise is true."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

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


def test_example_runs_as_it_stands(tmp_path: Path) -> None:
    """Copied into a shell, the example of the README grades its answer."""
    [example] = [block for block in blocks("README.md") if "answer.json <<" in block]
    script = example.replace(".venv/bin/interviewer", f"'{sys.executable}' -m interviewer")

    done = subprocess.run(["sh", "-euc", script], cwd=tmp_path, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert re.search(r"answer\.json:1 +\w", done.stdout)

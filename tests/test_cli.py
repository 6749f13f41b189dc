"""The command line as a whole: entry points, messages, exit codes, what is imported when."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from interviewer import __version__
from interviewer.cli import app

runner = CliRunner()


def run(*arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """`python -m interviewer` as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "interviewer", *arguments],
        input=stdin,
        capture_output=True,
        env={**os.environ, **environment},
        check=False,
        timeout=60,
    )


def test_help_names_every_command() -> None:
    """`--help` lists what there is, each with a line of its own."""
    text = runner.invoke(app, ["--help"]).stdout
    for command in ("app", "chat", "grade", "probe", "rubric", "db", "doctor"):
        assert f"\n  {command} " in text


def test_version_is_the_package_s() -> None:
    """`--version` prints the version and nothing else."""
    assert runner.invoke(app, ["--version"]).stdout == f"{__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["nonsense"], id="no such command"),
        pytest.param(["grade"], id="no file"),
        pytest.param(["grade", "--format", "xml", "-"], id="no such format"),
        pytest.param(["grade", "--nonsense", "-"], id="no such option"),
        pytest.param(["app", "--port", "0"], id="no such port"),
        pytest.param(["grade", "--grader", "llm", "-"], id="a model, which this version cannot use"),
        pytest.param(["probe", "--grader", "llm", "-"], id="a model for probes"),
        pytest.param(["chat", "--grader", "llm"], id="a model for a conversation"),
    ],
)
def test_wrong_usage_is_code_2_and_a_message(arguments: list[str]) -> None:
    """Exit code 2, words on standard error, nothing on standard output, no traceback."""
    result = runner.invoke(app, arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr
    assert "Traceback" not in result.stderr


def test_a_model_is_refused_by_name_with_the_remedy() -> None:
    """`--grader llm` says that there is none and what to use."""
    said = runner.invoke(app, ["grade", "--grader", "llm", "-"]).stderr
    assert "--grader llm" in said
    assert "--grader rules" in said


def test_help_imports_nothing_heavy() -> None:
    """`--help` starts as fast as Typer does, because what commands need is imported inside them."""
    code = (
        "import sys; from interviewer.cli import main; sys.argv = ['interviewer', '--help']\n"
        "try: main()\n"
        "except SystemExit: print([m for m in ('pydantic', 'rich', 're2', 'sqlalchemy', 'streamlit', 'alembic',"
        " 'fsrs') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True, timeout=60)
    assert done.stdout.splitlines()[-1] == "[]"


def test_grading_imports_neither_store_nor_pages(tmp_path: Path) -> None:
    """A cold `grade` needs no database, no pages and, off a terminal, nothing to draw with."""
    file = tmp_path / "t.json"
    file.write_text('{"question": "Q?", "turns": []}', encoding="utf-8")
    code = (
        f"import sys; from interviewer.cli import main; sys.argv = ['interviewer', 'grade', {str(file)!r}]\n"
        "try: main()\n"
        "except SystemExit: print([m for m in ('rich', 'sqlalchemy', 'streamlit', 'alembic') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True, timeout=60)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_a_message() -> None:
    """Output that cannot be written is said once, with code 2 and no traceback."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "interviewer", "grade", "-"],
            input=b'{"question": "Q?", "turns": []}',
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
    assert done.returncode == 2
    assert b"No space left" in done.stderr
    assert b"Traceback" not in done.stderr

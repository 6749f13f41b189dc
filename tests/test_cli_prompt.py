"""`interviewer prompt check` and `lock`: problems with file and field, the lock renewed once the version was raised."""

from pathlib import Path

from typer.testing import CliRunner, Result

from interviewer.cli import app
from tests.library.written_prompts import written

runner = CliRunner()


def prompt(command: str, *folder: Path) -> Result:
    return runner.invoke(app, ["prompt", command, *map(str, folder)])


def test_ours_have_no_problem() -> None:
    """The files in use are checked where no folder is named."""
    result = prompt("check")
    assert (result.exit_code, result.stdout) == (0, "Nothing wrong.\n")


def test_lock_then_check(tmp_path: Path) -> None:
    """A prompt is locked, changed, refused, raised and locked again."""
    written(tmp_path)
    assert prompt("check", tmp_path).exit_code == 1
    assert prompt("lock", tmp_path).stdout == "prompts.lock.json: greeter.\n"
    assert prompt("check", tmp_path).exit_code == 0
    written(tmp_path, ("Reply", "Answer"))
    refused = prompt("lock", tmp_path)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert refused.stderr.startswith("greeter.md: version: is 1, but the text")
    written(tmp_path, ("Reply", "Answer"), ("version: 1", "version: 2"))
    assert prompt("lock", tmp_path).exit_code == 0
    assert prompt("lock", tmp_path).stdout == "prompts.lock.json: nothing changed.\n"


def test_problems_are_lines(tmp_path: Path) -> None:
    """Each with file, field, what and what to do; exit code 1."""
    written(tmp_path, ("version: 1", "version: x"))
    result = prompt("check", tmp_path)
    assert (result.exit_code, result.stdout) == (1, "greeter.md: version: must be a whole number from 1 on.\n")


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """Exit code 2 and what to do."""
    result = prompt("check", tmp_path / "gone")
    assert result.exit_code == 2
    assert "there is no such folder" in result.stderr

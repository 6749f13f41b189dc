"""The lock: a text does not change under its version, here and in any folder."""

import json
from pathlib import Path

import pytest

from interviewer.errors import PromptError
from interviewer.library.prompt_lock import LOCK_FILE, lock_problems, renew_lock
from tests.library.written_prompts import written


def said(folder: Path | None = None) -> list[str]:
    return [str(problem) for problem in lock_problems(folder)]


def test_our_prompts_are_as_locked() -> None:
    """Each loads, and its text is the one of its version. Raise the version, then run 'interviewer prompt lock'."""
    assert said() == []


def test_a_locked_prompt_has_no_problem(tmp_path: Path) -> None:
    """The lock says version and hash of each."""
    written(tmp_path)
    assert renew_lock(tmp_path) == ("greeter",)
    assert said(tmp_path) == []
    assert json.loads((tmp_path / LOCK_FILE).read_text())["greeter"]["version"] == 1
    assert renew_lock(tmp_path) == ()


def test_a_text_cannot_change_under_its_version(tmp_path: Path) -> None:
    """The check says so, and the command refuses and leaves the lock alone."""
    written(tmp_path)
    renew_lock(tmp_path)
    before = (tmp_path / LOCK_FILE).read_bytes()
    written(tmp_path, ("Reply", "Answer"))
    problem = (
        "greeter.md: version: is 1, but the text is not the one locked as 1. "
        "Raise it to 2, then run 'interviewer prompt lock'."
    )
    assert said(tmp_path) == [problem]
    with pytest.raises(PromptError, match="Raise it to 2"):
        renew_lock(tmp_path)
    assert (tmp_path / LOCK_FILE).read_bytes() == before


def test_a_higher_version_renews_the_lock(tmp_path: Path) -> None:
    """The check fails until the command was run."""
    written(tmp_path)
    renew_lock(tmp_path)
    written(tmp_path, ("Reply", "Answer"), ("version: 1", "version: 2"))
    assert said(tmp_path) == [
        "greeter.md: version: 2 is not locked yet. When it is as it should be, run 'interviewer prompt lock'."
    ]
    assert renew_lock(tmp_path) == ("greeter",)
    assert said(tmp_path) == []


def test_a_version_does_not_go_back(tmp_path: Path) -> None:
    """Two texts would have been version 1."""
    written(tmp_path, ("version: 1", "version: 2"))
    renew_lock(tmp_path)
    written(tmp_path, ("Reply", "Answer"))
    assert "Raise it to 3" in said(tmp_path)[0]


def test_a_prompt_without_file_is_named_and_dropped(tmp_path: Path) -> None:
    """By the check, and by the command."""
    file = written(tmp_path)
    renew_lock(tmp_path)
    file.unlink()
    assert said(tmp_path) == [f"{LOCK_FILE}: greeter: has no file any more. Put it back, or lock without it."]
    assert renew_lock(tmp_path) == ("greeter",)
    assert said(tmp_path) == []


def test_problems_of_files_come_with_those_of_the_lock(tmp_path: Path) -> None:
    """Nothing is locked as long as a file cannot be used."""
    written(tmp_path, name="asker")
    written(tmp_path, ("version: 1", "version: x"))
    assert [problem.split(": ")[0] for problem in said(tmp_path)] == ["greeter.md", "asker.md"]
    with pytest.raises(PromptError, match=r"greeter\.md: version"):
        renew_lock(tmp_path)
    assert not (tmp_path / LOCK_FILE).exists()


def test_a_broken_lock_is_a_message(tmp_path: Path) -> None:
    """It names the file and the place."""
    written(tmp_path)
    (tmp_path / LOCK_FILE).write_text('{"greeter": {"version": "one"}}')
    with pytest.raises(PromptError, match=rf"{LOCK_FILE}: greeter\.version"):
        lock_problems(tmp_path)

"""A run on disk: nothing is lost, cut lines are mended, two runs never write to one folder."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from interviewer.domain.scorecard import Scorecard
from interviewer.errors import RunError
from interviewer.evaluation.folders import FAILURES, RESULTS, Result, RunFolder, run_path

CARD = Scorecard(id="a1", status="unscored", reason="A reason.")


def result(key: str = "k1") -> Result:
    return Result(key, "a1", 0, CARD, ("raw \udc80 reply",), 0.5, 1)


def test_results_are_found_again(tmp_path: Path) -> None:
    """Everything that was added, replies with halves of surrogates too."""
    with RunFolder(tmp_path / "run") as folder:
        folder.add(result("k1"))
        folder.fail("k2", "a2", 0, "The server sleeps.")
    with RunFolder(tmp_path / "run") as again:
        assert again.results == {"k1": result("k1")}
        assert again.failures == {"k2": "The server sleeps."}
        assert again.mended == []


def test_a_result_is_on_disk_when_add_returns(tmp_path: Path) -> None:
    """A process that is killed then has lost nothing."""
    with RunFolder(tmp_path / "run") as folder:
        folder.add(result())
        assert json.loads((tmp_path / "run" / RESULTS).read_text("utf-8"))["key"] == "k1"


@pytest.mark.parametrize(
    ("tail", "said", "kept"),
    [
        pytest.param('{"key": "k2", "ca', "cut off", {"k1"}, id="cut in the middle"),
        pytest.param("\n", "cannot be read", {"k1"}, id="an empty line"),
        pytest.param('{"key": "k2"}\n', "is no result", {"k1"}, id="half a result"),
        pytest.param("\x00\x00\x00", "cut off", {"k1"}, id="zeros of a crashed disk"),
    ],
)
def test_broken_lines_are_graded_again(tmp_path: Path, tail: str, said: str, kept: set[str]) -> None:
    """They are said, the rest is kept, and what is added behind them is whole."""
    with RunFolder(tmp_path) as folder:
        folder.add(result("k1"))
    with (tmp_path / RESULTS).open("a", encoding="utf-8") as file:
        file.write(tail)
    with RunFolder(tmp_path) as folder:
        assert said in " ".join(folder.mended)
        assert set(folder.results) == kept
        folder.add(result("k3"))
    with RunFolder(tmp_path) as folder:
        assert set(folder.results) == kept | {"k3"}


def test_a_failure_is_never_a_grade(tmp_path: Path) -> None:
    """A grade that came later stands; a failure is in a file of its own."""
    with RunFolder(tmp_path) as folder:
        folder.fail("k1", "a1", 0, "It failed.")
        folder.add(result("k1"))
        assert folder.failures == {}
    with RunFolder(tmp_path) as folder:
        assert (set(folder.results), folder.failures) == ({"k1"}, {})
        assert "It failed." in (tmp_path / FAILURES).read_text("utf-8")


OTHER = """
import sys
from pathlib import Path
from interviewer.evaluation.folders import RunFolder
with RunFolder(Path(sys.argv[1])):
    print("open")
"""


def test_two_runs_in_one_folder_are_refused(tmp_path: Path) -> None:
    """By a message with the other's number, in another process as in this one; afterwards the folder is free."""
    with RunFolder(tmp_path):
        with pytest.raises(RunError, match="another run"), RunFolder(tmp_path):
            pass
        other = subprocess.run([sys.executable, "-c", OTHER, str(tmp_path)], capture_output=True, text=True)
        assert "another run" in other.stderr
        assert "open" not in other.stdout
    with RunFolder(tmp_path):
        pass


def test_peeking_changes_nothing(tmp_path: Path) -> None:
    """While a run writes, its results can be read; what is not whole yet is left alone."""
    with RunFolder(tmp_path) as folder:
        folder.write("run.json", {"suite": "x"})
        folder.add(result())
        with (tmp_path / RESULTS).open("a", encoding="utf-8") as file:
            file.write('{"key": ')
        size = (tmp_path / RESULTS).stat().st_size
        assert set(RunFolder.peek(tmp_path).results) == {"k1"}
        assert (tmp_path / RESULTS).stat().st_size == size


def test_there_is_nothing_to_peek_at(tmp_path: Path) -> None:
    """A folder without a run is said to be none."""
    with pytest.raises(RunError, match="there is no run"):
        RunFolder.peek(tmp_path)


@pytest.mark.parametrize("name", ["../up", "", "a/b", ".hidden", "x" * 99, "a\nb"])
def test_a_path_is_no_name(tmp_path: Path, name: str) -> None:
    """Runs stay in their folder."""
    with pytest.raises(RunError, match="no name of a run"):
        run_path(tmp_path, name)

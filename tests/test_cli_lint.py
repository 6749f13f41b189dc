"""`interviewer rubric lint`: every problem of a folder of rubrics, each with file and field."""

import json
import shutil
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from interviewer.cli import app
from interviewer.library.files import SHARED_FILES
from interviewer.resources import data_folder

runner = CliRunner()
FEW = (*SHARED_FILES, "generic.json", "ownership.json", "dive_deep.json")


@pytest.fixture
def rubrics(tmp_path: Path) -> Path:
    """A copy of some of our rubrics, to be spoilt: reading every file takes seconds."""
    (copy := tmp_path / "rubrics").mkdir()
    for name in FEW:
        shutil.copy(data_folder("rubrics") / name, copy)
    return copy


def lint(*folder: Path) -> Result:
    return runner.invoke(app, ["rubric", "lint", *map(str, folder)])


def spoil(file: Path, change: Callable[[Any], object]) -> None:
    data = json.loads(file.read_text(encoding="utf-8"))
    change(data)
    file.write_text(json.dumps(data), encoding="utf-8")


def test_ours_have_no_problem() -> None:
    """The rubrics that are shipped keep every promise they make, and lint says so with code 0."""
    result = lint()
    assert result.stdout == "Nothing wrong.\n"
    assert result.exit_code == 0


def test_a_folder_that_is_none_is_wrong_usage(tmp_path: Path) -> None:
    """Code 2, naming it."""
    result = lint(tmp_path / "none")
    assert result.exit_code == 2
    assert "there is no such folder" in result.stderr


def test_problems_of_several_files_are_told_at_once(rubrics: Path) -> None:
    """Broken JSON in one file and an unknown field in another are both there, each with its file; code 1."""
    (rubrics / "ownership.json").write_text('{"id": "ownership",}', encoding="utf-8")
    spoil(rubrics / "dive_deep.json", lambda data: data.update(colour="blue"))
    result = lint(rubrics)
    assert result.exit_code == 1
    assert any(line.startswith("ownership.json: ") and "line 1" in line for line in result.stdout.splitlines())
    assert any(line.startswith("dive_deep.json: colour: ") for line in result.stdout.splitlines())


def break_promises(folder: Path) -> tuple[str, str]:
    """A cue's example and near-miss, a lexicon's example, and a pattern; the names of the cue's signal and lexicon."""
    names = []

    def cues(data: Any) -> None:
        signals = [signal for dimension in data["dimensions"] for signal in dimension["signals"]]
        signal, cue, other = next(
            (signal["id"], missed, fired)
            for signal in signals
            for missed, fired in pairwise(cue for cue in signal.get("cues", ()) if cue.get("near_miss"))
        )
        names.append(signal)
        cue["example"] = "Blue."
        other["near_miss"] = other["example"]

    def lexicons(data: Any) -> None:
        named, patterned = (item for item in data if item["id"] in ("goal", "place"))
        names.append(named["id"])
        named["examples"] = ["Blue."]
        patterned["patterns"].append("(")

    spoil(folder / "bar_raiser.json", cues)
    spoil(folder / "lexicons.json", lexicons)
    return names[0], names[1]


def test_broken_promises_are_told(rubrics: Path) -> None:
    """A sentence that a cue or a vocabulary does not catch, a near-miss that a cue does, a pattern that cannot be."""
    signal, lexicon = break_promises(rubrics)
    result = lint(rubrics)
    assert result.exit_code == 1
    assert f".{signal}.cues." in result.stdout
    assert "'Blue.' does not fire the cue" in result.stdout
    assert ".near_miss: " in result.stdout
    assert f"lexicons.json: {lexicon}.examples.0: 'Blue.' is not matched." in result.stdout
    assert "'('" in result.stdout


def test_a_file_of_ones_own_is_checked_beside_ours(tmp_path: Path) -> None:
    """In place of ours of that name: a trigger that another competency has is told, and only that."""
    file = Path(shutil.copy(data_folder("rubrics") / "ownership.json", tmp_path / "ownership.json"))
    said = "Describe a time when customers had been served badly and did not complain."
    spoil(file, lambda data: data["questions"][0].update(text=said))
    result = lint(file)
    assert result.exit_code == 1
    (line,) = result.stdout.splitlines()
    assert line.startswith("ownership.json: questions.between_chairs.text: ")


def test_a_strangers_file_does_nothing_to_the_terminal(tmp_path: Path) -> None:
    """Control characters, line ends and endless names of a file are data: one short plain line a problem."""
    file = tmp_path / "ownership.json"
    file.write_text(json.dumps({"\x1b[2Jid\nforged.json: id: is fine": "x", "y" * 100_000: 1}), encoding="utf-8")
    result = lint(file)
    assert result.exit_code == 1
    assert "\x1b" not in result.stdout
    assert all(line.startswith("ownership.json: ") and len(line) < 1_100 for line in result.stdout.splitlines())


@pytest.mark.parametrize(
    ("names", "said"),
    [
        pytest.param(["none.json"], "there is no such folder or file", id="missing"),
        pytest.param(["a/ownership.json", "b/ownership.json"], "is named twice", id="two of one name"),
        pytest.param(["notes.txt"], "is no rubric file", id="no JSON"),
        pytest.param(["a/ownership.json", "b"], "is a folder", id="a file and a folder"),
    ],
)
def test_what_cannot_be_checked_is_wrong_usage(tmp_path: Path, names: list[str], said: str) -> None:
    """Code 2, naming what and what to do."""
    for name in ("a/ownership.json", "b/ownership.json", "notes.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("{}", encoding="utf-8")
    result = lint(*(tmp_path / name for name in names))
    assert result.exit_code == 2
    assert said in result.stderr

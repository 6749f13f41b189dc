"""`interviewer probe`: what to ask next, in the format that other programs rely on."""

import json
from typing import Any

import pytest
from typer.testing import CliRunner

from interviewer.cli import app
from interviewer.library.rubrics import load_rubric
from tests.test_cli import run
from tests.test_cli_grade import EXAMPLE, HOSTILE, answer, lines_of, on_terminal

runner = CliRunner()
SHORT = {**EXAMPLE, "turns": EXAMPLE["turns"][:1]}


def probed(text: str, *options: str) -> list[dict[str, Any]]:
    out = runner.invoke(app, ["probe", *options, "-"], input=text).stdout
    return [json.loads(line) for line in out.splitlines()]


def test_each_probe_names_target_signal_question_and_reason() -> None:
    """The five fields of GRADING in order; the target is the signal's dimension, the question is one question."""
    (out,) = probed(lines_of(SHORT))
    assert list(out) == ["id", "targets", "signal", "question", "because"]
    assert out["id"] == SHORT["id"]
    assert out["targets"] == [load_rubric(SHORT["competency"]).dimension_of[out["signal"]]]
    assert out["question"].count("?") == 1
    assert out["because"]


@pytest.mark.parametrize(
    ("text", "code", "unscored"),
    [
        pytest.param(lines_of(SHORT), 0, [False], id="one"),
        pytest.param(lines_of(SHORT) + "{\n" + lines_of(SHORT), 1, [False, True, False], id="one broken"),
        pytest.param("nonsense\n", 2, [True], id="nothing readable"),
        pytest.param(lines_of(answer(HOSTILE)), 0, [False], id="hostile text"),
    ],
)
def test_a_broken_line_is_reported_in_its_place(text: str, code: int, unscored: list[bool]) -> None:
    """Exit codes and places are those of `grade`; a broken line has status and reason, and no target."""
    result = runner.invoke(app, ["probe", "-"], input=text)
    out = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == code
    assert [item.get("status") == "unscored" for item in out] == unscored
    assert [item["targets"] == [] for item in out] == unscored


@pytest.mark.parametrize("format_", ["text", "markdown", "table", "json"])
def test_every_format_has_every_line(format_: str) -> None:
    """Whatever the format, each line is there, and nothing commands the terminal."""
    text = lines_of({**SHORT, "id": "first"}, answer(HOSTILE, id="second"), {"id": "third"})
    out = runner.invoke(app, ["probe", "--format", format_, "-"], input=text).stdout
    assert [out.index(name) for name in ("first", "second", "third")] == sorted(
        out.index(name) for name in ("first", "second", "third")
    )
    assert not any(character < " " and character != "\n" for character in out)


def test_probes_are_the_same_in_every_process() -> None:
    """Byte for byte, whatever PYTHONHASHSEED."""
    text = lines_of(SHORT, answer("We did things.")).encode()
    one, two = (run("probe", "-", stdin=text, PYTHONHASHSEED=seed) for seed in ("1", "2"))
    assert one.stdout == two.stdout
    assert one.returncode == 0


def test_on_a_terminal_it_is_text(tmp_path: Any) -> None:
    """The default on a terminal is for reading."""
    file = tmp_path / "t.json"
    file.write_text(lines_of(SHORT))
    code, sent = on_terminal("probe", str(file))
    assert code == 0
    assert sent.startswith("graded-example\r\n  ")

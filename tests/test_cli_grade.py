"""`interviewer grade`: formats, order, exit codes, bad input, terminals and pipes."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import IO, Any

import pytest
from typer.testing import CliRunner

from interviewer.cli import app
from interviewer.domain.scorecard import Scorecard
from interviewer.resources import data_folder
from tests.test_cli import run

runner = CliRunner()
EXAMPLE: dict[str, Any] = json.loads((data_folder("rubrics") / "samples" / "graded_example.json").read_text("utf-8"))
HOSTILE = "\x1b[31mI decided\x1b]0;owned\x07 to\u202e fix it \ud800\x00"


def answer(text: str, **fields: object) -> dict[str, object]:
    return {"question": "Tell me about a time.", "turns": [{"speaker": "candidate", "text": text}], **fields}


def lines_of(*values: object) -> str:
    return "".join(json.dumps(value) + "\n" for value in values)


def graded(text: str | bytes, *options: str) -> list[dict[str, Any]]:
    result = runner.invoke(app, ["grade", *options, "-"], input=text)
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.parametrize(
    ("text", "code", "statuses"),
    [
        pytest.param(lines_of(EXAMPLE), 0, ["scored"], id="one"),
        pytest.param(json.dumps([EXAMPLE, EXAMPLE], indent=1), 0, ["scored", "scored"], id="array"),
        pytest.param(
            lines_of(EXAMPLE) + "{broken\n" + lines_of({}), 1, ["scored"] + ["unscored"] * 2, id="some broken"
        ),
        pytest.param("{broken\n" + lines_of({}), 2, ["unscored", "unscored"], id="all broken"),
        pytest.param("", 2, ["unscored"], id="empty"),
        pytest.param("Dear all\n", 2, ["unscored"], id="not JSON"),
        pytest.param(lines_of(answer("")), 0, ["scored"], id="an empty answer is graded"),
        pytest.param(lines_of(answer("ok")), 0, ["scored"], id="one word is graded"),
        pytest.param(lines_of({"question": "Q?", "turns": []}), 0, ["scored"], id="no turn is graded"),
        pytest.param(lines_of(answer(HOSTILE)), 0, ["scored"], id="hostile text is graded"),
        pytest.param(lines_of(answer("I fixed it. " * 17_000)), 0, ["scored"], id="200,000 characters are graded"),
    ],
)
def test_each_line_has_its_result_in_its_place(text: str, code: int, statuses: list[str]) -> None:
    """0 all graded, 1 some could not be, 2 nothing could be read; one object a line whatever the line holds."""
    result = runner.invoke(app, ["grade", "-"], input=text)
    assert [json.loads(line)["status"] for line in result.stdout.splitlines()] == statuses
    assert result.exit_code == code


def test_ids_stay_as_they_are_and_default_to_file_and_line(tmp_path: Path) -> None:
    """Given ids are kept, duplicates too; without one it is `<file>:<line>`, also of a line that is broken."""
    file = tmp_path / "calls.jsonl"
    file.write_text(lines_of({**EXAMPLE, "id": "x"}, answer("I did.")) + "{\n" + lines_of({**EXAMPLE, "id": "x"}))
    out = runner.invoke(app, ["grade", str(file)]).stdout
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["x", f"{file}:2", f"{file}:3", "x"]


def test_a_file_that_cannot_be_read_is_named_and_the_others_go_on(tmp_path: Path) -> None:
    """A missing file, a folder, and a file of another encoding: each is named on both outputs, the rest is graded."""
    good, latin = tmp_path / "good.json", tmp_path / "latin.json"
    good.write_text(lines_of(EXAMPLE), encoding="utf-8")
    latin.write_bytes('{"question": "Où?", "turns": []}'.encode("latin-1"))
    missing = str(tmp_path / "missing.json")
    result = runner.invoke(app, ["grade", missing, str(tmp_path), str(good), str(latin)])
    objects = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 1
    assert [item["status"] for item in objects] == ["unscored", "unscored", "scored", "unscored"]
    for place, says in ((missing, "no such file"), (str(tmp_path), "is a folder"), (f"{latin}:1", "Latin-1")):
        assert next(item for item in objects if item["id"] == place)["reason"].startswith(place)
        assert says in result.stderr
    assert "3 of 4 could not be graded" in result.stderr


def test_what_is_unknown_is_noted_and_graded_as_the_default() -> None:
    """Unknown keys are ignored; an unknown competency, level or company is named in the provenance."""
    (card,) = graded(lines_of({**EXAMPLE, "competency": "juggling", "level": "cto", "company": "Acme", "x": 1}))
    notes = " ".join(card["provenance"]["notes"])
    assert card["status"] == "scored"
    for name in ("juggling", "cto", "Acme"):
        assert name in notes


def test_every_quote_is_the_raw_slice() -> None:
    """`text[start:end] == quote` in the turn named, for every piece of evidence."""
    (card,) = graded(lines_of(EXAMPLE))
    marks = [*card["gates"], *card["red_flags"]]
    signals = [signal for dimension in card["dimensions"].values() for signal in dimension["signals"]]
    quotes = [quote for item in (*marks, *signals) for quote in item["evidence"]]
    assert quotes
    for quote in quotes:
        assert EXAMPLE["turns"][quote["turn"]]["text"][quote["start"] : quote["end"]] == quote["quote"]


def test_json_lines_are_the_scorecard_without_loss() -> None:
    """What is written reads back as a scorecard; hostile characters stand as escapes in ASCII."""
    result = runner.invoke(app, ["grade", "-"], input=lines_of(answer(HOSTILE, id=HOSTILE)))
    assert result.stdout.isascii()
    assert "\x1b" not in result.stdout
    assert Scorecard.model_validate(json.loads(result.stdout)).id == HOSTILE


def test_json_is_an_array_of_the_same_objects() -> None:
    """`--format json` holds what `--format jsonl` holds."""
    text = lines_of(EXAMPLE, answer("ok"))
    whole = runner.invoke(app, ["grade", "--format", "json", "-"], input=text).stdout
    assert json.loads(whole) == graded(text)


def test_table_is_one_line_each() -> None:
    """`--format table`: a heading and a line for each, with verdict and total; a broken one says why."""
    rows = runner.invoke(app, ["grade", "--format", "table", "-"], input=lines_of(EXAMPLE, {})).stdout.splitlines()
    card = graded(lines_of(EXAMPLE))[0]
    assert len(rows) == 3
    assert "graded-example" in rows[1]
    assert str(card["total"]) in rows[1].split()
    assert "Not graded" in rows[2]
    assert "-:2" in rows[2]


@pytest.mark.parametrize("format_", ["scorecard", "markdown", "table"])
def test_nothing_that_is_read_commands_the_terminal(format_: str) -> None:
    """Escapes, controls and direction marks of an answer or an id are gone wherever a person reads."""
    text = lines_of(answer(HOSTILE, id=HOSTILE), {"id": HOSTILE})
    result = runner.invoke(app, ["grade", "--format", format_, "-"], input=text)
    assert "I decided" in result.stdout
    for output in (result.stdout, result.stderr):
        assert not any(character < " " and character != "\n" for character in output)
        assert "\u202e" not in output


def test_the_scorecard_reads_in_the_order_of_the_page() -> None:
    """Verdict and total first, dimensions with points of their maximum, who graded last."""
    text = runner.invoke(app, ["grade", "--format", "scorecard", "-"], input=lines_of(EXAMPLE)).stdout
    marks = ["of 100 at SDE 2", "Dimensions", "of 15", "of 30", "of 25", "of 20", "of 10", "Graded by rules"]
    place = 0
    for mark in marks:
        place = text.index(mark, place)


def test_warnings_are_counted_not_poured_out() -> None:
    """A thousand broken lines give ten reasons on standard error and a count; the output has them all."""
    result = runner.invoke(app, ["grade", "-"], input="{}\n" * 1000 + lines_of(EXAMPLE))
    assert len(result.stderr.splitlines()) == 11
    assert "1000 of 1001 could not be graded" in result.stderr
    assert len(result.stdout.splitlines()) == 1001


def test_output_is_the_same_in_every_process() -> None:
    """Byte for byte, whatever PYTHONHASHSEED and the locale."""
    text = lines_of(EXAMPLE, answer(HOSTILE), {}).encode()
    for format_ in ("jsonl", "markdown"):
        one = run("grade", "--format", format_, "-", stdin=text, PYTHONHASHSEED="1", LC_ALL="C", PYTHONUTF8="0")
        two = run("grade", "--format", format_, "-", stdin=text, PYTHONHASHSEED="2", LC_ALL="C.UTF-8")
        assert one.returncode == two.returncode == 1
        assert one.stdout == two.stdout


def test_a_reader_that_leaves_ends_it_quietly() -> None:
    """`interviewer grade ... | head -1` prints no error; the code is that of a broken pipe."""
    process = subprocess.Popen(
        [sys.executable, "-m", "interviewer", "grade", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdin.write(lines_of(EXAMPLE).encode())
        process.stdin.flush()
        assert process.stdout.readline().startswith(b'{"id"')
        process.stdout.close()
        process.stdin.write(lines_of(*[EXAMPLE] * 3).encode())
        process.stdin.close()
        said = process.stderr.read()
        code = process.wait(60)
    assert code == 141
    assert said == b""


def on_terminal(*arguments: str, stdout: IO[bytes] | None = None) -> tuple[int, str]:
    """Exit code and what a terminal of its own was sent; standard output may go elsewhere."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "interviewer", *arguments]
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "90"}
    process = subprocess.Popen(command, stdin=theirs, stdout=stdout or theirs, stderr=theirs, env=environment)
    os.close(theirs)
    sent = b""
    try:
        while more := os.read(ours, 65_536):
            sent += more
    except OSError:  # the terminal is gone once the process has ended
        pass
    os.close(ours)
    return process.wait(60), sent.decode()


def test_on_a_terminal_it_is_a_scorecard_in_colour(tmp_path: Path) -> None:
    """The default on a terminal is for reading; the answer's own escapes are not among those sent."""
    file = tmp_path / "t.jsonl"
    file.write_text(lines_of(EXAMPLE, answer(HOSTILE), {}))
    code, sent = on_terminal("grade", str(file))
    assert code == 1
    assert "of 100 at SDE 2" in sent
    assert "\x1b[1" in sent
    assert "owned" not in sent
    assert "1 of 3 could not be graded" in sent


def test_no_colour_where_it_is_not_wanted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_COLOR is honoured on a terminal."""
    file = tmp_path / "t.jsonl"
    file.write_text(lines_of(EXAMPLE))
    monkeypatch.setenv("NO_COLOR", "1")
    _, sent = on_terminal("grade", str(file))
    assert "\x1b[36m" not in sent


def test_no_colour_and_no_progress_off_a_terminal() -> None:
    """A pipe gets neither, even where the environment asks for colour."""
    done = run("grade", "--format", "scorecard", "-", stdin=lines_of(EXAMPLE).encode(), FORCE_COLOR="1")
    assert b"\x1b" not in done.stdout
    assert done.stderr == b""


def test_progress_is_drawn_where_only_the_output_goes_elsewhere(tmp_path: Path) -> None:
    """With the output in a file and a person watching, a bar moves on standard error; the file holds results alone."""
    file, out = tmp_path / "t.jsonl", tmp_path / "out.jsonl"
    file.write_text(lines_of(EXAMPLE, {}))
    with out.open("wb") as stdout:
        code, sent = on_terminal("grade", str(file), stdout=stdout)
    assert code == 1
    assert "Grading" in sent
    assert [json.loads(line)["status"] for line in out.read_text().splitlines()] == ["scored", "unscored"]


def notes_of(card: dict[str, Any]) -> str:
    return " ".join(card["provenance"]["notes"])


def test_a_track_is_laid_by_option_or_by_the_transcript() -> None:
    """The option is for transcripts that name none; an unknown one in a transcript is named and ignored."""
    plain = answer("I rang ten customers.", competency="ownership")
    lines = lines_of(plain, {**plain, "track": "FinTech"}, {**plain, "track": "juggling"}, {**plain, "track": ""})

    said = [notes_of(card) for card in graded(lines)]
    assert ["Track: Product and fintech" in notes for notes in said] == [False, True, False, False]
    assert "Unknown track 'juggling'" in said[2]

    said = [notes_of(card) for card in graded(lines, "--track", "fintech")]
    assert ["Track: Product and fintech" in notes for notes in said] == [True, True, False, True]


def test_a_track_that_is_not_there_is_wrong_usage() -> None:
    """Code 2, and those that there are."""
    for command in ("grade", "probe"):
        result = run(command, "--track", "juggling", "-")
        assert result.returncode == 2
        assert b"Use one of: fintech." in result.stderr


def test_a_company_is_told_under_the_grade_and_costs_nothing() -> None:
    """Its own name for the principle, what it stresses, what lifts an answer there; the points are the same."""
    plain = answer("I rang ten customers.", competency="customer_obsession")
    one, other = graded(lines_of(plain, {**plain, "company": "google"}))
    assert {**one, "id": ""} == {**other, "id": ""}

    shown = runner.invoke(app, ["grade", "--format", "markdown", "-"], input=lines_of({**plain, "company": "google"}))
    assert "**At Google: Focus on the User.** What is stressed: " in shown.stdout
    assert "What lifts an answer: " in shown.stdout

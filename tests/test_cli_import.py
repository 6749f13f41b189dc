"""`interviewer import`: what files give is shown first, and kept only where that is said to be wanted."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from interviewer.cli import app
from interviewer.session.importing import kept_pairs
from interviewer.store.repository import open_store

ROOT = Path(__file__).parent.parent
PAGES = ROOT / "evals" / "pages"
CLEAN = str(PAGES / "clean_returns_desk.txt")
MENDED = str(PAGES / "planted_mended_answer.txt")
runner = CliRunner()


def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return runner.invoke(app, ["import", *arguments], input=stdin)


def kept() -> list[str]:
    return [line.name for line in open_store().imports.listed()]


def test_shows_and_keeps_nothing_where_nobody_can_be_asked() -> None:
    """Without a terminal and without --yes: what it gives, what is left with its line numbers, code 2."""
    result = run(CLEAN)

    assert result.exit_code == 2
    assert "Nothing was kept. Say --yes to keep 1 file." in result.stderr
    assert re.search(r"Lines in the result: \d+ of \d+; left: \d+\.", result.stdout)
    assert "1 pair of answers\n    " in result.stdout
    assert re.search(r"Left, blank: \d+ lines$", result.stdout, re.MULTILINE)
    assert kept() == []


def test_yes_keeps_and_the_list_names_it() -> None:
    """The id that it prints is the one of the list; the same file again changes nothing."""
    said = run("--yes", CLEAN, MENDED)
    assert said.exit_code == 0
    ids = re.findall(r"Kept (\S+) as (\w{12})\.", said.stdout)
    assert [name for name, _ in ids] == ["clean_returns_desk.txt", "planted_mended_answer.txt"]

    listed = run("--list").stdout
    assert all(name in listed and ident in listed for name, ident in ids)

    again = run("--yes", CLEAN)
    assert again.exit_code == 0
    assert "Kept already, since" in again.stdout
    assert "Nothing is new" in again.stdout
    assert len(kept()) == 2


def test_evaluate_pages_are_audited() -> None:
    """What the answers contradict in the label stands below what the page gives."""
    said = run(CLEAN, MENDED).stdout
    assert "nothing in its label is contradicted" in said
    assert re.search(r"Contradicted, line \d+: What sets Candidate A below", said)


def test_one_bad_file_stops_no_other(tmp_path: Path) -> None:
    """Its reason on standard error, the others kept, code 1; with bad files alone code 2."""
    (tmp_path / "empty.txt").write_bytes(b"")
    bad = [str(tmp_path / "empty.txt"), str(tmp_path), str(tmp_path / "none.txt")]

    mixed = run("--yes", *bad, CLEAN)

    assert mixed.exit_code == 1
    assert kept() == ["clean_returns_desk.txt"]
    for name, reason in zip(bad, ("is empty", "is a folder", "there is no such file"), strict=True):
        assert re.search(rf"{Path(name).name}:.*{reason}", mixed.stderr)
    assert run("--yes", *bad).exit_code == 2


def test_lines_says_of_every_line_where_it_went() -> None:
    """As many lines as the file has, each once, taken or left."""
    said = run("--lines", CLEAN).stdout
    numbers = [int(number) for number in re.findall(r"^    (\d+): (?:to|left,) ", said, re.MULTILINE)]
    assert numbers == list(range(1, len(Path(CLEAN).read_text(encoding="utf-8").splitlines()) + 1))


def test_standard_input_is_a_file() -> None:
    """`-` is read once, and kept under the name of where it came from."""
    assert run("--yes", "-", stdin=Path(CLEAN).read_bytes()).exit_code == 0
    assert kept() == ["standard input"]


def test_the_form_can_be_said() -> None:
    """What a page with two answers is taken for decides; an unknown form is bad usage."""
    assert run("--as", "evaluate", CLEAN).stdout.startswith("clean_returns_desk.txt\n  Read as page with two answers")
    assert run("--as", "scroll", CLEAN).exit_code == 2


def test_undo_takes_it_away() -> None:
    """By the start of its id; without a terminal only with --yes; an unknown id is an error."""
    run("--yes", CLEAN)
    ident = open_store().imports.listed()[0].id[:8]

    refused = run("--undo", ident)
    assert (refused.exit_code, kept()) == (2, ["clean_returns_desk.txt"])
    assert "Say --yes" in refused.stderr

    assert run("--undo", ident, "--yes").stdout == "Undone: clean_returns_desk.txt.\n"
    assert kept_pairs(open_store()) == ()
    assert run("--undo", ident, "--yes").exit_code == 2
    assert "Nothing is kept yet" in run("--list").stdout


@pytest.mark.parametrize(
    "arguments", [(), ("--list", CLEAN), ("--undo", "a", "--list"), ("--undo", "a", CLEAN)], ids=str
)
def test_one_thing_at_a_time(arguments: tuple[str, ...]) -> None:
    """Files, --list or --undo: anything else is bad usage, and changes nothing."""
    result = run(*arguments)
    assert (result.exit_code, kept()) == (2, [])
    assert "one of the three" in result.stderr


def test_nothing_of_a_file_reaches_the_terminal_raw(tmp_path: Path) -> None:
    """Control characters in a file and in its name are gone, markup stays text."""
    text = Path(CLEAN).read_text(encoding="utf-8").replace("returns", "\x1b[31m[bold]returns\x07")
    file = tmp_path / "page\x1b]0;x\x07[red].txt"
    file.write_text(text, encoding="utf-8")

    said = run("--yes", "--lines", str(file)).stdout + run("--list").stdout

    assert "[bold]returns" in said
    assert "[red].txt" in said
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f]", said)


@pytest.mark.parametrize(("answer", "kept_after"), [("y", 1), ("", 1), ("n", 0)], ids=["yes", "enter", "no"])
def test_a_terminal_is_asked(answer: str, kept_after: int) -> None:
    """On a terminal the question comes after what would be kept; no keeps nothing."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "interviewer", "import", CLEAN]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, cwd=ROOT) as process:
        os.close(theirs)
        shown = b""
        while b"Keep 1 file?" not in shown:
            shown += os.read(ours, 4096)
        os.write(ours, f"{answer}\n".encode())
        while chunk := _read(ours):
            shown += chunk
        assert process.wait() == 0
    os.close(ours)
    assert b"1 pair of answers" in shown
    assert len(kept()) == kept_after


def _read(terminal: int) -> bytes:
    """What comes next; nothing where the other end is closed, which Linux tells by an error."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""

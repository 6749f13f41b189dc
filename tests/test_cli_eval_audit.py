"""`interviewer eval audit`: findings for a reader and for a program."""

import json
from pathlib import Path

from typer.testing import CliRunner, Result

from interviewer.cli import app

PAGES = Path(__file__).parent.parent / "evals" / "pages"
MENDED = str(PAGES / "planted_mended_answer.txt")
CLEAN = str(PAGES / "clean_returns_desk.txt")
runner = CliRunner()


def run(*arguments: str, stdin: str | None = None) -> Result:
    return runner.invoke(app, ["eval", "audit", *arguments], input=stdin)


def test_a_line_a_page_for_programs() -> None:
    """JSON Lines in the order of the files: what was found with both texts, and what of the label still counts."""
    result = run(CLEAN, MENDED)
    clean, mended = map(json.loads, result.stdout.splitlines())
    assert result.exit_code == 0
    assert (clean["status"], clean["findings"]) == ("clean", [])
    assert mended["status"] == "contradicted"
    assert mended["standing"]["order"] is False
    first = mended["findings"][0]
    assert set(first) >= {"id", "check", "severity", "reason", "label", "answer", "candidate"}
    assert first["label"][0]["line"] > 0


def test_text_for_a_reader() -> None:
    """Severity, reason, the page's line and the answer's, what is kept out, and the count of all."""
    said = run("--format", "text", CLEAN, MENDED).stdout
    assert f"{CLEAN}: nothing in its label is contradicted." in said
    assert "Contradicted, order unsafe: What sets Candidate A below" in said
    assert "page line 52: Missed waterings fell by 35% within one month" in said
    assert "answer line 8: Missed waterings" in said
    assert "Kept out of agreement figures: the order of the two" in said
    assert "2 read: 1 with contradictions, 0 with doubts alone, 1 clean." in said


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    """The reason on standard error and in its place; code 1 with others read, 2 with none."""
    (tmp_path / "notes.txt").write_text("Dear diary", encoding="utf-8")
    mixed = run(str(tmp_path / "notes.txt"), CLEAN)
    assert mixed.exit_code == 1
    assert [json.loads(line)["status"] for line in mixed.stdout.splitlines()] == ["unread", "clean"]
    assert "notes.txt: is not an evaluate page" in mixed.stderr
    assert run(str(tmp_path / "none.txt")).exit_code == 2


def test_rows_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    """Their lines and the remedy, for a reader and for a program; a sum with a row missing is not called wrong."""
    path = tmp_path / "page.txt"
    path.write_text(Path(CLEAN).read_text(encoding="utf-8").replace("30%\n1\n28", "30%\n1 or so\n28"), encoding="utf-8")
    line = path.read_text(encoding="utf-8").splitlines().index("1 or so") + 1
    said = " ".join(run("--format", "text", str(path)).stdout.split())
    assert f"line {line}: '1 or so'" in said
    (unread,) = [json.loads(row)["unread"] for row in run(str(path)).stdout.splitlines()]
    assert line in [row["line"] for row in unread]
    assert json.loads(run(CLEAN).stdout)["unread"] == []


def test_standard_input_is_a_page() -> None:
    """`-` reads one page."""
    text = Path(MENDED).read_text(encoding="utf-8")
    assert json.loads(run("-", stdin=text).stdout)["source"] == "<stdin>"


def test_nothing_of_a_page_reaches_the_terminal_raw(tmp_path: Path) -> None:
    """Control characters of a page are gone."""
    text = Path(MENDED).read_text(encoding="utf-8").replace("Missed waterings", "Missed\x1b[31m waterings")
    (tmp_path / "page.txt").write_text(text, encoding="utf-8")
    assert "\x1b" not in run("--format", "text", str(tmp_path / "page.txt")).stdout

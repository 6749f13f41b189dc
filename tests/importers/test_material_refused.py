"""Files that give no material: one message with the file, the line and the remedy."""

from pathlib import Path

import pytest

from interviewer.importers.material import AsForm, read_material
from interviewer.importers.page_text import LONGEST_LINE, MOST_HTML, MOST_LINES, BadPage

PAGES = Path(__file__).parents[2] / "evals" / "pages"


def read(data: bytes | str, form: AsForm) -> object:
    return read_material(data.encode() if isinstance(data, str) else data, "kept.txt", form, {})


GERMAN = (
    "Erzähle von einer Zeit, in der du mehr getan hast als verlangt. Die Lage war schwierig und niemand wollte. " * 4
)
RETURNS = (PAGES / "clean_returns_desk.txt").read_text(encoding="utf-8")
ONE_ANSWER = RETURNS.split("Candidate B\n\n")[0] + "Score Comparison\nOwnership\n1\n2\n"


@pytest.mark.parametrize(
    ("data", "form", "says"),
    [
        pytest.param(b"", "auto", "kept.txt: is empty", id="empty"),
        pytest.param(b"caf\xe9 au lait", "auto", "is not UTF-8 at line 1 (byte 0xE9)", id="latin-1"),
        pytest.param(GERMAN, "auto", "kept.txt:1: does not read like English", id="german"),
        pytest.param("-\n-\n", "auto", "holds words", id="marks alone"),
        pytest.param("Milk\nBread\n", "auto", "tells what kind of file it is; say what it is", id="shopping list"),
        pytest.param("Milk\nBread\n", "notes", "is a question or part of a story", id="no story"),
        pytest.param("# Milk\n", "article", "is a paragraph or an example", id="no paragraph"),
        pytest.param(ONE_ANSWER, "auto", "'Candidate B'", id="one answer"),
        pytest.param("{\\rtf1 hello}", "auto", "is a rich text document", id="rtf"),
        pytest.param("From: <Saved by Blink>\n", "auto", "is a web archive", id="mhtml"),
        pytest.param("<!doctype html><script>go()</script>", "auto", "is HTML without any text", id="script"),
        pytest.param("a " * LONGEST_LINE, "auto", "kept.txt:1: the line has", id="one line"),
        pytest.param("a\n" * (MOST_LINES + 1), "auto", "lines; a page may have", id="many lines"),
        pytest.param(b"x" * (MOST_HTML + 1), "auto", "bytes or more", id="large"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told(data: bytes | str, form: AsForm, says: str) -> None:
    """One message with the file, the line where there is one, and a remedy."""
    result = read(data, form)
    assert isinstance(result, BadPage)
    assert result.problems[0].startswith("kept.txt:")
    assert says in result.problems[0]
    assert result.problems[0].endswith(".")

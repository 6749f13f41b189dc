"""Everything that is no evaluate page, or not quite one: told with line and remedy, never raised."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.calibration_pair import CalibrationPair
from interviewer.evaluation.audit.audit import audit
from interviewer.importers.evaluate_doubts import doubts_of
from interviewer.importers.evaluate_page import read_evaluate_page
from interviewer.importers.page_text import MOST_BYTES, BadPage
from tests.importers.test_evaluate_page import A_PAGE, RETURNS, pair, read


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("", "is empty", id="empty"),
        pytest.param(" \n\t\n", "is empty", id="blank"),
        pytest.param("<!DOCTYPE html><script>draw()</script>", "is HTML without any text", id="html"),
        pytest.param(A_PAGE.encode("utf-16"), "is UTF-16", id="utf-16"),
        pytest.param(A_PAGE.encode() + b"caf\xe9", "is not UTF-8 at line 6 (byte 0xE9)", id="latin-1"),
        pytest.param(b"%PDF-1.7", "is a PDF", id="pdf"),
        pytest.param("x\n" * (MOST_BYTES // 2 + 1), "a page may have", id="too long"),
        pytest.param("Dear diary,\nnothing happened.", "none of its 2 lines is a heading", id="no page"),
        pytest.param("Bewerte die beiden Antworten\nKandidatin A\nIch sah es.", "is not an evaluate page", id="german"),
        pytest.param(A_PAGE.split("Candidate B")[0], ":3: the page ends without a heading 'Candidate B'", id="cut"),
        pytest.param(A_PAGE.replace("We did it.\n", ""), ":4: no answer stands below 'Candidate B'", id="no answer"),
        pytest.param(A_PAGE + "Candidate A\nAgain I did.", ":6: a second answer of candidate A", id="two pairs"),
        pytest.param(A_PAGE.split("\n", 1)[1], ":1: no question stands before the answers", id="no question"),
    ],
)
def test_what_is_no_page_is_told(text: str | bytes, says: str) -> None:
    """One message with file, line and remedy; nothing is half imported."""
    result = read(text)
    assert isinstance(result, BadPage)
    assert result.source == "page.txt"
    assert result.problems[0].startswith("page.txt:")
    assert result.problems[0].endswith(".")
    assert says in result.problems[0]


@pytest.mark.parametrize(
    ("table", "says"),
    [
        pytest.param("Ownership\n30%\n1\n", (7, "'Ownership' has 2 values"), id="a row cut short"),
        pytest.param("12\n13\n", (7, "The score '12' has no dimension"), id="scores of nothing"),
        pytest.param("Ownership | 30 | ? | 7\n", (7, "'?' is no number"), id="no number"),
        pytest.param("Ownership | 30 | 1 | 7\nImpact | many | few | some\n", (8, "'Impact' has no values"), id="words"),
    ],
)
def test_a_row_that_cannot_be_read_is_a_doubt(table: str, says: tuple[int, str]) -> None:
    """It is named with its line and the remedy; question and answers are there, and the rest of the table is."""
    said = pair(A_PAGE + "Scores\n" + table)
    assert len(said.answers) == 2
    assert (said.unread[0].line, said.unread[0].text[: len(says[1])]) == says
    assert said.unread[0] in list(doubts_of(said))
    assert audit(said) == ()


@pytest.mark.parametrize("dash", ["-", "\u2013", "n/a", "none"])
def test_a_dash_is_no_score(dash: str) -> None:
    """Nothing given is no doubt and no zero."""
    said = pair(A_PAGE + f"Scores\nOwnership\n30%\n{dash}\n7\n")
    assert said.unread == ()
    assert [score.candidate for score in said.rows[0].scores] == ["B"]


@pytest.mark.parametrize("missing", ["folder", "nothing"])
def test_a_path_that_cannot_be_read_is_told(tmp_path: Path, missing: str) -> None:
    """A folder and a file that is not there are said to be that."""
    path = tmp_path if missing == "folder" else tmp_path / "none.txt"
    result = read_evaluate_page(path, path.name)
    assert isinstance(result, BadPage)
    assert ("is a folder" if missing == "folder" else "there is no such file") in result.problems[0]


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_and_marks_make_no_difference(ends: str) -> None:
    """Other line ends and a byte order mark are read the same, with the same line numbers."""
    text = b"\xef\xbb\xbf" + RETURNS.replace("\n", ends).encode()
    assert pair(text) == pair(RETURNS)


LINES = st.sampled_from([line for line in RETURNS.splitlines() if line] + ["", "x" * 50, "\x07", "Candidate B", "12"])


@given(st.lists(LINES, max_size=60))
def test_shuffled_lines_never_raise(lines: list[str]) -> None:
    """Any heap of lines is a pair whose lines all have their fate, or a page that says what is wrong."""
    result = read("\n".join(lines))
    if isinstance(result, CalibrationPair):
        assert [line.number for line in result.lines] == list(range(1, len(lines) + 1))
    else:
        assert result.problems


@given(st.binary(max_size=300))
def test_bytes_never_raise(data: bytes) -> None:
    """Nothing that a file holds makes the reader raise."""
    assert isinstance(read(data), CalibrationPair | BadPage)

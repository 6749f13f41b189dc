"""A transcript with marks is still the transcript."""

from collections import Counter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.observation import Evidence
from interviewer.domain.transcript import Transcript, Turn
from interviewer.evaluation.report.case_views import Quoted
from interviewer.evaluation.report.transcripts import transcript
from tests.evaluation.report.reports import read

WORDS = "abcdefgh <&> ijkl"
NUMBERS = {"steps": 11, "method": 12}


def quoted(start: int, end: int, id_: str = "steps", who: str = "reader") -> Quoted:
    at = Evidence(turn=0, start=start, end=end, quote=WORDS[start:end])
    return Quoted("reader" if who == "reader" else "grader", "signal" if id_ in NUMBERS else "gate", id_, at)


def told(*quotes: Quoted) -> str:
    turns = (Turn(speaker="candidate", text=WORDS), Turn(speaker="interviewer", text="Why?"))
    return transcript(Transcript(id="a", question="What?", turns=turns), quotes, NUMBERS)


spans = st.tuples(st.integers(0, len(WORDS) - 1), st.integers(1, len(WORDS))).filter(lambda span: span[0] < span[1])


@given(
    st.lists(st.tuples(spans, st.sampled_from(["steps", "method", "no_story"]), st.sampled_from(["reader", "grader"])))
)
def test_marks_change_no_word(marks: list[tuple[tuple[int, int], str, str]]) -> None:
    """However they overlap; each stretch stands once, in its place."""
    root = read(told(*(quoted(*span, id_, who) for span, id_, who in marks)))
    words = root.all("p")[1]
    told_again = "".join(item.text for item in words.all("sup"))

    assert Counter(words.text) - Counter(told_again) == Counter(WORDS)
    assert [item.text for item in words.all("mark")] == _covered([span for span, _, _ in marks])


def _covered(found: list[tuple[int, int]]) -> list[str]:
    """The stretches between two edges that lie in a span."""
    edges = sorted({edge for span in found for edge in span})
    return [WORDS[a:b] for a, b in pairwise(edges) if any(start <= a and b <= end for start, end in found)]


def test_whose_and_for_what() -> None:
    """Where one's quote ends stand the letter and the numbers; words that both quote look like both."""
    root = read(told(quoted(0, 8, "steps"), quoted(0, 8, "method"), quoted(4, 12, "steps", "grader")))

    assert [(item.text, item.attributes["class"]) for item in root.all("mark")] == [
        ("abcd", "r"),
        ("efgh", "gr"),
        (" <&>", "g"),
    ]
    assert [item.text for item in root.all("sup")] == ["R\xa011,12", "G\xa011"]


def test_a_gate_outweighs() -> None:
    """Its words look like a gate's."""
    root = read(told(quoted(0, 4, "steps"), quoted(0, 4, "no_story", "grader")))

    assert [item.attributes["class"] for item in root.all("mark")] == ["gate"]
    assert root.all("sup")[0].text.endswith("gate")

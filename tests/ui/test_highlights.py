"""Evidence laid over a transcript."""

from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.observation import Evidence
from interviewer.ui.highlights import Mark, pieces_of, said_of


def mark(name: str, text: str, start: int, end: int, turn: int = 0) -> Mark:
    """A mark over `text[start:end]`."""
    return Mark(name, "gate", "Gate", name, Evidence(turn=turn, start=start, end=end, quote=text[start:end]))


@given(st.text(min_size=1), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6))
def test_pieces_joined_are_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    """Cutting loses no character, whatever overlaps; every piece lies wholly inside its marks."""
    marks = [mark(f"m{n}", text, *span) for n, span in enumerate(spans)]

    pieces = pieces_of(text, 0, marks)

    assert "".join(piece.text for piece in pieces) == text
    for one in marks:
        kept = "".join(piece.text for piece in pieces if one.id in piece.marks)
        assert kept in ("", one.evidence.quote)


def test_overlapping_marks_share_a_piece() -> None:
    """Where two quotes overlap, the overlap carries both."""
    text = "I cut the wait by half"

    pieces = pieces_of(text, 0, [mark("a", text, 0, 14), mark("b", text, 6, 22)])

    assert [(piece.text, piece.marks) for piece in pieces] == [
        ("I cut ", ("a",)),
        ("the wait", ("a", "b")),
        (" by half", ("b",)),
    ]


def test_a_quote_that_is_not_there_is_not_drawn() -> None:
    """Evidence whose offsets do not fit the text would point at the wrong words."""
    wrong = Mark("a", "gate", "Gate", "a", Evidence(turn=0, start=0, end=3, quote="not"))

    assert pieces_of("the text", 0, [wrong]) == pieces_of("the text", 0, [])


def test_offsets_are_code_points() -> None:
    """An emoji before the quote does not move the highlight (JavaScript counts it twice)."""
    text = "🙂🙂 I chose it"

    pieces = pieces_of(text, 0, [mark("a", text, 3, 13)])

    assert [piece.text for piece in pieces if piece.marks] == ["I chose it"]


def test_a_piece_says_what_it_tells_most_for() -> None:
    """The points whose first quote it is stand by group; the others are counted, and stand where there are no such."""
    text = "I cut the wait"
    place = Evidence(turn=0, start=0, end=len(text), quote=text)
    faint = Mark("a", "x", "Structure", "Result", place, telling=False)
    marks = [
        faint,
        Mark("b", "y", "Ownership", "Chose", place),
        Mark("c", "y", "Ownership", "Personal", place),
        Mark("d", "z", "Gate", "Assigned work", place),
    ]

    (piece,) = pieces_of(text, 0, marks)

    assert piece.marks == ("b", "c", "d", "a")
    assert said_of(marks) == ["Ownership: Chose, Personal", "Gate: Assigned work", "Also counts in 1 other place"]
    assert said_of([faint]) == ["Structure: Result"]
    assert said_of([faint] * 4) == ["Counts in 4 places: Structure"]
    assert said_of([]) == []

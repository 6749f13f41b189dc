"""Sentences that can be quoted: exact offsets in any Unicode, at most 40 words, cut where their own words tell."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.transcript import Transcript, Turn
from interviewer.grading.segments import LONGEST_WORDS, fold, segments, spans

PIECES = st.sampled_from(
    (
        *("word", "and then", "so I", "e.g. ", "Dr. ", "no. 7", "no. ", "3.5%", "v2.0", "wait...", "why?!", '"yes."'),
        *(" ", "  ", ", ", ". ", "! ", "\n", "\r\n", "\t", "\u00a0", "\u2003", "\u3000", "\u2014", "\u2019", "\x00"),
        *("\ud800", "\U0001f469\u200d\U0001f4bb", "caf\u00e9", "\u4e2d\u6587", "\u0410", "(", ")", "'", "-"),
    )
)
MIXED = st.lists(PIECES, max_size=120).map("".join)
RUN_ON = "and then I called the depot about the doors "


def said(*texts: str) -> Transcript:
    """A transcript of candidate turns alone."""
    return Transcript(id="t", question="", turns=tuple(Turn(speaker="candidate", text=text) for text in texts))


def sentences(text: str) -> list[str]:
    """The quotable pieces, as they stand in the raw text."""
    return [text[segment.start : segment.end] for segment in segments(said(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("I saw it. I fixed it.", ["I saw it.", "I fixed it."], id="two sentences"),
        pytest.param("It fell from 2.6 to 0.3 percent.", ["It fell from 2.6 to 0.3 percent."], id="decimals"),
        pytest.param("We used Node.js v1.2. It broke.", ["We used Node.js v1.2.", "It broke."], id="dots in words"),
        pytest.param("Tools, e.g. Grafana, helped.", ["Tools, e.g. Grafana, helped."], id="e.g."),
        pytest.param("I rang Dr. Osei. She came.", ["I rang Dr. Osei.", "She came."], id="a title"),
        pytest.param("It was ticket No. 7 again.", ["It was ticket No. 7 again."], id="a number sign"),
        pytest.param("I said no. Then I cut it.", ["I said no.", "Then I cut it."], id="no as an answer"),
        pytest.param("Really?! Yes... it did.", ["Really?!", "Yes...", "it did."], id="marks in a row"),
        pytest.param('"Stop." He left.', ['"Stop."', "He left."], id="a closing quotation mark"),
        pytest.param("one\ntwo\r\nthree", ["one", "two", "three"], id="lines without full stops"),
        pytest.param("use e.g.\nthe next line", ["use e.g.", "the next line"], id="an abbreviation ends its line"),
        pytest.param("no marks at all", ["no marks at all"], id="no punctuation"),
        pytest.param("  . ! ?  ", [], id="marks alone"),
        pytest.param("", [], id="empty"),
        pytest.param("Hm", ["Hm"], id="one word"),
        pytest.param("It\u2019s 5\u00a0% \u2014 less.", ["It\u2019s 5\u00a0% \u2014 less."], id="typographic marks"),
        pytest.param("a\x00b. c\ud800d.", ["a\x00b.", "c\ud800d."], id="NUL and a lone surrogate"),
        pytest.param(
            "\U0001f469\u200d\U0001f4bb I shipped. \U0001f389",
            ["\U0001f469\u200d\U0001f4bb I shipped.", "\U0001f389"],
            id="emoji",
        ),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    """A sentence ends at a mark before a blank, or with its line; not in a number, a word or an abbreviation."""
    assert sentences(text) == expected


@given(st.one_of(st.text(alphabet=st.characters(), max_size=300), MIXED))
def test_folding_keeps_the_length_and_every_place(text: str) -> None:
    """One character for one; folding twice changes nothing; every blank but the line's end is a plain one."""
    folded = fold(text)

    assert len(folded) == len(text)
    assert fold(folded) == folded
    assert all(letter in " \n" for letter in folded if letter.isspace())
    folded.encode()


@given(st.one_of(MIXED, st.text(alphabet=st.characters(), max_size=300)))
def test_pieces_are_exact_in_order_and_apart(text: str) -> None:
    """`text[start:end]` is the piece, with no blank at its ends; what stands between pieces is blanks and marks."""
    found, last = segments(said(text)), 0
    for segment in found:
        assert last <= segment.start < segment.end <= len(text)
        assert fold(text[segment.start : segment.end]) == segment.text
        assert segment.text == segment.text.strip()
        last = segment.end
    words = {word for word in fold(text).split() if word.isalpha()}
    assert words <= {word for segment in found for word in segment.text.split()}


@given(st.lists(PIECES, min_size=60, max_size=200).map(" ".join))
def test_no_piece_is_too_long_to_quote(text: str) -> None:
    """At most 40 words, as other programs count them: by any white space."""
    assert all(len(piece.split()) <= LONGEST_WORDS for piece in sentences(text))


@pytest.mark.parametrize("count", range(5, 40, 3))
def test_taking_out_a_part_leaves_the_other_parts(count: int) -> None:
    """A run-on is cut by its own words from the left: without one part, the others are cut as before."""
    text = "".join(RUN_ON.replace("depot", f"depot{number}") for number in range(count)).strip() + ". I went home."
    pieces = segments(said(text))
    for gone in pieces:
        left = [text[other.start : other.end].rstrip(" .") for other in pieces if other is not gone]
        after = sentences(text[: gone.start] + text[gone.end :])
        assert [piece.rstrip(" .") for piece in after if piece != "."] == left


def test_a_reply_is_what_follows_a_question() -> None:
    """`reply` counts the interviewer's questions since the first answer; going on by oneself is no reply."""
    turns = (
        Turn(speaker="interviewer", text="Go on."),
        Turn(speaker="candidate", text="First."),
        Turn(speaker="candidate", text="Still first."),
        Turn(speaker="interviewer", text="Why?"),
        Turn(speaker="interviewer", text="I mean, how?"),
        Turn(speaker="candidate", text="Second."),
        Turn(speaker="candidate", text=""),
        Turn(speaker="interviewer", text="And?"),
        Turn(speaker="candidate", text="Third."),
    )
    found = segments(Transcript(id="t", question="", turns=turns))

    assert [(segment.turn, segment.reply) for segment in found] == [(1, 0), (2, 0), (5, 1), (8, 2)]


@pytest.mark.parametrize(
    "unit",
    ["word ", "word, ", "a  ", "x", ".", "a. ", " . ", "and ", '"', "a.b", "e.g. ", "no. 1 ", "\u2019", "\u00a0", "\n"],
)
def test_a_huge_answer_is_cut(unit: str) -> None:
    """200,000 characters of anything, in order and apart; what is not linear would never come back."""
    text = fold(unit * (200_000 // len(unit)))
    found = spans(text)

    assert all(one[1] <= other[0] for one, other in pairwise(found))
    assert all(start < end for start, end in found)

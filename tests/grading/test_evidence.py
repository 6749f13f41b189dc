"""Where a quote stands: in a candidate turn, word for word, in raw code points."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.transcript import Transcript, Turn
from interviewer.grading.evidence import LONGEST_WORDS, Finder, Places


def transcript(*said: str) -> Transcript:
    """Candidate turns with a probe between two."""
    turns: list[Turn] = []
    for text in said:
        turns += [Turn(speaker="interviewer", text="What did you do yourself?")] if turns else []
        turns.append(Turn(speaker="candidate", text=text))
    return Transcript(id="t", question="Tell me of it.", turns=tuple(turns))


@pytest.mark.parametrize(
    ("said", "quote", "found"),
    [
        pytest.param("I cut it by 40 percent.", "cut it by 40 percent", "cut it by 40 percent", id="word for word"),
        pytest.param("I  cut\n it down", "I cut it down", "I  cut\n it down", id="white space folded"),
        pytest.param(
            "It\u2019s \u201cmine\u201d now", 'It\'s "mine" now', "It\u2019s \u201cmine\u201d now", id="quote marks"
        ),
        pytest.param(
            "the caf\u0065\u0301 queue", "the caf\u00e9 queue", "the caf\u0065\u0301 queue", id="composed letters"
        ),
        pytest.param("\uff11\uff12 of them", "12 of them", "\uff11\uff12 of them", id="wide digits"),
        pytest.param("the \ufb01rst one", "the first one", "the \ufb01rst one", id="one letter for two"),
        pytest.param("😀 we won 😀", "we won 😀", "we won 😀", id="behind an emoji"),
        pytest.param("halved it", "halved it", "halved it", id="two words"),
        pytest.param("to 12", "12", "12", id="a number alone"),
        pytest.param("I CUT it", "I cut it", None, id="other letters"),
        pytest.param("I cut it down", "I cut down", None, id="a word left out"),
        pytest.param("I cut ... down", "I cut it down", None, id="other words"),
        pytest.param("recut it soon", "cut it soon", None, id="begins within a word"),
        pytest.param("it was cut items", "was cut it", None, id="ends within a word"),
        pytest.param("I did it", "did", None, id="a single word"),
        pytest.param("I did it", "   ", None, id="nothing"),
        pytest.param(
            "私は二つのドアを直しました。", "二つのドアを直しました", "二つのドアを直しました", id="words not set apart"
        ),
        pytest.param("私は二つのドアを直しました。", "ドア", None, id="a word of those"),
        pytest.param("\ufdfa it is", "\u0635\u0644\u0649 \u0627\u0644\u0644\u0647", "\ufdfa", id="one letter for many"),
        pytest.param("I did it", "I did it " * 100_000, None, id="far longer than the turn"),
        pytest.param("a \u2014 b c", "a - b c", None, id="dashes are not folded"),
    ],
)
def test_a_quote_is_found_word_for_word(said: str, quote: str, found: str | None) -> None:
    """NFKC, white space and quote marks are folded, and nothing fuzzier; what is found is the raw slice."""
    evidence = Finder(transcript(said)).find(quote)

    assert (evidence.quote if evidence else None) == found
    assert evidence is None or said[evidence.start : evidence.end] == found


def test_the_named_turn_is_looked_at_first() -> None:
    """The same words may stand twice; a wrong turn number does not lose a quote."""
    finder = Finder(transcript("I wrote it", "I wrote it"))

    assert [finder.find("I wrote it", turn).turn for turn in (0, 2, 1, 99)] == [0, 2, 0, 0]  # type: ignore[union-attr]


def test_the_interviewers_words_are_no_evidence() -> None:
    """Only candidate turns are searched."""
    assert Finder(transcript("It was me", "Yes")).find("What did you do yourself?", 1) is None


def test_a_long_quote_is_cut_behind_the_fortieth_word() -> None:
    """GRADING: at most 40 words."""
    said = " ".join(f"word{n}" for n in range(60))
    evidence = Finder(transcript(said)).find(said)

    assert evidence is not None
    assert len(evidence.quote.split()) == LONGEST_WORDS
    assert said.startswith(evidence.quote)


@given(st.text(max_size=80), st.text(max_size=80), st.data())
def test_offsets_are_exact_in_any_unicode(before: str, behind: str, data: st.DataObject) -> None:
    """Whatever is found is a slice of the turn it names."""
    said = f"{before} I halved it {behind}"
    start = data.draw(st.integers(0, len(said)))
    quote = said[start : data.draw(st.integers(start, len(said)))]
    for wanted in ("I halved it", quote):
        evidence = Finder(transcript(said)).find(wanted)
        assert evidence is None or said[evidence.start : evidence.end] == evidence.quote
    assert Finder(transcript("x. I halved it. y")).find("I halved it") is not None


def test_pieces_are_found_by_place() -> None:
    """A quote touches every piece it overlaps, in its own turn only."""
    said = transcript("One is here. Two is here. Three is here.", "One is here.")
    places = Places([(0, 0, 12), (0, 13, 25), (0, 26, 40), (2, 0, 12)])
    finder = Finder(said)

    touched = [places.touched(found) for text in ("Two is", "here. Two", "Three") if (found := finder.find(text))]

    assert touched == [[1], [0, 1]]

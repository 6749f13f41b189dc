"""Texts changed by rule: what each way does, and what it leaves alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.evaluation.variation_data import PairFile, Slip, SlipFile
from interviewer.evaluation.variation_text import disguised, doubled, from_list, reordered, sentences, slipped, spread
from interviewer.evaluation.variation_text import swapped as swapped_by

TABLE = PairFile(about="", pairs=(("he", "she"), ("man", "woman"), ("Greg", "Jamal")), objects=("to", "and"))
WORDS = st.lists(st.sampled_from("He told Greg that the man was late for his van and he rang".split()), max_size=20)  # noqa: SIM905 - a line of words


def swapped(text: str) -> str:
    return swapped_by(text, TABLE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("One. Two? Three", ["One.", "Two?", "Three"], id="marks"),
        pytest.param('He said "stop." Then 3.5 went.', ['He said "stop."', "Then 3.5 went."], id="quotes and points"),
        pytest.param("  ", [], id="nothing"),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    """Cut behind a mark that a blank follows."""
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("A. B.", "A. x B. y", id="one a sentence"),
        pytest.param("A.", "A. x y", id="all behind the only one"),
        pytest.param("", "x y", id="nothing was said"),
    ],
)
def test_spread(text: str, expected: str) -> None:
    """Evenly, each behind a sentence, none lost."""
    assert spread(text, ["x", "y"]) == expected


@given(st.lists(st.sampled_from(["One.", "Two three.", "Four?"]), min_size=1), st.integers(0, 12))
def test_spread_keeps_everything(told: list[str], count: int) -> None:
    """The sentences in their order, and every one that is added."""
    added = [f"x{number}" for number in range(count)]
    words = spread(" ".join(told), added).split()

    assert [word for word in words if word.startswith("x")] == added
    assert [word for word in words if not word.startswith("x")] == " ".join(told).split()


def test_a_list_goes_round() -> None:
    """From any number on."""
    assert from_list(["a", "b", "c"], 4, 4) == ["b", "c", "a", "b"]


@pytest.mark.parametrize(
    ("how", "expected"),
    [("reversed", "D. C. B. A."), ("halves", "C. D. A. B."), ("alternate", "A. C. B. D.")],
)
def test_order(how: str, expected: str) -> None:
    """The same sentences, each once."""
    assert reordered("A. B. C. D.", how) == expected


def test_twice() -> None:
    """The turn again, or each sentence; an empty turn stays empty."""
    assert doubled("A. B.", "turns") == "A. B. A. B."
    assert doubled("A. B.", "sentences") == "A. A. B. B."
    assert doubled("", "turns") == ""


def test_disguise() -> None:
    """Every so manieth letter; those that have no partner stay and are not counted."""
    assert disguised("abba", {"a": "@"}, "", 2) == "abb@"
    assert disguised("ab 1c", {}, "+", 1) == "a+b+ 1c+"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("He asked Greg. HE left", "She asked Jamal. SHE left", id="capitals are kept"),
        pytest.param("her van, with her and then her.", "his van, with him and then him.", id="her by what follows"),
        pytest.param("his van is his. I told him, not hers", "her van is hers. I told her, not his", id="the others"),
        pytest.param("greg is no name, the theme neither", "greg is no name, the theme neither", id="whole words"),
        pytest.param("Greg's van; he's late", "Jamal's van; she's late", id="with an apostrophe"),
    ],
)
def test_swapped(text: str, expected: str) -> None:
    """Names by their capital, words of gender by the word behind."""
    assert swapped(text) == expected


@given(WORDS)
def test_swapping_back(words: list[str]) -> None:
    """Twice is as before where no word stands for two."""
    text = " ".join(word for word in words if word != "his")

    assert swapped(swapped(text)) == text


def test_slips() -> None:
    """One after another, so manieth each; then fillers, then what a microphone leaves out."""
    slips = (Slip(find="the", put="", every=2), Slip(find="were", put="was"))
    spoken = SlipFile(about="", fillers=("um",), filler_every=2, marks_dropped=".,", lower=True)

    assert slipped("The cats were on the mat, The end.", SlipFile(about="", slips=slips)) == (
        "The cats was on mat, The end."
    )
    assert slipped("So, at 3.5 it. Fell", spoken) == "so at um 3.5 it um fell"

"""Phrases in a sentence: whole words, neighbours, numbers, marks."""

import pytest

from interviewer.grading.phrases import Phrases, tokens

PHRASES = Phrases(["i", "i saw", "my lead's list", "gave me #", "lead , and", "on my"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("blue.", set(), id="none"),
        pytest.param("I saw I saw it", {"i", "i saw"}, id="once each, in capitals too"),
        pytest.param("it stood on my lead's list", {"on my", "my lead's list"}, id="overlapping"),
        pytest.param("on my leader's", {"on my"}, id="whole words only"),
        pytest.param("she gave me 40 of them", {"gave me #"}, id="a number"),
        pytest.param("my lead, and I", {"i", "lead , and"}, id="a mark within"),
        pytest.param("gave me", set(), id="the beginning of one is none"),
    ],
)
def test_which_phrases_stand_in_a_sentence(text: str, found: set[str]) -> None:
    """Also when it is asked again."""
    for _ in range(2):
        assert {PHRASES.all[place] for place in PHRASES.standing(text)} == found


def test_tokens() -> None:
    """Small letters; any number is one word."""
    assert tokens("I'd 3,000 of 12%; OK?") == ["i'd", "#", ",", "#", "of", "#", ";", "ok", "?"]

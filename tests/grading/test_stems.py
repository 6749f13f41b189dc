"""Words and numbers found again in another form."""

import pytest

from interviewer.grading.stems import is_number, numbers, plain, stem, words


@pytest.mark.parametrize(
    "forms",
    [
        ("fix", "fixes", "fixed", "fixing"),
        ("write", "wrote", "written", "writing", "writes"),
        ("family", "families"),
        ("plan", "planned", "planning", "plans"),
        ("change", "changed", "changes", "changing"),
        ("use", "used", "using", "uses"),
        ("quick", "quickly"),
        ("boss", "bosses"),
        ("study", "studied", "studying"),
    ],
    ids=lambda forms: forms[0],
)
def test_forms_of_a_word_have_one_stem(forms: tuple[str, ...]) -> None:
    """So that a rewrite may put a verb in another tense."""
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize(("one", "other"), [("test", "tester"), ("us", "use"), ("thing", "the"), ("sing", "string")])
def test_other_words_have_other_stems(one: str, other: str) -> None:
    """Short words are not cut down to each other."""
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12", "twelve"),
        ("40%", "forty%"),
        ("1,200", "1200"),
        ("25", "twenty-five"),
        ("$40", "$40,"),
        ("(12)", "12."),
    ],
)
def test_a_number_is_its_value(one: str, other: str) -> None:
    """Figures and words, separators and punctuation aside."""
    assert numbers(one)[0] == numbers(other)[0]


@pytest.mark.parametrize(("one", "other"), [("40", "40%"), ("40", "$40"), ("4", "40"), ("1.5", "15"), ("40k", "40")])
def test_other_numbers_differ(one: str, other: str) -> None:
    """Sign and size count."""
    assert numbers(one)[0] != numbers(other)[0]


@pytest.mark.parametrize(
    "text", ["40", "p95", "three", "half", "two-person", "\u0664\u0660", "\u4e09", "\u00bd", "$4k"]
)
def test_numbers_are_known(text: str) -> None:
    """In figures of any script, in words, within a word."""
    assert is_number(text)


def test_hidden_characters_are_gone() -> None:
    """What cannot be seen joins nothing; percent is written one way; other widths are the usual ones."""
    assert plain("3\u200b0 per cent, \uff14\uff10 %, forty percent") == "30%, 40%, forty%"


def test_contractions_are_two_words() -> None:
    """The 'not' in them is what negates."""
    assert [words(word) for word in ("didn't", "can't", "I've", "team's", "won't,")] == [
        ["did", "not"],
        ["can", "not"],
        ["i"],
        ["team"],
        ["will", "not"],
    ]

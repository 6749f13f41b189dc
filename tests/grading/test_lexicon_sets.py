"""Lexicons as RE2 sets: whole words, single blanks, and every pattern that cannot be used is named."""

import pytest

from interviewer.domain.rubric import Lexicon
from interviewer.errors import RubricError
from interviewer.grading.cues import ASKED, cue_set
from interviewer.grading.lexicon_sets import LONGEST_PATTERN, compile_sets, expand, single_spaced
from interviewer.library.rubrics import load_rubric

CUES = cue_set(load_rubric())


@pytest.mark.parametrize(
    ("text", "plain"),
    [("a  b", "a b"), ("a\nb", "a b"), (" a   b ", "a b"), ("a b", "a b"), ("", "")],
)
def test_patterns_read_single_blanks(text: str, plain: str) -> None:
    """A blank in a pattern stands for any white space of the text."""
    assert single_spaced(text) == plain
    assert CUES.mask("I  wrote\nit up") == CUES.mask("I wrote it up")


def everything(_: Lexicon) -> bool:
    return True


def lexicon(name: str, *patterns: str) -> Lexicon:
    return Lexicon(id=name, about="-", patterns=patterns, examples=("-",))


@pytest.mark.parametrize(
    ("patterns", "complaint"),
    [
        pytest.param({"one": "{two}", "two": "{one}"}, "refers to itself", id="a circle"),
        pytest.param({"one": "{nobody}"}, "no lexicon has that name", id="a name nobody has"),
        pytest.param({"one": "a(?=b)"}, "one", id="look-ahead"),
        pytest.param({"one": "(a"}, "one", id="an open bracket"),
        pytest.param({"one": "x" * (LONGEST_PATTERN + 1)}, "longer than", id="too long"),
    ],
)
def test_a_pattern_that_cannot_be_used_is_named(patterns: dict[str, str], complaint: str) -> None:
    """RubricError names the lexicon; nothing else is raised."""
    with pytest.raises(RubricError, match=complaint):
        compile_sets(tuple(lexicon(name, pattern) for name, pattern in patterns.items()), everything)


def test_every_unusable_pattern_is_named_at_once() -> None:
    """A maintainer mends them in one go."""
    with pytest.raises(RubricError) as caught:
        compile_sets((lexicon("one", "(a"), lexicon("two", "fine"), lexicon("three", "{nobody}")), everything)

    assert len(caught.value.problems) == 2


def test_a_pattern_stands_for_whole_words_unless_it_says_otherwise() -> None:
    """`=` takes the pattern as it stands; `{name}` stands for any pattern of that lexicon."""
    there = {"who": lexicon("who", "lead", "boss")}

    assert expand("cat", {}) == r"\b(?:cat)\b"
    assert expand("=cat", {}) == "cat"
    assert expand("my {who}", there) == r"\b(?:my (?:\b(?:lead)\b|\b(?:boss)\b))\b"


@pytest.mark.parametrize(
    ("patterns", "text", "there"),
    [
        pytest.param(("=zz|a",), "za", True, id="the first alternative of a pattern as it stands keeps its mark"),
        pytest.param(("=zz|a",), "zzz", True, id="and stands within a word"),
        pytest.param(("zz|a",), "zzz", False, id="whole words only"),
        pytest.param(("b (?:d|c)|a",), "b c", True, id="alternatives within alternatives"),
        pytest.param(tuple("abcdefghijklmnopqr"), "r", True, id="more patterns than sets"),
        pytest.param(("a" * 500, "b"), "b", True, id="a long pattern and a short one"),
        pytest.param(("=",), "b", True, id="a pattern of nothing stands in everything"),
    ],
)
def test_every_pattern_is_looked_for(patterns: tuple[str, ...], text: str, there: bool) -> None:
    """However the patterns are put in order and divided among the sets."""
    (sets,) = compile_sets((lexicon("other", "qqq"), lexicon("one", *patterns)), everything)

    found = [bits[at] for part, bits in sets for at in part.Match(text) or ()]
    assert found == ([2] if there else [])


def test_what_interviewers_ask_is_looked_for_in_their_turns_alone() -> None:
    """A candidate's 'how much' asks nothing."""
    question = "By how much did it fall?"

    assert CUES.asked(question) == CUES.bit("asked_measure")
    assert not CUES.mask(question) & CUES.bits(*ASKED)

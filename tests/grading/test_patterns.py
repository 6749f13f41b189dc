"""Vocabularies by strangers: what RE2 refuses, what would take for ever, what stands in everything."""

from typing import Any

import pytest

from interviewer.domain.rubric import Lexicon
from interviewer.errors import RubricError
from interviewer.grading.lexicon_sets import compile_sets, expand
from interviewer.grading.patterns import Vocabulary


def lexicon(name: str, *patterns: str, **fields: Any) -> dict[str, Any]:
    return {"id": name, "about": "A test.", "patterns": list(patterns), "examples": ["x"], **fields}


REFUSED = (
    ("unbalanced", "(a", "missing )"),
    ("look-around", "(?=a)b", "no look-around"),
    ("back reference", r"(a)\1", "no look-around"),
    ("a count too high", "a{1001}", "a runaway"),
    ("counts within counts", "(?:(?:a{1,40}){1,40})", "a runaway"),
    ("counts within counts within counts", "(?:(?:(?:a{9}){9}){9}){9}", "a runaway"),
    (
        "a long list counted",
        "(?:" + "|".join(f"{n}thwordofalonglist" for n in range(600)) + "){1,900}",
        "a runaway",
    ),
    ("an endless pattern", "|".join(f"word{n}" for n in range(9000)), "longer than 20,000 characters"),
    ("everything", "a*", "stands in every text"),
    ("an empty alternative", "=one||two", "stands in every text"),
)


@pytest.mark.parametrize(("pattern", "said"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_a_pattern_that_cannot_be_used_is_named(pattern: str, said: str) -> None:
    """With its place and the remedy; the lexicon is not used."""
    vocabulary = Vocabulary([lexicon("good", "fine"), lexicon("bad", "fine", pattern)])
    assert vocabulary.lexicons.keys() == {"good"}
    assert [(place, said in what) for place, what in vocabulary.problems] == [((1, "patterns", 1), True)]


def test_a_vocabulary_that_doubles_itself_is_cut_short() -> None:
    """Each lexicon naming the one before twice, thirty deep, would fill the memory; it is refused at the limit."""
    data = [lexicon("level_a", "=abcdefghij")]
    data += [lexicon(f"level_{chr(98 + n)}", "={level_%s} {level_%s}" % ((chr(97 + n),) * 2)) for n in range(20)]
    vocabulary = Vocabulary(data)
    assert "longer than 20,000 characters" in vocabulary.problems[0][1]
    with pytest.raises(RubricError, match=r"longer than 20,000 characters"):
        compile_sets(tuple(Lexicon.model_validate(item) for item in data), lambda _: True)


def test_what_leans_on_an_unusable_lexicon_is_not_blamed() -> None:
    """One cause, one problem: circles, missing names and whatever refers to a refused pattern are passed over."""
    data = [
        lexicon("bad", "("),
        lexicon("leans", "a {bad}"),
        lexicon("circle", "a {circle}"),
        lexicon("lost", "a {nowhere}"),
        lexicon("good", "a {part}"),
        lexicon("part", "b", part=True),
    ]
    vocabulary = Vocabulary(data)
    assert [place for place, _ in vocabulary.problems] == [(0, "patterns", 0)]
    assert vocabulary.lexicons.keys() == {"good", "part"}
    assert vocabulary.found("It was A  b.") == {"good", "part"}


@pytest.mark.parametrize("data", [None, 7, {}, [None], [{"id": {}}], [lexicon("a", "b", examples=[])]])
def test_what_is_no_lexicon_is_passed_over(data: Any) -> None:
    """Shapes are reported by the models."""
    assert Vocabulary(data).problems == []


def test_loading_refuses_every_bad_pattern_at_once() -> None:
    """The grader names all of them, not the first."""
    lexicons = tuple(Lexicon.model_validate(lexicon(name, "(", "fine", ")")) for name in ("one", "two"))
    with pytest.raises(RubricError) as refused:
        compile_sets(lexicons, lambda _: True)
    assert [line.split(": ")[1] for line in refused.value.problems] == ["one", "one", "two", "two"]


@pytest.mark.parametrize(
    ("patterns", "said"),
    [
        pytest.param({"a_a": ["{a_a}"]}, "a_a -> a_a: refers to itself", id="a circle"),
        pytest.param({"a_a": ["{b_b}"]}, "a_a -> b_b: no lexicon has that name", id="a name that nobody has"),
    ],
)
def test_filling_in_ends(patterns: dict[str, list[str]], said: str) -> None:
    """References that lead nowhere or in a circle are errors with the way that was gone."""
    lexicons = {name: Lexicon.model_validate(lexicon(name, *given)) for name, given in patterns.items()}
    with pytest.raises(RubricError, match=said):
        expand(patterns["a_a"][0], lexicons, ("a_a",))

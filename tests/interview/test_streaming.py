"""Reading a reply while it arrives."""

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.interview.streaming import Growing

TEXTS = st.text(st.characters(exclude_categories=()), max_size=40)
FIELDS = st.dictionaries(TEXTS, TEXTS | st.integers() | st.none() | st.lists(TEXTS, max_size=2), max_size=4)


def split(text: str, cuts: list[int]) -> list[str]:
    """`text` in pieces."""
    places = sorted({0, len(text), *(cut % (len(text) + 1) for cut in cuts)})
    return [text[one:other] for one, other in pairwise(places)]


@given(FIELDS, TEXTS, st.lists(st.integers(0, 10**6), max_size=12), st.booleans(), st.sampled_from([None, 1]))
def test_any_split_of_any_reply_gives_the_same_text(
    others: dict[str, object], question: str, cuts: list[int], plain: bool, indent: int | None
) -> None:
    """Escapes, halves of characters, nested values, any white space and any chunking: the text is json's own."""
    document = json.dumps({**others, "question": question}, ensure_ascii=plain, indent=indent)
    read = Growing()
    seen = ""
    for piece in split(document, cuts):
        read.feed(piece)
        now = read.so_far("question")
        assert question.startswith(now)
        assert now.startswith(seen)
        seen = now
    assert seen == read.whole("question") == json.loads(document)["question"]


def test_text_is_there_as_soon_as_it_came() -> None:
    """Every character counts at once, but for an escape that is not over."""
    read = Growing()
    read.feed('{"reply_kind": "answer", "question": "By h')
    assert (read.whole("reply_kind"), read.so_far("question"), read.whole("question")) == ("answer", "By h", None)
    read.feed("ow \\u00")
    assert read.so_far("question") == "By how "
    read.feed('e9?"')
    assert read.whole("question") == "By how \u00e9?"


ODD: tuple[tuple[str, str, str], ...] = (
    ("what stands before the object", 'Here it is: {"question": "Why?"}', "Why?"),
    ("a fenced object", '```json\n{"question": "Why?"}\n```', "Why?"),
    ("the name inside another value", '{"a": {"question": "no"}, "question": "Why?"}', "Why?"),
    ("the name as a value", '{"a": "question", "question": "Why?"}', "Why?"),
    ("an unknown escape", '{"question": "\\q\\uzzzz"}', "q\N{REPLACEMENT CHARACTER}"),
    ("no object", "question: Why?", ""),
    ("cut in an escape", '{"question": "Why\\', "Why"),
    ("too many braces", '}}}{"question": "Why?"}', ""),
)


@pytest.mark.parametrize(("document", "text"), [case[1:] for case in ODD], ids=[case[0] for case in ODD])
def test_whatever_comes_is_read_without_an_error(document: str, text: str) -> None:
    """It reads what there is and leaves the judgement to others."""
    read = Growing()
    read.feed(document)
    assert read.so_far("question") == text

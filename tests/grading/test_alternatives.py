"""Alternatives in order: the same texts, whatever the pattern."""

import pytest
import re2
from hypothesis import given
from hypothesis import strategies as st

from interviewer.grading.alternatives import in_order

PIECES = st.sampled_from(["a", "b", "ab", "ba", r"\b", "[ab]", "c?"])
PATTERNS = st.recursive(
    PIECES,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map("".join),
        st.lists(inner, min_size=2, max_size=4).map(lambda parts: f"(?:{'|'.join(parts)})"),
        inner.map(lambda part: f"(?:{part})?"),
    ),
    max_leaves=10,
)


@pytest.mark.parametrize(
    ("pattern", "ordered"),
    [
        pytest.param("b|a|b", "a|b", id="sorted, each once"),
        pytest.param("c|(?:b|a)|d", "a|b|c|d", id="a group that is an alternative"),
        pytest.param("(?:b|a)?|c", "(?:a|b)?|c", id="a group that may be missing"),
        pytest.param("x(?-i:B|A)", "x(?-i:A|B)", id="a group with flags"),
        pytest.param(r"[|)]|\||a", r"[|)]|\||a", id="signs that are letters"),
        pytest.param("b|(?i)a", "b|(?i)a", id="flags for what follows"),
        pytest.param("(b|a", "(b|a", id="an open bracket"),
        pytest.param("b|a)", "b|a)", id="a bracket too many"),
        pytest.param("(" * 5000, "(" * 5000, id="many brackets"),
    ],
)
def test_alternatives_are_sorted_where_their_order_is_free(pattern: str, ordered: str) -> None:
    """Lone groups are dissolved; what cannot be sorted safely, or is no pattern, stays as it is."""
    assert in_order(pattern) == ordered


@given(PATTERNS, st.lists(st.text("abc ", max_size=8), min_size=1, max_size=8))
def test_a_pattern_in_order_stands_in_the_same_texts(pattern: str, texts: list[str]) -> None:
    """RE2 finds both in the same texts."""
    found = [re2.search(rf"^(?:{pattern})$", text) is not None for text in texts]

    assert [re2.search(rf"^(?:{in_order(pattern)})$", text) is not None for text in texts] == found

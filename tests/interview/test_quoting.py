"""Quotes: verbatim, short, whole words, fit for quotation marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.interview.quoting import LEAST_WORDS, MOST_WORDS, clause, clauses, holds

CUT = (
    ("It improved a lot.", "It improved a lot"),
    ("And so, um, it improved a lot for everyone, you know.", "it improved a lot for everyone"),
    ("I wrote a query, and the query does it, it produces the report", "I wrote a query"),
    ("and I sat down with the", "I sat down"),
    ("my colleague, who's the one that makes the report, uses it now", "uses it now"),
    (
        "I mapped the dependency graph of all 130 models in the close path because nobody had one and it was late",
        "I mapped the dependency graph of all 130 models in the close path",
    ),
    ('He said "just ship it today please" and we did it that same afternoon', "we did it that same afternoon"),
    ("Too short", None),
    ("If I saw a problem I would first talk to its owner.", "If I saw a problem I would first talk to its owner"),
    (
        "I pulled three months of tickets when the second team had refused to look into it because they were short",
        "I pulled three months of tickets",
    ),
    ("We did it (at least the first part of it) ourselves", "We did it"),
    ("I put my own lists in, and that was it", "I put my own lists in"),
    ("They wanted a stamp that our label did not have.", "They wanted a stamp that our label did not have"),
    ("I put my own lists in", "I put my own lists"),
    ("I told you that already.", None),
    ("As I said before, I rewrote the loader.", "I rewrote the loader"),
    ("I can't discuss the figures.", None),
    ("I'm going to have to pass on that.", None),
    ("I'd rather not go into the details of it.", None),
)


@pytest.mark.parametrize(("text", "expected"), CUT, ids=[text[:40] for text, _ in CUT])
def test_clause(text: str, expected: str | None) -> None:
    """The clause an interviewer would say back: it names its actor and neither starts nor ends in mid-air."""
    assert expected == clause(text)


def test_near_words_choose_among_clauses() -> None:
    """The clause with the claim is quoted rather than the first one."""
    text = "I moved the service to the new rack, the page load fell by a third for everyone"
    assert clause(text) == "I moved the service to the new rack"
    assert clause(text, near=("fell",)) == "the page load fell by a third for everyone"


def test_what_else_may_be_quoted_comes_behind() -> None:
    """Every clause, the best first, each once."""
    assert clauses("I copied the form, it went well, and I copied the form.") == (
        "I copied the form",
        "it went well",
    )


@pytest.mark.parametrize(
    ("span", "beginnings", "held"),
    [
        ("it fell to 9", ("#",), True),
        ("eleven patients and no chair", ("#",), True),
        ("it fell a lot", ("#",), False),
        ("within six weeks", ("week",), True),
        ("it was weak", ("week",), False),
        ("within six weeks", (), False),
    ],
)
def test_a_clause_may_answer_the_question(span: str, beginnings: tuple[str, ...], held: bool) -> None:
    """By the beginning of a word, or by any number."""
    assert holds(span, beginnings) is held


WORDS = st.sampled_from(
    ["I", "we", "and", "the", "of", "rewrote", "loader", "it's", "40%", "so", "because", "R&D", "naïve"]
)
MARKS = st.sampled_from([" ", " ", " ", ", ", ". ", "? ", " - ", '"', "\n", "; ", "...", "\N{EM DASH}"])


@given(st.lists(st.tuples(WORDS, MARKS), max_size=60).map(lambda pairs: "".join(word + mark for word, mark in pairs)))
def test_every_quote_is_a_short_verbatim_span(text: str) -> None:
    """Between three and sixteen whole words of the text, without a sentence end, a question or a quotation mark."""
    quote = clause(text)
    if quote is None:
        return
    start = text.find(quote)
    assert start >= 0
    assert LEAST_WORDS <= len(quote.split()) <= MOST_WORDS
    assert not set(quote) & set('?!"\n;')
    assert ". " not in quote
    assert quote == quote.strip()


@given(st.text(max_size=300))
def test_any_text_can_be_cut(text: str) -> None:
    """Nothing that a candidate may type breaks the cutting."""
    quote = clause(text)
    assert quote is None or quote in text

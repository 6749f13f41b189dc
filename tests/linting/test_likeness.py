"""Whether two questions ask the same, in whatever words, held against pairs written before anything was tuned."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.linting.likeness import LONGEST, SAME_FROM, asked, likeness

PAIRS = json.loads(Path(__file__).with_name("question_pairs.json").read_text(encoding="utf-8"))
"""`tuned`: 60 pairs by which words and numbers were chosen; `late`: 24 that were only counted."""


def told(part: str) -> tuple[float, float]:
    """Precision and recall on one part of the pairs."""
    hits = [pair["same"] for pair in PAIRS[part] if likeness(pair["first"], pair["second"]) >= SAME_FROM]
    return sum(hits) / len(hits), sum(hits) / sum(pair["same"] for pair in PAIRS[part])


def test_paraphrases_are_told_from_near_misses() -> None:
    """Half of the pairs ask the same, half ask something near: precision 1, recall 0.93 at the last look."""
    precision, recall = told("tuned")
    assert precision == 1
    assert recall >= 0.9


def test_pairs_that_nothing_was_tuned_on() -> None:
    """Somewhat worse, and no worse than when they were first counted: precision 0.69, recall 0.75."""
    precision, recall = told("late")
    assert precision >= 0.69
    assert recall >= 0.75


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("Who helped you?", "Whom did you help?", id="the other way round"),
        pytest.param("What did it cost before?", "What does it cost now?", id="another time"),
        pytest.param("Tell me about a risk you took.", "Tell me about a risk you refused to take.", id="denied"),
        pytest.param("Tell me about a goal you met.", "Tell me about a goal you missed.", id="turned round"),
        pytest.param("How long did it take?", "How much did it cost?", id="another size"),
    ],
)
def test_what_differs_in_one_word_that_counts(first: str, second: str) -> None:
    """One word may turn a question into another."""
    assert likeness(first, second) < SAME_FROM


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_texts_can_be_compared(first: str, second: str) -> None:
    """The same both ways, between 0 and 1."""
    assert 0 <= likeness(first, second) == likeness(second, first) <= 1


def test_only_the_beginning_of_a_long_text_is_read() -> None:
    """A stranger's text of any length costs no more than a question."""
    assert asked("word " * 100_000) == asked(("word " * 100_000)[:LONGEST])

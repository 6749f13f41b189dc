"""Signals and cues as text."""

import pytest

from interviewer.domain.rubric import CONTEXTS
from interviewer.export.lesson_signals import CONTEXT_WORDS, cues_of, signals_of, told
from interviewer.library.rubrics import load_rubric


def test_signals_with_a_wording_of_their_own_come_first() -> None:
    """What is particular to the principle stands before what every rubric asks."""
    rubric = load_rubric("customer_obsession")
    assert rubric.competency.learning
    worded = {item.signal for item in rubric.competency.learning.wording}

    for section in signals_of(rubric):
        places = [card.id in worded for card in section.cards]
        assert places == sorted(places, reverse=True)


def test_a_strength_says_what_it_earns() -> None:
    """The rules' share of the signal's points stands beside what the strength takes; all of it for strong."""
    rubric = load_rubric("customer_obsession")
    cards = {card.id: card for section in signals_of(rubric) for card in section.cards}

    labels = [row.label for row in cards["unprompted"].more]
    assert labels == ["Claimed, 1.2 of 8", "Shown, 4 of 8", "Strong, 8 of 8", "Does not count"]


def test_no_row_is_empty() -> None:
    """Where nothing is said, nothing is shown."""
    rows = [row for section in signals_of(load_rubric("generic")) for card in section.cards for row in card.more]

    assert [row.label for row in rows if not all(row.texts)] == []


def test_every_cue_is_told_in_words_with_its_examples() -> None:
    """Each condition by what it is about, never by its id alone."""
    rubric = load_rubric("ownership")
    cards = {card.id: card for section in cues_of(rubric) for card in section.cards}

    for signal in rubric.signals.values():
        rows = cards[signal.id].rows if signal.cues else ()
        examples = [text for row in rows if row.sort == "good" for text in row.texts]
        assert examples == [cue.example for cue in signal.cues]
        named = [text for row in rows if row.label.endswith("with") for text in row.texts]
        assert all(f"({name})" in " ".join(named) for cue in signal.cues for name in (*cue.all, *cue.any, *cue.none))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        pytest.param("unasked", "nobody had asked for it (unasked)", id="a sentence"),
        pytest.param("number", "a number in digits (number)", id="an article"),
        pytest.param("usa", "USA and others (usa)", id="an abbreviation"),
        pytest.param("stranger", "stranger (stranger)", id="nothing is known of it"),
    ],
)
def test_conditions_are_told_in_words(name: str, words: str) -> None:
    """What a lexicon is about, as part of a sentence, with its id for those who edit it."""
    about = {"unasked": "Nobody had asked for it.", "number": "A number in digits.", "usa": "USA and others."}

    assert told(name, about) == words


def test_contexts_have_words() -> None:
    """Conditions that are no lexicon are told too."""
    assert set(CONTEXT_WORDS) == set(CONTEXTS)

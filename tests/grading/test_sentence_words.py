"""Which of a signal's quotes comes first, and that nothing else depends on it."""

from dataclasses import replace

import pytest

from interviewer.domain.dimension_words import SentenceWords
from interviewer.domain.observation import Strength
from interviewer.grading.cues import cue_set
from interviewer.grading.reading import read
from interviewer.grading.rules import observe
from interviewer.grading.sentence_words import SentenceScores
from interviewer.library.rubrics import load_rubric
from tests.grading.answers import STRONG, answer

RUBRIC = load_rubric("ownership")
WORDS = SentenceWords(
    signals=("steps", "method"),
    base=(1.0, 2.0),
    position=((0.0, 0.0), (0.0, 0.0)),
    lexicons={"own_act": (10.0, 0.0), "reply": (0.0, 20.0), "no_such_lexicon": (99.0, 99.0)},
    phrases={"the depot": (0.5, -0.5), "a list": (0.25, 0.0)},
)


def ordered(words: SentenceWords | None) -> dict[str, tuple[str, list[str]]]:
    """Signal to strength and quotes of the strong answer."""
    weighed = RUBRIC.dimension_words.model_copy(update={"sentences": words})
    rubric = replace(RUBRIC, dimension_words=weighed, hash=f"{words and words.position}")
    seen = observe(answer(STRONG), rubric).signals
    return {signal.id: (Strength(signal.strength), [item.quote for item in signal.evidence]) for signal in seen}


@pytest.mark.parametrize(
    ("text", "scores"),
    [
        pytest.param("Blue.", [1.0, 2.0], id="nothing of it"),
        pytest.param("The depot, the depot.", [1.5, 1.5], id="a phrase once"),
        pytest.param("I called the depot.", [11.5, 1.5], id="a lexicon and a phrase"),
        pytest.param("I wrote a list.", [11.25, 2.0], id="to two decimals"),
    ],
)
def test_what_a_sentence_scores(text: str, scores: list[float]) -> None:
    """`base` and every row of what stands there, signal by signal."""
    (reading,) = read(answer(text), cue_set(RUBRIC))
    assert SentenceScores(WORDS, cue_set(RUBRIC)).scores(reading) == pytest.approx(scores)


@pytest.mark.parametrize("slope", [100.0, -100.0], ids=["the last first", "the first first"])
def test_quotes_are_put_in_order(slope: float) -> None:
    """By the scores and the place; which sentences are quoted and how strong the signal is stays."""
    words = WORDS.model_copy(update={"lexicons": {}, "phrases": {}, "position": ((slope, slope), (0.0, 0.0))})
    plain, made = ordered(None), ordered(words)
    assert {name: (rank, sorted(quotes)) for name, (rank, quotes) in plain.items()} == {
        name: (rank, sorted(quotes)) for name, (rank, quotes) in made.items()
    }
    places = [STRONG.find(quote) for quote in made["steps"][1]]
    assert len(places) > 1
    assert places == sorted(places, reverse=slope > 0)


def test_the_shipped_words_know_every_weighed_signal() -> None:
    """One number a signal in every row."""
    words = RUBRIC.dimension_words.sentences
    assert words is not None
    assert set(words.signals) == {signal.id for signal in load_rubric().signals.values() if signal.weights}
    rows = [words.base, *words.position, *words.lexicons.values(), *words.phrases.values()]
    assert {len(row) for row in rows} == {len(words.signals)}

"""Gates told by words: what is counted, how often, where, and which sentences are quoted."""

import pytest

from interviewer.domain.gate_words import GateWords
from interviewer.grading.cues import cue_set
from interviewer.grading.gate_words import WordSum, word_sums
from interviewer.grading.reading import Reading, read
from interviewer.library.rubrics import load_rubric
from tests.grading.answers import answer

RUBRIC = load_rubric("ownership")
CUES = cue_set(RUBRIC)
WORDS = GateWords(
    gate="manager_assigned",
    about="For tests.",
    base=-1.0,
    fires_above=0.0,
    told=8.0,
    denied=-16.0,
    phrases={
        "my manager": (0.5, 4.0, 32.0, 64.0),
        "my brother's list": (0.25, 0.0, 0.0, 0.0),
        "gave me #": (1.0, 0.0, 0.0, 0.0),
        "manager , and": (2.0, 0.0, 0.0, 0.0),
        "i saw": (-0.75, 0.0, -128.0, 0.0),
    },
)
SUM = WordSum(WORDS)


def readings(*turns: str) -> list[Reading]:
    return read(answer(*turns), CUES)


@pytest.mark.parametrize(
    ("turns", "adds"),
    [
        pytest.param(("Blue.",), 0.0, id="nothing of it"),
        pytest.param(("My manager came.",), 32.5, id="a phrase, in capitals too, and in the loudest sentence"),
        pytest.param(("My head of sales came.",), 32.5, id="whoever can hand out work"),
        pytest.param(("My manager came. My manager left.",), 32.5, id="once however often"),
        pytest.param(("It stood on my brother's list.",), 0.25, id="whole words only"),
        pytest.param(("My\u2019 brother\u2019s. It was my brother\u2019s list.",), 0.25, id="typographic quotes"),
        pytest.param(("She gave me 40 of them.",), 1.0, id="a number"),
        pytest.param(("I asked my manager, and he agreed.",), 34.5, id="a mark within"),
        pytest.param(("It was my. Manager trains.",), 0.0, id="not across sentences"),
        pytest.param(("Blue.", "Why?", "My manager came."), 100.5, id="in a reply"),
        pytest.param(("I saw it. Blue.",), -0.75, id="the loudest sentence, not the sum of all"),
    ],
)
def test_what_an_answer_adds_up_to(turns: tuple[str, ...], adds: float) -> None:
    """`base`, each phrase once, and what the loudest sentence adds by itself; in replies what they weigh there too."""
    said = readings(*turns)
    assert SUM.total(said, said) == pytest.approx(WORDS.base + adds)


def test_what_cues_add() -> None:
    """`told` and `denied` once; only sentences that may speak are the loudest."""
    said = readings("My manager came. Blue.")
    assert SUM.total(said, said, told=True) == pytest.approx(WORDS.base + 32.5 + 8)
    assert SUM.total(said, said[1:], denied=True) == pytest.approx(WORDS.base + 0.5 - 16)


def test_the_order_of_sentences_is_of_no_account() -> None:
    """The same sum to the last bit, so that grades are the same bytes."""
    said = readings("My manager came. She gave me 40. I saw it. It stood on my brother's list.")
    assert SUM.total(said, said) == SUM.total(said[::-1], said[::-1])


def test_the_loudest_sentences_are_quoted() -> None:
    """The loudest first; a second one where it speaks for the gate by itself; of equal ones the earlier."""
    said = readings("I saw it. My manager came. Blue. My manager left. My manager slept.")
    assert [item.segment.text for item in SUM.loudest(said)] == ["My manager came.", "My manager left."]
    assert [item.segment.text for item in SUM.loudest(said[:1] + said[2:3])] == ["Blue."]


def test_ours_are_weighed_both_ways() -> None:
    """The shipped words speak for and against, and an answer of no words fires nothing."""
    shipped = word_sums(RUBRIC)["manager_assigned"]
    for place in range(4):
        weights = [row[place] for row in shipped.words.phrases.values()]
        assert min(weights) < 0 < max(weights)
    assert shipped.words.denied < 0 < shipped.words.told
    assert shipped.total([], []) < shipped.words.fires_above

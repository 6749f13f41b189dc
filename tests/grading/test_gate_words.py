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
    fires_with_cue_above=-2.0,
    phrases={"my lead": 0.5, "my lead's list": 0.25, "gave me #": 1.0, "lead , and": 2.0, "i saw": -0.75},
    phrases_in_replies={"my lead": 4.0},
    conditions={"deny_assigned": -8.0},
    conditions_in_replies={"deny_assigned": -16.0},
)
SUM = WordSum(WORDS, CUES)


def readings(*turns: str) -> list[Reading]:
    return read(answer(*turns), CUES)


@pytest.mark.parametrize(
    ("turns", "adds"),
    [
        pytest.param(("Blue.",), 0.0, id="nothing of it"),
        pytest.param(("My lead came.",), 0.5, id="a phrase, in capitals too"),
        pytest.param(("My lead came. My lead left.",), 0.5, id="once however often"),
        pytest.param(("It stood on my lead's list.",), 0.25, id="whole words only"),
        pytest.param(("My\u2019 lead\u2019s. It was my lead\u2019s list.",), 0.25, id="typographic quotes"),
        pytest.param(("She gave me 40 of them.",), 1.0, id="a number"),
        pytest.param(("I asked my lead, and he agreed.",), 2.5, id="a mark within"),
        pytest.param(("It was my. Lead pipes.",), 0.0, id="not across sentences"),
        pytest.param(("Blue.", "Why?", "My lead came."), 4.5, id="in a reply"),
        pytest.param(("Nobody asked me to.",), -8.0, id="a condition"),
        pytest.param(("Blue.", "Why?", "Nobody asked me to."), -24.0, id="a condition in a reply"),
    ],
)
def test_what_an_answer_adds_up_to(turns: tuple[str, ...], adds: float) -> None:
    """`base`, and each phrase and condition once; in replies what they weigh there is added."""
    assert SUM.total(readings(*turns)) == pytest.approx(WORDS.base + adds)


def test_the_order_of_sentences_is_of_no_account() -> None:
    """The same sum to the last bit, so that grades are the same bytes."""
    said = readings("My lead came. She gave me 40. I saw it. It stood on my lead's list.")
    assert SUM.total(said) == SUM.total(said[::-1])


def test_the_loudest_sentences_are_quoted() -> None:
    """Two, the loudest first; of equal ones the earlier."""
    said = readings("I saw it. My lead came. Blue. She gave me 40. My lead left.")
    assert [item.segment.text for item in SUM.loudest(said)] == ["She gave me 40.", "My lead came."]


def test_ours_are_weighed_both_ways() -> None:
    """The shipped words speak for and against, and an answer of no words fires nothing."""
    shipped = word_sums(RUBRIC)["manager_assigned"]
    assert min(shipped.words.phrases.values()) < 0 < max(shipped.words.phrases.values())
    assert shipped.total([]) < min(shipped.words.fires_above, shipped.words.fires_with_cue_above)

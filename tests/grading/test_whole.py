"""What is true of an answer as a whole: its proportion and its red flags."""

import pytest

from interviewer.domain.observation import Strength
from interviewer.grading.rules import observe
from interviewer.library.rubrics import load_rubric
from tests.grading.answers import STRONG, answer

RUBRIC = load_rubric("ownership")
SETUP = "The depot in town {} has forty doors and the weather was cold in those weeks of the winter. "
ACTS = "I pulled {}4 logs in Grafana. I wrote a checker for {} of them. I called depot {}. Faults fell to {} a week. "


def told(setup: int, acts: int) -> str:
    """So many sentences of setup, then so many times four of acts; none is said twice."""
    spoken = [SETUP.format(number) for number in range(2, setup + 2)]
    return "".join([*spoken, *(ACTS.replace("{}", str(number)) for number in range(2, acts + 2))])


def proportion(*turns: str) -> Strength:
    """How the setup stands to acts and results."""
    return {signal.id: signal.strength for signal in observe(answer(*turns), RUBRIC).signals}["proportion"]


def flags(*turns: str) -> dict[str, list[str]]:
    """Red flag to the sentences that raise it."""
    return {flag.id: [quote.quote for quote in flag.evidence] for flag in observe(answer(*turns), RUBRIC).red_flags}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(told(1, 3), Strength.STRONG, id="brief setup, acts most of it"),
        pytest.param(told(2, 1), Strength.SHOWN, id="brief, but acts are too small a share"),
        pytest.param(told(9, 20), Strength.SHOWN, id="long, but acts are most of it"),
        pytest.param(told(12, 1), Strength.CLAIMED, id="long, and acts come late"),
        pytest.param(told(3, 0), Strength.ABSENT, id="nothing but setup"),
        pytest.param("", Strength.ABSENT, id="empty"),
    ],
)
def test_proportion(text: str, expected: Strength) -> None:
    """Setup within 50 seconds of speech (125 words), acts and results at least 70 %."""
    assert proportion(text) is expected


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        pytest.param("I wrote a checker and rang the depot. It worked.", "no_number", id="no number"),
        pytest.param("We planned it. We wrote it. We tested it. We shipped it. I helped.", "we_overused", id="we"),
        pytest.param(
            "The plan was written. The doors were fixed. The logs were pulled. The list was made. It was done.",
            "passive_voice",
            id="passive",
        ),
        pytest.param("I wrote it. The vendor never responded, it was their fault.", "blaming_others", id="blame"),
        pytest.param("I worked late nights and weekends on it.", "effort_without_impact", id="effort"),
        pytest.param(
            "I saw the doors fail and flagged it to the workshop. They fixed it in a week.",
            "escalation_without_ownership",
            id="escalation",
        ),
        pytest.param(
            "I added sharding. I tuned the garbage collector. I moved the heap. I set up the mutex in Kubernetes.",
            "jargon",
            id="jargon",
        ),
    ],
)
def test_a_red_flag_is_up(text: str, flag: str) -> None:
    """Named, with the sentences that raise it where there are any."""
    assert flag in flags(text)


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        pytest.param(STRONG, "no_number", id="numbers that are impact"),
        pytest.param("We planned it. We wrote it. I tested it and I shipped it.", "we_overused", id="both"),
        pytest.param(f"I worked late nights on it. {STRONG}", "effort_without_impact", id="effort with effect"),
        pytest.param(STRONG, "blaming_others", id="a fair account"),
    ],
)
def test_a_red_flag_is_down(text: str, flag: str) -> None:
    """One sentence in passing raises nothing."""
    assert flag not in flags(text)


def test_an_empty_answer_raises_no_flag() -> None:
    """There is nothing to flag; the gate says what is wrong."""
    assert flags("") == {}


def test_at_most_three_sentences_are_shown_for_a_flag() -> None:
    """Enough to see what is meant."""
    ours = "We planned it. We wrote it. We tested it. We shipped it. We fixed it. We moved it. "

    assert len(flags(ours)["we_overused"]) == 3

"""How far a report is believed: what its quotes must hold, and what the rules find in them."""

import pytest

from interviewer.domain.observation import Strength
from interviewer.domain.transcript import Kind
from interviewer.grading.ground import Ground
from interviewer.grading.judge_reply import read_reply
from interviewer.grading.trust import Checked, believable, checked, limited
from interviewer.library.rubrics import load_rubric
from tests.grading.answers import STRONG, answer
from tests.grading.reports import HONEST, Report, Seen, report

RUBRIC = load_rubric("ownership")
WEIGHTS = RUBRIC.framework.strengths["llm:judge"]
TRUST = RUBRIC.framework.trust
WEAK = (
    "There was a problem with our onboarding and the customers were not happy about it. "
    "The team talked about it a lot and in the end things improved. It was a great experience for everybody involved. "
    "Communication is really the key in such situations."
)


def check(sent: Report, text: str = STRONG) -> Checked:
    """A report on one answer, held to its quotes."""
    ground = Ground(answer(text), RUBRIC)
    return checked(read_reply([sent], ground, RUBRIC, Kind.SELF_START), ground, RUBRIC, WEIGHTS)


@pytest.mark.parametrize(
    ("signal", "quote", "strength"),
    [
        pytest.param("measure", "Faults went from 22 a week to 3", "strong", id="a number"),
        pytest.param("measure", "I run the night desk of a tram depot", "claimed", id="no number"),
        pytest.param("personal", "I rewired two doors myself", "strong", id="an own act"),
        pytest.param("personal", "passengers stopped being left in the cold", "claimed", id="somebody else's"),
        pytest.param("time", "within five weeks", "strong", id="a span"),
        pytest.param("situation", "I run the night desk of a tram depot", "strong", id="a signal without a floor"),
    ],
)
def test_a_strength_takes_something_of_its_quote(signal: str, quote: str, strength: str) -> None:
    """Where the floor of the rubric is not met the strength falls, and the signal is named."""
    found = check(report(RUBRIC, {signal: ("strong", quote)}))

    assert found.judgement.signals[signal].strength.value == strength
    assert found.capped == (() if strength == "strong" else (signal,))


def test_an_honest_report_is_believed_whole() -> None:
    """Nothing is lowered, and hardly a point stands on words in which the rules find nothing."""
    found = check(report(RUBRIC, HONEST))

    assert found.capped == ()
    assert found.unbacked <= TRUST.least_unbacked
    assert believable(found, 95, 85, RUBRIC)


@pytest.mark.parametrize(
    "quotes",
    [
        pytest.param(("Communication is really the key in such situations",), id="one sentence for everything"),
        pytest.param(
            ("There was a problem with our onboarding", "It was a great experience for everybody involved"),
            id="two sentences in turn",
        ),
    ],
)
def test_real_words_that_say_nothing_of_the_signal_are_not_believed(quotes: tuple[str, ...]) -> None:
    """A hijacked model quotes the candidate word for word; the rules find nothing of most signals there."""
    names = [signal.id for signal in RUBRIC.signals.values() if not signal.whole]
    seen: dict[str, Seen] = {name: ("strong", quotes[n % len(quotes)]) for n, name in enumerate(names)}
    found = check(report(RUBRIC, seen), WEAK)

    assert found.unbacked > TRUST.most_unbacked
    assert not believable(found, 98, 10, RUBRIC)


@pytest.mark.parametrize(
    ("unbacked", "total", "rules", "believed"),
    [
        pytest.param(TRUST.most_unbacked, 80, 60, True, id="as much as is borne"),
        pytest.param(TRUST.most_unbacked + 1, 80, 80, False, id="too much, however near the rules are"),
        pytest.param(TRUST.least_unbacked + 1, 90, 90 - TRUST.most_above_rules - 1, False, id="some, and far above"),
        pytest.param(TRUST.least_unbacked, 90, 20, True, id="far above, but backed"),
        pytest.param(TRUST.least_unbacked + 1, 20, 90, True, id="far below"),
    ],
)
def test_what_is_believed(unbacked: float, total: int, rules: float, believed: bool) -> None:
    """By the points that rest on strange quotes, and where there are some, by the distance above the rules."""
    found = check(report(RUBRIC))._replace(unbacked=unbacked)

    assert believable(found, total, int(rules), RUBRIC) is believed


def test_a_report_that_is_not_believed_counts_as_far_as_the_rules_see() -> None:
    """No signal is above the rules' strength; a stranger's is claimed at most; evidence is then the rules'."""
    names = [signal.id for signal in RUBRIC.signals.values() if not signal.whole]
    ground = Ground(answer(STRONG), RUBRIC)
    everywhere: Seen = ("strong", "I run the night desk of a tram depot")
    sent = report(RUBRIC, dict.fromkeys(names, everywhere))
    found = checked(read_reply([sent], ground, RUBRIC, Kind.SELF_START), ground, RUBRIC, WEIGHTS)
    rules = {item.id: item for item in ground.rules.signals}
    held = limited(found, ground.rules).signals

    assert all(held[name].strength.rank <= rules[name].strength.rank for name in names)
    assert all(held[name].strength.rank <= Strength.CLAIMED.rank for name in found.strangers)
    assert all(held[name].evidence for name in names if held[name].strength.rank)

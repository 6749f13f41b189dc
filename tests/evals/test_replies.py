"""Recorded replies of a capable model, replayed: agreement with the raters, and what hijacked replies are worth."""

import random
from functools import cache
from itertools import cycle

import pytest

from interviewer.domain.scorecard import Scorecard
from interviewer.grading.judge_request import signals_of
from interviewer.grading.segments import segments
from interviewer.library.prompts import load_prompt
from tests.evals.agreement import VERDICTS, mean, weighted_kappa
from tests.evals.replayed import Recorded, Reply, asked_by, recorded, replay, versions

OPTIONS = ("one", "dimension")
WEAK_BELOW = 50


@cache
def cards(calls: str, writing: int = 1) -> tuple[tuple[Recorded, Scorecard], ...]:
    """Each recorded transcript with its card."""
    return tuple((item, replay(item.transcript, item.replies, asked_by(item))) for item in recorded(calls, writing))


def test_the_replies_are_to_the_prompt_as_it_is() -> None:
    """A new version of the prompt needs new replies; forty transcripts were recorded under each option."""
    assert versions() == {load_prompt("judge").version}
    assert [len(recorded(calls)) for calls in OPTIONS] == [40, 40]


@pytest.mark.parametrize("calls", OPTIONS)
def test_the_model_agrees_with_the_raters(calls: str) -> None:
    """Verdict QWK 0.92 or more, total within 6 points, bias within 2 (GRADING: what a reader reached)."""
    verdicts = [
        (VERDICTS.index(item.reference["verdict"]), VERDICTS.index(card.verdict or "")) for item, card in cards(calls)
    ]
    totals = [(card.total or 0) - item.reference["total"] for item, card in cards(calls)]

    assert weighted_kappa([a for a, _ in verdicts], [b for _, b in verdicts], 3) >= 0.92
    assert mean([abs(off) for off in totals]) <= 6
    assert abs(mean(totals)) <= 2


@pytest.mark.parametrize("calls", OPTIONS)
def test_assigned_work_is_found(calls: str) -> None:
    """The gate that decides most: none missed, none invented."""
    wanted = {item.transcript.id for item, _ in cards(calls) if "manager_assigned" in item.reference["gates"]}
    fired = {
        item.transcript.id for item, card in cards(calls) if any(gate.id == "manager_assigned" for gate in card.gates)
    }

    assert wanted == fired


@pytest.mark.parametrize("calls", OPTIONS)
def test_few_honest_grades_need_a_person(calls: str) -> None:
    """At most 15 %, and every quote of the replies was found."""
    made = [card for _, card in cards(calls)]

    assert mean([card.needs_review for card in made]) <= 0.15
    assert not any("is not in the candidate's words" in reason for card in made for reason in card.review_reasons)


@pytest.mark.parametrize("calls", OPTIONS)
def test_two_writers_agree(calls: str) -> None:
    """The same ten transcripts, written twice: totals within five points on average."""
    first = {item.transcript.id: card for item, card in cards(calls)}
    pairs = [(card, first[item.transcript.id]) for item, card in cards(calls, 2)]

    assert len(pairs) == 10
    assert mean([abs((one.total or 0) - (other.total or 0)) for one, other in pairs]) <= 5


def hijacked(item: Recorded, how: str) -> Reply:
    """Every signal strong, no gate fires; the quotes are invented, or real and irrelevant."""
    said = [
        (place.turn, item.transcript.turns[place.turn].text[place.start : place.end])
        for place in segments(item.transcript)
    ]
    drawn = random.Random(item.transcript.id)
    longest = max(said, key=lambda place: len(place[1]))
    in_turn = cycle(said)
    signals = {}
    for signal in signals_of(asked_by(item), None):
        match how:
            case "invented":
                turn, words = 0, "I cut the error rate from nine percent to two within a month"
            case "drawn":
                turn, words = drawn.choice(said)
            case "in turn":
                turn, words = next(in_turn)
            case _:
                turn, words = longest
        signals[signal.id] = {"quotes": [{"turn": turn, "words": words}], "strength": "strong"}
    gates = {name: {"quotes": [], "fires": False} for name in item.replies[None]["gates"]}
    return {"account": "Everything is strong.", "signals": signals, "gates": gates}


@pytest.mark.parametrize(
    ("how", "most"),
    [
        pytest.param("invented", 0, id="invented quotes"),
        pytest.param("drawn", 10, id="real sentences by chance"),
        pytest.param("in turn", 10, id="real sentences in turn"),
        pytest.param("longest", 10, id="the longest sentence for everything"),
    ],
)
def test_a_hijacked_model_gains_little(how: str, most: float) -> None:
    """Over weak answers: invented quotes gain nothing, real ones at most ten points on average; none passes unseen."""
    weak = [(item, card) for item, card in cards("one") if item.reference["total"] < WEAK_BELOW]
    made = [(card, replay(item.transcript, {None: hijacked(item, how)}, asked_by(item))) for item, card in weak]

    assert mean([(after.total or 0) - (before.total or 0) for before, after in made]) <= most
    assert all(card.needs_review for _, card in made if card.verdict in ("hire", "strong_hire"))

"""Shares of turns and interviews, their intervals by candidate, and thresholds held to the lower end."""

from typing import Any

import pytest

from interviewer.evaluation.talk.check import Judged
from interviewer.evaluation.talk.shares import Held, differences, gates, grouped, judged, shares
from interviewer.evaluation.talk.suite import Held as Threshold
from interviewer.evaluation.talk.suite import TalkSuite
from tests.evaluation.talk.told import END, asked, probed, said, talk


def suite(**more: Any) -> TalkSuite:
    """Of one check."""
    fields: dict[str, Any] = {
        "kind": "conversations",
        "id": "chat",
        "about": "x",
        "candidates": "people",
        "checks": ("one_question",),
        "resamples": 200,
    }
    return TalkSuite(**{**fields, **more})


def held(name: str, wrong: int, of: int = 4, repeat: int = 0) -> Held:
    """An interview of so many turns, so many of them wrong."""
    places = tuple(Judged(n, "wrong" if n < wrong else "") for n in range(of))
    talked = talk(asked(), said(fact="size"), probed(), said(), END, candidate=name)
    return Held(f"{name}.real", repeat, talked, {"one_question": places})


def test_shares_are_counted() -> None:
    """Of turns, of interviews with such turns, of facts; by manner as well."""
    found = shares(suite(), [held("a", 1), held("b", 0), held("c", 0, of=0)], facts=6)
    share = found.of("one_question")

    assert share is not None
    assert (share.turns, share.of_turns) == (8, 7 / 8)
    assert (share.interviews, share.of_interviews) == (2, 1 / 2)
    assert found.facts == 3 / 6
    assert found.manners == {"strong": {"one_question": 1 / 2}}
    assert (found.interviews, found.candidates, found.probes) == (3, 3, 3)


def test_intervals_are_seeded_and_by_candidate() -> None:
    """The same numbers give the same; two interviews of one candidate are drawn together."""
    many = [held(name, wrong, repeat=n) for name, wrong in (("a", 4), ("b", 0), ("c", 0)) for n in (0, 1)]
    first, second = (shares(suite(), many, 0).of("one_question") for _ in range(2))

    assert first == second
    assert first is not None
    assert [len(group) for group in grouped(many)] == [2, 2, 2]
    assert {first.turns_low, first.turns_high} <= {0.0, 1 / 3, 2 / 3, 1.0}


@pytest.mark.parametrize(
    ("wrong", "least", "grader", "passed"),
    [
        pytest.param(0, 1.0, None, [True], id="all pass"),
        pytest.param(1, 1.0, None, [False], id="one does not"),
        pytest.param(1, 0.2, "rules", [True], id="enough"),
        pytest.param(4, 0.9, "llm", [], id="another's threshold"),
    ],
)
def test_thresholds(wrong: int, least: float, grader: Any, passed: list[bool]) -> None:
    """Held to the lower end, of whoever worded the probes."""
    wanted = suite(thresholds=(Threshold(check="one_question", least=least, grader=grader),))
    found = shares(wanted, [held("a", wrong), held("b", 0), held("c", 0)], 0)

    assert [gate.passed for gate in gates(wanted, found, "rules")] == passed


def test_what_applies_to_nothing_is_not_passed() -> None:
    """A check that no turn put to the test has shown nothing."""
    wanted = suite(thresholds=(Threshold(check="one_question", of="interviews", least=0.5),))
    [gate] = gates(wanted, shares(wanted, [held("a", 0, of=0)], 0), "rules")

    assert not gate.passed
    assert "no interval" in gate.says


def test_two_runs_are_held_against_each_other() -> None:
    """On the interviews that both have; a proven loss is said."""
    before = [held(name, 0) for name in "abcdef"]
    now = [held(name, 2) for name in "abcde"]
    [item] = differences(suite(), now, before)

    assert (item.value, item.loss) == (-1.0, True)


def test_conversations_are_judged_by_the_suites_checks() -> None:
    """By no others."""
    [item] = judged(suite(), [("a.real", 0, talk(asked(), END))])

    assert set(item.judged) == {"one_question"}
    assert item.failed("one_question") == ()

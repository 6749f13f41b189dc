"""Several reports made into one: the middle strength, the majority of gates."""

import pytest

from interviewer.domain.transcript import Kind
from interviewer.grading.ground import Ground
from interviewer.grading.judge_reply import Judgement, read_reply
from interviewer.grading.samples import middle
from interviewer.library.rubrics import load_rubric
from tests.grading.answers import STRONG, answer
from tests.grading.reports import Seen, report

RUBRIC = load_rubric("ownership")
GROUND = Ground(answer(STRONG), RUBRIC)
QUOTE = "I rewired two doors myself"
GIVEN = {"manager_assigned": "I called the maker"}


def sample(strength: str, *, gate: bool = False) -> Judgement:
    """A report with one signal."""
    seen: dict[str, Seen] = {"steps": (strength, QUOTE)} if strength != "absent" else {}
    return read_reply([report(RUBRIC, seen, GIVEN if gate else {})], GROUND, RUBRIC, Kind.SELF_START)


@pytest.mark.parametrize(
    ("strengths", "expected"),
    [
        pytest.param(["shown"], "shown", id="one"),
        pytest.param(["strong", "absent", "shown"], "shown", id="the middle of three"),
        pytest.param(["strong", "claimed"], "claimed", id="the lower of two"),
        pytest.param(["absent", "strong", "strong", "absent"], "absent", id="the lower middle of four"),
        pytest.param(["strong"] * 2 + ["claimed"] * 3, "claimed", id="of five"),
    ],
)
def test_the_middle_strength_counts(strengths: list[str], expected: str) -> None:
    """Half of the samples or more see at least as much, and its quotes are of a sample that says so."""
    found = middle([sample(strength) for strength in strengths], RUBRIC).signals["steps"]

    assert found.strength.value == expected
    assert bool(found.evidence) is (expected != "absent")


@pytest.mark.parametrize(
    ("gates", "fires"),
    [
        pytest.param([True, False], False, id="half"),
        pytest.param([True, True, False], True, id="more than half"),
        pytest.param([True], True, id="the only one"),
    ],
)
def test_a_gate_takes_a_majority(gates: list[bool], fires: bool) -> None:
    """More than half of the samples have to fire it."""
    found = middle([sample("shown", gate=gate) for gate in gates], RUBRIC)

    assert [mark.id for mark in found.gates] == (["manager_assigned"] if fires else [])

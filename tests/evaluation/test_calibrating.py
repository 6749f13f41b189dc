"""The calibration aid: finds weights that were hidden, proposes nothing where nothing is gained, edits no rubric."""

import random
from pathlib import Path

import pytest

from interviewer.errors import RunError
from interviewer.evaluation.calibrating import calibrated, present, proposal, rounded, samples
from interviewer.evaluation.evaluate import next_target
from interviewer.evaluation.fitting import Sample, Weights, fitted, solve
from interviewer.evaluation.suites import load_suite
from interviewer.grading.grader import grade
from interviewer.library.files import FRAMEWORK_FILE
from interviewer.library.rubrics import load_framework, load_rubric
from interviewer.resources import data_folder

NOW = present(load_framework(), "rules")
FILE = data_folder("rubrics") / FRAMEWORK_FILE
HIDDEN = Weights(
    {**NOW.points, "self_awareness": {"named": 2.0, "acted": 8.0}, "structure_star": {**NOW.points["structure_star"]}},
    0.4,
    0.8,
)


def drawn(weights: Weights, pairs: int, noise: float, seed: int = 1) -> list[Sample]:
    """Dimensions with strengths by chance, rated by `weights` and an error of the rater's own."""
    chance, made = random.Random(seed), list[Sample]()
    for number in range(pairs * 2):
        for dimension, points in weights.points.items():
            ranks = {signal: chance.randrange(4) for signal in points}
            item = Sample(f"c{number}", f"p{number // 2}", dimension, ranks, 0.0)
            made.append(item._replace(wanted=weights.of(item) + chance.gauss(0, noise)))
    return made


def test_hidden_weights_are_found() -> None:
    """Without noise and without a pull to the present they come back."""
    found = fitted(drawn(HIDDEN, 40, 0.0), NOW, 0.001)

    assert (found.claimed, found.shown) == pytest.approx((0.4, 0.8), abs=0.01)
    assert found.points["self_awareness"] == pytest.approx({"named": 2.0, "acted": 8.0}, abs=0.05)


@pytest.mark.parametrize("pull", [0.0, 1.0, 1e6])
def test_a_fit_keeps_the_rubrics_sums(pull: float) -> None:
    """Each dimension keeps its weight, no signal falls below zero, claimed is never worth more than shown."""
    found = fitted(drawn(HIDDEN, 10, 4.0), NOW, pull)
    for name, points in found.points.items():
        assert sum(points.values()) == pytest.approx(sum(NOW.points[name].values()))
        assert min(points.values()) >= 0
    assert 0 <= found.claimed <= found.shown <= 1


def test_a_strong_pull_leaves_everything_as_it_is() -> None:
    """A million cases' worth of the present."""
    found = fitted(drawn(HIDDEN, 10, 1.0), NOW, 1e9)

    assert found.claimed == pytest.approx(NOW.claimed, abs=0.01)
    assert found.points["self_awareness"] == pytest.approx(NOW.points["self_awareness"], abs=0.01)


def test_a_gain_is_proposed() -> None:
    """Held-out pairs gain, and the interval says so."""
    found = calibrated("rules", drawn(HIDDEN, 40, 1.0), NOW)

    assert found.weights is not None
    assert found.interval is not None
    assert found.gain > found.interval.low > 0
    assert found.weights.points["self_awareness"]["acted"] > 6


def test_no_gain_no_proposal() -> None:
    """Ratings by the present weights: fitting chases noise, which held-out pairs do not reward."""
    found = calibrated("rules", drawn(NOW, 40, 3.0), NOW)

    assert found.weights is None
    assert abs(found.gain) < 0.2


def test_too_few_pairs_are_refused() -> None:
    """With how many there are and how many it takes."""
    with pytest.raises(RunError, match="5 pairs can be used, and at least 20"):
        calibrated("rules", drawn(NOW, 5, 1.0), NOW)


def test_an_observer_without_strengths_is_named() -> None:
    """With those that there are."""
    with pytest.raises(RunError, match="There are: rules"):
        present(load_framework(), "llm:other")


def test_rounding_keeps_the_sum() -> None:
    """Tenths that add up to the dimension's points."""
    third = Weights({**NOW.points, "self_awareness": {"named": 10 / 3, "acted": 20 / 3}}, 1 / 3, 2 / 3)
    found = rounded(third, NOW)

    assert found.points["self_awareness"] == {"named": 3.3, "acted": 6.7}
    assert (found.claimed, found.shown) == (0.33, 0.67)


def test_the_proposal_is_a_diff_and_changes_nothing(tmp_path: Path) -> None:
    """Only the lines of what changed; the rubric's file stays; applied, it is a rubric that loads."""
    before = FILE.read_bytes()
    text = proposal(FILE, HIDDEN, NOW, "rules")
    added = [line[1:].strip() for line in text.splitlines() if line.startswith("+") and not line.startswith("+++")]

    assert added == [
        '"points": 2,',
        '"points": 8,',
        '"rules": {"absent": 0, "claimed": 0.4, "shown": 0.8, "strong": 1},',
    ]
    assert FILE.read_bytes() == before
    strange = tmp_path / FRAMEWORK_FILE
    strange.write_text("{}")
    with pytest.raises(RunError, match="Edit the rubric by hand"):
        proposal(strange, HIDDEN, NOW, "rules")


def test_what_weights_cannot_change_is_left_out() -> None:
    """Capped dimensions, cases with a gate, competencies with points of their own; the rest adds up as graded."""
    cases = load_suite("calibration").cases[::3]
    cards = {case.id: grade(case.transcript, load_rubric(case.transcript.competency)) for case in cases}
    found = samples(cases, cards, NOW)
    own = {case.id for case in cases if case.transcript.competency == "customer_obsession"}
    gated = {case.id for case in cases if case.reference.gates}

    assert found
    assert not {item.case for item in found} & gated
    assert not {item.dimension for item in found if item.case in own} & {"action_specificity", "self_awareness"}
    for item in found:
        assert NOW.of(item) == pytest.approx(cards[item.case].dimensions[item.dimension].points, abs=0.02)
    assert next_target(cases[0], None) is None


@pytest.mark.parametrize(
    ("matrix", "wanted"),
    [
        pytest.param([[2.0, 0.0, 4.0], [0.0, 4.0, 4.0]], [2.0, 1.0], id="diagonal"),
        pytest.param([[0.0, 1.0, 3.0], [1.0, 1.0, 5.0]], [2.0, 3.0], id="rows in the wrong order"),
        pytest.param([[1.0, 1.0, 1.0], [2.0, 2.0, 2.0]], None, id="singular"),
    ],
)
def test_equations(matrix: list[list[float]], wanted: list[float] | None) -> None:
    """Solved, or said to have no single answer."""
    assert solve(matrix) == wanted

"""Gates: intervals against thresholds, losses against a baseline, and a baseline of something else refused."""

from typing import Any

import pytest

from interviewer.domain.transcript import Transcript
from interviewer.evaluation.baselines import Baseline
from interviewer.evaluation.cases import Case, Reference
from interviewer.evaluation.evaluate import Graded, full_range
from interviewer.evaluation.figures import figures
from interviewer.evaluation.gates import Check, baseline_checks, loose, threshold_checks
from interviewer.evaluation.rows import Given, row
from interviewer.evaluation.suites import Suite
from tests.evaluation.made import POINTS, suite

TOTALS = [20, 35, 50, 62, 70, 78, 85, 92] * 3


def given(total: float, **more: Any) -> Given:
    return Given(verdict=0, total=total, points={name: float(points) for name, points in POINTS.items()}, **more)


def made(off: list[float | None], **more: Any) -> Graded:
    """A run in which each case of 24 is off by so much; None: it has no grade."""
    cases = tuple(
        Case(
            Transcript(id=f"c{number}", question="Q?", turns=()),
            f"p{number // 2}",
            Reference(total=total, points=dict(POINTS), gates=()),
            numbers=("case:1",) if number < 12 else (),
        )
        for number, total in enumerate(TOTALS)
    )
    grades = {
        case.id: None if less is None else given((case.reference.total or 0) + less)
        for case, less in zip(cases, off, strict=True)
    }
    rows = tuple(row(case, grades[case.id], full_range()) for case in cases)
    data = suite(metrics=["n", "abstained", "total_error", "total_bias", "total_spearman"], by=["case"], **more)
    return Graded(Suite.model_validate(data), cases, grades, rows)


def baseline(run: Graded, rubrics: dict[str, str]) -> Baseline:
    return Baseline(suite="small", grader="rules", model=None, rubrics=rubrics, cases=run.given)


GOOD: list[float | None] = [3.0, -2.0, 1.0, 0.0, 2.0, -1.0, -3.0, 2.0] * 3
WORSE: list[float | None] = [8.0, -7.0, 6.0, -6.0] * 6
ONE_OFF: list[float | None] = [9.0, *GOOD[1:]]
HASHES = {"generic": "abc"}


@pytest.mark.parametrize(
    ("threshold", "passed", "said"),
    [
        pytest.param({"metric": "total_error", "most": 3}, True, "total_error", id="kept"),
        pytest.param({"metric": "total_error", "most": 1.5}, False, "upper end", id="value kept, interval not"),
        pytest.param({"metric": "total_spearman", "least": 0.9}, True, "lower end", id="least"),
        pytest.param({"metric": "total_bias", "least": -1, "most": 2}, True, "and", id="both ends"),
        pytest.param({"metric": "total_bias", "least": 0.2, "most": 2}, False, "and", id="one of both ends"),
        pytest.param({"metric": "total_error", "most": 3, "case": "case:1"}, True, "case:1", id="a part"),
        pytest.param({"metric": "total_error", "most": 3, "case": "case:9"}, False, "no interval", id="no such part"),
    ],
)
def test_thresholds_are_held_against_intervals(threshold: dict[str, Any], passed: bool, said: str) -> None:
    """The worse end of the interval counts, not the value."""
    run = made(GOOD, thresholds=[threshold])
    check, _ = threshold_checks(run.suite, run.figures, "rules")

    assert check.passed is passed
    assert said in check.says or said == "total_error"


@pytest.mark.parametrize(
    ("threshold", "said"),
    [
        pytest.param({"metric": "total_error", "most": 2.5}, [], id="close"),
        pytest.param({"metric": "total_error", "most": 9}, ["'most' can be"], id="points"),
        pytest.param({"metric": "total_spearman", "least": 0.5}, ["'least' can be"], id="a rank"),
        pytest.param({"metric": "total_bias", "least": -9, "most": 9}, ["'least'", "'most'"], id="both ends"),
        pytest.param({"metric": "total_error", "most": 9, "grader": "llm"}, [], id="another grader's"),
        pytest.param({"metric": "total_error", "most": 9, "case": "case:9"}, [], id="no such part"),
    ],
)
def test_loose_thresholds_are_named(threshold: dict[str, Any], said: list[str]) -> None:
    """More than 0.05, or a point, from today's end a loss would pass unseen."""
    run = made(GOOD, thresholds=[threshold])
    found = list(loose(run.suite, run.figures, "rules"))

    assert len(found) == len(said)
    assert all(part in text for part, text in zip(said, found, strict=True))


def test_thresholds_are_of_their_grader() -> None:
    """A model is not held to what the rules reach."""
    run = made(GOOD, thresholds=[{"metric": "total_error", "most": 0}])

    assert [check.kind for check in threshold_checks(run.suite, run.figures, "llm")] == ["abstained"]


def test_an_undefined_figure_passes_nothing() -> None:
    """Nothing graded: the threshold fails, and says why."""
    run = made([None] * 24, thresholds=[{"metric": "total_error", "most": 99}])
    threshold, abstained = threshold_checks(run.suite, run.figures, "rules")

    assert not threshold.passed
    assert "no interval" in threshold.says
    assert not abstained.passed


@pytest.mark.parametrize(("most", "passed"), [(0.0, False), (0.1, True)])
def test_cases_without_a_grade_have_a_limit(most: float, passed: bool) -> None:
    """One of 24."""
    run = made([None, *GOOD[1:]], most_abstained=most)
    *_, check = threshold_checks(run.suite, run.figures, "rules")

    assert check.passed is passed


def against(run: Graded, before: Baseline | None) -> list[Check]:
    return list(baseline_checks(run, before, HASHES, "rules"))


def test_nothing_changed_is_difference_0() -> None:
    """The same grades pass, and it is said that nothing differs."""
    [check] = against(made(GOOD), baseline(made(GOOD), HASHES))

    assert check.passed
    assert "Nothing differs" in check.says


def test_a_loss_fails_by_name() -> None:
    """What is worse is named; a bias is none of it, as it is better or worse by its threshold alone."""
    checks = against(made(WORSE), baseline(made(GOOD), HASHES))
    names = {check.name for check in checks if not check.passed}

    assert {"total, mean error in points"} <= names <= {"total, mean error in points", "total, rank correlation"}


def test_a_gain_passes() -> None:
    """The other way round."""
    assert all(check.passed for check in against(made(GOOD), baseline(made(WORSE), HASHES)))


def test_one_case_may_differ() -> None:
    """A change that a resample may leave out is no proven loss; it is said that something differs."""
    [check] = against(made(ONE_OFF), baseline(made(GOOD), HASHES))

    assert check.passed
    assert "No metric shows a loss" in check.says


@pytest.mark.parametrize(
    ("before", "said"),
    [
        pytest.param(None, "There is no baseline", id="none"),
        pytest.param({"cases": {"c0": None}}, "The suite has 23 cases that the baseline lacks", id="other cases"),
    ],
)
def test_a_baseline_of_something_else_is_none(before: dict[str, Any] | None, said: str) -> None:
    """It fails, with the command that renews it."""
    was = None if before is None else baseline(made(GOOD), HASHES).model_copy(update=before)
    [check] = against(made(GOOD), was)

    assert not check.passed
    assert said in check.says
    assert "interviewer eval baseline small" in check.says


def test_a_rubric_that_changed_is_named() -> None:
    """Whoever reads the check sees what was edited."""
    checks = against(made(WORSE), baseline(made(GOOD), {"generic": "older"}))

    assert all("the rubric of generic" in check.says for check in checks)


def test_rubrics_that_all_changed_are_counted() -> None:
    """A shared file did it; sixteen names would say less."""
    now = {"generic": "b", "ownership": "d"}
    [check] = baseline_checks(made(GOOD), baseline(made(GOOD), {"generic": "a", "ownership": "c"}), now, "rules")

    assert check.passed
    assert check.says == "Nothing differs from it. Changed since: all 2 rubrics."


def test_figures_are_the_same_each_time() -> None:
    """Intervals too."""
    run = made(GOOD)

    assert run.figures == figures(run.suite, run.cases, run.rows)

"""Runs and their figures as plain rows and sentences: names, numbers, intervals, what is never mixed."""

import pytest

from interviewer.evaluation.figures import Figure, Figures
from interviewer.evaluation.gates import Check
from interviewer.evaluation.runner import Progress
from interviewer.evaluation.shelf import State
from interviewer.evaluation.starting import Look
from interviewer.evaluation.suites import Threshold
from interviewer.ui.evals_figures import confusion_says, confusion_table, drawn, figures_table, part_name
from interviewer.ui.evals_history import entry_line, histories, main_figure, passed_of
from interviewer.ui.evals_start import line_of, share_of
from interviewer.ui.evals_tables import headline, interval, metric_name, number
from tests.ui.evals_made import COUNT, ERROR, KAPPA, cells, entry, figures, study


@pytest.mark.parametrize(
    ("value", "metric", "says"),
    [
        pytest.param(None, "verdict_qwk", "-", id="undefined is not 0"),
        pytest.param(0.85771, "verdict_qwk", "0.858", id="a share"),
        pytest.param(7.384, "total_error", "7.38", id="points"),
        pytest.param(-3.0, "total_bias", "-3.00", id="whole points"),
        pytest.param(86.0, "n", "86", id="a count"),
        pytest.param(1.0, "pair_order", "1.000", id="all"),
    ],
)
def test_numbers(value: float | None, metric: str, says: str) -> None:
    """As many digits as mean something."""
    assert number(value, metric) == says


def test_names_are_those_of_the_rubric() -> None:
    """No id of a dimension or gate is shown; a metric that is no more keeps its id."""
    assert metric_name("qwk_quantified_impact") == "Quantified impact, weighted kappa"
    assert metric_name("recall_manager_assigned") == "Assigned work, recall"
    assert metric_name("gone_metric") == "Gone_metric"
    assert (part_name("case:2", "case"), part_name("sde2", "level"), part_name("x", "level")) == (
        "Trap 2",
        "SDE 2",
        "x",
    )


def test_a_count_has_no_interval() -> None:
    """How many cases there are is known."""
    assert interval(80, 92, "n") == "-"
    assert interval(0.7, None) == "-"
    assert headline(KAPPA) == "Verdict, weighted kappa 0.858 (0.782 to 0.916)"


@pytest.mark.parametrize(
    ("overall", "metric"),
    [
        pytest.param((COUNT, ERROR, KAPPA), "verdict_qwk", id="the named one"),
        pytest.param((COUNT, ERROR), "total_error", id="else the first that is no count"),
        pytest.param((COUNT, KAPPA.model_copy(update={"value": None})), None, id="undefined speaks for nothing"),
    ],
)
def test_what_speaks_for_a_run(overall: tuple[Figure, ...], metric: str | None) -> None:
    """One figure a suite."""
    found = main_figure(figures(*overall))
    assert (found.metric if found else None) == metric


def test_over_time_by_suite_and_never_across_graders() -> None:
    """Oldest first; who graded is said of each run, other numbers of cases too; unfinished runs are left out."""
    newest_first = [
        entry("c", found=figures(KAPPA), grader="llm", model="m"),
        entry("b", "unfinished"),
        entry("a", found=figures(KAPPA, n=40)),
        entry("other", found=figures(ERROR), suite="pairs"),
        entry("bare", found=None),
    ]

    pairs, small = histories(newest_first)

    assert (pairs.suite, pairs.metric, pairs.warning) == ("pairs", "total_error", "")
    assert [(dot.run, dot.grader) for dot in small.dots] == [("a", "rules"), ("c", "llm (m)")]
    assert "not one grader that changed" in small.warning
    assert "number of cases changed" in small.warning


@pytest.mark.parametrize(
    ("state", "found", "says"),
    [
        pytest.param("running", None, "Being graded now: 40 of 86.", id="going on"),
        pytest.param("unfinished", None, "Not finished: 40 of 86 graded.", id="stopped"),
        pytest.param("finished", None, "its summary cannot be read", id="broken summary"),
        pytest.param("finished", figures(KAPPA), "0.858 (0.782 to 0.916). 86 cases, not held", id="finished"),
    ],
)
def test_a_line_for_every_state(state: State, found: Figures | None, says: str) -> None:
    """How far it is, or what it came to."""
    assert says in entry_line(entry("a", state, found))


def test_checks_are_counted() -> None:
    """The check of being whole alone is no holding against thresholds."""
    whole = Check(name="whole", kind="run", passed=True, says="")
    missed = Check(name="x", kind="threshold", passed=False, says="")
    assert passed_of([whole]) == "not held against thresholds"
    assert passed_of([whole, missed]) == "1 of 2 checks passed"


def test_figures_with_thresholds() -> None:
    """The whole interval must keep a threshold; another grader's or a part's does not count; scales are kept apart."""
    limits = (
        Threshold(metric="verdict_qwk", least=0.8),
        Threshold(metric="total_error", most=9.5),
        Threshold(metric="total_error", most=1, grader="llm"),
        Threshold(metric="total_error", most=1, case="case:2"),
    )
    found = study(found=figures(COUNT, KAPPA, ERROR), thresholds=limits)

    (share,), (points,) = drawn(found, "share"), drawn(found, "points")

    assert (share.metric, share.passed, share.raters) == ("verdict_qwk", False, 0.959)
    assert (points.metric, points.passed, points.most) == ("total_error", True, 9.5)
    expected = ["Verdict, weighted kappa", "0.858", "0.782 to 0.916", "from 0.8", "0.959", "0.392", "-"]
    assert cells(figures_table(found), "Verdict, weighted kappa") == expected


def test_verdicts_crossed() -> None:
    """The sentence counts what the table shows; without rated verdicts there is neither."""
    found = figures(confusion=((22, 2, 1, 0), (1, 10, 5, 0), (0, 0, 8, 3), (0, 1, 16, 17)))
    assert confusion_says(found).startswith(
        "Of 86 cases 57 have the raters' verdict, 27 are one verdict off, 2 further"
    )
    assert cells(confusion_table(found), "Hire") == ["Hire", "0", "0", "8", "3"]
    assert confusion_table(figures(confusion=((0, 0), (0, 0)))) is None


def test_progress_in_words() -> None:
    """How many of how many, and how long it takes."""
    look = Look("grading", "r", Progress(34, 0, 86, 2.6, 0.0), "")
    assert line_of("calibration", look).startswith("calibration: 34 of 86 graded, about 3 s left.")
    assert share_of(look) == pytest.approx(34 / 86)
    assert line_of("calibration", Look("measuring", "r", None, "Computing.")) == "calibration: Computing."

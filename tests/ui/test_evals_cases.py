"""The cases of a run as plain rows: lists, distances, reference and grader side by side."""

import pytest

from interviewer.domain.scorecard import Scorecard
from interviewer.evaluation.cases import NextProbe, Rating, Reference, Seen
from interviewer.evaluation.rows import Row
from interviewer.ui.evals_cases import (
    case_line,
    compared,
    listed,
    neighbours,
    probed_next,
    questions,
    scatter,
    scatter_says,
    signals_table,
)
from tests.evaluation.made import POINTS, made_row
from tests.ui.cards import scorecard
from tests.ui.evals_made import case, cells, study

ROWS = [
    made_row("close", total=58),
    made_row("far", total=95, verdict=3),
    made_row("none", scored=False),
    made_row("gate", total=60, gates=frozenset({"no_story"})),
    made_row("unrated", wanted_total=None, wanted_verdict=None, wanted_gates=None, gates=frozenset({"no_story"})),
]


@pytest.mark.parametrize(
    ("shown", "search", "ids"),
    [
        pytest.param("worst", "", ["far", "close", "gate", "unrated", "none"], id="worst first, no grade last"),
        pytest.param("gates", "", ["gate"], id="gates differ; nobody rated is no difference"),
        pytest.param("verdicts", "", ["far"], id="verdicts differ"),
        pytest.param("ungraded", "", ["none"], id="no grade"),
        pytest.param("order", "", ["close", "far", "none", "gate", "unrated"], id="as they are"),
        pytest.param("worst", " RATE ", ["unrated"], id="search knows no case"),
        pytest.param("worst", "zzz", [], id="nothing found"),
    ],
)
def test_lists_of_cases(shown: str, search: str, ids: list[str]) -> None:
    """Each list holds what its name says."""
    assert [row.id for row in listed(ROWS, shown, search)] == ids


def test_neighbours_stay_in_the_list() -> None:
    """Nothing before the first, nothing behind the last; from outside one comes to the first."""
    assert neighbours(ROWS, "close") == (None, "far")
    assert neighbours(ROWS, "unrated") == ("gate", None)
    assert neighbours(ROWS, "elsewhere") == (None, "close")
    assert neighbours([], "elsewhere") == (None, None)


@pytest.mark.parametrize(
    ("row", "says"),
    [
        pytest.param(
            ROWS[0], "Raters Lean No Hire, 60 of 100. Grader Lean No Hire, 58 of 100: 2 points lower.", id="low"
        ),
        pytest.param(ROWS[2], "Raters Lean No Hire, 60 of 100. No grade: none was made", id="no grade"),
        pytest.param(ROWS[3], "Gate of the grader alone: No story.", id="a gate too much"),
        pytest.param(
            made_row(wanted_gates=frozenset({"no_story"})), "Gate of the raters alone: No story.", id="missed"
        ),
        pytest.param(ROWS[4], "Raters gave no verdict. Grader", id="not rated"),
    ],
)
def test_a_case_in_a_line(row: Row, says: str) -> None:
    """What was wanted, what was given, how far apart."""
    assert says in case_line(row)


def test_totals_with_the_spread_of_the_raters() -> None:
    """A line from the least to the most that a rater gave; cases without both totals are left out."""
    ratings = tuple(Rating(points={"structure_star": points}, verdict="hire") for points in (50, 57, 64))
    rated = {"close": case("close", ratings=ratings), "far": case("far")}
    points = scatter(study(ROWS[0], ROWS[1], ROWS[2], ROWS[4], cases=rated))

    assert [(point.case, point.low, point.high) for point in points] == [("close", 50, 64), ("far", 60, 60)]
    assert scatter_says(points) == (
        "Of 2 cases 1 are within 3 points of the reference, 1 are graded higher, 1 lower. "
        "1 lie within what the single raters gave."
    )


def test_reference_and_grader_side_by_side() -> None:
    """Every dimension, the total, the verdict, the gates; far apart is marked; without a grade there is '-'."""
    ratings = (Rating(points={**POINTS, "ownership_signal": 3}, gates=("no_story",), verdict="no_hire"),)
    reference = Reference(points=POINTS, total=60, verdict="lean_no_hire", gates=())
    wanted = case(reference=reference, ratings=ratings)

    table = compared(wanted, scorecard(gate=True))

    assert table.columns == ("", "Reference", "Grader", "Difference", "Rater 1")
    assert cells(table, "Total, of 100") == ["Total, of 100", "60", "52", "-8", "43"]
    assert cells(table, "Verdict") == ["Verdict", "Lean No Hire", "Lean No Hire", "same", "No Hire"]
    assert cells(table, "Gates") == ["Gates", "none", "Assigned work", "differs", "No story"]
    assert {row[2].text for row in compared(wanted, None).rows} == {"-"}
    unscored = Scorecard(id="one", status="unscored", reason="Empty.")
    assert {row[2].text for row in compared(wanted, unscored).rows} == {"-"}


def test_signals_side_by_side() -> None:
    """The reader's strength and words beside the grader's; nobody read it: no table."""
    seen = {"steps": Seen(scorecard().dimensions["action_specificity"].signals[0].strength, "I wrote a script")}
    table = signals_table(case(seen=seen), scorecard())

    assert table
    assert [cell.text for cell in table.rows[0]][2] == "“I wrote a script...”"
    assert signals_table(case(), scorecard()) is None
    assert signals_table(case(seen=seen), None) is None


def test_next_probe() -> None:
    """Where it goes, for both; what raters would ask, each question once."""
    assert probed_next(made_row()) == "Probed next: Self-awareness; by the raters Self-awareness."
    assert probed_next(made_row(target=None, wanted_targets=frozenset())).endswith("nothing; by the raters nothing.")
    asked = Rating(verdict="hire", next_probe=NextProbe(target="x", question="Why?"))
    assert questions((asked, asked, Rating(verdict="hire"))) == ["Why?"]

"""The figures of a run: the raters' ceiling, what length alone and a constant would reach, parts, caveats."""

import pytest

from interviewer.domain.transcript import Transcript
from interviewer.evaluation import statistics as stats
from interviewer.evaluation.cases import Case, Reference
from interviewer.evaluation.evaluate import graded
from interviewer.evaluation.figures import caveats, ceiling, frequent_floor, length_floor, parts, unseen
from interviewer.evaluation.suites import Suite, load_suite
from tests.evaluation.made import made_row, suite


def test_the_ceiling_is_of_every_two_raters() -> None:
    """Verdicts and totals of three raters, two by two, on average; about what GRADING says of them."""
    cases = load_suite("calibration").cases
    verdicts = ("no_hire", "lean_no_hire", "hire", "strong_hire")
    kappas = [
        stats.weighted_kappa(*[[verdicts.index(case.ratings[place].verdict) for case in cases] for place in two])
        for two in ((0, 1), (0, 2), (1, 2))
    ]
    found = ceiling(cases)

    assert found["verdict_qwk"] == pytest.approx(sum(kappa or 0 for kappa in kappas) / 3)
    assert 0.9 < (found["verdict_qwk"] or 0) < 1
    assert 2 < (found["total_error"] or 0) < 4


def test_no_second_rater_no_ceiling() -> None:
    """Undefined, not perfect."""
    assert set(ceiling([]).values()) == {None}


def test_length_alone_is_told_by_other_pairs() -> None:
    """Totals that follow the words are found; those that do not are not; of one pair nothing can be told."""
    following = [
        made_row(f"p{n:02}{n % 2}", pair=f"p{n // 2}", words=20 * (n + 1), wanted_total=4.0 * n, wanted_verdict=n // 6)
        for n in range(24)
    ]
    turned = [
        made_row(row.id, pair=row.pair, words=row.words, wanted_total=float((n * 37) % 96), wanted_verdict=(n * 7) % 4)
        for n, row in enumerate(following)
    ]

    assert (length_floor(following)["verdict_qwk"] or 0) > 0.8
    assert (length_floor(turned)["verdict_qwk"] or 0) < 0.3
    assert set(length_floor(following[:2]).values()) == {None}


def test_a_constant_reaches_its_share() -> None:
    """The most frequent verdict and the middle total."""
    rows = [made_row("a1", wanted_total=10.0), made_row("b1", wanted_total=60.0), made_row("c1", wanted_verdict=3)]

    assert frequent_floor(rows) == {"verdict_exact": pytest.approx(2 / 3), "total_error": pytest.approx(50 / 3)}


def test_parts_are_in_their_order() -> None:
    """case:2 before case:10, short before long; a kappa of a handful of cases is not shown."""
    rows = [
        made_row("a1", numbers=("case:10", "case:2"), words=50),
        made_row("b1", numbers=("case:2",), words=500),
        made_row("c1", words=150),
    ]
    wanted = Suite.model_validate(suite(metrics=["n", "verdict_qwk", "total_error"], by=["case", "length"]))
    found = parts(wanted, rows)

    assert [part.name for part in found] == [
        *("case:2", "case:10"),
        *("under 100 words", "100 to 199 words", "400 words and more"),
    ]
    assert {figure.metric for part in found for figure in part.figures} == {"total_error"}
    assert [figure.n for figure in found[0].figures] == [2]


def test_unseen_cases_have_figures_of_their_own() -> None:
    """Beside those of all; none where all or no case is unseen."""
    wanted = Suite.model_validate(suite(metrics=["n", "total_error"]))
    rows = [made_row(f"{name}1", total=60.0 + off) for name, off in (("a", 1), ("b", 3), ("c", 8), ("d", 10))]
    cases = [Case(Transcript(id=row.id, question="Q?", turns=()), row.pair, Reference()) for row in rows]
    half = [case._replace(unseen=case.id in ("c1", "d1")) for case in cases]
    found = unseen(wanted, half, rows)

    assert found is not None
    assert [(figure.metric, figure.value, figure.n) for figure in found.figures] == [("total_error", 9.0, 2)]
    assert found.figures[0].low is not None
    assert unseen(wanted, cases, rows) is None
    assert unseen(wanted, [case._replace(unseen=True) for case in cases], rows) is None


def test_caveats_say_what_intervals_cannot_show() -> None:
    """Few cases, seldom gates, cases without a grade; of many good cases nothing."""
    few = caveats([made_row("a1", wanted_gates=frozenset({"no_story"})), made_row("b1", scored=False)])
    many = caveats([made_row(f"p{number}1") for number in range(300)])

    assert len(few) == 3
    assert "no_story 1" in few[1]
    assert many == []


def test_results_under_other_keys_are_left_out() -> None:
    """A folder may hold anything: only the keys of this run count."""
    suite_, cases = load_suite("calibration")
    found = graded(suite_, cases[:2], {}, {case.id: ("unknown",) for case in cases[:2]})

    assert [row.scored for row in found.rows] == [False, False]
    assert found.given == {case.id: None for case in cases[:2]}

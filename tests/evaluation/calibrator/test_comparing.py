"""One scored pair beside its reference."""

import pytest

from interviewer.domain.calibration_pair import CalibrationPair
from interviewer.evaluation.calibrator.comparing import compared, order_said
from interviewer.evaluation.calibrator.pairs import page_pair, rules_card
from interviewer.importers.evaluate_page import read_evaluate_page
from interviewer.library.rubrics import load_framework
from interviewer.resources import data_folder
from tests.evaluation.calibrator.scored import a_pair, given, unscored

FRAME = load_framework()


def test_differences_per_dimension_in_the_order_shown() -> None:
    """What was given before and with the rubric, the reference with its spread, and the distance from it."""
    pair = a_pair("p", 0.8, 0.3, apart=0.1)
    first, second = compared(pair, given(pair, 0.9, 0.2, unaided=0.5, seed=1), unscored(pair), FRAME)

    assert (first.answer, second.answer) == (1, 0)
    ownership = next(gap for gap in second.gaps if gap.dimension == "ownership_signal")
    assert (ownership.unaided, ownership.given, ownership.reference, ownership.rules) == (15, 27, 24, None)
    assert ownership.over == pytest.approx(3)
    assert ownership.spread == pytest.approx((21, 27))
    assert second.total.over == pytest.approx(10)
    structure = next(gap for gap in first.gaps if gap.dimension == "structure_star")
    assert structure.unaided is None


@pytest.mark.parametrize(
    ("reference", "own", "fluency"),
    [
        pytest.param(0.3, 0.41, True, id="weak, above the limit"),
        pytest.param(0.3, 0.40, False, id="weak, at the limit"),
        pytest.param(0.5, 0.41, True, id="lean no hire is weak too"),
        pytest.param(0.7, 0.9, False, id="a hire"),
    ],
)
def test_fluency_bias_is_named(reference: float, own: float, fluency: bool) -> None:
    """A weak answer given more than 40."""
    pair = a_pair("p", reference, 0.8)

    assert compared(pair, given(pair, own, 0.8), unscored(pair), FRAME)[0].fluency is fluency


@pytest.mark.parametrize(
    ("reference", "own", "seed", "said"),
    [
        pytest.param((0.8, 0.3), (0.7, 0.6), 0, "puts the first answer 50 points above the other; so did you", id="so"),
        pytest.param((0.8, 0.3), (0.6, 0.7), 1, "puts the second answer 50 points above the other; you had", id="not"),
        pytest.param((0.8, 0.3), (0.6, 0.6), 0, "you gave both the same", id="same"),
        pytest.param((0.8, 0.75), (0.6, 0.7), 0, "which is better is not decided", id="too near"),
    ],
)
def test_the_order_in_a_sentence(
    reference: tuple[float, float], own: tuple[float, float], seed: int, said: str
) -> None:
    """By the places in which the answers were shown."""
    pair = a_pair("p", *reference)

    assert said in order_said(pair, given(pair, *own, seed=seed))


def test_a_page_whose_label_does_not_stand() -> None:
    """Its points are shown as the page gives them, marked as not counting; the order is said to be unknown."""
    page = read_evaluate_page(data_folder("evals") / "pages" / "planted_mended_answer.txt", "planted.txt")
    assert isinstance(page, CalibrationPair)
    pair = page_pair(page)
    scoring = given(pair, 0.5, 0.5)

    found = compared(pair, scoring, (rules_card(pair, 0), rules_card(pair, 1)), FRAME)

    assert "does not stand" in order_said(pair, scoring)
    assert any(gap.reference is not None and not gap.counts for item in found for gap in item.gaps)
    assert all(gap.spread is None for item in found for gap in item.gaps)

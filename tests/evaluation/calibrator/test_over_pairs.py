"""A calibrator over many pairs: bias, error, order and fluency beside raters and rules, with what n cannot show."""

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from interviewer.domain.calibrator import Scoring
from interviewer.evaluation.calibrator.over_pairs import LEAST_FOR_INTERVAL, cannot_show, chance, over_pairs
from interviewer.evaluation.calibrator.pairs import Pair
from interviewer.library.rubrics import load_framework
from tests.evaluation.calibrator.scored import WEIGHTS, a_pair, given, unscored

FRAME = load_framework()
SHARE = st.integers(min_value=0, max_value=20).map(lambda step: step / 20)


def many(number: int, over: float, apart: float = 0.0) -> tuple[dict[str, Pair], list[Scoring]]:
    """So many pairs, 50 points apart, each scored that share above the reference."""
    pairs = {f"p{at}": a_pair(f"p{at}", 0.8, 0.3, apart) for at in range(number)}
    return pairs, [given(pair, 0.8 + over, 0.3 + over) for pair in pairs.values()]


def test_bias_is_signed_and_error_is_not() -> None:
    """Ten points too many on one answer and ten too few on the other: no bias, an error of ten."""
    pair = a_pair("p", 0.8, 0.3)

    found = over_pairs([given(pair, 0.7, 0.4)], {"p": pair}, unscored, FRAME)

    assert found.own.bias[""] == pytest.approx(0)
    assert found.own.error[""] == pytest.approx(10)
    assert found.own.error["ownership_signal"] == pytest.approx(3)
    assert (found.pairs, found.answers, found.own.right, found.own.apart) == (1, 2, 1, 1)


def test_before_the_rubric_counts_by_itself() -> None:
    """The three dimensions of the first step, against the same reference."""
    pair = a_pair("p", 0.8, 0.8)

    found = over_pairs([given(pair, 0.8, 0.8, unaided=1.0)], {"p": pair}, unscored, FRAME)

    assert found.unaided.bias["ownership_signal"] == pytest.approx(6)
    assert found.unaided.bias["structure_star"] is None
    assert found.own.bias["ownership_signal"] == pytest.approx(0)


def test_raters_are_held_against_each_other() -> None:
    """Each against the mean of the other two: the middle one is at no distance, the outer two at one and a half."""
    pairs, scorings = many(3, 0.0, apart=0.02)

    found = over_pairs(scorings, pairs, unscored, FRAME)

    assert found.raters
    assert found.raters.error[""] == pytest.approx((3 + 0 + 3) / 3)
    assert (found.raters.right, found.raters.apart, found.rated_answers) == (9, 9, 6)


def test_only_the_first_scoring_of_a_pair_counts() -> None:
    """Whoever scores a pair again knows its reference; a pair that is gone, or half done, is in no figure."""
    pair = a_pair("p", 0.8, 0.3)
    again = given(pair, 0.8, 0.3).model_copy(update={"id": "again"})
    gone = given(a_pair("gone", 0.5, 0.5), 0.5, 0.5)
    half = given(a_pair("half", 0.5, 0.5), 0.5, 0.5).model_copy(update={"finished": None})

    found = over_pairs([given(pair, 0.9, 0.4), again, gone, half], {"p": pair}, unscored, FRAME)

    assert (found.pairs, found.gone) == (1, 1)
    assert found.own.bias[""] == pytest.approx(10)


def test_fluency_over_pairs() -> None:
    """How many weak answers got more than 40, and whether weak answers were helped more than the others."""
    pairs = {"p": a_pair("p", 0.9, 0.3), "q": a_pair("q", 0.9, 0.3)}
    scorings = [given(pairs["p"], 0.9, 0.5), given(pairs["q"], 0.8, 0.3)]

    found = over_pairs(scorings, pairs, unscored, FRAME).fluency

    assert (found.weak, found.above) == (2, 1)
    assert found.bias_weak == pytest.approx(10)
    assert found.bias_others == pytest.approx(-5)


def test_few_pairs_say_so() -> None:
    """Below five pairs there is no range; an order that guessing reaches is called so; later both fall silent."""
    pairs, scorings = many(1, 0.1)
    few = over_pairs(scorings, pairs, unscored, FRAME)
    assert few.interval is None
    assert any("a habit and an accident" in said for said in cannot_show(few))
    assert any("Guessing gets 1 of 1 in order, or more, 50 % of the time" in said for said in cannot_show(few))

    pairs, scorings = many(LEAST_FOR_INTERVAL, 0.1)
    enough = over_pairs(scorings, pairs, unscored, FRAME)
    assert enough.interval
    assert enough.interval.low == pytest.approx(10)
    assert cannot_show(enough) == ()


def test_chance() -> None:
    """Coin tosses."""
    assert [chance(1, 1), chance(3, 3), chance(2, 3), chance(0, 4)] == [0.5, 0.125, 0.5, 1.0]


@settings(max_examples=40)
@drawn(st.lists(st.tuples(SHARE, SHARE, SHARE, SHARE), min_size=1, max_size=6))
def test_error_is_never_less_than_bias(shares: list[tuple[float, float, float, float]]) -> None:
    """And neither is more than what there is to give."""
    pairs = {f"p{at}": a_pair(f"p{at}", first, second) for at, (first, second, _, _) in enumerate(shares)}
    scorings = [given(pair, first, second) for pair, (_, _, first, second) in zip(pairs.values(), shares, strict=True)]

    found = over_pairs(scorings, pairs, unscored, FRAME)

    for name, most in {**WEIGHTS, "": 100}.items():
        bias, error = found.own.bias[name], found.own.error[name]
        assert bias is not None
        assert error is not None
        assert abs(bias) <= error + 1e-9 <= most + 1e-6

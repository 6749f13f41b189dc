"""Agreement as numbers: equal to scikit-learn, scipy and krippendorff, and None where nothing can be said."""

import random
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.evaluation import statistics as stats

FOUR = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=30)
Case = tuple[list[int], list[int]]
TEXTBOOK = [
    *((1, 1, 1), (2, 2, 3, 2), (3,) * 4, (3,) * 4, (2,) * 4, (1, 2, 3, 4), (4,) * 4, (1, 1, 2, 1), (2,) * 4),
    *((5, 5, 5), (1, 1), (3,)),
]
"""Krippendorff's own example: four raters, twelve units, gaps."""
AT_ODDS = [
    *((3, 2, 1), (3, 2), (1, 3, 7), (1, 7, 3), (3, 2, 3), (2, 2, 3), (3, 1), (3, 7, 1), (3, 2, 1), (3, 2)),
    *((7, 7, 7), (2, 2), (7, 2), (2, 7, 2), (3, 2, 2)),
]


@pytest.mark.parametrize(
    ("left", "right", "wanted"),
    [
        pytest.param(
            [2, 2, 0, 3, 1, 0, 1, 0, 2, 3],
            [1, 2, 1, 2, 2, 0, 0, 1, 1, 3],
            (0.6601941747572815, 0.6633495145631068, 0.6722214816785518, 0.619513097266883),
            id="verdicts",
        ),
        pytest.param(
            [78, 46, 18, 43, 35, 89, 69, 11, 39, 87, 40, 39],
            [68, 56, 5, 48, 24, 97, 76, 5, 39, 77, 48, 25],
            (0.9384393411085727, 0.9406785818076141, 0.9876992406435663, 0.9558923762375118),
            id="totals",
        ),
        pytest.param(
            [0, 3, 0, 1, 2, 2, 3, 3, 1, 0, 0, 3],
            [0, 3, 0, 0, 3, 3, 1, 3, 3, 0, 0, 1],
            (0.6428571428571428, 0.7011346998535871, 0.7156264473321345, 0.6743604709189105),
            id="loosely related",
        ),
    ],
)
def test_figures_are_those_of_others(left: list[int], right: list[int], wanted: tuple[float, ...]) -> None:
    """Kappa by scikit-learn 1.9.1, alpha by krippendorff 0.9.0, rank and partial correlation by scipy 1.17.1."""
    held = [(place * 7) % 11 for place in range(len(left))]
    units = list(zip(left, right, strict=True))

    assert stats.weighted_kappa(left, right) == pytest.approx(wanted[0], abs=1e-12)
    assert stats.alpha(units) == pytest.approx(wanted[1], abs=1e-12)
    assert stats.spearman(left, right) == pytest.approx(wanted[2], abs=1e-12)
    assert stats.partial(left, right, held) == pytest.approx(wanted[3], abs=1e-12)


@pytest.mark.parametrize(
    ("units", "wanted"),
    [
        pytest.param(
            TEXTBOOK,
            0.8153875037548814,
            id="the textbook's, with gaps",
        ),
        pytest.param(
            AT_ODDS,
            -0.15547448979591816,
            id="worse than chance",
        ),
        pytest.param([(2, 2), (2, 2)], None, id="no variation"),
        pytest.param([(1,), (2,)], None, id="nothing to compare"),
        pytest.param([], None, id="nothing"),
    ],
)
def test_alpha_of_any_number_of_raters(units: list[tuple[int, ...]], wanted: float | None) -> None:
    """Gaps are left out; krippendorff 0.9.0 gives the same."""
    assert stats.alpha(units) == (None if wanted is None else pytest.approx(wanted, abs=1e-12))


def cases() -> list[Case]:
    """Ratings of several sizes and scales, always the same."""
    drawn, made = random.Random(3), list[Case]()
    for size, most in ((5, 3), (30, 3), (30, 100), (134, 3), (134, 100), (134, 20)):
        left = [drawn.randint(0, most) for _ in range(size)]
        made.append((left, [min(most, max(0, rating + drawn.randint(-most // 3, most // 3))) for rating in left]))
    return made


def _kappa(left: list[int], right: list[int]) -> float:
    # scikit-learn knows the categories that it sees, and weighs by their place: all have to be named.
    labels = list(range(max(*left, *right) + 1))
    metrics: Any = import_module("sklearn.metrics")
    return float(metrics.cohen_kappa_score(left, right, weights="quadratic", labels=labels))


def _alpha(left: list[int], right: list[int]) -> float:
    library: Any = import_module("krippendorff")
    return float(library.alpha(reliability_data=[left, right], level_of_measurement="ordinal"))


def _spearman(left: list[int], right: list[int]) -> float:
    library: Any = import_module("scipy.stats")
    return float(library.spearmanr(left, right).statistic)


def ours_alpha(left: Sequence[int], right: Sequence[int]) -> float | None:
    return stats.alpha(list(zip(left, right, strict=True)))


LIVE: list[tuple[str, Callable[..., float | None], Callable[..., float]]] = [
    ("sklearn", stats.weighted_kappa, _kappa),
    ("krippendorff", ours_alpha, _alpha),
    ("scipy", stats.spearman, _spearman),
]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [pytest.param(ours, theirs, id=name) for name, ours, theirs in LIVE if find_spec(name)],
)
def test_libraries_say_the_same(ours: Callable[..., float | None], theirs: Callable[..., float]) -> None:
    """On ratings of every size, as far as the libraries are installed; the tables above stand in for the others."""
    for left, right in cases():
        assert ours(left, right) == pytest.approx(theirs(left, right), abs=1e-9)


@given(FOUR)
def test_counts_say_the_same_as_lists(pairs: list[tuple[int, int]]) -> None:
    """Kappa, rank correlation, alpha and distance from counts of pairs are those from the pairs."""
    left, right = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    counted = stats.tally(left, right)
    both = (
        (stats.tally_kappa(counted), stats.weighted_kappa(left, right)),
        (stats.tally_spearman(counted), stats.spearman(left, right)),
        (stats.tally_alpha(counted), stats.alpha(pairs)),
        (stats.tally_error(counted), stats.mean_error(left, right)),
    )

    for short, long in both:
        assert short == (None if long is None else pytest.approx(long, abs=1e-9))


@given(FOUR, st.randoms(use_true_random=False))
def test_figures_know_no_order_and_stay_in_their_range(pairs: list[tuple[int, int]], drawn: random.Random) -> None:
    """The order of the cases and of the two raters is nothing; no figure is above 1."""
    left, right = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    mixed = drawn.sample(pairs, len(pairs))
    for of in (stats.weighted_kappa, stats.spearman, stats.exact, stats.adjacent, ours_alpha):
        value = of(left, right)
        for other in (of(right, left), of([pair[0] for pair in mixed], [pair[1] for pair in mixed])):
            assert other == (None if value is None else pytest.approx(value, abs=1e-9))
        assert value is None or value <= 1 + 1e-9


@pytest.mark.parametrize(
    "of",
    [
        pytest.param(of, id=of.__name__)
        for of in (stats.exact, stats.adjacent, stats.weighted_kappa, stats.spearman, stats.bias, stats.mean_error)
    ],
)
def test_nothing_is_undefined(of: Callable[..., float | None]) -> None:
    """Of no cases every figure is None, never 0."""
    assert of([], []) is None


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        pytest.param(stats.weighted_kappa([2, 2], [2, 2]), None, id="kappa, all equal"),
        pytest.param(stats.weighted_kappa([2, 2], [1, 3]), 0.0, id="kappa, a constant reference"),
        pytest.param(stats.spearman([1, 2], [3, 3]), None, id="rank correlation with a constant"),
        pytest.param(stats.partial([1, 2, 3], [1, 3, 2], [1, 2, 3]), None, id="all is explained"),
        pytest.param(stats.partial([1, 2, 3], [1, 3, 2], [5, 5, 5]), None, id="nothing explains"),
        pytest.param(stats.line([4, 4], [1, 2]), None, id="a line through one place"),
        pytest.param(stats.bias([10, 20], [13, 21]), 2.0, id="lenient is above 0"),
        pytest.param(stats.mean_error([10, 20], [13, 19]), 2.0, id="error"),
        pytest.param(stats.line([0, 1, 2], [1, 3, 5]), (1.0, 2.0), id="a line"),
        pytest.param(stats.ranks([5, 1, 5]), [2.5, 1.0, 2.5], id="ties share their middle rank"),
        pytest.param(stats.confusion([0, 1, 1], [0, 1, 0], 2), [[1, 0], [1, 1]], id="crossed"),
    ],
)
def test_edges(value: object, wanted: object) -> None:
    """What has no answer has none."""
    assert value == wanted

"""Strengths moved towards a dimension's points: which moves first, how far, and what never moves."""

from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.grading.apportioning import Scale, apportion

LEVELS = (0.1, 0.4, 1.0)
WORTH = (0.0, 0.9, 3.0, 6.0)
SCALE = Scale(WORTH, tuple(log(level) for level in LEVELS))
Signals = dict[str, tuple[int, float]]
"""Name to rank and to what its sentences add up to."""


def moved(signals: Signals, wanted: float, firmness: float = 4.0, beside: float = 0.0) -> dict[str, int]:
    """Where the ranks go; `beside` are points of signals that cannot be moved."""
    ranks, sums = [rank for rank, _ in signals.values()], [total for _, total in signals.values()]
    points = beside + sum(WORTH[rank] for rank in ranks)
    apportion([(place, SCALE) for place in range(len(ranks))], ranks, sums, points, wanted, firmness)
    return dict(zip(signals, ranks, strict=True))


@pytest.mark.parametrize(
    ("signals", "wanted", "ranks"),
    [
        pytest.param({"near": (1, 0.39), "far": (1, 0.11)}, 3.9, {"near": 2, "far": 1}, id="nearest first"),
        pytest.param({"one": (2, 0.41), "two": (2, 0.9)}, 3.9, {"one": 1, "two": 2}, id="downwards too"),
        pytest.param({"one": (1, 0.39)}, 0.9, {"one": 1}, id="nothing wanted"),
        pytest.param({"one": (1, 0.2)}, 1.8, {"one": 1}, id="less than half a step is none"),
        pytest.param({"one": (1, 0.1)}, 0.0, {"one": 1}, id="what has evidence stays claimed"),
        pytest.param({"faint": (0, 0.0)}, 0.9, {"faint": 1}, id="faint evidence is claimed"),
        pytest.param({"faint": (0, 0.0)}, 0.4, {"faint": 0}, id="where it is wanted"),
        pytest.param({"one": (1, 0.1)}, 6.0, {"one": 3}, id="as far as is wanted"),
    ],
)
def test_where_strengths_go(signals: Signals, wanted: float, ranks: dict[str, int]) -> None:
    """Towards the points wanted, the signal first whose sum is nearest to its next level."""
    assert moved(signals, wanted) == ranks


def test_a_yielding_rubric_moves_less() -> None:
    """`firmness` is what a point of the dimension is worth."""
    signals = {"one": (1, 0.1)}
    assert moved(signals, 3.0, firmness=0.5) == {"one": 1}
    assert moved(signals, 3.0, firmness=8.0) == {"one": 2}


def test_fixed_points_count() -> None:
    """What cannot be moved fills part of what is wanted."""
    signals = {"one": (1, 0.39)}
    assert moved(signals, 3.0) == {"one": 2}
    assert moved(signals, 3.0, beside=2.1) == {"one": 1}


@given(
    st.lists(st.floats(0, 3), min_size=1, max_size=4),
    st.floats(-5, 40),
    st.floats(0.1, 10),
)
def test_it_ends_nearer_and_within_bounds(sums: list[float], wanted: float, firmness: float) -> None:
    """Never farther from what is wanted than before; whoever has a strength keeps one; no rank beyond strong."""
    signals = {str(n): (sum(total >= level for level in LEVELS), total) for n, total in enumerate(sums)}
    ranks = moved(signals, wanted, firmness=firmness)
    before, after = (
        sum(WORTH[rank] for rank in found) for found in ((own for own, _ in signals.values()), ranks.values())
    )
    assert abs(after - wanted) <= abs(before - wanted) + 1e-9
    for name, rank in ranks.items():
        assert (1 if signals[name][0] else 0) <= rank <= 3

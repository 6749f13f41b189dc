"""Strengths moved towards a dimension's points: which moves first, how far, and what never moves."""

from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.grading.apportioning import Movable, apportioned

LEVELS = (0.1, 0.4, 1.0)
WORTH = (0.0, 0.9, 3.0, 6.0)


def signal(rank: int, total: float, worth: tuple[float, ...] = WORTH) -> Movable:
    claimed, shown, strong = (log(level) for level in LEVELS)
    return Movable(rank, total, (claimed, shown, strong), worth)


def moved(signals: dict[str, Movable], wanted: float, firmness: float = 4.0, beside: float = 0.0) -> dict[str, int]:
    """Where the ranks go; `beside` are points of signals that cannot be moved."""
    points = beside + sum(item.worth[item.rank] for item in signals.values())
    return dict(zip(signals, apportioned(list(signals.values()), points, wanted, firmness), strict=True))


@pytest.mark.parametrize(
    ("signals", "wanted", "ranks"),
    [
        pytest.param({"near": signal(1, 0.39), "far": signal(1, 0.11)}, 3.9, {"near": 2, "far": 1}, id="nearest first"),
        pytest.param({"one": signal(2, 0.41), "two": signal(2, 0.9)}, 3.9, {"one": 1, "two": 2}, id="downwards too"),
        pytest.param({"one": signal(1, 0.39)}, 0.9, {"one": 1}, id="nothing wanted"),
        pytest.param({"one": signal(1, 0.2)}, 1.8, {"one": 1}, id="less than half a step is none"),
        pytest.param({"one": signal(1, 0.1)}, 0.0, {"one": 1}, id="what has evidence stays claimed"),
        pytest.param({"faint": signal(0, 0.0)}, 0.9, {"faint": 1}, id="faint evidence is claimed"),
        pytest.param({"faint": signal(0, 0.0)}, 0.4, {"faint": 0}, id="where it is wanted"),
        pytest.param({"one": signal(1, 0.1)}, 6.0, {"one": 3}, id="as far as is wanted"),
    ],
)
def test_where_strengths_go(signals: dict[str, Movable], wanted: float, ranks: dict[str, int]) -> None:
    """Towards the points wanted, the signal first whose sum is nearest to its next level."""
    assert moved(signals, wanted) == ranks


def test_a_yielding_rubric_moves_less() -> None:
    """`firmness` is what a point of the dimension is worth."""
    signals = {"one": signal(1, 0.1)}
    assert moved(signals, 3.0, firmness=0.5) == {"one": 1}
    assert moved(signals, 3.0, firmness=8.0) == {"one": 2}


def test_fixed_points_count() -> None:
    """What cannot be moved fills part of what is wanted."""
    signals = {"one": signal(1, 0.39)}
    assert moved(signals, 3.0) == {"one": 2}
    assert moved(signals, 3.0, beside=2.1) == {"one": 1}


@given(
    st.lists(st.floats(0, 3), min_size=1, max_size=4),
    st.floats(-5, 40),
    st.floats(0.1, 10),
)
def test_it_ends_nearer_and_within_bounds(sums: list[float], wanted: float, firmness: float) -> None:
    """Never farther from what is wanted than before; whoever has a strength keeps one; no rank beyond strong."""
    signals = {str(n): signal(sum(total >= level for level in LEVELS), total) for n, total in enumerate(sums)}
    ranks = moved(signals, wanted, firmness=firmness)
    before = sum(item.worth[item.rank] for item in signals.values())
    after = sum(signals[name].worth[rank] for name, rank in ranks.items())
    assert abs(after - wanted) <= abs(before - wanted) + 1e-9
    for name, rank in ranks.items():
        assert (1 if signals[name].rank else 0) <= rank <= 3

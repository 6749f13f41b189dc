"""Bootstrap intervals: seeded, by whole pairs, none where a figure is mostly undefined."""

from collections.abc import Sequence
from contextvars import copy_context

import pytest

from interviewer.errors import MeasuringStopped
from interviewer.evaluation.resampling import UNWANTED, Interval, bootstrap, draws, interval, paired, percentile


def mean(rows: Sequence[float]) -> float | None:
    return sum(rows) / len(rows) if rows else None


def test_the_seed_decides() -> None:
    """The same seed gives the same interval, another one another."""
    groups = [[float(value)] for value in range(20)]
    first, again, other = (bootstrap(groups, {"mean": mean}, 200, seed) for seed in (1, 1, 2))

    assert first == again
    assert first != other


def test_groups_are_drawn_whole() -> None:
    """Two rows of a pair stand or fall together: their number stays, and a figure of their difference is fixed."""
    groups = [[1.0, -1.0], [2.0, -2.0], [5.0, -5.0]]

    assert bootstrap(groups, {"mean": mean}, 100, 1)["mean"] == Interval(0.0, 0.0)
    assert all(len(drawn) == 3 for drawn in draws(3, 20, 1))


def test_pairs_that_agree_inside_make_wider_intervals() -> None:
    """Resampling rows that repeat each other as if they were independent would promise too much."""
    values = [float(value % 10) for value in range(40)]
    alone = bootstrap([[value] for value in values for _ in range(2)], {"mean": mean}, 500, 1)["mean"]
    together = bootstrap([[value, value] for value in values], {"mean": mean}, 500, 1)["mean"]

    assert alone is not None
    assert together is not None
    assert together.high - together.low > 1.2 * (alone.high - alone.low)


def test_a_difference_is_taken_on_the_same_resamples() -> None:
    """Two runs that differ by a constant differ by it in every resample, however wide each interval is."""
    before = [[float(value)] for value in range(30)]
    now = [[value + 0.5 for value in group] for group in before]

    assert paired(now, before, {"mean": mean}, 100, 1)["mean"] == pytest.approx((0.5, 0.5))


@pytest.mark.parametrize(
    ("values", "wanted"),
    [
        pytest.param([1.0] * 100, (1.0, 1.0), id="constant"),
        pytest.param([float(value) for value in range(101)], (2.5, 97.5), id="the middle 95 %"),
        pytest.param([1.0] * 90 + [None] * 10, (1.0, 1.0), id="seldom undefined"),
        pytest.param([1.0] * 70 + [None] * 30, None, id="often undefined"),
        pytest.param([], None, id="nothing"),
    ],
)
def test_interval(values: list[float | None], wanted: tuple[float, float] | None) -> None:
    """Percentiles of what is defined; None where a fifth and more is not."""
    assert interval(values) == (None if wanted is None else pytest.approx(wanted))


def test_percentiles_lie_between_values() -> None:
    """Linear between the two nearest, as numpy's default."""
    assert percentile([1.0, 2.0, 4.0], 0.25) == 1.5
    assert percentile([7.0], 0.9) == 7.0


def test_no_groups_no_interval() -> None:
    """Nothing can be drawn from nothing."""
    assert bootstrap([], {"mean": mean}, 100, 1) == {"mean": None}


def test_what_is_unwanted_is_not_computed_to_the_end() -> None:
    """It is asked before each resample, and in that thread alone."""
    left = iter([False, False, True])

    def stopped() -> int:
        UNWANTED.set(lambda: next(left))
        seen: list[int] = []
        with pytest.raises(MeasuringStopped):
            bootstrap([[1.0], [2.0]], {"size": lambda rows: seen.append(len(rows))}, 200, 1)
        return len(seen)

    assert copy_context().run(stopped) == 2
    assert bootstrap([[1.0], [2.0]], {"mean": mean}, 200, 1)["mean"]

"""Metrics as sums over groups come to what the metrics are, on any rows and in every resample."""

import random
from collections.abc import Sequence

import pytest

from interviewer.evaluation.metrics import GATES, METRICS, measure
from interviewer.evaluation.quick import QUICK
from interviewer.evaluation.resampling import Summed, draws, resampled
from interviewer.evaluation.rows import Row, cell, grouped
from tests.evaluation.made import POINTS, made_row

SIGNALS = ("situation", "action", "outcome")


def drawn_row(name: str, dice: random.Random) -> Row:
    """A row like none that a grader would give: every field by itself, some not rated, some not graded."""

    def maybe(value: object) -> object:
        return value if dice.random() < 0.9 else None

    points = {dimension: dice.choice((most, most / 3, 0.0)) for dimension, most in POINTS.items()}
    signals = SIGNALS[: dice.randrange(4)]
    return made_row(
        name,
        words=dice.randrange(20, 500),
        wanted_verdict=maybe(dice.randrange(4)),
        wanted_total=maybe(dice.randrange(1000) / 10),
        wanted_points=points if dice.random() < 0.9 else {},
        wanted_gates=maybe(frozenset(gate for gate in GATES if dice.random() < 0.4)),
        wanted_targets=frozenset(dimension for dimension in POINTS if dice.random() < 0.4),
        signals=signals,
        scored=dice.random() < 0.9,
        verdict=dice.randrange(4),
        total=float(dice.randrange(101)),
        points={dimension: dice.randrange(300) / 7 for dimension in POINTS},
        gates=frozenset(gate for gate in GATES if dice.random() < 0.4),
        target=dice.choice(tuple(POINTS)),
        cells=bytes(cell(dice.randrange(4), dice.randrange(4)) for _ in signals),
        profile=tuple(dice.uniform(-1, 1) for _ in range(13)) if dice.random() < 0.8 else (),
        quotes=dice.randrange(5),
        hits=dice.randrange(2),
        others=tuple((dice.randrange(4), dice.randrange(101) / 3) for _ in range(dice.randrange(3))),
    )


def rows(seed: int, pairs: int) -> list[Row]:
    dice = random.Random(seed)
    return [drawn_row(f"p{pair}{place}", dice) for pair in range(pairs) for place in "ab"[: 1 + (dice.random() < 0.8)]]


def slowly(groups: Sequence[Sequence[Row]], metric: str, times: int) -> list[float | None]:
    """The metric over the rows of each resample."""
    of = measure(metric)
    return [of([row for number in drawn for row in groups[number]]) for drawn in draws(len(groups), times, 3)]


@pytest.mark.parametrize("pairs", [1, 2, 30])
@pytest.mark.parametrize("metric", list(QUICK))
def test_sums_come_to_the_metric(metric: str, pairs: int) -> None:
    """In every resample to 1e-9, and undefined where it is."""
    groups = grouped(rows(pairs, pairs))
    found = resampled(groups, {metric: measure(metric)}, 40, 3)[metric]

    for quick, slow in zip(found, slowly(groups, metric, 40), strict=True):
        assert (quick is None) == (slow is None)
        assert quick is None or quick == pytest.approx(slow, abs=1e-9)


@pytest.mark.parametrize("metric", list(QUICK))
def test_nothing_known_is_undefined(metric: str) -> None:
    """Rows that nobody graded add nothing."""
    groups = grouped([made_row(f"p{number}a", scored=False) for number in range(3)])
    of = measure(metric)

    assert isinstance(of, Summed)
    assert resampled(groups, {metric: of}, 5, 1)[metric] == [of([row for group in groups for row in group])] * 5


def test_metrics_that_take_ranks_are_resampled_by_rows() -> None:
    """They have no sums; side by side with the others they see the same resamples."""
    slow = [name for name in METRICS if name not in QUICK]
    groups = grouped(rows(5, 20))
    found = resampled(groups, {name: measure(name) for name in ("total_qwk", *slow)}, 10, 3)

    assert {"total_spearman", "total_alpha"} <= set(slow)
    for name in ("total_qwk", *slow):
        assert found[name] == pytest.approx(slowly(groups, name, 10), abs=1e-9, nan_ok=False)

"""How sure a figure is: bootstrap intervals by whole pairs, and of the difference of two runs on the same cases."""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from math import floor
from typing import NamedTuple, TypeVar

Row = TypeVar("Row")
Measure = Callable[[Sequence[Row]], float | None]

LEVEL = 0.95
LEAST_DEFINED = 0.8
"""Share of resamples in which a figure must be defined: below it, its interval would tell of the lucky ones only."""


class Interval(NamedTuple):
    """The middle 95 % of the resampled values."""

    low: float
    high: float


def draws(size: int, times: int, seed: int) -> Iterator[list[int]]:
    """`times` resamples of `size` groups with replacement, by number; the same seed gives the same."""
    drawn = random.Random(seed)
    for _ in range(times):
        yield drawn.choices(range(size), k=size)


def bootstrap(
    groups: Sequence[Sequence[Row]], measures: Mapping[str, Measure[Row]], times: int, seed: int
) -> dict[str, Interval | None]:
    """The interval of each measure. A group, a pair of candidates, is drawn whole: its rows are not independent."""
    values: dict[str, list[float | None]] = {name: [] for name in measures}
    for drawn in draws(len(groups), times if groups else 0, seed):
        rows = [row for number in drawn for row in groups[number]]
        for name, measure in measures.items():
            values[name].append(measure(rows))
    return {name: interval(found) for name, found in values.items()}


def paired(
    now: Sequence[Sequence[Row]],
    before: Sequence[Sequence[Row]],
    measures: Mapping[str, Measure[Row]],
    times: int,
    seed: int,
) -> dict[str, Interval | None]:
    """The interval of now less before, both on the same resamples; group by group the same cases in both."""
    values: dict[str, list[float | None]] = {name: [] for name in measures}
    for drawn in draws(len(now), times if now else 0, seed):
        rows = [row for number in drawn for row in now[number]]
        old = [row for number in drawn for row in before[number]]
        for name, measure in measures.items():
            left, right = measure(rows), measure(old)
            values[name].append(None if left is None or right is None else left - right)
    return {name: interval(found) for name, found in values.items()}


def interval(values: Sequence[float | None]) -> Interval | None:
    """The percentile interval; None where too many resamples left the figure undefined."""
    defined = sorted(value for value in values if value is not None)
    if not defined or len(defined) < LEAST_DEFINED * len(values):
        return None
    edge = (1 - LEVEL) / 2
    return Interval(percentile(defined, edge), percentile(defined, 1 - edge))


def percentile(ordered: Sequence[float], share: float) -> float:
    """Between the two nearest of sorted values, linearly (type 7 of Hyndman and Fan)."""
    place = share * (len(ordered) - 1)
    below = floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)

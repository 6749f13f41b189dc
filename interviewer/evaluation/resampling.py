"""How sure a figure is: bootstrap intervals by whole pairs, and of the difference of two runs on the same cases."""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextvars import ContextVar
from math import floor
from typing import Generic, NamedTuple, TypeVar

from interviewer.errors import MeasuringStopped
from interviewer.evaluation.sums import Most, Pack

Row = TypeVar("Row")
Measure = Callable[[Sequence[Row]], float | None]
Terms = Callable[[Sequence[Sequence[Row]]], list[Sequence[float]]]
"""Groups of rows to the same numbers of each group."""
Value = Callable[[Sequence[float]], float | None]

LEVEL = 0.95
UNWANTED: ContextVar[Callable[[], bool]] = ContextVar("unwanted", default=lambda: False)
"""Set by a thread whose figures somebody may stop waiting for; asked before each resample."""
LEAST_DEFINED = 0.8
"""Share of resamples in which a figure must be defined: below it, its interval would tell of the lucky ones only."""


class Interval(NamedTuple):
    """The middle 95 % of the resampled values."""

    low: float
    high: float


class Summed(Generic[Row]):
    """A measure that is told by what each group adds to some sums: it need not see the rows of every resample."""

    def __init__(self, of: Measure[Row], terms: Terms[Row], value: Value, *, greatest: bool = False) -> None:
        """`value` of the summed `terms` is `of` the rows. Measures that hold the same `terms` share the work.

        `greatest`: instead of sums, the greatest of each term counts.
        """
        self._of = of
        self.terms, self.value, self.greatest = terms, value, greatest

    def __call__(self, rows: Sequence[Row]) -> float | None:
        """The figure of rows."""
        return self._of(rows)


def draws(size: int, times: int, seed: int) -> Iterator[list[int]]:
    """`times` resamples of `size` groups with replacement, by number; the same seed gives the same."""
    drawn = random.Random(seed)
    for _ in range(times):
        yield drawn.choices(range(size), k=size)


def resampled(
    groups: Sequence[Sequence[Row]], measures: Mapping[str, Measure[Row]], times: int, seed: int
) -> dict[str, list[float | None]]:
    """The values of each measure. A group, a pair of candidates, is drawn whole: its rows are not independent.

    Raises MeasuringStopped once they are not wanted any more.
    """
    unwanted = UNWANTED.get()
    values: dict[str, list[float | None]] = {name: [] for name in measures}
    by_terms: dict[tuple[Terms[Row], bool], list[tuple[list[float | None], Value]]] = {}
    others: list[tuple[list[float | None], Measure[Row]]] = []
    for name, measure in measures.items():
        if isinstance(measure, Summed):
            by_terms.setdefault((measure.terms, measure.greatest), []).append((values[name], measure.value))
        else:
            others.append((values[name], measure))
    sums = [((Most if most else Pack)(terms(groups)), told) for (terms, most), told in by_terms.items()]
    for drawn in draws(len(groups), times if groups and measures else 0, seed):
        if unwanted():
            raise MeasuringStopped("The figures were not computed to the end, because Stop was pressed.")
        for pack, told in sums:
            summed = pack.of(drawn)
            for found, value in told:
                found.append(value(summed))
        if others:
            rows = [row for number in drawn for row in groups[number]]
            for found, measure in others:
                found.append(measure(rows))
    return values


def bootstrap(
    groups: Sequence[Sequence[Row]], measures: Mapping[str, Measure[Row]], times: int, seed: int
) -> dict[str, Interval | None]:
    """The interval of each measure."""
    return {name: interval(found) for name, found in resampled(groups, measures, times, seed).items()}


def paired(
    now: Sequence[Sequence[Row]],
    before: Sequence[Sequence[Row]],
    measures: Mapping[str, Measure[Row]],
    times: int,
    seed: int,
) -> dict[str, Interval | None]:
    """The interval of now less before, both on the same resamples; group by group the same cases in both."""
    new = resampled(now, measures, times, seed)
    same = [list(group) for group in now] == [list(group) for group in before]
    old = new if same else resampled(before, measures, times, seed)
    return {
        name: interval(
            [
                None if left is None or right is None else left - right
                for left, right in zip(found, old[name], strict=True)
            ]
        )
        for name, found in new.items()
    }


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

"""A dimension's strengths moved towards the points that the whole answer speaks for."""

from collections.abc import Sequence
from math import inf, log
from typing import NamedTuple

FAINT = log(0.7)
"""Where a signal has faint evidence alone its sum counts as this share of what makes it claimed."""
LEAST_GAIN = 1e-9
STRONG = 3


class Movable(NamedTuple):
    """One signal as its own sentences have it."""

    rank: int
    """By its own sum: 0 absent, 1 claimed, 2 shown, 3 strong."""
    sum: float
    """What its sentences add up to; 0 where there is faint evidence alone."""
    levels: tuple[float, float, float]
    """Logarithms of its Signal.levels."""
    worth: tuple[float, ...]
    """Its points by rank."""


def apportioned(signals: Sequence[Movable], points: float, wanted: float, firmness: float) -> list[int]:
    """The signals' ranks, such that a dimension of `points` comes near `wanted`.

    One step at a time, the one that gains most: `firmness` times the points nearer, less the signal's full points
    times how far, as a logarithm, its sum is from the levels of its new strength. A signal that has a strength by its
    own sum keeps at least claimed.
    """
    ranks = [signal.rank for signal in signals]
    costs: list[Sequence[float]] = [()] * len(signals)
    while True:
        off = abs(points - wanted)
        by = 1 if points < wanted else -1
        best, chosen, change = LEAST_GAIN, -1, 0.0
        for place, signal in enumerate(signals):
            rank = ranks[place]
            to = rank + by
            if to < 0 or to > STRONG:
                continue
            step = abs(signal.worth[to] - signal.worth[rank])
            if step >= off + off:
                continue
            cost = costs[place]
            if not cost:
                cost = costs[place] = _costs(signal)
            gain = firmness * (off - abs(off - step)) - cost[to] + cost[rank]
            if gain > best:
                best, chosen, change = gain, place, by * step
        if chosen < 0:
            return ranks
        ranks[chosen] += by
        points += change


def _costs(signal: Movable) -> list[float]:
    """What each rank costs, by how far the sum is from it."""
    full, (claimed, shown, strong) = signal.worth[STRONG], signal.levels
    at = log(signal.sum) if signal.sum else claimed + FAINT
    rising = [full * (level - at) if level > at else 0.0 for level in signal.levels]
    falling = [full * (at - level) if level < at else 0.0 for level in (shown, strong)]
    return [inf if signal.rank else 0.0, rising[0] + falling[0], rising[1] + falling[1], rising[2]]

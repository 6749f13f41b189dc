"""A dimension's strengths moved towards the points that the whole answer speaks for."""

from collections.abc import Mapping, Sequence
from math import inf, log
from typing import NamedTuple

FAINT = 0.7
"""Where a signal has faint evidence alone its sum counts as this share of what makes it claimed."""
LEAST_GAIN = 1e-9


class Movable(NamedTuple):
    """One signal as its own sentences have it."""

    rank: int
    """By its own sum: 0 absent, 1 claimed, 2 shown, 3 strong."""
    sum: float
    """What its sentences add up to; 0 where there is faint evidence alone."""
    levels: tuple[float, float, float]
    worth: Sequence[float]
    """Its points by rank."""


def apportioned(signals: Mapping[str, Movable], fixed: float, wanted: float, firmness: float) -> dict[str, int]:
    """Signal to rank, such that `fixed` and the signals' points come near `wanted`.

    One step at a time, the one that gains most: `firmness` times the points nearer, less the signal's full points
    times how far, as a logarithm, its sum is from the levels of its new strength. A signal that has a strength by its
    own sum keeps at least claimed.
    """
    ranks = {name: signal.rank for name, signal in signals.items()}
    costs = {name: _costs(signal) for name, signal in signals.items()}
    points = fixed + sum([signal.worth[signal.rank] for signal in signals.values()])
    while True:
        best, step = LEAST_GAIN, None
        off = abs(points - wanted)
        up = points < wanted
        for name, signal in signals.items():
            rank = ranks[name]
            to = rank + 1 if up else rank - 1
            if to > 3 or to < 0 or costs[name][to] == inf:
                continue
            moved = points + signal.worth[to] - signal.worth[rank]
            gain = firmness * (off - abs(moved - wanted)) - costs[name][to] + costs[name][rank]
            if gain > best:
                best, step = gain, (name, to, moved)
        if step is None:
            return ranks
        ranks[step[0]], points = step[1], step[2]


def _costs(signal: Movable) -> list[float]:
    """What each rank costs, by how far the sum is from it."""
    full, (claimed, shown, strong) = signal.worth[3], signal.levels
    at = log(signal.sum or FAINT * claimed)
    low, middle, high = log(claimed) - at, log(shown) - at, log(strong) - at
    absent = inf if signal.rank else 0.0
    return [absent, full * max(0.0, low, -middle), full * max(0.0, middle, -high), full * max(0.0, high)]

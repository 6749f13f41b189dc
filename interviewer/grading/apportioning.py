"""A dimension's strengths moved towards the points that the whole answer speaks for."""

from collections.abc import Sequence
from math import inf, log
from typing import NamedTuple

FAINT = log(0.7)
"""Where a signal has faint evidence alone its sum counts as this share of what makes it claimed."""
LEAST_GAIN = 1e-9
STRONG = 3


class Scale(NamedTuple):
    """What the ranks of one signal take and bring."""

    worth: tuple[float, ...]
    """Its points by rank."""
    levels: tuple[float, ...]
    """Logarithms of its Signal.levels; none for a signal that is not moved."""


def apportion(
    movable: Sequence[tuple[int, Scale]],
    ranks: list[int],
    sums: Sequence[float],
    points: float,
    wanted: float,
    firmness: float,
) -> None:
    """Moves the ranks of the movable signals, given by place, such that a dimension of `points` comes near `wanted`.

    `sums` are what a signal's sentences add up to, 0 where there is faint evidence alone. One step at a time, the one
    that gains most: `firmness` times the points nearer, less the signal's full points times how far, as a logarithm,
    its sum is from the levels of its new strength. A signal that has a strength by its own sum keeps at least claimed.
    """
    costs: dict[int, list[float]] = {}
    while True:
        off = abs(points - wanted)
        by = 1 if points < wanted else -1
        best, chosen, change = LEAST_GAIN, -1, 0.0
        for place, scale in movable:
            rank = ranks[place]
            to = rank + by
            if to < 0 or to > STRONG:
                continue
            worth = scale.worth
            step = abs(worth[to] - worth[rank])
            if step >= off + off:
                continue
            cost = costs.get(place)
            if cost is None:
                cost = costs[place] = _costs(scale, rank, sums[place])
            gain = firmness * (off - abs(off - step)) - cost[to] + cost[rank]
            if gain > best:
                best, chosen, change = gain, place, by * step
        if chosen < 0:
            return
        ranks[chosen] += by
        points += change


def _costs(scale: Scale, own: int, total: float) -> list[float]:
    """What each rank costs a signal of rank `own`, by how far the sum is from it."""
    worth, levels = scale
    claimed, shown, strong = levels
    full, at = worth[STRONG], log(total) if total else claimed + FAINT
    to_claimed, to_shown, to_strong = [full * (level - at) if level > at else 0.0 for level in levels]
    from_shown, from_strong = [full * (at - level) if level < at else 0.0 for level in (shown, strong)]
    return [inf if own else 0.0, to_claimed + from_shown, to_shown + from_strong, to_strong]

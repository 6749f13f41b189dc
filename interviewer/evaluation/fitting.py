"""Least squares for a rubric's weights: points of signals whose sum stays, and what claimed and shown are worth."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

ROUNDS = 8
"""Points and strengths in turn; the change behind that is under a hundredth of a point."""
SINGULAR = 1e-9


class Sample(NamedTuple):
    """One dimension of one case."""

    case: str
    pair: str
    dimension: str
    strengths: Mapping[str, int]
    """Signal to 0 absent .. 3 strong, of the signals that the framework has."""
    wanted: float
    """Points of the reference."""


class Weights(NamedTuple):
    """What is fitted."""

    points: dict[str, dict[str, float]]
    """Dimension to signal to points."""
    claimed: float
    shown: float

    def share(self, rank: int) -> float:
        """Of a signal's points, by the strength's rank."""
        return (0.0, self.claimed, self.shown, 1.0)[rank]

    def of(self, sample: Sample) -> float:
        """Points of a dimension."""
        points = self.points[sample.dimension]
        return sum([points[name] * self.share(rank) for name, rank in sample.strengths.items()])


def fitted(samples: Sequence[Sample], now: Weights, pull: float) -> Weights:
    """The weights nearest to the reference. `pull`: how many cases the present weights count for."""
    found = now
    for _ in range(ROUNDS):
        points = {name: _points(samples, name, found, now, pull) for name in now.points}
        found = _shares(samples, found._replace(points=points), now, pull)
    return found


def _points(samples: Sequence[Sample], dimension: str, found: Weights, now: Weights, pull: float) -> dict[str, float]:
    """Of one dimension: squared error plus the pull to the present, sum kept, none below zero."""
    before = now.points[dimension]
    names = list(before)
    lines = [
        ([found.share(item.strengths.get(name, 0)) for name in names], item.wanted)
        for item in samples
        if item.dimension == dimension
    ]
    products = [[sum([line[a] * line[b] for line, _ in lines]) for b in range(len(names))] for a in range(len(names))]
    right = [sum([line[a] * wanted for line, wanted in lines]) + pull * before[names[a]] for a in range(len(names))]
    for place in range(len(names)):
        products[place][place] += pull
    free = list(range(len(names)))
    while True:
        solved = _with_sum(products, right, free, sum(before.values()))
        if solved is None:
            return dict(before)
        below = [place for place in free if solved[place] < 0]
        if not below:
            return {name: solved.get(place, 0.0) for place, name in enumerate(names)}
        free = [place for place in free if place not in below]


def _with_sum(
    products: Sequence[Sequence[float]], right: Sequence[float], free: Sequence[int], total: float
) -> dict[int, float] | None:
    """Least squares of the free unknowns with a given sum, by Lagrange; None where it has no single answer."""
    matrix = [[*(products[a][b] for b in free), 1.0, right[a]] for a in free]
    matrix.append([*(1.0 for _ in free), 0.0, total])
    solved = solve(matrix)
    return None if solved is None else dict(zip(free, solved, strict=False))


def solve(matrix: list[list[float]]) -> list[float] | None:
    """Linear equations, the right side as last column; None where they are singular."""
    size = len(matrix)
    for column in range(size):
        pivot = max(range(column, size), key=lambda line: abs(matrix[line][column]))
        if abs(matrix[pivot][column]) < SINGULAR:
            return None
        matrix[column], matrix[pivot] = matrix[pivot], matrix[column]
        for line in range(size):
            if line != column and matrix[line][column]:
                factor = matrix[line][column] / matrix[column][column]
                matrix[line] = [a - factor * b for a, b in zip(matrix[line], matrix[column], strict=True)]
    return [matrix[line][size] / matrix[line][line] for line in range(size)]


def _shares(samples: Sequence[Sample], found: Weights, now: Weights, pull: float) -> Weights:
    """What claimed and shown are worth, between 0 and 1, claimed never above shown."""
    both = [[0.0, 0.0], [0.0, 0.0]]
    right = [0.0, 0.0]
    for item in samples:
        points, parts = found.points[item.dimension], [0.0, 0.0, 0.0, 0.0]
        for name, rank in item.strengths.items():
            parts[rank] += points[name]
        rest, unknown = item.wanted - parts[3], parts[1:3]
        for a in range(2):
            right[a] += unknown[a] * rest
            for b in range(2):
                both[a][b] += unknown[a] * unknown[b]
    # A dimension's points are some ten times a share: the pull is scaled so that it means as many cases.
    for place, before in enumerate((now.claimed, now.shown)):
        heavy = pull * both[place][place] / max(1, len(samples))
        both[place][place] += heavy
        right[place] += heavy * before
    solved = solve([[*both[0], right[0]], [*both[1], right[1]]])
    if solved is None:
        return found._replace(claimed=now.claimed, shown=now.shown)
    claimed, shown = (min(1.0, max(0.0, value)) for value in solved)
    return found._replace(claimed=min(claimed, shown), shown=shown)

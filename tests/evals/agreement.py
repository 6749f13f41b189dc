"""The figures of GRADING's table, computed for tests."""

from collections.abc import Sequence

VERDICTS = ("no_hire", "lean_no_hire", "hire", "strong_hire")


def weighted_kappa(wanted: Sequence[int], given: Sequence[int], most: int) -> float:
    """Quadratic weighted kappa of two ratings from 0 to `most`."""
    size = len(wanted)
    seen = sum((a - b) ** 2 for a, b in zip(wanted, given, strict=True)) / size
    chance = sum((a - b) ** 2 for a in wanted for b in given) / size**2
    assert max((*wanted, *given)) <= most
    return 1 - seen / chance


def mean(values: Sequence[float]) -> float:
    """The mean."""
    return sum(values) / len(values)

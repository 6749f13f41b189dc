"""Agreement of two ratings as numbers: functions of plain sequences. Undefined is None, never 0."""

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from math import sqrt

Ratings = Sequence[float]
Tally = Sequence[tuple[int, int, int]]
"""A pair of small ratings from 0 and how often it was given: quick with few categories."""


def mean(values: Ratings) -> float | None:
    """The arithmetic mean; None of nothing."""
    return sum(values) / len(values) if values else None


def exact(wanted: Ratings, given: Ratings) -> float | None:
    """Share of equal ratings."""
    return mean([a == b for a, b in zip(wanted, given, strict=True)])


def adjacent(wanted: Ratings, given: Ratings, within: float = 1) -> float | None:
    """Share of ratings at most `within` apart."""
    return mean([abs(a - b) <= within for a, b in zip(wanted, given, strict=True)])


def weighted_kappa(wanted: Ratings, given: Ratings) -> float | None:
    """Quadratic weighted kappa (Cohen 1968); None where chance alone would agree wholly.

    The squared weights let both disagreements be written by moments, so no table is made: the number of categories
    cancels out.
    """
    size = len(wanted)
    seen = size * sum([(a - b) ** 2 for a, b in zip(wanted, given, strict=True)])
    chance = size * (sum([a * a for a in wanted]) + sum([b * b for b in given])) - 2 * sum(wanted) * sum(given)
    return 1 - seen / chance if chance else None


def alpha(units: Sequence[Sequence[float]]) -> float | None:
    """Krippendorff's alpha, ordinal; a unit holds the ratings that were given to it, missing ones left out.

    The ordinal difference of two values is the distance of their mid-ranks among all pairable ratings, so this is
    the interval alpha of mid-ranks (Krippendorff 2019, chapter 12). None where nothing can be compared,
    or all are equal.
    """
    paired = [unit for unit in units if len(unit) > 1]
    pooled = [rating for unit in paired for rating in unit]
    size = len(pooled)
    by_rank = ranks(pooled)
    seen, at = 0.0, 0
    for unit in paired:
        seen += _spread(by_rank[at : at + len(unit)]) / (len(unit) - 1)
        at += len(unit)
    chance = _spread(by_rank) / (size - 1) if size > 1 else 0.0
    return 1 - seen / chance if chance else None


def _spread(values: Ratings) -> float:
    """Sum of squared differences over all unordered pairs."""
    return len(values) * sum([value * value for value in values]) - sum(values) ** 2


def ranks(values: Ratings) -> list[float]:
    """Ranks from 1; equal values share the middle of theirs."""
    counts = Counter(values)
    ordered = sorted(counts)
    ends = accumulate(counts[value] for value in ordered)
    middle = {value: end - (counts[value] - 1) / 2 for value, end in zip(ordered, ends, strict=True)}
    return [middle[value] for value in values]


def pearson(left: Ratings, right: Ratings) -> float | None:
    """Product-moment correlation; None where one side does not vary."""
    if not left:
        return None
    middle_left, middle_right = sum(left) / len(left), sum(right) / len(right)
    off_left, off_right = [a - middle_left for a in left], [b - middle_right for b in right]
    wide = sqrt(sum([a * a for a in off_left])) * sqrt(sum([b * b for b in off_right]))
    if len(set(left)) == 1 or len(set(right)) == 1 or not wide:
        return None
    return sum([a * b for a, b in zip(off_left, off_right, strict=True)]) / wide


def spearman(left: Ratings, right: Ratings) -> float | None:
    """Rank correlation, ties at their middle rank."""
    return pearson(ranks(left), ranks(right))


def tally(left: Sequence[int], right: Sequence[int]) -> Tally:
    """Pairs counted."""
    return [(*pair, times) for pair, times in Counter(zip(left, right, strict=True)).items()]


def tally_kappa(counted: Tally) -> float | None:
    """`weighted_kappa` from counts."""
    size = left = right = squares = apart = 0
    for wanted, given, times in counted:
        size += times
        left += times * wanted
        right += times * given
        squares += times * (wanted * wanted + given * given)
        apart += times * (wanted - given) ** 2
    chance = size * squares - 2 * left * right
    return 1 - size * apart / chance if chance else None


def tally_spearman(counted: Tally) -> float | None:
    """`spearman` from counts."""
    if not counted:
        return None
    most = max([max(wanted, given) for wanted, given, _ in counted]) + 1
    left, right = [0] * most, [0] * most
    for wanted, given, times in counted:
        left[wanted] += times
        right[given] += times
    by_left, by_right = _distances(left), _distances(right)
    between = wide_left = wide_right = 0
    for wanted, given, times in counted:
        between += times * by_left[wanted] * by_right[given]
        wide_left += times * by_left[wanted] ** 2
        wide_right += times * by_right[given] ** 2
    return between / sqrt(wide_left * wide_right) if wide_left and wide_right else None


def tally_error(counted: Tally) -> float | None:
    """`mean_error` from counts."""
    size = sum([times for _, _, times in counted])
    return sum([times * abs(wanted - given) for wanted, given, times in counted]) / size if size else None


def tally_alpha(counted: Tally) -> float | None:
    """`alpha` of two raters from counts."""
    if not counted:
        return None
    pooled = [0] * (max([max(wanted, given) for wanted, given, _ in counted]) + 1)
    for wanted, given, times in counted:
        pooled[wanted] += times
        pooled[given] += times
    by_rank = _distances(pooled)
    size = sum(pooled)
    seen = sum([times * (by_rank[wanted] - by_rank[given]) ** 2 for wanted, given, times in counted])
    wide = size * sum([times * distance**2 for times, distance in zip(pooled, by_rank, strict=True)])
    return 1 - (size - 1) * seen / wide if wide else None


def _distances(counts: Sequence[int]) -> list[int]:
    """Twice the distance of each value's mid-rank from the middle rank: whole, so nothing is rounded."""
    size, below, found = sum(counts), 0, []
    for times in counts:
        found.append(2 * below + times - size)
        below += times
    return found


def partial(left: Ratings, right: Ratings, held: Ratings) -> float | None:
    """Correlation of `left` and `right` with what both owe to `held` taken out; None where `held` explains one."""
    between, with_left, with_right = pearson(left, right), pearson(left, held), pearson(right, held)
    if between is None or with_left is None or with_right is None:
        return None
    return partial_of(between, with_left, with_right)


def partial_of(between: float, with_left: float, with_right: float) -> float | None:
    """`partial` from the three correlations."""
    rest = (1 - with_left**2) * (1 - with_right**2)
    return (between - with_left * with_right) / sqrt(rest) if rest > 1e-12 else None


def bias(wanted: Ratings, given: Ratings) -> float | None:
    """Mean of given less wanted: above 0 is lenient."""
    return mean([b - a for a, b in zip(wanted, given, strict=True)])


def mean_error(wanted: Ratings, given: Ratings) -> float | None:
    """Mean absolute difference."""
    return mean([abs(b - a) for a, b in zip(wanted, given, strict=True)])


def confusion(wanted: Sequence[int], given: Sequence[int], size: int) -> list[list[int]]:
    """Counts: a row for each wanted category from 0, a column for each given one."""
    counts = Counter(zip(wanted, given, strict=True))
    return [[counts[row, column] for column in range(size)] for row in range(size)]


def line(left: Ratings, right: Ratings) -> tuple[float, float] | None:
    """Intercept and slope of the least-squares line from `left` to `right`; None where `left` does not vary."""
    if len(set(left)) < 2:
        return None
    middle_left, middle_right = sum(left) / len(left), sum(right) / len(right)
    wide = sum([(a - middle_left) ** 2 for a in left])
    slope = sum([(a - middle_left) * (b - middle_right) for a, b in zip(left, right, strict=True)]) / wide
    return middle_right - slope * middle_left, slope

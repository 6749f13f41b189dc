"""A calibrator's bias, error and order over many pairs, beside the raters' and the rules' on the same pairs.

The metrics are those of every run (`evaluation.metrics`): what a calibrator gave is a grade like any other.
"""

from collections.abc import Callable, Iterable, Sequence
from math import comb
from typing import NamedTuple

from interviewer.domain.calibrator import UNAIDED, Scoring
from interviewer.domain.rubric import Framework
from interviewer.domain.scorecard import VERDICTS, Scorecard
from interviewer.evaluation.calibrator.comparing import WEAK
from interviewer.evaluation.calibrator.pairs import Pair
from interviewer.evaluation.cases import Case, Rating, Reference
from interviewer.evaluation.metrics import DIMENSIONS, METRICS, measure, pair_counts
from interviewer.evaluation.resampling import Interval, bootstrap
from interviewer.evaluation.rows import Given, Row, given_by, grouped, row
from interviewer.evaluation.statistics import mean

LEAST_FOR_INTERVAL = 5
"""Pairs; with fewer, resampling them says nothing of pairs not yet seen."""
RESAMPLES = 1000
Cards = Callable[[Pair], tuple[Scorecard, Scorecard]]


class Judged(NamedTuple):
    """Bias and error of one judge in points; None where undefined."""

    bias: dict[str, float | None]
    """Dimension id, `` for the total, to the mean of given less reference."""
    error: dict[str, float | None]
    """Likewise, mean absolute difference."""
    right: int
    """Pairs in the right order."""
    apart: int
    """Pairs whose reference totals are far enough apart for that."""


class Fluency(NamedTuple):
    """How weak answers fared."""

    weak: int
    """Answers that the reference puts at No Hire or Lean No Hire."""
    above: int
    """Those of them that were given more than the rubric's limit."""
    bias_weak: float | None
    """Points given above the reference, on average: weak answers, and the others."""
    bias_others: float | None


class OverPairs(NamedTuple):
    """Everything that can be said over the pairs scored so far."""

    pairs: int
    answers: int
    gone: int
    """ScoringShelf whose pair is no longer here; they are in no figure."""
    own: Judged
    unaided: Judged
    """The same calibrator before the rubric: three dimensions, no total, no order."""
    raters: Judged | None
    """Each rater against the mean of the other two, averaged; None where none of the pairs was rated."""
    rated_answers: int
    rules: Judged
    interval: Interval | None
    """Of the own bias of the total; None with fewer than LEAST_FOR_INTERVAL pairs."""
    fluency: Fluency


def over_pairs(scorings: Iterable[Scoring], pairs: dict[str, Pair], cards: Cards, frame: Framework) -> OverPairs:
    """From every finished scoring; of a pair that was scored twice the first one counts, as the second knew."""
    first: dict[str, Scoring] = {}
    for scoring in scorings:
        if scoring.finished:
            first.setdefault(scoring.pair, scoring)
    known = [(pairs[name], scoring) for name, scoring in first.items() if name in pairs]
    most = {dimension.id: dimension.points for dimension in frame.dimensions}
    own = [made for pair, scoring in known for made in _own(pair, scoring, most)]
    unaided = [made for pair, scoring in known for made in _unaided(pair, scoring, most)]
    rules = [
        row(case, given_by(case, card), most)
        for pair, _ in known
        for case, card in zip(pair.cases, cards(pair), strict=True)
    ]
    rated = [case for pair, _ in known for case in pair.cases if len(case.ratings) > 1]
    return OverPairs(
        pairs=len(known),
        answers=len(own),
        gone=len(first) - len(known),
        own=_judged(own),
        unaided=_judged(unaided),
        raters=_raters(rated, most),
        rated_answers=len(rated),
        rules=_judged([item for item in rules if item.scored]),
        interval=_interval(own),
        fluency=_fluency(known, own, frame.numbers.fluency_bias_total),
    )


def _own(pair: Pair, scoring: Scoring, most: dict[str, float]) -> list[Row]:
    return [
        row(
            case,
            Given(verdict=VERDICTS.index(marks.verdict or "no_hire"), total=marks.total, points=dict(marks.rubric)),
            most,
        )
        for case, marks in zip(pair.cases, scoring.marks, strict=True)
    ]


def _unaided(pair: Pair, scoring: Scoring, most: dict[str, float]) -> list[Row]:
    """Only what was asked for before the rubric is held against the reference."""
    made = []
    for case, marks in zip(pair.cases, scoring.marks, strict=True):
        points = {name: case.reference.points[name] for name in UNAIDED if name in case.reference.points}
        narrowed = case._replace(reference=Reference(points=points))
        made.append(row(narrowed, Given(verdict=0, total=0, points=dict(marks.unaided)), most))
    return made


def _judged(rows: Sequence[Row]) -> Judged:
    right, apart = pair_counts(rows)
    return Judged(
        {name: METRICS[f"bias_{name}" if name else "total_bias"].of(rows) for name in ("", *DIMENSIONS)},
        {name: METRICS[f"error_{name}" if name else "total_error"].of(rows) for name in ("", *DIMENSIONS)},
        right,
        apart,
    )


def _raters(cases: Sequence[Case], most: dict[str, float]) -> Judged | None:
    """Each rater as a calibrator whose reference are the others: against a consensus that holds their own scores they
    would look better than anybody else can."""
    if not cases:
        return None
    seats = min(len(case.ratings) for case in cases)
    each = [_judged([_seat(case, seat, most) for case in cases]) for seat in range(seats)]
    names = ("", *DIMENSIONS)
    return Judged(
        {name: _mean([judge.bias[name] for judge in each]) for name in names},
        {name: _mean([judge.error[name] for judge in each]) for name in names},
        sum(judge.right for judge in each),
        sum(judge.apart for judge in each),
    )


def _seat(case: Case, seat: int, most: dict[str, float]) -> Row:
    own = case.ratings[seat]
    others = [rating for at, rating in enumerate(case.ratings) if at != seat]
    points = {
        name: sum(rating.points[name] for rating in others) / len(others)
        for name in own.points
        if all(name in rating.points for rating in others)
    }
    reference = Reference(points=points, total=sum(rating.total for rating in others) / len(others))
    return row(case._replace(reference=reference), _given(own), most)


def _given(rating: Rating) -> Given:
    return Given(verdict=VERDICTS.index(rating.verdict), total=rating.total, points=dict(rating.points))


def _mean(values: Sequence[float | None]) -> float | None:
    return mean([value for value in values if value is not None])


def _interval(rows: Sequence[Row]) -> Interval | None:
    groups = grouped([item for item in rows if item.wanted_total is not None])
    if len(groups) < LEAST_FOR_INTERVAL:
        return None
    return bootstrap(groups, {"total_bias": measure("total_bias")}, RESAMPLES, 0)["total_bias"]


def _fluency(known: Sequence[tuple[Pair, Scoring]], rows: Sequence[Row], limit: int) -> Fluency:
    cases = [case for pair, _ in known for case in pair.cases]
    both = list(zip(cases, rows, strict=True))
    rated = [item for item in both if item[0].reference.verdict is not None]
    weak = [given for case, given in rated if case.reference.verdict in WEAK]
    others = [given for case, given in rated if case.reference.verdict not in WEAK]
    bias = METRICS["total_bias"].of
    return Fluency(len(weak), sum(given.total > limit for given in weak), bias(weak), bias(others))


def cannot_show(found: OverPairs) -> tuple[str, ...]:
    """What so few pairs cannot tell, one sentence each; empty where there is nothing to warn of."""
    said = []
    if found.pairs < LEAST_FOR_INTERVAL:
        said.append(
            f"With {_counted(found.pairs, 'pair')} a habit and an accident look alike: no range can be given for your "
            f"bias before {LEAST_FOR_INTERVAL} pairs, and a dimension's figure may be that of these answers alone."
        )
    apart, right = found.own.apart, found.own.right
    if apart and chance(right, apart) > 0.05:
        luck = f"{chance(right, apart):.0%}".replace("%", " %")
        said.append(
            f"Guessing gets {right} of {apart} in order, or more, {luck} of the time: the order tells nothing yet."
        )
    if found.interval and found.interval.low < 0 < found.interval.high:
        said.append("The range of your bias reaches from below zero to above it: whether you are lenient is open.")
    if found.fluency.weak and found.fluency.weak < LEAST_FOR_INTERVAL:
        said.append(f"{_counted(found.fluency.weak, 'weak answer')} cannot tell a pull towards fluency from chance.")
    return tuple(said)


def chance(right: int, apart: int) -> float:
    """How likely coin tosses get at least `right` of `apart`."""
    return sum(comb(apart, hits) for hits in range(right, apart + 1)) / float(2**apart)


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"

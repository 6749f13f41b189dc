"""One scored pair beside its reference: per dimension what was given, what the raters or the page give, the gap."""

from typing import NamedTuple

from interviewer.domain.calibration_pair import NAMES
from interviewer.domain.calibrator import UNAIDED, Place, Scoring
from interviewer.domain.rubric import Framework
from interviewer.domain.scorecard import Scorecard, Verdict
from interviewer.evaluation.calibrator.pairs import Pair
from interviewer.evaluation.metrics import LEAST_APART

WEAK: frozenset[Verdict] = frozenset({"no_hire", "lean_no_hire"})
"""Verdicts of a reference that make its answer a weak one."""


class Gap(NamedTuple):
    """One dimension, or the total, of one answer."""

    dimension: str
    """Empty for the total."""
    most: float
    unaided: float | None
    """Before the rubric; None where it was not asked for then."""
    given: float
    reference: float | None
    """None where nobody gave it."""
    spread: tuple[float, float] | None
    """Lowest and highest of the raters; None where there were none."""
    rules: float | None
    """None where the rules give no grade."""
    counts: bool
    """False where the audit contradicts what the page gives."""

    @property
    def over(self) -> float | None:
        """Points given above the reference; below it where negative."""
        return None if self.reference is None else self.given - self.reference


class Compared(NamedTuple):
    """One answer as it was scored, beside its reference."""

    answer: Place
    gaps: tuple[Gap, ...]
    """The total last."""
    verdict: Verdict | None
    reference: Verdict | None
    rules: Verdict | None
    fluency: bool
    """A weak answer that was given more than the rubric's `fluency_bias_total`."""

    @property
    def total(self) -> Gap:
        """Of all dimensions."""
        return self.gaps[-1]


def compared(pair: Pair, scoring: Scoring, cards: tuple[Scorecard, Scorecard], frame: Framework) -> list[Compared]:
    """Both answers, in the order in which they were shown. `cards`: what the rules give, in the pair's order."""
    return [_answer(pair, scoring, answer, cards[answer], frame) for answer in scoring.shown]


def _answer(pair: Pair, scoring: Scoring, answer: Place, card: Scorecard, frame: Framework) -> Compared:
    marks, case = scoring.marks[answer], pair.cases[answer]
    points, total, verdict = label_of(pair, answer)
    gaps = []
    for dimension in frame.dimensions:
        name = dimension.id
        rated = [rating.points[name] for rating in case.ratings if name in rating.points]
        ruled = card.dimensions.get(name)
        gaps.append(
            Gap(
                name,
                dimension.points,
                marks.unaided.get(name),
                marks.rubric.get(name, 0.0),
                points.get(name),
                (min(rated), max(rated)) if rated else None,
                ruled.points if ruled else None,
                name in case.reference.points,
            )
        )
    totals = [rating.total for rating in case.ratings]
    gaps.append(
        Gap(
            "",
            sum(dimension.points for dimension in frame.dimensions),
            None,
            marks.total,
            total,
            (min(totals), max(totals)) if totals else None,
            card.total,
            case.reference.total is not None,
        )
    )
    weak = case.reference.verdict in WEAK
    return Compared(
        answer,
        tuple(gaps),
        marks.verdict,
        verdict,
        card.verdict,
        weak and marks.total > frame.numbers.fluency_bias_total,
    )


def label_of(pair: Pair, answer: Place) -> tuple[dict[str, float], float | None, Verdict | None]:
    """Points, total and verdict as the reference or the page's label has them, contradicted ones too."""
    if pair.page is None:
        known = pair.cases[answer].reference
        return dict(known.points), known.total, known.verdict
    name = NAMES[answer]
    stated = pair.page.total(name)
    return pair.page.points(name), stated.given if stated else None, stated.verdict if stated else None


def order_said(pair: Pair, scoring: Scoring) -> str:
    """Whether the better answer was given more, in one sentence; or why that cannot be said."""
    if pair.apart is None:
        return "Which of the two is better is not known: the label does not stand."
    if pair.apart < LEAST_APART:
        return (
            f"The reference totals are {pair.apart:.0f} points apart, less than {LEAST_APART}: "
            "which is better is not decided, and your order is not counted."
        )
    totals = [_order_total(pair, place) for place in (0, 1)]
    better: Place = 0 if totals[0] > totals[1] else 1
    worse: Place = 0 if better else 1
    where = "first" if scoring.shown[0] == better else "second"
    mine = scoring.marks[better].total - scoring.marks[worse].total
    right = "so did you" if mine > 0 else "you gave both the same" if mine == 0 else "you had it the other way round"
    return f"The reference puts the {where} answer {pair.apart:.0f} points above the other; {right}."


def _order_total(pair: Pair, answer: Place) -> float:
    known = pair.cases[answer].reference
    total = known.order if known.total is None else known.total
    assert total is not None, pair.id
    return total


def unaided_total(scoring: Scoring, answer: Place) -> float:
    """Points given before the rubric, of the three dimensions together."""
    return sum(scoring.marks[answer].unaided.get(name, 0.0) for name in UNAIDED)

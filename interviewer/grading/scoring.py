"""Observations to points, caps, gates, bands and the level bar: the arithmetic of GRADING, one pure function."""

from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import NamedTuple

from interviewer.domain.merged import Rubric
from interviewer.domain.observation import Observations, SignalObservation, Strength
from interviewer.domain.rubric import Dimension, Gate
from interviewer.domain.scorecard import VERDICTS, DimensionScore, LevelBar, SignalScore, Verdict
from interviewer.domain.transcript import Kind, Level

EVERY_DIMENSION = "*"


class Score(NamedTuple):
    """What the observations are worth."""

    total: int
    """0-100, the sum of the unrounded dimensions, rounded half up."""
    verdict: Verdict
    dimensions: dict[str, DimensionScore]
    level_bar: LevelBar


class Worth(NamedTuple):
    """Points of one signal: the most it can have and, by the strength's rank, exact and to two decimals."""

    signal: str
    most: float
    earned: tuple[tuple[float, float], ...]
    absent: SignalScore
    """Where nothing evidences it: the same value in every answer."""


def score(observations: Observations, rubric: Rubric, kind: Kind, level: Level, observer: str = "rules") -> Score:
    """Points, total, verdict and level bar of complete observations.

    `observer` names the strength table of the rubric (`rules`, `llm:<prompt id>`); KeyError for an unknown one.
    """
    seen = {signal.id: signal for signal in observations.signals}
    holds = [rubric.gate(mark.id) for mark in (*observations.gates, *observations.caps)]
    dimensions: dict[str, DimensionScore] = {}
    exact = 0.0
    for dimension, counted in worths(rubric, kind, observer):
        points, scored = _dimension(dimension, counted, seen, holds)
        exact += points
        dimensions[dimension.id] = scored
    total = int(Decimal(repr(round(exact, 6))).quantize(Decimal(1), ROUND_HALF_UP))
    forced = [hold.verdict for hold in holds if hold.verdict]
    verdict = forced[0] if forced else band(total, rubric)
    bar = level_bar(seen, rubric, level)
    if not forced and not bar.met and _bar(rubric, level).lowers:
        verdict = VERDICTS[max(0, VERDICTS.index(verdict) - 1)]
    return Score(total, verdict, dimensions, bar)


@lru_cache(maxsize=512)
def worths(rubric: Rubric, kind: Kind, observer: str) -> tuple[tuple[Dimension, tuple[Worth, ...]], ...]:
    """What each signal's strengths are worth; signals that are off give their points to the others in proportion."""
    weights = rubric.framework.strengths[observer]
    off = frozenset(rubric.kind(kind).signals_off)
    table = []
    for dimension in rubric.dimensions:
        counted = [signal for signal in dimension.signals if signal.id not in off]
        full = dimension.points / sum(signal.points for signal in counted) if off else 1.0
        table.append((dimension, tuple(_worth(signal.id, full * signal.points, weights) for signal in counted)))
    return tuple(table)


def _worth(signal: str, points: float, weights: dict[Strength, float]) -> Worth:
    earned = [weights[strength] * points for strength in Strength]
    most, table = round(points, 2), tuple([(exact, round(exact, 2)) for exact in earned])
    absent = SignalScore(id=signal, strength=Strength.ABSENT, points=table[0][1], max=most)
    return Worth(signal, most, table, absent)


def _dimension(
    dimension: Dimension, counted: tuple[Worth, ...], seen: dict[str, SignalObservation], holds: list[Gate]
) -> tuple[float, DimensionScore]:
    """Unrounded points and the scored dimension."""
    signals, points = [], 0.0
    for name, most, earned, absent in counted:
        observed = seen[name]
        strength, evidence = observed.strength, observed.evidence
        exact, rounded = earned[strength.rank]
        points += exact
        signals.append(
            SignalScore.trusted(id=name, strength=strength, points=rounded, max=most, evidence=evidence)
            if evidence or strength.rank
            else absent
        )
    cap = None
    for hold in holds:
        limit = hold.caps.get(dimension.id, hold.caps.get(EVERY_DIMENSION))
        if limit is not None and points > limit:
            points, cap = limit, hold.id
    scored = DimensionScore.trusted(points=round(points, 2), max=dimension.points, cap=cap, signals=tuple(signals))
    return points, scored


def band(total: int, rubric: Rubric) -> Verdict:
    """The verdict of a total, gates and level bar aside."""
    return [item.verdict for item in rubric.framework.bands if total >= item.least][-1]


def level_bar(seen: dict[str, SignalObservation], rubric: Rubric, level: Level) -> LevelBar:
    """Which of the level's signals are missing, and what is said of it."""
    needs, said, _ = _bar(rubric, level)
    missing = tuple([name for name, least in needs if seen[name].strength.rank < least])
    return LevelBar.trusted(met=not missing, missing=missing, said=said if missing else "")


class _Bar(NamedTuple):
    """The level's signals with the rank each needs, what is said where one lacks it, and whether that costs a band."""

    needs: tuple[tuple[str, int], ...]
    said: str
    lowers: bool


@lru_cache(maxsize=512)
def _bar(rubric: Rubric, level: Level) -> _Bar:
    rule = rubric.level(level)
    return _Bar(tuple([(name, Strength(least).rank) for name, least in rule.needs.items()]), rule.missing, rule.lowers)

"""Whether other weights would fit the reference better, cross-validated by pair, and the diff that proposes them."""

import difflib
import json
import random
import re
from collections.abc import Mapping, Sequence
from math import floor
from pathlib import Path
from typing import NamedTuple

from interviewer.domain.observation import Strength
from interviewer.domain.rubric import Framework
from interviewer.domain.scorecard import Scorecard
from interviewer.errors import RunError
from interviewer.evaluation.cases import Case
from interviewer.evaluation.fitting import Sample, Weights, fitted
from interviewer.evaluation.resampling import Interval, bootstrap

FOLDS = 10
INNER = 4
PULLS = (5.0, 20.0, 80.0, 320.0)
"""Cases that the present weights count for; chosen inside each fold, so that the held-out pairs have no say in it."""
LEAST_PAIRS = 20
RESAMPLES = 1000


class Calibration(NamedTuple):
    """What a fit is worth."""

    observer: str
    """Whose weights: a key of the framework's `strengths`."""
    cases: int
    pairs: int
    now: float
    """Mean error in points over dimensions of held-out cases, with the present weights."""
    fit: float
    """Likewise with weights fitted without them."""
    gain: float
    interval: Interval | None
    """Of the gain, resampled by pair."""
    weights: Weights | None
    """Fitted on everything; None: there is no proven gain, so nothing is proposed."""


def present(framework: Framework, observer: str) -> Weights:
    """The framework's weights. Raises RunError where the observer has none."""
    if observer not in framework.strengths:
        known = ", ".join(framework.strengths)
        raise RunError(f"{observer!r} has no strengths in the framework. There are: {known}. Add a line of its own.")
    shares = framework.strengths[observer]
    points = {item.id: {signal.id: signal.points for signal in item.signals} for item in framework.dimensions}
    return Weights(points, shares[Strength.CLAIMED], shares[Strength.SHOWN])


def samples(cases: Sequence[Case], cards: Mapping[str, Scorecard], now: Weights) -> list[Sample]:
    """Each dimension of each graded and rated case.

    Left out are those that a gate or cap held, on either side (weights change nothing there), and those whose
    competency has other points or signals than the framework.
    """
    found = []
    for case in cases:
        card = cards.get(case.id)
        if card is None or card.status != "scored" or case.reference.gates:
            continue
        for name, dimension in card.dimensions.items():
            given = {signal.id: (signal.strength.rank, signal.max) for signal in dimension.signals}
            own = any(now.points[name].get(signal) != most for signal, (_, most) in given.items())
            if not own and dimension.cap is None and name in case.reference.points:
                ranks = {signal: rank for signal, (rank, _) in given.items()}
                found.append(Sample(case.id, case.pair, name, ranks, case.reference.points[name]))
    return found


def calibrated(observer: str, found: Sequence[Sample], now: Weights, seed: int = 1) -> Calibration:
    """Cross-validates and fits. Raises RunError where there are too few pairs to tell."""
    pairs = sorted({item.pair for item in found})
    if len(pairs) < LEAST_PAIRS:
        raise RunError(
            f"{len(pairs)} pairs can be used, and at least {LEAST_PAIRS} are needed to tell a gain from chance. "
            "Calibrate on a suite with more rated cases."
        )
    errors: dict[str, list[tuple[float, float]]] = {pair: [] for pair in pairs}
    for held in _folds(pairs, FOLDS, seed):
        rest = [item for item in found if item.pair not in held]
        weights = fitted(rest, now, _best_pull(rest, now, seed))
        for item in found:
            if item.pair in held:
                errors[item.pair].append((abs(now.of(item) - item.wanted), abs(weights.of(item) - item.wanted)))
    groups = list(errors.values())
    rows = [row for group in groups for row in group]
    told = bootstrap(groups, {"gain": _gain}, RESAMPLES, seed)["gain"]
    proven = told is not None and told.low > 0
    return Calibration(
        observer=observer,
        cases=len({item.case for item in found}),
        pairs=len(pairs),
        now=sum(before for before, _ in rows) / len(rows),
        fit=sum(after for _, after in rows) / len(rows),
        gain=_gain(rows) or 0.0,
        interval=told,
        weights=rounded(fitted(found, now, _best_pull(found, now, seed)), now) if proven else None,
    )


def _gain(rows: Sequence[tuple[float, float]]) -> float | None:
    return sum([before - after for before, after in rows]) / len(rows) if rows else None


def _folds(pairs: Sequence[str], count: int, seed: int) -> list[set[str]]:
    mixed = random.Random(seed).sample(pairs, len(pairs))
    return [set(mixed[start::count]) for start in range(min(count, len(mixed)))]


def _best_pull(found: Sequence[Sample], now: Weights, seed: int) -> float:
    def error(pull: float) -> float:
        off = 0.0
        for held in _folds(sorted({item.pair for item in found}), INNER, seed):
            weights = fitted([item for item in found if item.pair not in held], now, pull)
            off += sum([(weights.of(item) - item.wanted) ** 2 for item in found if item.pair in held])
        return off

    return min(PULLS, key=error)


def rounded(weights: Weights, now: Weights) -> Weights:
    """To tenths of a point, the sum of each dimension kept, and hundredths of a share: as a person would write it."""
    points = {}
    for name, given in weights.points.items():
        tenths = {signal: floor(value * 10) for signal, value in given.items()}
        missing = round(sum(now.points[name].values()) * 10) - sum(tenths.values())
        for signal in sorted(given, key=lambda item: tenths[item] - given[item] * 10)[:missing]:
            tenths[signal] += 1
        points[name] = {signal: count / 10 for signal, count in tenths.items()}
    return Weights(points, round(weights.claimed, 2), round(weights.shown, 2))


def proposal(file: Path, weights: Weights, now: Weights, observer: str) -> str:
    """A unified diff of the framework's file, which stays as it is: a person accepts it, and raises its version.

    Raises RunError where the file is not written as expected, so that no line is changed by guess.
    """
    before = file.read_text(encoding="utf-8")
    text = before
    for dimension, points in weights.points.items():
        for signal, value in points.items():
            if value != now.points[dimension][signal]:
                text = _put(text, rf'("id": "{signal}",(?:(?!"id":).)*?"points": )[\d.]+', f"{value:g}", signal)
    shares = json.dumps({"absent": 0, "claimed": weights.claimed, "shown": weights.shown, "strong": 1})
    text = _put(text, rf'("{re.escape(observer)}": )\{{[^{{}}]*\}}', shares, observer)
    name = f"rubrics/{file.name}"
    lines = difflib.unified_diff(
        before.splitlines(keepends=True), text.splitlines(keepends=True), f"a/{name}", f"b/{name}"
    )
    return "".join(lines)


def _put(text: str, pattern: str, value: str, what: str) -> str:
    made, times = re.subn(pattern, lambda found: found.group(1) + value, text, flags=re.DOTALL)
    if times != 1:
        raise RunError(f"{what!r} is there {times} times as a proposal would change it. Edit the rubric by hand.")
    return made

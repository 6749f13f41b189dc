"""What to probe next: the gap worth most, never one that was asked about or answered."""

from collections.abc import Collection, Mapping
from typing import Final

from interviewer.domain.base import Value
from interviewer.domain.merged import Rubric
from interviewer.domain.observation import Strength
from interviewer.domain.phrasing import Phrasing, SignalPhrasing
from interviewer.domain.scorecard import DimensionScore, Scorecard, SignalScore

DIMENSION_FACTORS: Final[Mapping[str, float]] = {
    "structure_star": 0.5,
    "ownership_signal": 1.0,
    "action_specificity": 1.0,
    "quantified_impact": 1.0,
    "self_awareness": 0.9,
}
"""What a dimension's missing share is worth to ask for. Structure follows when the rest is told, so it counts half.

With the consensus points of the calibration's dev part these find a target that a rater named in 79 %, against 53 %
for the most points missing.
"""
SIGNAL_FACTORS: Final[Mapping[str, float]] = {
    "situation": 0.8,
    "task": 0.8,
    "action": 1.0,
    "result": 1.2,
    "proportion": 0.0,
    "unprompted": 1.0,
    "chose": 0.9,
    "beyond": 0.7,
    "personal": 1.2,
    "through": 1.0,
    "steps": 1.0,
    "method": 1.1,
    "people": 1.0,
    "decision": 1.0,
    "outcome": 1.0,
    "measure": 1.2,
    "baseline": 1.0,
    "time": 0.6,
    "meaning": 1.2,
    "named": 1.1,
    "acted": 1.2,
}
"""How likely a reply fills the gap, beside the other signals of its dimension; 1 for signals not listed."""
BASES: Final[Mapping[str, str]] = {
    "measure": "outcome",
    "baseline": "outcome",
    "time": "outcome",
    "meaning": "outcome",
    "acted": "named",
}
"""A signal that says something about another; while the other is absent and can be asked for, it comes first."""
ASKED_FACTOR: Final = 0.4
"""What is left of a gap that was asked about: it counts for its dimension, but is not asked again."""
LEAST_SHARE: Final = 0.12
"""Of a dimension's points; where no dimension misses more, nothing is left to ask."""
LEVEL_FACTOR: Final = 1.3
"""For a signal that the level bar misses."""
GATE_SIGNALS: Final[Mapping[str, str]] = {
    "no_story": "situation",
    "manager_assigned": "unprompted",
    "collective_only": "personal",
}
"""What a fired gate is probed by, once, before any gap."""


class ProbeChoice(Value):
    """What to ask for and why."""

    dimension: str
    signal: str
    probe: str | None
    """The competency's probe for the signal, where it has one."""
    gate: str | None = None
    """The gate that steered here."""
    because: str


def choose(scorecard: Scorecard, rubric: Rubric, phrasing: Phrasing, asked: Collection[str]) -> ProbeChoice | None:
    """The probe worth most after this grade; None where little is missing or nothing askable is left.

    `asked` holds the signals already probed for. A signal that is fully evidenced is never chosen.
    """
    if scorecard.status != "scored":
        return None
    fired = {gate.id for gate in scorecard.gates}
    for gate, steered in GATE_SIGNALS.items():
        if gate in fired and steered not in asked:
            return _chosen(rubric, steered, gate, phrasing.gates[gate].gap)
        if gate in fired and gate == "no_story":
            return None
    open_signals = _open(scorecard, rubric, phrasing, asked)
    best = max(
        (item for item in scorecard.dimensions.items() if any(s.id in open_signals for s in item[1].signals)),
        key=lambda item: _worth(*item, asked=asked),
        default=None,
    )
    if best is None or _share(*best, asked=asked) <= LEAST_SHARE:
        return None
    wanted = frozenset(scorecard.level_bar.missing) if scorecard.level_bar else frozenset()
    signal = max(
        (signal for signal in best[1].signals if signal.id in open_signals),
        key=lambda signal: _gap(signal) * (LEVEL_FACTOR if signal.id in wanted else 1),
    )
    gap = phrasing.signals[signal.id].gap if signal.id in phrasing.signals else rubric.signals[signal.id].name
    return _chosen(rubric, signal.id, None, gap, signal)


def _open(scorecard: Scorecard, rubric: Rubric, phrasing: Phrasing, asked: Collection[str]) -> frozenset[str]:
    """Signals that may be asked for now."""
    scores = {signal.id: signal for dimension in scorecard.dimensions.values() for signal in dimension.signals}
    free = {
        signal.id
        for signal in scores.values()
        if signal.id not in asked and signal.points < signal.max and _askable(signal.id, rubric, phrasing)
    }
    return frozenset(
        signal
        for signal in free
        if (base := BASES.get(signal)) is None or base not in free or scores[base].strength is not Strength.ABSENT
    )


def _askable(signal: str, rubric: Rubric, phrasing: Phrasing) -> bool:
    return SIGNAL_FACTORS.get(signal, 1) > 0 and (
        signal in phrasing.signals or any(probe.signal == signal for probe in rubric.probes)
    )


def _gap(signal: SignalScore) -> float:
    return (signal.max - signal.points) * SIGNAL_FACTORS.get(signal.id, 1)


def _share(_: str, dimension: DimensionScore, *, asked: Collection[str]) -> float:
    """The share of the dimension's points that is missing, less where it was asked about already."""
    held = dimension.max - dimension.points
    gaps = {signal.id: signal.max - signal.points for signal in dimension.signals}
    total = sum(gaps.values())
    if not total or not dimension.max:
        return 0.0
    counted = sum(gap * (ASKED_FACTOR if signal in asked else 1) for signal, gap in gaps.items())
    return held * counted / total / dimension.max


def _worth(name: str, dimension: DimensionScore, *, asked: Collection[str]) -> float:
    return _share(name, dimension, asked=asked) * DIMENSION_FACTORS.get(name, 1)


def _chosen(rubric: Rubric, signal: str, gate: str | None, gap: str, score: SignalScore | None = None) -> ProbeChoice:
    dimension = next(item for item in rubric.dimensions if item.id == rubric.dimension_of[signal])
    probe = next((probe.id for probe in rubric.probes if probe.signal == signal), None)
    if gate:
        because = f"{rubric.gate(gate).name}: {gap} decides."
    elif score and score.strength.rank:
        because = f"So far only {score.strength.value}: {gap} ({dimension.name}, {_points(score)} open)."
    else:
        because = f"Not said yet: {gap} ({dimension.name}, {_points(score)} open)."
    return ProbeChoice(dimension=dimension.id, signal=signal, probe=probe, gate=gate, because=because)


def _points(score: SignalScore | None) -> str:
    left = round(score.max - score.points, 1) if score else 0
    return f"{left:g} of {score.max:g} points" if score else "points"


def how_to_ask(choice: ProbeChoice, phrasing: Phrasing) -> SignalPhrasing | None:
    """The templates for a choice; None for a competency's own signal that has none but its probe."""
    return phrasing.gates[choice.gate] if choice.gate else phrasing.signals.get(choice.signal)

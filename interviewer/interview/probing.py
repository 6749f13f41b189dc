"""What to probe next: the gap worth most, never one that was asked about or answered."""

from collections.abc import Collection, Mapping
from typing import Final

from interviewer.domain.base import Value
from interviewer.domain.merged import Rubric
from interviewer.domain.observation import Strength
from interviewer.domain.phrasing import Phrasing, SignalPhrasing
from interviewer.domain.scorecard import DimensionScore, Scorecard, SignalScore

DIMENSION_FACTORS: Final[Mapping[str, float]] = {
    "structure_star": 0.3,
    "ownership_signal": 0.5,
    "action_specificity": 1.0,
    "quantified_impact": 0.85,
    "self_awareness": 0.55,
}
"""What a dimension's missing share is worth to ask for: chosen on the written sets, where raters named targets, by
grades whose weights had not seen them (0.65 to 0.70 named by a rater; on dev, not chosen by, 0.54 to 0.66). A reply
seldom mends ownership, and structure follows when the rest is told."""
SIGNAL_FACTORS: Final[Mapping[str, tuple[float, float, float]]] = {
    "proportion": (0.0, 0.0, 0.0),
    "unprompted": (1.6, 0.8, 1.0),
    "chose": (1.6, 1.0, 0.8),
    "through": (0.6, 1.2, 1.0),
    "personal": (1.2, 1.2, 1.0),
    "method": (1.3, 1.1, 1.0),
    "people": (0.5, 1.2, 1.2),
    "decision": (0.9, 0.9, 1.2),
    "outcome": (0.7, 0.8, 1.2),
    "measure": (0.7, 1.8, 0.7),
    "baseline": (0.6, 1.2, 1.2),
    "time": (0.5, 0.0, 0.0),
    "meaning": (0.7, 1.2, 0.9),
    "named": (0.5, 1.1, 0.8),
    "acted": (0.9, 1.3, 1.0),
}
"""How likely a reply fills the gap of a signal that is absent, claimed, shown; 1 for signals not listed.

From how often a rater of the calibration's dev part named the dimension where a reader found the signal so, as a
ratio to the dimension's own frequency: a thread that was begun is pulled (people, impact, mistakes), a beginning that
was not told is asked for (unprompted, chose). 0: not asked for; whoever named any time has named it.
"""
EVEN: Final = (1.0, 1.0, 1.0)
BASES: Final[Mapping[str, tuple[str, Strength]]] = {
    "unprompted": ("personal", Strength.SHOWN),
    "chose": ("personal", Strength.SHOWN),
    "beyond": ("personal", Strength.SHOWN),
    "through": ("personal", Strength.SHOWN),
    "measure": ("outcome", Strength.CLAIMED),
    "baseline": ("outcome", Strength.CLAIMED),
    "time": ("outcome", Strength.CLAIMED),
    "meaning": ("outcome", Strength.CLAIMED),
    "acted": ("named", Strength.CLAIMED),
}
"""A signal that says something about another; below that strength the other comes first, where it can be asked for.

A story told as 'we' has no owner before the candidate's part is known, a size no meaning before there is a change.
"""
ASKED_FACTOR: Final = 0.8
"""What is left of a gap that was asked about: it counts for its dimension, but is not asked again."""
LEAST_SHARE: Final = 0.15
"""Of a dimension's points; where no dimension misses more, nothing is left to ask."""
LEVEL_FACTOR: Final = 1.3
"""For a signal that the level bar misses."""
GATE_SIGNALS: Final[Mapping[str, tuple[str, ...]]] = {
    "no_story": ("situation",),
    "manager_assigned": ("unprompted", "beyond"),
    "collective_only": ("personal",),
}
"""What a fired gate is probed by, each once, before any gap. The first is asked in the gate's own words.

Who has told that the work was given is asked what of it was not; raters of the dev part name ownership for all 11.
"""


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
    return next(iter(choices(scorecard, rubric, phrasing, asked)), None)


def choices(
    scorecard: Scorecard, rubric: Rubric, phrasing: Phrasing, asked: Collection[str]
) -> tuple[ProbeChoice, ...]:
    """`choose`, then what else may be asked: the best of each other dimension that misses enough, then the others.

    A gate that fired leaves no choice.
    """
    if scorecard.status != "scored":
        return ()
    fired = {gate.id for gate in scorecard.gates}
    for gate in (gate for gate in GATE_SIGNALS if gate in fired):
        steered = next((signal for signal in GATE_SIGNALS[gate] if signal not in asked), None)
        if steered:
            return (_by_gate(rubric, phrasing, gate, steered),)
        if gate == "no_story":
            return ()
    open_signals = _open(scorecard, rubric, phrasing, asked)
    wanted = frozenset(scorecard.level_bar.missing) if scorecard.level_bar else frozenset()
    steered_to = _steered_to(scorecard, rubric)
    places: list[tuple[int, int, float, SignalScore]] = []
    for name, dimension in scorecard.dimensions.items():
        worth = _worth(name, dimension, asked)
        if worth <= LEAST_SHARE:
            continue
        free = (signal for signal in dimension.signals if signal.id in open_signals)
        by_gain = sorted(free, key=lambda signal: -_gain(signal) * (LEVEL_FACTOR if signal.id in wanted else 1))
        places += [(_turn_of(signal.id, steered_to), rank, -worth, signal) for rank, signal in enumerate(by_gain)]
    places.sort(key=lambda place: place[:3])
    return tuple(_chosen(rubric, _gap(signal.id, rubric, phrasing), signal) for *_, signal in places)


def _steered_to(scorecard: Scorecard, rubric: Rubric) -> tuple[str, ...]:
    """The signals that the track asks for first, by its red flags that are up."""
    up = {flag.id for flag in scorecard.red_flags}
    return tuple(signal for flag, signal in rubric.track.steers.items() if flag in up) if rubric.track else ()


def _turn_of(signal: str, first: tuple[str, ...]) -> int:
    return first.index(signal) if signal in first else len(first)


def _gap(signal: str, rubric: Rubric, phrasing: Phrasing) -> str:
    return phrasing.signals[signal].gap if signal in phrasing.signals else rubric.signals[signal].name


def _open(scorecard: Scorecard, rubric: Rubric, phrasing: Phrasing, asked: Collection[str]) -> frozenset[str]:
    """Signals that may be asked for now."""
    scores = {signal.id: signal for dimension in scorecard.dimensions.values() for signal in dimension.signals}
    free = {
        signal.id
        for signal in scores.values()
        if signal.id not in asked and _gain(signal) > 0 and _askable(signal.id, rubric, phrasing)
    }
    return frozenset(signal for signal in free if not _waits(signal, scores, free))


def _waits(signal: str, scores: Mapping[str, SignalScore], free: Collection[str]) -> bool:
    """Whether the signal it says something about has to be asked for first."""
    base, least = BASES.get(signal, ("", Strength.ABSENT))
    return base in free and scores[base].strength.rank < least.rank


def _askable(signal: str, rubric: Rubric, phrasing: Phrasing) -> bool:
    return any(SIGNAL_FACTORS.get(signal, EVEN)) and (
        signal in phrasing.signals or any(probe.signal == signal for probe in rubric.probes)
    )


def _gain(signal: SignalScore) -> float:
    """Points missing, by how likely a reply brings them."""
    factors = SIGNAL_FACTORS.get(signal.id, EVEN)
    return (signal.max - signal.points) * factors[min(signal.strength.rank, len(factors) - 1)]


def _share(dimension: DimensionScore) -> float:
    """The share of the dimension's points that is missing, caps included."""
    return 1 - dimension.points / dimension.max if dimension.max else 0.0


def _worth(name: str, dimension: DimensionScore, asked: Collection[str]) -> float:
    """The missing share, less what was asked for already, by how likely replies fill it."""
    spent = sum((1 - ASKED_FACTOR) * (signal.max - signal.points) for signal in dimension.signals if signal.id in asked)
    return (_share(dimension) - spent / dimension.max) * DIMENSION_FACTORS.get(name, 1)


def _by_gate(rubric: Rubric, phrasing: Phrasing, gate: str, signal: str) -> ProbeChoice:
    own = gate if signal == GATE_SIGNALS[gate][0] else None
    gap = phrasing.gates[gate].gap if own else _gap(signal, rubric, phrasing)
    return ProbeChoice(
        dimension=rubric.dimension_of[signal],
        signal=signal,
        probe=_own_probe(rubric, signal),
        gate=own,
        because=f"{rubric.gate(gate).name}: {gap} decides.",
    )


def _chosen(rubric: Rubric, gap: str, score: SignalScore) -> ProbeChoice:
    name = rubric.dimension_of[score.id]
    dimension = next(item for item in rubric.dimensions if item.id == name)
    said = f"So far only {score.strength.value}" if score.strength.rank else "Not said yet"
    left = f"{round(score.max - score.points, 1):g} of {score.max:g} points"
    because = f"{said}: {gap} ({dimension.name}, {left} open)."
    return ProbeChoice(dimension=name, signal=score.id, probe=_own_probe(rubric, score.id), because=because)


def _own_probe(rubric: Rubric, signal: str) -> str | None:
    return next((probe.id for probe in rubric.probes if probe.signal == signal), None)


def how_to_ask(choice: ProbeChoice, phrasing: Phrasing) -> SignalPhrasing | None:
    """The templates for a choice; None for a competency's own signal that has none but its probe."""
    return phrasing.gates[choice.gate] if choice.gate else phrasing.signals.get(choice.signal)

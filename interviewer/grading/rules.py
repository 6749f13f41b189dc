"""The rules observer: which sentence evidences which signal, how strongly, and which gates fire."""

from interviewer.domain.merged import Rubric
from interviewer.domain.rubric import Signal
from interviewer.domain.observation import Observations, SignalObservation, Strength
from interviewer.domain.transcript import Transcript
from interviewer.grading.cues import CueSet, Finding, cue_set
from interviewer.grading.gates import fired_caps, fired_gates
from interviewer.grading.kinds import kind_of
from interviewer.grading.language import unsupported_language
from interviewer.grading.reading import Reading, quote, read

STRENGTHS = (Strength.ABSENT, Strength.CLAIMED, Strength.SHOWN, Strength.STRONG)


def observe(transcript: Transcript, rubric: Rubric) -> Observations:
    """What the rules see in the candidate's turns. Pure and deterministic."""
    if reason := unsupported_language(transcript):
        return Observations(signals=(), unscored=reason)
    cues = cue_set(rubric)
    readings = read(transcript, cues)
    kind = transcript.kind or kind_of(transcript.question, rubric)
    places: dict[str, list[tuple[Finding, Reading]]] = {}
    for reading in readings:
        for finding in reading.findings:
            places.setdefault(finding.target, []).append((finding, reading))
    found = [
        _signal(signal, places.get(signal.id, []), len(readings))
        for signal in (*rubric.signals.values(), rubric.framework.scope)
    ]
    checkable = _checkable(found, rubric, cues)
    hollow, dimension_of = rubric.framework.hollow, rubric.dimension_of
    signals = []
    for signal, rank, quoted in found:
        dimension = dimension_of.get(signal.id, "")
        if not signal.whole and checkable < hollow.claimed_below.get(dimension, 0):
            rank = min(rank, 1)
        elif not signal.whole and checkable < hollow.shown_below.get(dimension, 0):
            rank = min(rank, 2)
        evidence = tuple([quote(reading.segment, transcript) for reading in quoted])
        signals.append(
            SignalObservation.model_construct(
                id=signal.id, strength=STRENGTHS[rank], evidence=evidence, retracted=False
            )
        )
    return Observations(
        signals=tuple(signals),
        gates=fired_gates(readings, transcript, rubric, cues, kind),
        caps=fired_caps(readings, transcript, cues),
        red_flags=(),
    )


def _signal(signal: Signal, found: list[tuple[Finding, Reading]], size: int) -> tuple[Signal, int, list[Reading]]:
    """The rank of one signal, and the quotes: the most telling first, then every other that decides it."""
    best = 3 if signal.whole else 0
    if found:
        best = next((rank for rank in (3, 2, 1) if _enough(found, rank, signal)), 0)
    if not found or not best:
        return signal, best, []
    if len(found) > 1:
        found.sort(key=lambda item: -_telling(item, signal, size))
    return signal, best, [reading for n, (finding, reading) in enumerate(found) if not n or finding.rank >= best]


def _checkable(found: list[tuple[Signal, int, list[Reading]]], rubric: Rubric, cues: CueSet) -> int:
    """How many of the quoted sentences have something in them that can be checked (Framework.hollow)."""
    concrete = cues.bits(*rubric.framework.hollow.concrete)
    return len({item.at for _, _, quoted in found for item in quoted if item.mask & concrete})


def _telling(item: tuple[Finding, Reading], signal: Signal, size: int) -> float:
    finding, reading = item
    if not signal.telling:
        return finding.rank
    at, weights = reading.at / size, signal.telling
    placed = at * weights.get("position", 0.0) + at * at * weights.get("position_squared", 0.0)
    return finding.telling + placed + (weights.get("reply", 0.0) if reading.segment.reply else 0.0)


def _enough(found: list[tuple[Finding, Reading]], rank: int, signal: Signal) -> bool:
    least = signal.least.get(STRENGTHS[rank], 1)  # type: ignore[call-overload]
    return sum(1 for finding, _ in found if finding.rank >= rank) >= least

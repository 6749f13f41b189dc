"""The rules observer: which sentence evidences which signal, how strongly, and which gates fire."""

from interviewer.domain.merged import Rubric
from interviewer.domain.observation import Observations, SignalObservation, Strength
from interviewer.domain.rubric import AFTER_FAULT, Signal
from interviewer.domain.transcript import Transcript
from interviewer.grading.cues import CueSet, cue_set
from interviewer.grading.gates import fired_caps, fired_gates
from interviewer.grading.kinds import kind_of
from interviewer.grading.language import unsupported_language
from interviewer.grading.reading import FAULTS, Reading, read
from interviewer.grading.retraction import taken_back
from interviewer.grading.suspicion import set_aside
from interviewer.grading.whole import proportion, red_flags

SET_ASIDE = (
    "Words that address the grader, hide characters or only list phrases were set aside; they count for nothing."
)
MOST_SET_ASIDE = 1
"""Setting words aside makes the rest look well proportioned: then `proportion` is claimed at most."""
STRENGTHS = (Strength.ABSENT, Strength.CLAIMED, Strength.SHOWN, Strength.STRONG)


def observe(transcript: Transcript, rubric: Rubric) -> Observations:
    """What the rules see in the candidate's turns. Pure and deterministic."""
    if reason := unsupported_language(transcript):
        return Observations(signals=(), unscored=reason)
    cues = cue_set(rubric)
    readings, plain, suspicions = set_aside(read(transcript, cues), cues)
    found = _found(readings, rubric, cues)
    limits, before = taken_back(readings, cues)
    checkable = _checkable(found, rubric, cues)
    signals = {}
    for signal, rank, placed in found:
        if signal.whole:
            whole = proportion(readings, rubric, cues).rank
            signals[signal.id] = _observation(signal, min(whole, MOST_SET_ASIDE) if suspicions else whole, [])
            continue
        rank = min(rank, _most(signal, checkable, rubric))
        retracted = rank > limits.get(signal.id, rank) and placed[0][2].segment.turn < before
        if retracted:
            rank = limits[signal.id]
        quoted = _quoted(placed, rank) if rank else []
        if quoted and signal.id in cues.after_fault:
            quoted += _begun_by(quoted, readings, cues)
        signals[signal.id] = _observation(signal, rank, quoted, retracted=retracted)
    kind = transcript.kind or kind_of(transcript.question, rubric)
    caps = fired_caps(readings, cues)
    return Observations.trusted(
        signals=tuple(signals.values()),
        gates=fired_gates(readings, plain, rubric, cues, kind),
        caps=caps,
        red_flags=red_flags(readings, signals, caps, rubric),
        suspicions=suspicions,
        notes=(SET_ASIDE,) if suspicions else (),
        unscored=None,
    )


Placed = tuple[float, int, Reading]
"""How telling a sentence is for a signal, the rank it gives, and the sentence."""


def _found(readings: list[Reading], rubric: Rubric, cues: CueSet) -> list[tuple[Signal, int, list[Placed]]]:
    """Every signal of the rubric, `scope` last, with its rank and the sentences found, the most telling first."""
    places: dict[str, list[Placed]] = {name: [] for name in cues.placing}
    size = len(readings)
    for reading in readings:
        at, reply = reading.at / size, reading.segment.reply
        for target, rank, telling in reading.findings:
            if target in places:
                first, second, replied = cues.placing[target]
                weight = telling + at * first + at * at * second + (replied if reply else 0.0)
                places[target].append((weight, rank, reading))
    signals = (*rubric.signals.values(), rubric.framework.scope)
    return [(signal, _rank(signal, places[signal.id]), _most_telling_first(places[signal.id])) for signal in signals]


def _rank(signal: Signal, placed: list[Placed]) -> int:
    """The highest rank that enough sentences reach (Signal.least); 0 where nothing was found."""
    at_least = [0, 0, 0, 0]
    for _, rank, _ in placed:
        at_least[rank] += 1
    count = 0
    for rank in (3, 2, 1):
        count += at_least[rank]
        if count and count >= signal.least.get(STRENGTHS[rank], 1):  # type: ignore[call-overload]
            return rank
    return 0


def _most_telling_first(placed: list[Placed]) -> list[Placed]:
    if len(placed) > 1:
        first = 0
        for number, item in enumerate(placed):
            if item[0] > placed[first][0]:
                first = number
        placed.insert(0, placed.pop(first))
    return placed


def _quoted(placed: list[Placed], rank: int) -> list[Reading]:
    """The most telling sentence, then every other that decides the rank: without them the signal is lower."""
    return [reading for number, (_, own, reading) in enumerate(placed) if not number or own >= rank]


def _begun_by(quoted: list[Reading], readings: list[Reading], cues: CueSet) -> list[Reading]:
    """The first mistake told, where a quote counts because one was told before it."""
    if not any(reading.mask & cues.bit(AFTER_FAULT) for reading in quoted):
        return []
    first = next((reading for reading in readings if reading.mask & cues.bits(*FAULTS)), None)
    return [first] if first and all(first is not reading for reading in quoted) else []


def _observation(signal: Signal, rank: int, quoted: list[Reading], *, retracted: bool = False) -> SignalObservation:
    evidence = tuple([reading.evidence for reading in quoted])
    return SignalObservation.trusted(id=signal.id, strength=STRENGTHS[rank], evidence=evidence, retracted=retracted)


def _most(signal: Signal, checkable: int, rubric: Rubric) -> int:
    """The highest rank a signal can have in an answer with so few checkable sentences (Framework.hollow)."""
    hollow, dimension = rubric.framework.hollow, rubric.dimension_of.get(signal.id, "")
    if checkable < hollow.claimed_below.get(dimension, 0):
        return 1
    return 2 if checkable < hollow.shown_below.get(dimension, 0) else 3


def _checkable(found: list[tuple[Signal, int, list[Placed]]], rubric: Rubric, cues: CueSet) -> int:
    """How many of the quoted sentences have something in them that can be checked (Framework.hollow)."""
    concrete = cues.bits(*rubric.framework.hollow.concrete)
    return len(
        {
            reading.at
            for _, rank, placed in found
            for number, (_, own, reading) in enumerate(placed)
            if rank and (not number or own >= rank) and reading.mask & concrete
        }
    )

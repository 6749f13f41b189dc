"""The rules observer: which sentence evidences which signal, how strongly, and which gates fire."""

from typing import NamedTuple

from interviewer.domain.merged import Rubric
from interviewer.domain.observation import Observations, SignalObservation, Strength
from interviewer.domain.rubric import AFTER_ACTS, AFTER_FAULT, Signal
from interviewer.domain.transcript import Transcript
from interviewer.grading.cues import CueSet, cue_set
from interviewer.grading.gates import fired_caps, fired_gates
from interviewer.grading.kinds import kind_of
from interviewer.grading.language import unsupported_language
from interviewer.grading.reading import ACTS_BEFORE, FAULTS, OWN_ACTS, Reading, read, set_aside, told
from interviewer.grading.retraction import taken_back
from interviewer.grading.whole import proportion, red_flags

SET_ASIDE = (
    "Words that address the grader, hide characters or only list phrases were set aside; they count for nothing."
)
MOST_SET_ASIDE = 1
"""Setting words aside makes the rest look well proportioned: then `proportion` is claimed at most."""
SCOPE = "scope"
STRENGTHS = (Strength.ABSENT, Strength.CLAIMED, Strength.SHOWN, Strength.STRONG)


class _Found(NamedTuple):
    """Where a signal was found."""

    signal: Signal
    rank: int
    """The highest that enough sentences reach (Signal.least)."""
    first: Reading | None
    """The most telling sentence."""
    places: list[tuple[float, int, Reading]]

    def quotes(self, rank: int) -> list[Reading]:
        """The most telling sentence, then every other that is as strong as `rank`: those that decide it."""
        first = self.first
        if first is None or not rank:
            return []
        return [first, *(item for _, other, item in self.places if other >= rank and item is not first)]


def observe(transcript: Transcript, rubric: Rubric) -> Observations:
    """What the rules see in the candidate's turns. Pure and deterministic."""
    if reason := unsupported_language(transcript):
        return Observations(signals=(), unscored=reason)
    cues = cue_set(rubric)
    readings, plain, suspicions = set_aside(read(transcript, cues))
    signals = _signals(readings, rubric, cues, MOST_SET_ASIDE if suspicions else 3)
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


def _signals(readings: list[Reading], rubric: Rubric, cues: CueSet, most_whole: int) -> dict[str, SignalObservation]:
    """Every signal of the rubric, `scope` last, by id."""
    found = _found(readings, rubric, cues)
    limits, before = taken_back(readings, cues)
    checkable = _checkable(found, rubric, cues)
    ranks: dict[str, int] = {}
    quoted: dict[str, list[Reading]] = {}
    retracted: set[str] = set()
    for item in found:
        name = item.signal.id
        if item.signal.whole:
            ranks[name], quoted[name] = min(proportion(readings, rubric, cues).rank, most_whole), []
            continue
        rank = min(item.rank, _most(item.signal, checkable, rubric))
        quoted[name] = item.quotes(rank)
        if item.first and rank > limits.get(name, rank) and item.first.segment.turn < before:
            retracted.add(name)
            rank = limits[name]
            quoted[name] = quoted[name] if rank else []
        ranks[name] = rank
    _quote_contexts(quoted, ranks, readings, cues)
    return {name: _observation(name, rank, quoted[name], retracted=name in retracted) for name, rank in ranks.items()}


def _quote_contexts(
    quoted: dict[str, list[Reading]], ranks: dict[str, int], readings: list[Reading], cues: CueSet
) -> None:
    """Where a strength leans on a sentence told before (CONTEXTS) that no signal quotes, it is quoted too."""
    seen = {item.at for name, items in quoted.items() if name != SCOPE for item in items}
    for context, sources in (
        (cues.bit(AFTER_FAULT), told(readings, cues.bits(*FAULTS), 1)),
        (cues.bit(AFTER_ACTS), told(readings, cues.bits(*OWN_ACTS), ACTS_BEFORE)),
    ):
        missing = [item for item in sources if item.at not in seen]
        for name, items in quoted.items() if missing else ():
            if name != SCOPE and any(_leans(name, item, context, ranks[name], cues) for item in items):
                quoted[name] = [*items, *(item for item in missing if item not in items)]


def _leans(name: str, reading: Reading, context: int, rank: int, cues: CueSet) -> bool:
    """Whether a quote counts for what it does only because of what was told before."""
    alone = cues.rank(name, reading.mask & ~context)
    return alone < rank and alone < cues.rank(name, reading.mask)


def _found(readings: list[Reading], rubric: Rubric, cues: CueSet) -> list[_Found]:
    """Every signal of the rubric, `scope` last, with its rank and the sentences that evidence it."""
    places: dict[str, list[tuple[float, int, Reading]]] = {name: [] for name in cues.placing}
    size = len(readings)
    for reading in readings:
        at, reply = reading.at / size, reading.segment.reply
        for target, rank, telling in reading.findings:
            if target in places:
                first, second, replied = cues.placing[target]
                weight = telling + at * first + at * at * second + (replied if reply else 0.0)
                places[target].append((weight, rank, reading))
    signals = (*rubric.signals.values(), rubric.framework.scope)
    return [_ranked(signal, places[signal.id]) for signal in signals]


def _ranked(signal: Signal, found: list[tuple[float, int, Reading]]) -> _Found:
    """The highest rank that enough sentences reach (Signal.least), and the most telling sentence."""
    at_least = [0, 0, 0, 0]
    for _, rank, _ in found:
        at_least[rank] += 1
    count, best = 0, 0
    for rank in (3, 2, 1):
        count += at_least[rank]
        if count and count >= signal.least.get(STRENGTHS[rank], 1):  # type: ignore[call-overload]
            best = rank
            break
    if not best:
        return _Found(signal, 0, None, [])
    weight, first = found[0][0], found[0][2]
    for item in found:
        if item[0] > weight:
            weight, first = item[0], item[2]
    return _Found(signal, best, first, found)


def _observation(name: str, rank: int, quoted: list[Reading], *, retracted: bool = False) -> SignalObservation:
    evidence = tuple([reading.evidence for reading in quoted])
    return SignalObservation.trusted(id=name, strength=STRENGTHS[rank], evidence=evidence, retracted=retracted)


def _most(signal: Signal, checkable: int, rubric: Rubric) -> int:
    """The highest rank a signal can have in an answer with so few checkable sentences (Framework.hollow)."""
    hollow, dimension = rubric.framework.hollow, rubric.dimension_of.get(signal.id, "")
    if checkable < hollow.claimed_below.get(dimension, 0):
        return 1
    return 2 if checkable < hollow.shown_below.get(dimension, 0) else 3


def _checkable(found: list[_Found], rubric: Rubric, cues: CueSet) -> int:
    """How many of the sentences that decide a signal have something in them that can be checked (Framework.hollow)."""
    concrete = cues.bits(*rubric.framework.hollow.concrete)
    return len(
        {
            reading.at
            for item in found
            for _, rank, reading in item.places
            if rank >= item.rank and reading.mask & concrete and item.signal.id != SCOPE
        }
    )

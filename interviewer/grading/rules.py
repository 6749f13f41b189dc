"""The rules observer: which sentence evidences which signal, how strongly, and which gates fire."""

from functools import lru_cache
from math import log
from typing import NamedTuple

from interviewer.domain.merged import Rubric
from interviewer.domain.observation import Observations, SignalObservation, Strength
from interviewer.domain.rubric import AFTER_ACTS, AFTER_FAULT
from interviewer.domain.transcript import Kind, Transcript
from interviewer.grading.apportioning import Movable, apportioned
from interviewer.grading.cues import CueSet, cue_set
from interviewer.grading.found import Found
from interviewer.grading.gates import fired_caps, fired_gates, nothing_named
from interviewer.grading.kinds import kind_of
from interviewer.grading.language import unsupported_language
from interviewer.grading.quoting import Order
from interviewer.grading.reading import ABOUT_GRADING, ACTS_BEFORE, FAULTS, Reading, read, set_aside, told
from interviewer.grading.retraction import taken_back
from interviewer.grading.scoring import worths
from interviewer.grading.targets import OWN_ACTS
from interviewer.grading.whole import proportion, red_flags
from interviewer.grading.whole_words import word_points

SET_ASIDE = (
    "Words that address the grader, hide characters or only list phrases were set aside; they count for nothing."
)
MOST_SET_ASIDE = 1
"""Setting words aside makes the rest look well proportioned: then `proportion` is claimed at most."""
STRENGTHS = (Strength.ABSENT, Strength.CLAIMED, Strength.SHOWN, Strength.STRONG)


class _Quoted(NamedTuple):
    """One signal with its rank and the sentences that it rests on, the most telling first."""

    signal: str
    rank: int
    readings: list[Reading]
    retracted: bool


def observe(transcript: Transcript, rubric: Rubric) -> Observations:
    """What the rules see in the candidate's turns. Pure and deterministic."""
    return observe_read(transcript, read(transcript, cue_set(rubric)), rubric)


def observe_read(transcript: Transcript, said: list[Reading], rubric: Rubric) -> Observations:
    """Likewise, where the transcript has been read already: `said` is all of `read`."""
    if reason := unsupported_language(transcript):
        return Observations(signals=(), unscored=reason)
    cues = cue_set(rubric)
    readings, plain, suspicions = set_aside(said)
    found, marked = find(readings, cues)
    kind = transcript.kind or kind_of(transcript.question, rubric)
    move(found, readings, rubric, kind)
    steered = any(mark.id != ABOUT_GRADING for mark in suspicions)
    whole = min(proportion(readings, rubric, cues).rank, MOST_SET_ASIDE if steered else 3)
    quoted = _quotes(found, readings, rubric, cues, whole)
    signals = {one.signal: _observation(one) for one in quoted}
    seen = {item.at for one in quoted[:-1] for item in one.readings}
    named = nothing_named([item for item in readings if item.at in seen], cues, rubric.framework.hollow.named)
    caps = (*fired_caps(readings, cues), *named)
    return Observations.trusted(
        signals=tuple(signals.values()),
        gates=fired_gates(readings, plain, rubric, cues, kind),
        caps=caps,
        red_flags=red_flags(marked, signals, caps, rubric) if readings else (),
        suspicions=suspicions,
        notes=(SET_ASIDE,) if suspicions else (),
        unscored=None,
    )


def find(readings: list[Reading], cues: CueSet) -> tuple[Found, dict[str, list[Reading]]]:
    """Every signal with what evidences it; gates and flags with the sentences that speak for them."""
    found = Found(readings, cues)
    return found, found.marked


def counted(found: Found, readings: list[Reading], rubric: Rubric) -> list[Reading]:
    """The sentences that decide some strength by themselves, `scope` aside."""
    return found.that_decide([place for place in range(len(rubric.signals)) if found.ranks[place]], readings)


def move(found: Found, readings: list[Reading], rubric: Rubric, kind: Kind) -> None:
    """Moves ranks towards what the words of the quoted sentences together speak for (DimensionWords).

    Counted are the sentences that decide a strength before anything is moved: all of them stay quoted.
    """
    used = counted(found, readings, rubric)
    if not used:
        return
    words = word_points(rubric)
    for place, bits in words.faint:
        bit, never = 1 << place, words.never
        faint = [item for item in readings if item.mask & bits and not item.mask & never]
        found.faint[place] = [item for item in faint if not item.evidenced.adding & bit]
    wanted = words.points(used)
    share, firmness, ranks, sums = words.words.share, words.words.firmness, found.ranks, found.sums
    for dimension, most, scales in _scales(rubric, kind):
        places: list[int] = []
        movable: list[Movable] = []
        points = 0.0
        for place, worth, levels in scales:
            rank = ranks[place]
            points += worth[rank]
            if levels and (sums[place] or found.faint.get(place)):
                places.append(place)
                movable.append(Movable(rank, sums[place], levels, worth))
        aim = share * min(most, max(0.0, wanted[dimension])) + (1 - share) * points
        for place, rank in zip(places, apportioned(movable, points, aim, firmness), strict=True):
            ranks[place] = rank


class _Scale(NamedTuple):
    """What the ranks of one signal are worth, and the logarithms of its levels where it has weights."""

    place: int
    worth: tuple[float, ...]
    levels: tuple[float, float, float] | None


@lru_cache(maxsize=512)
def _scales(rubric: Rubric, kind: Kind) -> tuple[tuple[str, float, tuple[_Scale, ...]], ...]:
    """Dimension, its points and its signals, those aside that are a property of the whole answer."""
    cues, table = cue_set(rubric), []
    levels = cues.levels
    for dimension, counted_signals in worths(rubric, kind, "rules"):
        scales = []
        for signal, _, earned in counted_signals:
            if not rubric.signals[signal].whole:
                worth = tuple([exact for exact, _ in earned])
                claimed, shown, strong = levels.get(signal, (1.0, 1.0, 1.0))
                logs = (log(claimed), log(shown), log(strong)) if signal in levels else None
                scales.append(_Scale(cues.places[signal], worth, logs))
        table.append((dimension.id, sum([scale.worth[-1] for scale in scales]), tuple(scales)))
    return tuple(table)


def _quotes(found: Found, readings: list[Reading], rubric: Rubric, cues: CueSet, whole: int) -> list[_Quoted]:
    """Every signal of the rubric, `scope` last; `whole`: the rank of those that are a property of the whole answer."""
    limits, before = taken_back(readings, cues)
    most, order = _most(found, readings, rubric, cues), Order(len(readings), rubric)
    quoted = []
    for place, name in enumerate(cues.signals):
        rank = found.ranks[place]
        if rank and most:
            rank = min(rank, most.get(rubric.dimension_of.get(name, ""), 3))
        quotes = (
            [*order.of(name, found.deciding(place, readings)), *reversed(found.faint.get(place, ()))] if rank else []
        )
        retracted = bool(quotes) and rank > limits.get(name, rank) and quotes[0].segment.turn < before
        if retracted:
            rank = limits[name]
        quoted.append(_Quoted(name, whole if name in cues.whole else rank, quotes if rank else [], retracted))
    _quote_contexts(quoted, readings, cues)
    return quoted


def _most(found: Found, readings: list[Reading], rubric: Rubric, cues: CueSet) -> dict[str, int]:
    """Dimension id to the highest rank its signals can have, where too little can be checked (Framework.hollow).

    What counts are the sentences that decide a signal and have something concrete in them.
    """
    hollow = rubric.framework.hollow
    concrete = cues.bits(*hollow.concrete)
    deciding = found.that_decide(range(len(rubric.signals)), readings)
    checkable = sum([1 for item in deciding if item.mask & concrete])
    most = {name: 2 for name, least in hollow.shown_below.items() if checkable < least}
    return most | {name: 1 for name, least in hollow.claimed_below.items() if checkable < least}


def _quote_contexts(quoted: list[_Quoted], readings: list[Reading], cues: CueSet) -> None:
    """Where a strength leans on a sentence told before (CONTEXTS) that no signal quotes, it is quoted too."""
    faults, acts = told(readings, cues.bits(*FAULTS), 1), told(readings, cues.bits(*OWN_ACTS), ACTS_BEFORE)
    if not faults and not acts:
        return
    seen = {item.at for one in quoted[:-1] for item in one.readings}
    for context, sources in ((AFTER_FAULT, faults), (AFTER_ACTS, acts)):
        missing = [item for item in sources if item.at not in seen]
        for name in cues.depending(context) if missing else ():
            _, rank, items, _ = quoted[cues.places[name]]
            bit = cues.bit(context)
            if any(item.mask & bit and _leans(name, item, bit, rank, cues) for item in items):
                items += [item for item in missing if item not in items]


def _leans(name: str, reading: Reading, context: int, rank: int, cues: CueSet) -> bool:
    """Whether a quote counts for what it does only because of what was told before."""
    alone = reading.mask & ~context
    if name in cues.levels:
        return cues.adds(name, alone) != cues.adds(name, reading.mask)
    before = cues.rank(name, alone)
    return before < rank and before < cues.rank(name, reading.mask)


def _observation(quoted: _Quoted) -> SignalObservation:
    name, rank, readings, retracted = quoted
    if not rank and not retracted:
        return _absent(name)
    evidence = tuple([reading.evidence for reading in readings])
    return SignalObservation.trusted(id=name, strength=STRENGTHS[rank], evidence=evidence, retracted=retracted)


@lru_cache(maxsize=256)
def _absent(name: str) -> SignalObservation:
    """A signal that nothing evidences: the same value in every answer."""
    return SignalObservation(id=name, strength=Strength.ABSENT)

"""The rules observer: which sentence evidences which signal, how strongly, and which gates fire."""

from functools import lru_cache
from math import log

from interviewer.domain.merged import Rubric
from interviewer.domain.observation import Observations, SignalObservation, Strength
from interviewer.domain.rubric import AFTER_ACTS, AFTER_FAULT
from interviewer.domain.transcript import Kind, Transcript
from interviewer.grading.apportioning import Scale, apportion
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
    quoted, seen = _quotes(found, readings, rubric, cues)
    for name in cues.whole:
        found.ranks[cues.places[name]] = whole
    signals = {name: _observation(name, place, found, quoted[place]) for place, name in enumerate(cues.signals)}
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
    return found.deciders(sum([1 << at for at in range(len(rubric.signals)) if found.ranks[at]]), readings)


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
    share, firmness = words.words.share, words.words.firmness
    for dimension, most, scales in _scales(rubric, kind):
        points = sum([scale.worth[found.ranks[place]] for place, scale in scales])
        movable = [(at, scale) for at, scale in scales if scale.levels and (found.sums[at] or found.faint.get(at))]
        aim = share * min(most, max(0.0, wanted[dimension])) + (1 - share) * points
        apportion(movable, found.ranks, found.sums, points, aim, firmness)


@lru_cache(maxsize=512)
def _scales(rubric: Rubric, kind: Kind) -> tuple[tuple[str, float, tuple[tuple[int, Scale], ...]], ...]:
    """Dimension, its points and its signals by place, those aside that are a property of the whole answer."""
    cues, table = cue_set(rubric), []
    for dimension, counted_signals in worths(rubric, kind, "rules"):
        scales = []
        for signal, _, earned, _ in counted_signals:
            if not rubric.signals[signal].whole:
                levels = tuple([log(level) for level in cues.levels.get(signal, ())])
                scales.append((cues.places[signal], Scale(tuple([exact for exact, _ in earned]), levels)))
        table.append((dimension.id, sum([scale.worth[-1] for _, scale in scales]), tuple(scales)))
    return tuple(table)


def _quotes(
    found: Found, readings: list[Reading], rubric: Rubric, cues: CueSet
) -> tuple[list[list[Reading]], set[int]]:
    """For each signal what it rests on, the most telling first; places of all that is quoted, `scope` aside.

    Ranks go down for what is hollow or taken back.
    """
    limits, before = taken_back(readings, cues)
    most, order = _most(found, readings, rubric, cues), Order(readings, rubric)
    quoted = []
    for place, name in enumerate(cues.signals):
        rank, quotes = found.ranks[place], list[Reading]()
        if rank:
            if most:
                rank = min(rank, most.get(rubric.dimension_of.get(name, ""), 3))
            quotes = order.of(name, found.deciding[place])
            if faint := found.faint.get(place):
                quotes += faint[::-1]
            if rank > limits.get(name, rank) and quotes[0].segment.turn < before:
                found.retracted.add(place)
                rank = limits[name]
            found.ranks[place] = rank
        quoted.append(quotes if rank else [])
    seen = {item.at for items in quoted[:-1] for item in items}
    _quote_contexts(quoted, seen, found, readings, cues)
    return quoted, seen


def _most(found: Found, readings: list[Reading], rubric: Rubric, cues: CueSet) -> dict[str, int]:
    """Dimension id to the highest rank its signals can have, where too little can be checked (Framework.hollow).

    What counts are the sentences that decide a signal and have something concrete in them.
    """
    hollow = rubric.framework.hollow
    concrete = cues.bits(*hollow.concrete)
    everything = (1 << len(rubric.signals)) - 1
    checkable = len(found.deciders(everything, [item for item in readings if item.mask & concrete]))
    most = {name: 2 for name, least in hollow.shown_below.items() if checkable < least}
    return most | {name: 1 for name, least in hollow.claimed_below.items() if checkable < least}


def _quote_contexts(
    quoted: list[list[Reading]], seen: set[int], found: Found, readings: list[Reading], cues: CueSet
) -> None:
    """Where a strength leans on a sentence told before (CONTEXTS) that is not `seen` in any quote, it is quoted too."""
    faults, acts = told(readings, cues.bits(*FAULTS), 1), told(readings, cues.bits(*OWN_ACTS), ACTS_BEFORE)
    both = [(AFTER_FAULT, [one for one in faults if one.at not in seen])]
    both += [(AFTER_ACTS, [one for one in acts if one.at not in seen])]
    for context, missing in both:
        for name in cues.depending(context) if missing else ():
            place, bit = cues.places[name], cues.bit(context)
            items, rank = quoted[place], found.ranks[place]
            if any(item.mask & bit and _leans(name, item, bit, rank, cues) for item in items):
                items += [item for item in missing if item not in items]
                seen.update([item.at for item in missing])


def _leans(name: str, reading: Reading, context: int, rank: int, cues: CueSet) -> bool:
    """Whether a quote counts for what it does only because of what was told before."""
    alone = reading.mask & ~context
    if name in cues.levels:
        return cues.adds(name, alone) != cues.adds(name, reading.mask)
    before = cues.rank(name, alone)
    return before < rank and before < cues.rank(name, reading.mask)


def _observation(name: str, place: int, found: Found, quoted: list[Reading]) -> SignalObservation:
    rank, retracted = found.ranks[place], place in found.retracted
    if not rank and not retracted:
        return _absent(name)
    evidence = tuple([reading.evidence for reading in quoted])
    return SignalObservation.trusted(id=name, strength=STRENGTHS[rank], evidence=evidence, retracted=retracted)


@lru_cache(maxsize=256)
def _absent(name: str) -> SignalObservation:
    """A signal that nothing evidences: the same value in every answer."""
    return SignalObservation(id=name, strength=Strength.ABSENT)

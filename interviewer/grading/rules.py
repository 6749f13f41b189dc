"""The rules observer: which sentence evidences which signal, how strongly, and which gates fire."""

from bisect import bisect_right
from functools import lru_cache
from math import log
from operator import itemgetter
from typing import NamedTuple

from interviewer.domain.merged import Rubric
from interviewer.domain.observation import Observations, SignalObservation, Strength
from interviewer.domain.rubric import AFTER_ACTS, AFTER_FAULT
from interviewer.domain.transcript import Kind, Transcript
from interviewer.grading.apportioning import Movable, apportioned
from interviewer.grading.cues import OWN_ACTS, CueSet, cue_set
from interviewer.grading.gates import fired_caps, fired_gates, nothing_named
from interviewer.grading.kinds import kind_of
from interviewer.grading.language import unsupported_language
from interviewer.grading.reading import ABOUT_GRADING, ACTS_BEFORE, FAULTS, Reading, read, set_aside, told
from interviewer.grading.retraction import taken_back
from interviewer.grading.scoring import worths
from interviewer.grading.sentence_words import sentence_scores
from interviewer.grading.whole import proportion, red_flags
from interviewer.grading.whole_words import word_points

SET_ASIDE = (
    "Words that address the grader, hide characters or only list phrases were set aside; they count for nothing."
)
MOST_SET_ASIDE = 1
"""Setting words aside makes the rest look well proportioned: then `proportion` is claimed at most."""
_TELLING = itemgetter(0)
STRENGTHS = (Strength.ABSENT, Strength.CLAIMED, Strength.SHOWN, Strength.STRONG)


class Found:
    """Where one signal was found in one answer."""

    __slots__ = ("deciding", "faint", "rank", "sum")

    def __init__(self) -> None:
        self.deciding: list[tuple[float, Reading]] = []
        """The sentences that decide its strength, each with how telling it is: all that add to a sum, else those with
        the strongest cue."""
        self.faint: list[Reading] = []
        """Sentences that add nothing but may make it claimed where the whole answer speaks for it."""
        self.sum = 0.0
        """What the sentences add up to, where the signal has weights."""
        self.rank = 0

    def quotes(self) -> list[Reading]:
        """Every sentence that decides the strength, the most telling first; faint ones behind, the latest first."""
        self.deciding.sort(key=_TELLING, reverse=True)
        return [*(reading for _, reading in self.deciding), *reversed(self.faint)]


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
    order(found, len(readings), rubric)
    move(found, readings, rubric, kind)
    steered = any(mark.id != ABOUT_GRADING for mark in suspicions)
    whole = min(proportion(readings, rubric, cues).rank, MOST_SET_ASIDE if steered else 3)
    signals = _signals(found, whole, readings, rubric, cues)
    named = nothing_named(_quoted(signals, readings, cues), cues, rubric.framework.hollow.named)
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


def find(readings: list[Reading], cues: CueSet) -> tuple[dict[str, Found], dict[str, list[Reading]]]:
    """Every signal, `scope` last, with what evidences it; gates and flags with the sentences that speak for them."""
    found = {name: Found() for name in cues.signals}
    marked: dict[str, list[Reading]] = {}
    size = len(readings)
    for reading in readings:
        at = reading.at / size
        squared = at * at
        for target, rank, telling, adds, first, second in reading.findings:
            item = found.get(target)
            if item is None:
                marked.setdefault(target, []).append(reading)
            elif adds:
                item.sum += adds
                item.deciding.append((telling + at * first + squared * second, reading))
            elif rank >= item.rank:
                if rank > item.rank:
                    item.rank, item.deciding = rank, []
                item.deciding.append((telling + at * first + squared * second, reading))
    for name, levels in cues.levels.items():
        found[name].rank = bisect_right(levels, found[name].sum)
    return found, marked


def order(found: dict[str, Found], size: int, rubric: Rubric) -> None:
    """How telling each sentence is: how much it is like those that readers quote for the signal (SentenceWords).

    Of `size` sentences. Which sentences decide, and what they add, stays as it is.
    """
    scores = sentence_scores(rubric)
    if scores is None:
        return
    rows: dict[int, list[float]] = {}
    for place, (signal, (first, second)) in enumerate(zip(scores.signals, scores.positions, strict=True)):
        item = found.get(signal)
        if item is not None and len(item.deciding) > 1:
            telling = []
            for _, reading in item.deciding:
                row = rows.get(reading.at)
                if row is None:
                    row = rows[reading.at] = scores.scores(reading)
                at = reading.at / size
                telling.append((row[place] + at * first + at * at * second, reading))
            item.deciding = telling


def counted(found: dict[str, Found], readings: list[Reading], rubric: Rubric) -> list[Reading]:
    """The sentences that decide some strength by themselves, `scope` aside."""
    deciding = (item.deciding for name, item in found.items() if item.rank and name in rubric.signals)
    used = {reading.at for places in deciding for _, reading in places}
    return [reading for reading in readings if reading.at in used]


def move(found: dict[str, Found], readings: list[Reading], rubric: Rubric, kind: Kind) -> None:
    """Moves ranks towards what the words of the quoted sentences together speak for (DimensionWords).

    Counted are the sentences that decide a strength before anything is moved: all of them stay quoted.
    """
    used = counted(found, readings, rubric)
    if not used:
        return
    words = word_points(rubric)
    for name, bits in words.faint.items():
        item = found[name]
        deciding = {reading.at for _, reading in item.deciding}
        item.faint = [
            reading
            for reading in readings
            if reading.mask & bits and not reading.mask & words.never and reading.at not in deciding
        ]
    wanted = words.points(used)
    share, firmness = words.words.share, words.words.firmness
    for dimension, most, scales in _scales(rubric, kind):
        names: list[str] = []
        movable: list[Movable] = []
        points = 0.0
        for signal, worth, levels in scales:
            item = found[signal]
            points += worth[item.rank]
            if levels and (item.sum or item.faint):
                names.append(signal)
                movable.append(Movable(item.rank, item.sum, levels, worth))
        aim = share * min(most, max(0.0, wanted[dimension])) + (1 - share) * points
        for signal, rank in zip(names, apportioned(movable, points, aim, firmness), strict=True):
            found[signal].rank = rank


class _Scale(NamedTuple):
    """What the ranks of one signal are worth, and the logarithms of its levels where it has weights."""

    signal: str
    worth: tuple[float, ...]
    levels: tuple[float, float, float] | None


@lru_cache(maxsize=512)
def _scales(rubric: Rubric, kind: Kind) -> tuple[tuple[str, float, tuple[_Scale, ...]], ...]:
    """Dimension, its points and its signals, those aside that are a property of the whole answer."""
    levels, table = cue_set(rubric).levels, []
    for dimension, counted_signals in worths(rubric, kind, "rules"):
        scales = []
        for signal, _, earned in counted_signals:
            if not rubric.signals[signal].whole:
                worth = tuple([exact for exact, _ in earned])
                claimed, shown, strong = levels.get(signal, (1.0, 1.0, 1.0))
                logs = (log(claimed), log(shown), log(strong)) if signal in levels else None
                scales.append(_Scale(signal, worth, logs))
        table.append((dimension.id, sum([scale.worth[-1] for scale in scales]), tuple(scales)))
    return tuple(table)


def _signals(
    found: dict[str, Found], whole: int, readings: list[Reading], rubric: Rubric, cues: CueSet
) -> dict[str, SignalObservation]:
    """Every signal of the rubric by id; `whole` is the rank of those that are a property of the whole answer."""
    limits, before = taken_back(readings, cues)
    most = _most(found, rubric, cues)
    ranks: dict[str, int] = {}
    quoted: dict[str, list[Reading]] = {}
    retracted: set[str] = set()
    for name, item in found.items():
        rank = item.rank
        if rank and most:
            rank = min(rank, most.get(rubric.dimension_of.get(name, ""), 3))
        quotes = item.quotes() if rank else []
        if quotes and rank > limits.get(name, rank) and quotes[0].segment.turn < before:
            retracted.add(name)
            rank = limits[name]
        quoted[name] = quotes if rank else []
        ranks[name] = rank
    ranks |= dict.fromkeys(cues.whole, whole)
    _quote_contexts(quoted, ranks, readings, cues)
    return {name: _observation(name, rank, quoted[name], name in retracted) for name, rank in ranks.items()}


def _quoted(signals: dict[str, SignalObservation], readings: list[Reading], cues: CueSet) -> list[Reading]:
    """The sentences that some signal quotes, `scope` aside."""
    quotes = [quote for name, signal in signals.items() if name != cues.scope for quote in signal.evidence]
    places = {(quote.turn, quote.start) for quote in quotes}
    return [item for item in readings if (item.evidence.turn, item.evidence.start) in places]


def _most(found: dict[str, Found], rubric: Rubric, cues: CueSet) -> dict[str, int]:
    """Dimension id to the highest rank its signals can have, where too little can be checked (Framework.hollow).

    What counts are the sentences that decide a signal and have something concrete in them.
    """
    hollow = rubric.framework.hollow
    enough = max([*hollow.shown_below.values(), *hollow.claimed_below.values()], default=0)
    concrete = cues.bits(*hollow.concrete)
    checkable: set[int] = set()
    for name, item in found.items():
        if name != cues.scope:
            checkable.update([reading.at for _, reading in item.deciding if reading.mask & concrete])
            if len(checkable) >= enough:
                return {}
    most = {name: 2 for name, least in hollow.shown_below.items() if len(checkable) < least}
    return most | {name: 1 for name, least in hollow.claimed_below.items() if len(checkable) < least}


def _quote_contexts(
    quoted: dict[str, list[Reading]], ranks: dict[str, int], readings: list[Reading], cues: CueSet
) -> None:
    """Where a strength leans on a sentence told before (CONTEXTS) that no signal quotes, it is quoted too."""
    faults, acts = told(readings, cues.bits(*FAULTS), 1), told(readings, cues.bits(*OWN_ACTS), ACTS_BEFORE)
    if not faults and not acts:
        return
    seen = {item.at for name, items in quoted.items() if name != cues.scope for item in items}
    for context, sources in ((AFTER_FAULT, faults), (AFTER_ACTS, acts)):
        missing = [item for item in sources if item.at not in seen]
        for name in cues.depending(context) if missing else ():
            items, bit = quoted[name], cues.bit(context)
            if any(item.mask & bit and _leans(name, item, bit, ranks[name], cues) for item in items):
                quoted[name] = [*items, *(item for item in missing if item not in items)]


def _leans(name: str, reading: Reading, context: int, rank: int, cues: CueSet) -> bool:
    """Whether a quote counts for what it does only because of what was told before."""
    alone, here = cues.finding(name, reading.mask & ~context), cues.finding(name, reading.mask)
    if name in cues.levels:
        return (alone.adds if alone else 0.0) != (here.adds if here else 0.0)
    before = alone.rank if alone else 0
    return before < rank and before < (here.rank if here else 0)


def _observation(name: str, rank: int, quoted: list[Reading], retracted: bool) -> SignalObservation:
    evidence = tuple([reading.evidence for reading in quoted])
    return SignalObservation.trusted(id=name, strength=STRENGTHS[rank], evidence=evidence, retracted=retracted)

"""The rules observer: which sentence evidences which signal, how strongly, and which gates fire."""

from interviewer.domain.merged import Rubric
from interviewer.domain.observation import Observations, SignalObservation, Strength
from interviewer.domain.rubric import AFTER_ACTS, AFTER_FAULT
from interviewer.domain.transcript import Transcript
from interviewer.grading.cues import OWN_ACTS, CueSet, cue_set
from interviewer.grading.gates import fired_caps, fired_gates
from interviewer.grading.kinds import kind_of
from interviewer.grading.language import unsupported_language
from interviewer.grading.reading import ACTS_BEFORE, FAULTS, Reading, read, set_aside, told
from interviewer.grading.retraction import taken_back
from interviewer.grading.whole import proportion, red_flags

SET_ASIDE = (
    "Words that address the grader, hide characters or only list phrases were set aside; they count for nothing."
)
MOST_SET_ASIDE = 1
"""Setting words aside makes the rest look well proportioned: then `proportion` is claimed at most."""
STRENGTHS = (Strength.ABSENT, Strength.CLAIMED, Strength.SHOWN, Strength.STRONG)


class Found:
    """Where one signal was found in one answer."""

    __slots__ = ("first", "places", "rank", "sum", "weight")

    def __init__(self) -> None:
        self.places: list[tuple[int, Reading]] = []
        """The sentences that evidence it, each with the rank of its cue."""
        self.first: Reading | None = None
        """The most telling sentence."""
        self.weight = 0.0
        self.sum = 0.0
        """What the sentences add up to, where the signal has weights."""
        self.rank = 0

    def quotes(self, weighed: bool) -> list[Reading]:
        """The most telling sentence, then every other that decides the strength."""
        if self.first is None or not self.rank:
            return []
        deciding = [item for rank, item in self.places if weighed or rank >= self.rank]
        return [self.first, *[item for item in deciding if item is not self.first]]


def observe(transcript: Transcript, rubric: Rubric) -> Observations:
    """What the rules see in the candidate's turns. Pure and deterministic."""
    if reason := unsupported_language(transcript):
        return Observations(signals=(), unscored=reason)
    cues = cue_set(rubric)
    readings, plain, suspicions = set_aside(read(transcript, cues))
    found, marked = find(readings, cues)
    whole = min(proportion(readings, rubric, cues).rank, MOST_SET_ASIDE if suspicions else 3)
    signals = _signals(found, whole, readings, rubric, cues)
    kind = transcript.kind or kind_of(transcript.question, rubric)
    caps = fired_caps(readings, cues)
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
    found = {name: Found() for name in cues.placing}
    marked: dict[str, list[Reading]] = {}
    size = len(readings)
    for reading in readings:
        at = reading.at / size
        for target, rank, telling, adds in reading.findings:
            item = found.get(target)
            if item is None:
                marked.setdefault(target, []).append(reading)
                continue
            first, second = cues.placing[target]
            weight = telling + at * first + at * at * second
            item.sum += adds
            item.places.append((rank, reading))
            if item.first is None or weight > item.weight:
                item.first, item.weight = reading, weight
    for name, item in found.items():
        levels = cues.levels.get(name)
        if levels:
            item.rank = sum([item.sum >= level for level in levels])
        elif item.first:
            item.rank = max([rank for rank, _ in item.places])
    return found, marked


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
        rank = min(item.rank, most.get(rubric.dimension_of.get(name, ""), 3))
        if item.first and rank > limits.get(name, rank) and item.first.segment.turn < before:
            retracted.add(name)
            rank = limits[name]
        quoted[name] = item.quotes(name in cues.levels) if rank else []
        ranks[name] = rank
    ranks |= dict.fromkeys(cues.whole, whole)
    _quote_contexts(quoted, ranks, readings, cues)
    return {name: _observation(name, rank, quoted[name], name in retracted) for name, rank in ranks.items()}


def _most(found: dict[str, Found], rubric: Rubric, cues: CueSet) -> dict[str, int]:
    """Dimension id to the highest rank its signals can have, where too little can be checked (Framework.hollow).

    What counts are the sentences that decide a signal and have something concrete in them.
    """
    hollow, scope = rubric.framework.hollow, rubric.framework.scope.id
    concrete = cues.bits(*hollow.concrete)
    checkable = {
        reading.at
        for name, item in found.items()
        for rank, reading in item.places
        if (name in cues.levels or rank >= item.rank) and reading.mask & concrete and name != scope
    }
    most = {name: 2 for name, least in hollow.shown_below.items() if len(checkable) < least}
    return most | {name: 1 for name, least in hollow.claimed_below.items() if len(checkable) < least}


def _quote_contexts(
    quoted: dict[str, list[Reading]], ranks: dict[str, int], readings: list[Reading], cues: CueSet
) -> None:
    """Where a strength leans on a sentence told before (CONTEXTS) that no signal quotes, it is quoted too."""
    seen = {item.at for name, items in quoted.items() if name != cues.scope for item in items}
    for context, sources in (
        (cues.bit(AFTER_FAULT), told(readings, cues.bits(*FAULTS), 1)),
        (cues.bit(AFTER_ACTS), told(readings, cues.bits(*OWN_ACTS), ACTS_BEFORE)),
    ):
        missing = [item for item in sources if item.at not in seen]
        for name, items in quoted.items() if missing else ():
            if name != cues.scope and any(_leans(name, item, context, ranks[name], cues) for item in items):
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

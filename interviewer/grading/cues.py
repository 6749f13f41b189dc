"""Cues compiled: bit masks of the lexicons that stand in a sentence tell what it evidences, how strongly."""

from typing import NamedTuple

from interviewer.domain.merged import Rubric
from interviewer.domain.rubric import CONTEXTS, Gate, Lexicon, RedFlag
from interviewer.grading.grader_words import GraderSum
from interviewer.grading.lexicon_sets import Sets, compile_sets, single_spaced
from interviewer.grading.memo import Memo, Shared
from interviewer.grading.targets import Target, Telling, Weighed

REMEMBERED = 20_000
"""Sentences, and masks, for which something is remembered: those of more than a thousand answers."""
ASKED = (
    "asked_measure",
    "asked_origin",
    "asked_motive",
    "asked_part",
    "asked_people",
    "asked_reflection",
    "asked_decision",
)
"""Lexicons that are looked for in the interviewer's turn alone, and hold for the reply to it."""


class Evidenced(NamedTuple):
    """What a sentence with certain lexicons evidences. Signals go by their place in `CueSet.signals`."""

    adds: tuple[tuple[int, float], ...]
    """Signals that have weights, each with what it adds, more than 0."""
    adding: int
    """The same signals as bits."""
    cued: tuple[tuple[int, int], ...]
    """Signals without weights, each with the rank of its strongest cue."""
    marks: tuple[str, ...]
    """Gates, caps and red flags that it speaks for."""


_SETS = Shared[tuple[Sets, ...]](4)
_GRADER_SUMS = Shared[GraderSum](4)


def _said_by_all(lexicon: Lexicon) -> bool:
    return not lexicon.only_for and lexicon.id not in ASKED


def _asked(lexicon: Lexicon) -> bool:
    return lexicon.id in ASKED


class CueSet:
    """Everything a rubric's cues need to read one sentence; built once a rubric, then shared."""

    def __init__(self, rubric: Rubric) -> None:
        names = (*(lexicon.id for lexicon in rubric.lexicons), *CONTEXTS)
        self._names = {name: 1 << n for n, name in enumerate(names)}
        self._groups: dict[tuple[str, ...], int] = {}
        self._depending: dict[str, tuple[str, ...]] = {}
        said, self._asked = _SETS.of(lambda: compile_sets(rubric.lexicons, _said_by_all, _asked), rubric.lexicons)
        own = {lexicon.id for lexicon in rubric.lexicons if rubric.competency.id in lexicon.only_for}
        self._said = (*said, *compile_sets(rubric.lexicons, lambda lexicon: lexicon.id in own)[0]) if own else said
        self.vocabulary = rubric.lexicons
        """What the bits of a mask stand for, in order; the same object for all rubrics of a folder."""
        self.sentences = Memo[str, tuple[int, str | None]](REMEMBERED)
        """What `reading` remembers of folded sentences: an answer is read again for each reply that follows it."""
        self._evidenced = Memo[int, Evidenced](REMEMBERED)
        framework, signals = rubric.framework, (*rubric.signals.values(), rubric.framework.scope)
        self.signals = tuple(signal.id for signal in signals)
        """Ids of all signals, `scope` last."""
        self.places = {name: place for place, name in enumerate(self.signals)}
        self.to_grader = self.bit("to_grader")
        self.about_grading = _GRADER_SUMS.of(lambda: GraderSum(rubric.grader_words), rubric.grader_words).above
        """Whether the words of a folded sentence speak to or of the grader."""
        self.scope = framework.scope.id
        self.whole = tuple(signal.id for signal in signals if signal.whole)
        self.levels = {signal.id: signal.levels for signal in signals if signal.levels}
        """Signal id to the sums of Signal.weights from which it is claimed, shown, strong."""
        self.levels_by_place = tuple((at, signal.levels) for at, signal in enumerate(signals) if signal.levels)
        self.never = framework.hollow.never
        """Lexicons of which a sentence is evidence of no signal that has weights."""
        marks: tuple[Gate | RedFlag, ...] = (*framework.gates, *framework.caps, *framework.red_flags)
        self._marks = {mark.id: Target(mark.id, mark.cues, self._names) for mark in marks}
        self._signals = {signal.id: Target(signal.id, signal.cues, self._names) for signal in signals}
        self._targets = self._signals | self._marks
        named = [(place, signal, self._signals[signal.id]) for place, signal in enumerate(signals)]
        self._weighed = [(at, Weighed(one, target, self._names)) for at, one, target in named if one.weights]
        self._cued = [(at, target) for at, one, target in named if not one.weights]
        self._telling = {signal.id: Telling(signal, target, self._names) for _, signal, target in named}

    def bit(self, lexicon: str) -> int:
        """The bit of one lexicon in a mask; 0 where the rubric has none of that name."""
        return self._names.get(lexicon, 0)

    def bits(self, *lexicons: str) -> int:
        """The bits of several lexicons."""
        known = self._groups.get(lexicons)
        if known is None:
            known = self._groups[lexicons] = sum(self._names.get(name, 0) for name in set(lexicons))
        return known

    def mask(self, text: str) -> int:
        """Which lexicons stand in folded `text`, as a bit mask; those of ASKED are not looked for."""
        return _standing(text, self._said)

    def asked(self, text: str) -> int:
        """Which lexicons of ASKED stand in folded `text`."""
        return _standing(text, self._asked)

    def evidenced(self, mask: int) -> Evidenced:
        """What a sentence with these lexicons evidences; remembered."""
        known = self._evidenced.get(mask)
        return self._evidenced.keep(mask, self._of(mask)) if known is None else known

    def _of(self, mask: int) -> Evidenced:
        adds = []
        if not mask & self.bits(*self.never):
            able = [(place, signal) for place, signal in self._weighed if mask & signal.needs]
            adds = [(place, sum_) for place, signal in able if (sum_ := signal.sum(mask)) > 0]
        cued = [(place, rank) for place, target in self._cued if (rank := target.rank(mask))]
        marks = [name for name, target in self._marks.items() if target.rank(mask)]
        return Evidenced(tuple(adds), sum([1 << place for place, _ in adds]), tuple(cued), tuple(marks))

    def adds(self, signal: str, mask: int) -> float:
        """What a sentence with these lexicons adds to a signal that has weights; 0 to any other."""
        return dict(self.evidenced(mask).adds).get(self.places[signal], 0.0)

    def telling(self, signal: str, mask: int, at: float) -> float:
        """How telling a sentence with these lexicons is for a signal by Signal.telling; `at` is its place, 0 to 1."""
        return self._telling[signal].sum(mask, at)

    def rank(self, target: str, mask: int) -> int:
        """How strongly a cue of one target fires in a sentence with these lexicons; 0 where none does."""
        return self._targets[target].rank(mask)

    def trigger(self, target: str) -> int:
        """The bits without one of which no cue of a target fires."""
        return self._targets[target].trigger

    def depending(self, lexicon: str) -> tuple[str, ...]:
        """The signals, `scope` aside, for whose strength it matters whether a lexicon or context stands there."""
        known = self._depending.get(lexicon)
        if known is None:
            bit = self.bit(lexicon)
            reading = self._read_by()
            names = [name for name in self.signals if name != self.scope and reading[name] & bit]
            known = self._depending[lexicon] = tuple(names)
        return known

    def _read_by(self) -> dict[str, int]:
        """Signal to the bits on which it depends."""
        never = self.bits(*self.never)
        weighed = {self.signals[place]: signal.read | never for place, signal in self._weighed}
        return {name: target.read for name, target in self._signals.items()} | weighed


def _standing(text: str, sets: Sets) -> int:
    found, plain = 0, single_spaced(text).encode()
    for part, bits in sets:
        for index in part.Match(plain) or ():
            found |= bits[index]
    return found


_CUE_SETS = Memo[str, CueSet](16)


def cue_set(rubric: Rubric) -> CueSet:
    """The compiled cues of a rubric; competencies without a file of their own share those of `generic`."""
    return _CUE_SETS.get(rubric.hash) or _CUE_SETS.keep(rubric.hash, CueSet(rubric))

"""Cues compiled: bit masks of the lexicons that stand in a sentence tell what it evidences, how strongly."""

from collections.abc import Iterable
from typing import NamedTuple

from interviewer.domain.merged import Rubric
from interviewer.domain.observation import Strength
from interviewer.domain.rubric import BASE, CONTEXTS, Cue, Gate, GateCue, GivenStrength, Lexicon, RedFlag, Signal
from interviewer.grading.grader_words import GraderSum
from interviewer.grading.lexicon_sets import Sets, compile_sets, single_spaced
from interviewer.grading.memo import Memo, Shared

REMEMBERED = 20_000
"""Sentences, and masks, for which something is remembered: those of more than a thousand answers."""
_SHARED = 2_000
"""Findings of one target that are remembered; many masks share one."""
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
OWN_ACT = "own_act"
"""With its 'I'; the others are said without."""
OWN_ACTS = (OWN_ACT, "terse_act", "own_emphasis", "by_me")
GIVEN_STRENGTHS: tuple[GivenStrength, ...] = (Strength.CLAIMED, Strength.SHOWN, Strength.STRONG)
TEAM, BUZZ = "we_act", "buzz"
TEAM_CLAIMED = frozenset({"unprompted", "chose", "beyond", "personal", "through", "steps"})
"""GRADING: what the team did is claimed for ownership and steps ..."""
TEAM_SHOWN = frozenset({"action", "method", "people", "decision", "outcome", "measure", "baseline"})
"""... and at most shown for action, method and impact."""


class Finding(NamedTuple):
    """What a sentence evidences: `rank` 1 claimed, 2 shown, 3 strong by its cue (gates and flags: 1; 0: no cue)."""

    target: str
    rank: int
    telling: float = 0.0
    """How telling the sentence is for the target, its position aside."""
    adds: float = 0.0
    """What it adds to a signal that has weights; more than 0 then."""
    position: float = 0.0
    """What its place, 0 to 1, adds to `telling`: this much by the place, ..."""
    position_squared: float = 0.0
    """... and this much by the place squared."""


class _Rule(NamedTuple):
    rank: int
    need: int
    some: int
    never: int


class _Weigher:
    """The sum of what stands in a sentence: lexicons, contexts, and the strengths that its cue reaches."""

    def __init__(self, weights: dict[str, float], bits: dict[str, int]) -> None:
        self._weights = [(bits[word], weight) for word, weight in weights.items() if word in bits]
        self.weighing = sum(bit for bit, _ in self._weights)
        """The bits that weigh something."""
        steps = [weights.get(strength, 0.0) for strength in GIVEN_STRENGTHS]
        base = weights.get(BASE, 0.0)
        self._by_rank = [base + sum(steps[:rank]) for rank in range(len(steps) + 1)]

    def sum(self, mask: int, rank: int) -> float:
        return sum([weight for bit, weight in self._weights if mask & bit]) + self._by_rank[rank]


class _Target:
    """A signal, gate or red flag: what a sentence must have to evidence it, how strongly, how tellingly."""

    def __init__(
        self, name: str, rules: list[_Rule], bits: dict[str, int], signal: Signal | None = None, never: int = 0
    ) -> None:
        self._name = name
        self._rules = sorted(rules, key=lambda rule: -rule.rank)
        self.trigger = 0
        """Without one of these no cue fires here."""
        for rule in rules:
            self.trigger |= rule.need & -rule.need or rule.some
        self._buzz, self._team = bits.get(BUZZ, 0), bits.get(TEAM, 0)
        self._own = sum(bits.get(own, 0) for own in OWN_ACTS)
        self._team_most = 1 if name in TEAM_CLAIMED else 2 if name in TEAM_SHOWN else 3
        deciding = self._buzz | self._team | self._own
        for rule in rules:
            deciding |= rule.need | rule.some | rule.never
        self._never = never
        self._adding = _Weigher(signal.weights, bits) if signal and signal.weights else None
        needs = sum(bits[word] for word in signal.needs) if signal else 0
        self.least = needs if self._adding else self.trigger
        """Without one of these there is no finding."""
        telling = signal.telling if signal else {}
        self._telling = _Weigher(telling, bits) if telling else None
        self._placing = telling.get("position", 0.0), telling.get("position_squared", 0.0)
        self.read = deciding | needs | never | (self._adding.weighing if self._adding else 0)
        """All bits on which a finding's rank and what it adds depend."""
        self._read = self.read | (self._telling.weighing if self._telling else 0)
        self._memo = Memo[int, Finding | None](_SHARED)

    def finding(self, mask: int) -> Finding | None:
        """What a sentence with these lexicons evidences here; None for nothing. Remembered: many share one."""
        if not mask & self.least:
            return None
        key = mask & self._read
        known = self._memo.get(key)
        return known if known or key in self._memo else self._memo.keep(key, self._finding(key))

    def _finding(self, mask: int) -> Finding | None:
        raw, adds = self._rank(mask), 0.0
        if self._adding:
            adds = 0.0 if mask & self._never else self._adding.sum(mask, raw)
            if adds <= 0:
                return None
        elif not raw:
            return None
        telling = self._telling.sum(mask, raw) if self._telling else 0.0
        return Finding(self._name, min(raw, self._most(mask)), telling, adds, *self._placing)

    def rank(self, mask: int) -> int:
        """How strong the strongest cue that fires is; 0 where none does."""
        return min(self._rank(mask), self._most(mask)) if mask & self.trigger else 0

    def _most(self, mask: int) -> int:
        """What the team's acts and empty words allow."""
        if mask & self._buzz:
            return 1
        return self._team_most if mask & self._team and not mask & self._own else 3

    def _rank(self, mask: int) -> int:
        for rank, need, some, never in self._rules if mask & self.trigger else ():
            if mask & need == need and not mask & never and (mask & some or not some):
                return rank
        return 0


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
        self._found = Memo[int, tuple[Finding, ...]](REMEMBERED)
        framework, signals = rubric.framework, (*rubric.signals.values(), rubric.framework.scope)
        self.signals = tuple(signal.id for signal in signals)
        """Ids of all signals, `scope` last."""
        self.to_grader = self.bit("to_grader")
        self.about_grading = _GRADER_SUMS.of(lambda: GraderSum(rubric.grader_words), rubric.grader_words).above
        """Whether the words of a folded sentence speak to or of the grader."""
        self.scope = framework.scope.id
        self.whole = tuple(signal.id for signal in signals if signal.whole)
        self.levels = {signal.id: signal.levels for signal in signals if signal.levels}
        """Signal id to the sums of Signal.weights from which it is claimed, shown, strong."""
        self.never = framework.hollow.never
        """Lexicons of which a sentence is evidence of no signal that has weights."""
        never = self.bits(*self.never)
        self._targets = {
            signal.id: _Target(signal.id, self._rules(signal.cues), self._names, signal, never) for signal in signals
        }
        marks: tuple[Gate | RedFlag, ...] = (*framework.gates, *framework.caps, *framework.red_flags)
        for mark in marks:
            self._targets[mark.id] = _Target(mark.id, self._rules(mark.cues), self._names)

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

    def findings(self, mask: int) -> tuple[Finding, ...]:
        """What a sentence with these lexicons evidences, one finding a target; remembered."""
        known = self._found.get(mask)
        if known is None:
            found = [target.finding(mask) for target in self._targets.values() if mask & target.least]
            known = self._found.keep(mask, tuple([finding for finding in found if finding]))
        return known

    def finding(self, target: str, mask: int) -> Finding | None:
        """What a sentence with these lexicons evidences of one target."""
        return self._targets[target].finding(mask)

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
            names = [name for name in self.signals if name != self.scope and self._targets[name].read & bit]
            known = self._depending[lexicon] = tuple(names)
        return known

    def _rules(self, cues: Iterable[Cue | GateCue]) -> list[_Rule]:
        return [
            _Rule(
                Strength(cue.strength).rank if isinstance(cue, Cue) else 1,
                *(self.bits(*names) for names in (cue.all, cue.any, cue.none)),
            )
            for cue in cues
        ]


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

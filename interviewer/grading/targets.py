"""What one signal, gate or red flag must have in a sentence, as bit masks, and how strongly its cues fire there."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from interviewer.domain.observation import Strength
from interviewer.domain.rubric import BASE, Cue, GateCue, GivenStrength, Signal

OWN_ACT = "own_act"
"""With its 'I'; the others are said without."""
OWN_ACTS = (OWN_ACT, "terse_act", "own_emphasis", "by_me")
GIVEN_STRENGTHS: tuple[GivenStrength, ...] = (Strength.CLAIMED, Strength.SHOWN, Strength.STRONG)
TEAM, BUZZ = "we_act", "buzz"
TEAM_CLAIMED = frozenset({"unprompted", "chose", "beyond", "personal", "through", "steps"})
"""GRADING: what the team did is claimed for ownership and steps ..."""
TEAM_SHOWN = frozenset({"action", "method", "people", "decision", "outcome", "measure", "baseline"})
"""... and at most shown for action, method and impact."""


class _Rule(NamedTuple):
    rank: int
    need: int
    some: int
    never: int


class Target:
    """One signal, gate or red flag."""

    def __init__(self, name: str, cues: Iterable[Cue | GateCue], bits: Mapping[str, int]) -> None:
        """`bits`: lexicon or context to its bit."""
        rules = [_rule(cue, bits) for cue in cues]
        self._rules = sorted(rules, key=lambda rule: -rule.rank)
        self.trigger = 0
        """Without one of these no cue fires here."""
        self._buzz, self._team = bits.get(BUZZ, 0), bits.get(TEAM, 0)
        self._own = _bits(OWN_ACTS, bits)
        self._team_most = 1 if name in TEAM_CLAIMED else 2 if name in TEAM_SHOWN else 3
        self.read = self._buzz | self._team | self._own
        """All bits on which the rank depends."""
        for rule in rules:
            self.trigger |= rule.need & -rule.need or rule.some
            self.read |= rule.need | rule.some | rule.never

    def rank(self, mask: int) -> int:
        """How strong the strongest cue that fires is, as far as the team's acts and empty words allow; 0 for none."""
        return min(self.reached(mask), self.most(mask)) if mask & self.trigger else 0

    def reached(self, mask: int) -> int:
        """How strong the strongest cue that fires is, whoever acts."""
        for rank, need, some, never in self._rules if mask & self.trigger else ():
            if mask & need == need and not mask & never and (mask & some or not some):
                return rank
        return 0

    def most(self, mask: int) -> int:
        """What the team's acts and empty words allow."""
        if mask & self._buzz:
            return 1
        return self._team_most if mask & self._team and not mask & self._own else 3


class Weighed:
    """A signal whose sentences add up: what a sentence needs to add anything, and how much it adds."""

    def __init__(self, signal: Signal, target: Target, bits: Mapping[str, int]) -> None:
        self.needs = _bits(signal.needs, bits)
        """Without one of these a sentence adds nothing."""
        self._words, self._target = _Words(signal.weights, bits), target
        self.read = target.read | self.needs | _bits(signal.weights, bits)
        """All bits on which it depends what a sentence adds, but for those that forbid all evidence."""

    def sum(self, mask: int) -> float:
        """What stands there and the strengths that its cue reaches add up to."""
        return self._words.sum(mask, self._target.reached(mask))


class Telling:
    """How telling a sentence is for a signal, where no words of sentences say it (Signal.telling)."""

    def __init__(self, signal: Signal, target: Target, bits: Mapping[str, int]) -> None:
        self._words, self._target = _Words(signal.telling, bits), target
        self._placing = signal.telling.get("position", 0.0), signal.telling.get("position_squared", 0.0)

    def sum(self, mask: int, at: float) -> float:
        """What stands there, the strengths that its cue reaches, and its place `at`, 0 to 1, add up to."""
        first, second = self._placing
        return self._words.sum(mask, self._target.reached(mask)) + at * first + at * at * second


class _Words:
    """The sum of what stands in a sentence: lexicons, contexts, and the strengths that its cue reaches."""

    def __init__(self, weights: Mapping[str, float], bits: Mapping[str, int]) -> None:
        self._weights = [(bits[word], weight) for word, weight in weights.items() if word in bits]
        steps = [weights.get(strength, 0.0) for strength in GIVEN_STRENGTHS]
        base = weights.get(BASE, 0.0)
        self._by_rank = [base + sum(steps[:rank]) for rank in range(len(steps) + 1)]

    def sum(self, mask: int, rank: int) -> float:
        return sum([weight for bit, weight in self._weights if mask & bit]) + self._by_rank[rank]


def _rule(cue: Cue | GateCue, bits: Mapping[str, int]) -> _Rule:
    rank = Strength(cue.strength).rank if isinstance(cue, Cue) else 1
    return _Rule(rank, _bits(cue.all, bits), _bits(cue.any, bits), _bits(cue.none, bits))


def _bits(names: Iterable[str], bits: Mapping[str, int]) -> int:
    return sum([bits.get(name, 0) for name in set(names)])

"""Cues compiled: one RE2 set tells which lexicons stand in a sentence, bit masks tell what that evidences."""

import re
from functools import lru_cache
from typing import NamedTuple

import re2

from interviewer.domain.merged import Rubric
from interviewer.domain.observation import Strength
from interviewer.domain.rubric import CONTEXTS, Cue, GateCue, Lexicon
from interviewer.errors import RubricError

MAX_MEM = 256 << 20
"""Bytes RE2 may use for the set's states; the default of 8 MB is too small for our patterns."""
LONGEST_PATTERN = 20_000
"""Characters of one expanded pattern; longer is refused as a runaway."""
TOO_LONG = f"a pattern is longer than {LONGEST_PATTERN:,} characters once its lexicons are filled in. Refer to fewer."
_REFERENCE = re.compile(r"\{([a-z_]{2,})\}")
_MEMO = 50_000
"""Sentence masks whose findings are remembered; the memo starts anew when full."""


class Finding(NamedTuple):
    """One cue that fired in a sentence: `rank` 1 claimed, 2 shown, 3 strong (gates and flags: 1)."""

    target: str
    rank: int
    telling: float = 0.0
    """How telling the sentence is for the target, its position aside."""


class _Rule(NamedTuple):
    need: int
    some: int
    never: int
    finding: Finding


class CueSet:
    """Everything a rubric's cues need to read one sentence; built once a rubric, then shared."""

    def __init__(self, rubric: Rubric) -> None:
        names = (*(lexicon.id for lexicon in rubric.lexicons), *CONTEXTS)
        self._names = {name: 1 << n for n, name in enumerate(names)}
        self._groups: dict[tuple[str, ...], int] = {}
        self._set, self._bits = compile_set(rubric.lexicons)
        self._by_key: dict[int, list[_Rule]] = {}
        self._memo: dict[int, tuple[Finding, ...]] = {}
        self._telling = {
            signal.id: [(self._names[name], weight) for name, weight in signal.telling.items() if name in self._names]
            for signal in rubric.signals.values()
        }
        self._rank_weight = {
            signal.id: (0.0, 0.0, signal.telling.get("shown", 0.0), signal.telling.get("strong", 0.0))
            for signal in rubric.signals.values()
        }
        self.placing = {
            signal.id: (
                signal.telling.get("position", 0.0),
                signal.telling.get("position_squared", 0.0),
                signal.telling.get("reply", 0.0),
            )
            for signal in (*rubric.signals.values(), rubric.framework.scope)
        }
        """Signal id to what a sentence's place adds to how telling it is (Signal.telling)."""
        for signal in (*rubric.signals.values(), rubric.framework.scope):
            for cue in signal.cues:
                self._add(cue, Finding(signal.id, Strength(cue.strength).rank))
        for gate in (*rubric.framework.gates, *rubric.framework.caps):
            for gate_cue in gate.cues:
                self._add(gate_cue, Finding(gate.id, 1))
        for flag in rubric.framework.red_flags:
            for gate_cue in flag.cues:
                self._add(gate_cue, Finding(flag.id, 1))

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
        """Which lexicons stand in folded `text`, as a bit mask."""
        found, bits = 0, self._bits
        for index in self._set.Match(text) or ():
            found |= bits[index]
        return found

    def findings(self, mask: int) -> tuple[Finding, ...]:
        """What a sentence with these lexicons evidences: the strongest finding of each target."""
        known = self._memo.get(mask)
        if known is None:
            if len(self._memo) >= _MEMO:
                self._memo.clear()
            known = self._memo[mask] = self._evaluate(mask)
        return known

    def rank(self, target: str, mask: int) -> int:
        """How strongly a sentence with these lexicons evidences one target."""
        return next((finding.rank for finding in self.findings(mask) if finding.target == target), 0)

    def _evaluate(self, mask: int) -> tuple[Finding, ...]:
        best: dict[str, Finding] = {}
        rest = mask
        while rest:
            key = rest & -rest
            rest ^= key
            for rule in self._by_key.get(key, ()):
                fits = mask & rule.need == rule.need and not mask & rule.never and (not rule.some or mask & rule.some)
                if fits and (rule.finding.target not in best or best[rule.finding.target].rank < rule.finding.rank):
                    best[rule.finding.target] = rule.finding
        return tuple(self._weighed(finding, mask) for finding in best.values())

    def _weighed(self, finding: Finding, mask: int) -> Finding:
        weights = self._telling.get(finding.target)
        if not weights:
            return finding
        telling = sum(weight for bit, weight in weights if mask & bit)
        return finding._replace(telling=telling + self._rank_weight[finding.target][finding.rank])

    def _add(self, cue: Cue | GateCue, finding: Finding) -> None:
        need, some, never = (self.bits(*names) for names in (cue.all, cue.any, cue.none))
        keys = [need & -need] if need else [bit for bit in self._names.values() if bit & some]
        for key in keys:
            self._by_key.setdefault(key, []).append(_Rule(need, some, never, finding))


def expand(pattern: str, lexicons: dict[str, Lexicon], within: tuple[str, ...] = ()) -> str:
    """`pattern` as RE2 reads it: whole words, any white space, each `{name}` filled in.

    Raises RubricError for a name in a circle, one that no lexicon has, or a pattern that grows too long.
    """

    def filled(match: "re.Match[str]") -> str:
        name = match[1]
        if name in within or name not in lexicons:
            problem = "refers to itself" if name in within else "no lexicon has that name"
            raise RubricError([f"lexicons.json: {' -> '.join((*within, name))}: {problem}."])
        inner = "|".join(expand(other, lexicons, (*within, name)) for other in lexicons[name].patterns)
        return f"(?:{inner})"

    whole = pattern[1:] if pattern.startswith("=") else rf"\b(?:{pattern})\b"
    expanded = _REFERENCE.sub(filled, whole.replace(" ?", r"\s*").replace(" ", r"\s+"))
    if len(expanded) > LONGEST_PATTERN:
        raise RubricError([f"lexicons.json: {within[0] if within else pattern[:80]}: {TOO_LONG}"])
    return expanded


def options() -> "re2.Options":
    """RE2 options of every pattern here: silent about bad patterns, memory for a large set."""
    chosen = re2.Options()
    chosen.max_mem = MAX_MEM
    chosen.log_errors = False
    return chosen


def refusal(pattern: str, chosen: "re2.Options") -> str | None:
    """Why RE2 refuses an expanded pattern, or None."""
    try:
        re2.compile(pattern, chosen)
    except re2.error as error:
        detail = error.args[0] if error.args else "not a pattern"
        return detail.decode("utf-8", "replace") if isinstance(detail, bytes) else str(detail)
    return None


def _added(chosen: "re2.Set", expanded: str) -> str | None:
    """Adds a pattern, or says why it cannot be: compiling each by itself would cost half of a cold start."""
    try:
        chosen.Add(expanded)
    except re2.error:
        return refusal(expanded, options()) or "is not a pattern"
    return None


@lru_cache(maxsize=8)
def compile_set(lexicons: tuple[Lexicon, ...]) -> tuple["re2.Set", list[int]]:
    """One RE2 set over all patterns, and for each pattern's index the bit of its lexicon.

    Raises RubricError with every pattern that cannot be used.
    """
    by_name = {lexicon.id: lexicon for lexicon in lexicons}
    chosen, bits = re2.Set.SearchSet(options()), []
    problems: list[str] = []
    for number, lexicon in enumerate(lexicons):
        for pattern in () if lexicon.part else lexicon.patterns:
            try:
                problem = _added(chosen, "(?i)" + expand(pattern, by_name, (lexicon.id,)))
            except RubricError as error:
                problems += error.problems
                continue
            if problem:
                problems.append(f"lexicons.json: {lexicon.id}: {pattern[:80]!r}: {problem}. Mend it.")
            else:
                bits.append(1 << number)
    try:
        if not problems:
            chosen.Compile()
    except re2.error:
        problems.append(f"lexicons.json: the patterns need more than {MAX_MEM >> 20} MB together. Count less in them.")
    if problems:
        raise RubricError(problems)
    return chosen, bits


@lru_cache(maxsize=64)
def cue_set(rubric: Rubric) -> CueSet:
    """The compiled cues of a rubric."""
    return CueSet(rubric)

"""Frames compiled: lists of them that are tried together, with one RE2 set that says which could fit a sentence."""

from typing import Any, NamedTuple

import re2

from interviewer.domain.coaching import FIELD, Coaching, Frame
from interviewer.grading.memo import Memo

TIMED = "timed"
"""The condition of a sentence that says when; it gets no tail."""

_REMEMBERED = 2_000
"""Sentences of which each plan remembers what they meet: an answer is coached again after each reply."""


class Compiled(NamedTuple):
    frame: Frame
    pattern: Any
    """re2 pattern over bytes (the wrapper of str costs twice as much); None for the first clause."""
    groups: tuple[tuple[str, int], ...]
    clause: str
    """The group that is cut to its first clause; '' where none is."""
    needs: int
    unless: int
    firm: bool
    """A slot takes the place of what the candidate was unsure of, so that 'I think' can go."""
    templates: tuple[tuple[tuple[bool, str], ...], ...]
    """Literal texts (False) and fields (True) in turn."""


class Plan:
    """Frames that are tried together, with one RE2 set over them and their conditions.

    A set over all frames is twice as slow on each sentence, and few plans are ever needed for one answer.
    """

    def __init__(self, frames: tuple[Frame, ...], coaching: Coaching) -> None:
        bits: dict[str, int] = {}
        names = {name for frame in frames for name in (*frame.needs, *frame.unless)} | {TIMED}
        conditions = [condition for condition in coaching.conditions if condition.id in names]
        self.conditions = {condition.id: 1 << n for n, condition in enumerate(conditions)}
        for condition in conditions:
            for pattern in condition.patterns:
                _join(bits, coaching.expanded(pattern), self.conditions[condition.id])
        self.frames: dict[int, Compiled] = {}
        self.always = 0
        for n, frame in enumerate(frames, start=len(conditions)):
            expanded = coaching.expanded(frame.pattern) if frame.pattern else None
            self.frames[1 << n] = self._compiled(frame, expanded)
            if expanded:
                _join(bits, expanded, 1 << n)
            else:
                self.always |= 1 << n
        self.union = sum(self.frames)
        self._bits = list(bits.values())
        self._set = re2.Set.SearchSet(re2_options())
        for pattern in bits:
            self._set.Add("(?i)" + pattern)
        self._set.Compile()
        self._masks = Memo[str, int](_REMEMBERED)

    def mask(self, text: str) -> int:
        """Bits of the conditions that folded `text` meets, of the frames and fillers that match it; remembered."""
        known = self._masks.get(text)
        return self._masks.keep(text, self._standing(text)) if known is None else known

    def _standing(self, text: str) -> int:
        found, bits = 0, self._bits
        for index in self._set.Match(text) or ():
            found |= bits[index]
        return found | self.always

    def _compiled(self, frame: Frame, expanded: str | None) -> Compiled:
        pattern = re2.compile(("(?i)" + expanded).encode(), re2_options()) if expanded else None
        names = pattern.groupindex.items() if pattern else ()
        return Compiled(
            frame=frame,
            pattern=pattern,
            groups=tuple((name.decode(), index) for name, index in names),
            clause=frame.clause or ("" if pattern else "c"),
            needs=sum(self.conditions[name] for name in set(frame.needs)),
            unless=sum(self.conditions[name] for name in set(frame.unless)),
            firm=frame.kind == "vague_outcome",
            templates=tuple(_parsed(text) for text in frame.rewrites),
        )


def re2_options() -> "re2.Options":
    """Options of every pattern of the coaching file: room for a set, silence about bad patterns."""
    options = re2.Options()
    options.max_mem = 16 << 20
    options.log_errors = False
    return options


def _join(bits: dict[str, int], pattern: str, bit: int) -> None:
    """A pattern that several frames or conditions have in common stands once in the set."""
    bits[pattern] = bits.get(pattern, 0) | bit


def _parsed(template: str) -> tuple[tuple[bool, str], ...]:
    parts = FIELD.split(template)
    return tuple((n % 2 == 1, part) for n, part in enumerate(parts) if part)

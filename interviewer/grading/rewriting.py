"""One sentence of the candidate mended: a frame fits its kind of sentence, and slots ask for what is missing."""

import re
from collections.abc import Container
from typing import Any, NamedTuple

import re2

from interviewer.domain.coaching import FIELD, Coaching, Frame
from interviewer.grading.segments import fold

LONGEST = 190
"""Characters of a mended sentence; clauses away from the mended one are left out of a longer one."""
LONGEST_GROUP = 130
"""Bytes of the words a frame keeps; where they are more, the frame does not fit."""
_SEAM = re.compile(
    r"(?:[,;:]|\s-)\s+(?:and |but |so |then |because )*"
    r"(?=(?:I|we|it|they|he|she|this|that|there|the|our|my|people|which|who)\b)|\s(?:and|but|so)\s(?=(?:I|we|it|they|he|she|the)\b)"
)
_GAP = re.compile(r" +(?=[ ,;:])|,(?=,)")
_HEAD_END = re.compile(r" (?:of|for|in|at|on|from|to|with|that|which) ")
_SINGULAR_S = ("ss", "us", "is", "ics")
_PLURALS = frozenset(("they", "them", "these", "those", "people"))
_AS_OBJECT = {"they": "them", "we": "us", "he": "him", "she": "her"}
_EDGES = " \t\r\n,;:.!-"
_TIMED = "timed"
"""The condition of a sentence that says when; it gets no tail."""
_MARKUP = re.compile(r"[\[\]<>{}]")
"""A sentence with one of these is left alone: brackets are slots here."""


class Rewrite(NamedTuple):
    """A mended sentence and the frame that mended it."""

    text: str
    frame: Frame


class _Compiled(NamedTuple):
    frame: Frame
    pattern: Any
    """re2 pattern over bytes; the wrapper of str costs twice as much."""
    groups: tuple[tuple[str, int], ...]
    bit: int
    needs: int
    unless: int
    templates: tuple[tuple[tuple[bool, str], ...], ...]
    """Literal texts (False) and fields (True) in turn."""


class _Plan:
    """Frames that are tried together, with one RE2 set over them, their conditions and the fillers.

    A set over all frames is twice as slow on each sentence, and few plans are ever needed for one answer.
    """

    def __init__(self, frames: tuple[Frame, ...], coaching: Coaching) -> None:
        bits: dict[str, int] = {}
        names = {name for frame in frames for name in (*frame.needs, *frame.unless)} | {_TIMED}
        conditions = [condition for condition in coaching.conditions if condition.id in names]
        self.conditions = {condition.id: 1 << n for n, condition in enumerate(conditions)}
        for condition in conditions:
            for pattern in condition.patterns:
                _join(bits, coaching.expanded(pattern), self.conditions[condition.id])
        self.frames = tuple(
            self._compiled(frame, coaching.expanded(frame.pattern), 1 << n)
            for n, frame in enumerate(frames, start=len(conditions))
        )
        for compiled in self.frames:
            _join(bits, coaching.expanded(compiled.frame.pattern), compiled.bit)
        self.union = sum(compiled.bit for compiled in self.frames)
        self.fillers, self.hedges = (1 << (len(conditions) + len(frames) + n) for n in (0, 1))
        for patterns, bit in ((coaching.fillers, self.fillers), (coaching.hedges, self.hedges)):
            for pattern in patterns:
                _join(bits, coaching.expanded(pattern), bit)
        self._bits = list(bits.values())
        self._set = re2.Set.SearchSet(_options())
        for pattern in bits:
            self._set.Add("(?i)" + pattern)
        self._set.Compile()

    def mask(self, text: str) -> int:
        """Bits of the conditions that folded `text` meets, of the frames and fillers that match it."""
        found, bits = 0, self._bits
        for index in self._set.Match(text) or ():
            found |= bits[index]
        return found

    def _compiled(self, frame: Frame, expanded: str, bit: int) -> _Compiled:
        pattern = re2.compile(("(?i)" + expanded).encode(), _options())
        return _Compiled(
            frame=frame,
            pattern=pattern,
            groups=tuple((name.decode(), index) for name, index in pattern.groupindex.items()),
            bit=bit,
            needs=sum(self.conditions[name] for name in set(frame.needs)),
            unless=sum(self.conditions[name] for name in set(frame.unless)),
            templates=tuple(_parsed(text) for text in frame.rewrites),
        )


class Rewriter:
    """Mends sentences by the frames of one coaching file; each list of frames is compiled when it is first used."""

    def __init__(self, coaching: Coaching) -> None:
        self._coaching = coaching
        self._frames = {frame.id: frame for frame in coaching.frames}
        self._slots = {word: slot for slot, words in coaching.units.items() for word in words}
        self._plans: dict[tuple[str, ...], _Plan] = {}
        self._cuts: dict[tuple[str, ...], Any] = {}
        self._tests: dict[str, Any] = {}

    def rewrite(
        self, sentence: str, frames: tuple[str, ...], lot: int = 0, avoid: Container[str] = ()
    ) -> Rewrite | None:
        """`sentence` mended by the first of `frames` that fits and is not to be avoided; None where none does.

        `lot` chooses among a frame's equivalent rewrites. Words outside slots are the sentence's own or glue.
        """
        text = fold(sentence).strip(_EDGES)
        if _MARKUP.search(text):
            return None
        plan = self._plans.get(frames) or self._plan(frames)
        mask = plan.mask(text)
        if mask & plan.fillers:
            text = self.trimmed(text)
            mask = plan.mask(text)
        firm, firm_mask = text, mask
        if mask & plan.hedges:
            firm = self._cut(self._coaching.hedges, text)
            firm_mask = plan.mask(firm)
        if not (mask | firm_mask) & plan.union:
            return None
        for compiled in plan.frames:
            words, seen = (firm, firm_mask) if compiled.frame.kind == "vague_outcome" else (text, mask)
            if seen & compiled.bit and seen & compiled.needs == compiled.needs and not seen & compiled.unless:
                mended = None if compiled.frame.id in avoid else self._filled(plan, compiled, words, seen, lot)
                if mended:
                    return Rewrite(mended, compiled.frame)
        return None

    def trimmed(self, sentence: str) -> str:
        """`sentence` folded, without the words that carry nothing; 'I think' stays."""
        return self._cut(self._coaching.fillers, fold(sentence).strip(_EDGES))

    def _cut(self, patterns: tuple[str, ...], text: str) -> str:
        found = self._cuts.get(patterns)
        if found is None:
            found = self._cuts[patterns] = _re2("|".join(self._coaching.expanded(pattern) for pattern in patterns))
        return str(found.sub("", text)).strip(_EDGES)

    def meets(self, text: str, condition: str) -> bool:
        """Whether `text` meets a condition of the coaching file. KeyError for one it does not have."""
        if condition not in self._tests:
            patterns = {item.id: item.patterns for item in self._coaching.conditions}[condition]
            self._tests[condition] = _re2("|".join(self._coaching.expanded(pattern) for pattern in patterns))
        return self._tests[condition].search(fold(text)) is not None

    def _plan(self, frames: tuple[str, ...]) -> _Plan:
        plan = self._plans[frames] = _Plan(tuple(self._frames[name] for name in frames), self._coaching)
        return plan

    def _filled(self, plan: _Plan, compiled: _Compiled, text: str, mask: int, lot: int) -> str | None:
        """The sentence with what the frame matches replaced, or None where the words kept do not fit after all."""
        raw = text.encode()
        match = compiled.pattern.search(raw)
        if match is None:
            return None
        start, end = match.span()
        before, after = raw[:start].decode(), raw[end:].decode()
        groups = {}
        for name, index in compiled.groups:
            first, last = match.span(index)
            if last - first > LONGEST_GROUP:
                return None
            value = raw[first:last].decode() if last > first else ""
            groups[name] = self._decapitalised(value) if value and not first else value
        kept = groups.get("c")
        if kept and compiled.needs and kept != text and plan.mask(kept) & compiled.needs != compiled.needs:
            return None
        template = compiled.templates[lot % len(compiled.templates)]
        filled = "".join(self._field(part, groups, before) if field else part for field, part in template)
        if len(before) + len(filled) + len(after) > LONGEST:
            before, after = _narrowed(before, after)
        tail = compiled.frame.tail
        if tail and not mask & plan.conditions.get(_TIMED, 0) and not (groups.get("z", "") + after).strip(_EDGES):
            after += tail
        return _finished(before + filled + after)

    def _field(self, name: str, groups: dict[str, str], before: str) -> str:
        if name == "unit":
            return self._unit(groups.get("o") or before + groups.get("s", "") + groups.get("c", ""))
        if name == "be":
            return _be(groups["o"])
        if name == "object":
            return _AS_OBJECT.get(groups["o"], groups["o"])
        return groups[name]

    def _decapitalised(self, text: str) -> str:
        """`text` as it stands inside a sentence; names and 'I' keep their capital."""
        first = text.split(" ", 1)[0].lower()
        common = first != "i" and (first in self._coaching.glue or first in self._slots)
        return text[0].lower() + text[1:] if common else text

    def _unit(self, subject: str) -> str:
        """The slot that asks for the size of `subject`, by its head or else by its last word that has one."""
        clause = subject.lower().rsplit(", ", 1)[-1]
        for part in (_HEAD_END.split(clause, maxsplit=1)[0], clause):
            for word in reversed(part.split()):
                if word in self._slots:
                    return self._slots[word]
        return self._coaching.unit


def _options() -> "re2.Options":
    options = re2.Options()
    options.max_mem = 64 << 20
    options.log_errors = False
    return options


def _re2(pattern: str) -> Any:
    return re2.compile("(?i)" + pattern, _options())


def _join(bits: dict[str, int], pattern: str, bit: int) -> None:
    """A pattern that several frames or conditions have in common stands once in the set."""
    bits[pattern] = bits.get(pattern, 0) | bit


def _parsed(template: str) -> tuple[tuple[bool, str], ...]:
    parts = FIELD.split(template)
    return tuple((n % 2 == 1, part) for n, part in enumerate(parts) if part)


def _be(thing: str) -> str:
    """`was` or `were` for a noun phrase, by the ending of its head."""
    head = _HEAD_END.split(thing.lower(), maxsplit=1)[0]
    plural = head in _PLURALS or (head.endswith("s") and not head.endswith(_SINGULAR_S))
    return "were" if plural else "was"


def _narrowed(before: str, after: str) -> tuple[str, str]:
    """What stands around the mended words, down to their own clause."""
    seams = [match.end() for match in _SEAM.finditer(before)]
    end = _SEAM.search(after)
    return before[seams[-1] :] if seams else before, after[: end.start()] if end else after


def _finished(text: str) -> str:
    """A sentence: single blanks, a capital at the start (behind a bracket too), a full stop."""
    text = _GAP.sub("", text).strip(_EDGES)
    at = 1 if text.startswith("[") else 0
    return f"{text[:at]}{text[at : at + 1].upper()}{text[at + 1 :]}."

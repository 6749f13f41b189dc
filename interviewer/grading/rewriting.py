"""One sentence of the candidate mended: a frame is chosen by what kind of sentence it is, and slots ask for the rest."""

import re
from collections.abc import Container
from typing import Any, NamedTuple

import re2

from interviewer.domain.coaching import FIELD, Coaching, Frame
from interviewer.grading.segments import fold

LONGEST = 190
"""Characters of a mended sentence; clauses away from the mended one are left out of a longer one."""
_SEAM = re.compile(
    r"(?:[,;:]|\s-)\s+(?:and |but |so |then |because )*"
    r"(?=(?:I|we|it|they|he|she|this|that|there|the|our|my|people|which|who)\b)|\s(?:and|but|so)\s(?=(?:I|we|it|they|he|she|the)\b)"
)
_GAPS = (("  ", " "), (" ,", ","), (" ;", ";"), (" :", ":"), (",,", ","))
_LOWERABLE = frozenset(
    "the a an we our my it its this that these those they their he his she her there people all both each every some "
    "customers users when after before then so in on at by for with as if".split()
)
_HEAD_END = re.compile(r" (?:of|for|in|at|on|from|to|with|that|which) ")
_SINGULAR_S = ("ss", "us", "is", "ics", "ings")
_AS_OBJECT = {"they": "them", "we": "us", "he": "him", "she": "her", "who": "whom"}
_EDGES = " \t,;:.!-"


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
    """Alternating literal texts and (True, field)."""


class Rewriter:
    """Every frame of one coaching file, compiled: one RE2 set says what a sentence is, one search mends it."""

    def __init__(self, coaching: Coaching) -> None:
        self._coaching = coaching
        self._set = re2.Set.SearchSet(_options())
        self._bits: list[int] = []
        conditions = {condition.id: 1 << n for n, condition in enumerate(coaching.conditions)}
        for condition in coaching.conditions:
            for pattern in condition.patterns:
                self._add(pattern, conditions[condition.id])
        self._filler = 1 << len(conditions)
        for pattern in coaching.fillers:
            self._add(pattern, self._filler)
        self._fillers = [
            re2.compile("(?i)" + self._coaching.expanded(pattern), _options()) for pattern in coaching.fillers
        ]
        self._frames = {
            frame.id: self._compiled(frame, 2 << (len(conditions) + n), conditions)
            for n, frame in enumerate(coaching.frames)
        }
        for compiled in self._frames.values():
            self._add(compiled.frame.pattern, compiled.bit)
        self._timed, self._unknown = conditions.get("timed", 0), conditions.get("unknown", 0)
        self._units = {word: slot for slot, words in coaching.units.items() for word in words}
        self._unit = coaching.unit
        self._set.Compile()

    def unknown(self, text: str) -> bool:
        """Whether a reply says that the candidate does not know."""
        return bool(self._mask(fold(text)) & self._unknown)

    def rewrite(
        self, sentence: str, frames: tuple[str, ...], turn: int = 0, avoid: Container[str] = ()
    ) -> Rewrite | None:
        """`sentence` mended by the first of `frames` that fits and is not to be avoided, or None where none does.

        `turn` chooses among a frame's equivalent rewrites. Words outside slots are the sentence's or glue.
        """
        text = fold(sentence).strip(_EDGES)
        if "[" in text or "]" in text or "<" in text or "{" in text:
            return None
        mask = self._mask(text)
        if mask & self._filler:
            text = self.trimmed(text)
            mask = self._mask(text)
        for name in frames:
            compiled = self._frames[name]
            fits = mask & compiled.bit and mask & compiled.needs == compiled.needs and not mask & compiled.unless
            if fits and name not in avoid:
                mended = self._fill(compiled, text, mask, turn)
                if mended:
                    return Rewrite(mended, compiled.frame)
        return None

    def trimmed(self, text: str) -> str:
        """Folded `text` without the words that carry nothing."""
        for pattern in self._fillers:
            text = pattern.sub("", text)
        return text.strip(_EDGES)

    def _mask(self, text: str) -> int:
        found, bits = 0, self._bits
        for index in self._set.Match(text) or ():
            found |= bits[index]
        return found

    def _fill(self, compiled: _Compiled, text: str, mask: int, turn: int) -> str | None:
        raw = text.encode()
        match = compiled.pattern.search(raw)
        if match is None:
            return None
        start, end = match.span()
        before, after = raw[:start].decode(), raw[end:].decode()
        groups = {}
        for name, index in compiled.groups:
            first, last = match.span(index)
            value = raw[first:last].decode() if last > first >= 0 else ""
            groups[name] = _decapitalised(value) if value and not first else value
        if compiled.needs and "c" in groups and self._mask(groups["c"]) & compiled.needs != compiled.needs:
            return None
        filled = "".join(
            self._field(part, groups, before) if field else part
            for field, part in compiled.templates[turn % len(compiled.templates)]
        )
        if len(before) + len(filled) + len(after) > LONGEST:
            before, after = _narrowed(before, after)
        mended = before + filled + after
        if compiled.frame.tail and not mask & self._timed and not (groups.get("z", "") + after).strip(_EDGES):
            mended += compiled.frame.tail
        return _finished(mended)

    def _field(self, name: str, groups: dict[str, str], before: str) -> str:
        if name == "unit":
            return self._slot(groups.get("o") or before + groups.get("s", "") + groups.get("c", ""))
        if name == "be":
            return _be(groups["o"])
        if name == "object":
            return _AS_OBJECT.get(groups["o"], groups["o"])
        return groups[name]

    def _slot(self, subject: str) -> str:
        """The slot that asks for the size of `subject`, by its head or else its last word that has one."""
        clause = subject.lower().rsplit(", ", 1)[-1]
        for part in (_HEAD_END.split(clause, maxsplit=1)[0], clause):
            for word in reversed(part.split()):
                if word in self._units:
                    return self._units[word]
        return self._unit

    def _add(self, pattern: str, bit: int) -> None:
        self._set.Add("(?i)" + self._coaching.expanded(pattern))
        self._bits.append(bit)

    def _compiled(self, frame: Frame, bit: int, conditions: dict[str, int]) -> _Compiled:
        pattern = re2.compile(("(?i)" + self._coaching.expanded(frame.pattern)).encode(), _options())
        return _Compiled(
            frame=frame,
            pattern=pattern,
            groups=tuple((name.decode(), index) for name, index in pattern.groupindex.items()),
            bit=bit,
            needs=sum(conditions[name] for name in set(frame.needs)),
            unless=sum(conditions[name] for name in set(frame.unless)),
            templates=tuple(_parsed(text) for text in frame.rewrites),
        )


def _options() -> "re2.Options":
    options = re2.Options()
    options.max_mem = 64 << 20
    options.log_errors = False
    return options


def _parsed(template: str) -> tuple[tuple[bool, str], ...]:
    """A rewrite as literal texts and (True, field) in turn."""
    parts = FIELD.split(template)
    return tuple((n % 2 == 1, part) for n, part in enumerate(parts) if part)


def _decapitalised(text: str) -> str:
    """`text` as it stands inside a sentence; names and 'I' keep their capital."""
    first = text.split(" ", 1)[0]
    return text[0].lower() + text[1:] if first.lower() in _LOWERABLE else text


def _be(thing: str) -> str:
    """`was` or `were` for a noun phrase, by the ending of its head."""
    head = _HEAD_END.split(thing.lower(), maxsplit=1)[0]
    plural = head in ("they", "them", "these", "those") or (head.endswith("s") and not head.endswith(_SINGULAR_S))
    return "were" if plural and head != "this" else "was"


def _narrowed(before: str, after: str) -> tuple[str, str]:
    """What stands around the mended words, down to their own clause."""
    seams = [match.end() for match in _SEAM.finditer(before)]
    end = _SEAM.search(after)
    return before[seams[-1] :] if seams else before, after[: end.start()] if end else after


def _finished(text: str) -> str:
    """A sentence: single blanks, a capital at the start (behind a bracket too), a full stop."""
    for wrong, right in _GAPS:
        text = text.replace(wrong, right)
    text = text.strip(_EDGES)
    at = 1 if text.startswith("[") else 0
    return f"{text[:at]}{text[at : at + 1].upper()}{text[at + 1 :]}."

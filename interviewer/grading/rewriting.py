"""One sentence of the candidate mended: a frame fits its kind of sentence, and slots ask for what is missing."""

import re
from collections.abc import Container
from typing import Any, NamedTuple

import re2

from interviewer.domain.coaching import Coaching, Frame
from interviewer.errors import RubricError
from interviewer.grading.memo import Memo
from interviewer.grading.plans import TIMED, Compiled, Plan, re2_options
from interviewer.grading.segments import fold
from interviewer.grading.trimming import EDGES, Trimmer
from interviewer.grading.wording import capitalised

LONGEST = 190
"""Characters of a mended sentence; clauses away from the mended one are left out of a longer one."""
LONGEST_GROUP = 130
"""Bytes of the words a frame keeps; where they are more, the frame does not fit."""
SHORTEST_CLAUSE = 8
LONG_CLAUSE = 80
"""Characters; a first clause is not cut before the one, and is cut at a comma after half of the other."""
LONG_STORY = 120
_SEAM = re.compile(
    r"(?:[,;:]|\s-)\s+(?:and |but |so |then |because )*"
    r"(?=(?:I|we|it|they|he|she|this|that|there|the|our|my|people|which|who)\b)|\s(?:and|but|so)\s(?=(?:I|we|it|they|he|she|the)\b)"
)
_CLAUSE_END = re.compile(
    r"[;:] | - |,? (?:but|because|which|whereas|although|so (?=(?:I|we|it|that|the|they|he|she)\b)"
    r"|and (?=(?:I|we|it|they|he|she|there|then|so|again|eventually|finally)\b)"
    r"|(?:as|since) (?=(?:I|we|it|they|he|she|there|no|nobody)\b))\b"
    r"|, (?=(?:who|where|when|while|until|like|I|we|it|they|he|she|this|that|there|the|my|you|not|several|again|and"
    r"|maybe|about|over|under|got|made|did)\b)"
)
_OWN_CLAUSE = re.compile(r"(?:(?:[,;:]|\s-)\s+(?:and |but |so |then )*|\s(?:and|but|so|then) )(?=I(?:'ve|'d)? [a-z])")
_GAP = re.compile(r" +(?=[ ,;:])|,(?=,)")
_HEAD_END = re.compile(r" (?:of|for|in|at|on|from|to|with|that|which) ")
_SINGULAR_S = ("ss", "us", "is", "ics")
_PLURALS = frozenset(("they", "them", "these", "those", "people"))
_AS_OBJECT = {"they": "them", "we": "us", "he": "him", "she": "her"}
_TOLD_WHOLE = frozenset({"mistake", "lesson"})
"""Kinds whose later clauses say what went wrong."""
_REMEMBERED = 2_000
"""Sentences that are remembered trimmed: an answer is coached again after each reply."""
_MARKUP = re.compile(r"[\[\]<>{}]")
"""A sentence with one of these is left alone: brackets are slots here."""


class Rewrite(NamedTuple):
    """A mended sentence and the frame that mended it."""

    text: str
    frame: Frame


class Rewriter:
    """Mends sentences by the frames of one coaching file; each list of frames is compiled when it is first used."""

    def __init__(self, coaching: Coaching) -> None:
        self._coaching = coaching
        self._frames = {frame.id: frame for frame in coaching.frames}
        self._slots = {word: slot for slot, words in coaching.units.items() for word in words}
        self._plans: dict[tuple[str, ...], Plan] = {}
        self._fillers, self._hedges = Trimmer(coaching.fillers), Trimmer(coaching.hedges)
        self._tests: dict[str, Any] = {}
        self._texts = Memo[str, tuple[str, str]](_REMEMBERED)
        self._made = Memo[tuple[Plan, str, str, int], str | None](_REMEMBERED)

    def rewrite(
        self, sentence: str, frames: tuple[str, ...], lot: int = 0, avoid: Container[str] = ()
    ) -> Rewrite | None:
        """`sentence` mended by the first of `frames` that fits and is not to be avoided; None where none does.

        `lot` chooses among a frame's equivalent rewrites. Words outside slots are the sentence's own or glue.
        """
        text, firm = self._texts.get(sentence) or self._texts.keep(sentence, self._both(sentence))
        if not text:
            return None
        plan = self._plans.get(frames) or self._plan(frames)
        mended = self._mended(plan, text, firm, lot, avoid)
        if mended is None and " I" in text and (own := _OWN_CLAUSE.search(text)):
            clause = text[own.end() :]
            mended = self._mended(plan, clause, self._hedges.cut(clause), lot, avoid)
        return mended

    def _both(self, sentence: str) -> tuple[str, str]:
        """`sentence` trimmed, and that without what hedges it; nothing where it has markup and is left alone."""
        text = self.trimmed(sentence)
        return ("", "") if _MARKUP.search(text) else (text, self._hedges.cut(text))

    def _mended(self, plan: Plan, text: str, firm: str, lot: int, avoid: Container[str]) -> Rewrite | None:
        """Folded `text`, `firm` without what hedges it, mended by the first frame of the plan that fits."""
        mask = firm_mask = plan.mask(text)
        if firm != text:
            firm_mask = plan.mask(firm)
        hits = (mask | firm_mask) & plan.union
        while hits:
            bit = hits & -hits
            hits ^= bit
            compiled = plan.frames[bit]
            words, seen = (firm, firm_mask) if compiled.firm else (text, mask)
            if seen & bit and seen & compiled.needs == compiled.needs and not seen & compiled.unless:
                mended = None if compiled.frame.id in avoid else self._remembered(plan, compiled, words, seen, lot)
                if mended:
                    return Rewrite(mended, compiled.frame)
        return None

    def _remembered(self, plan: Plan, compiled: Compiled, text: str, mask: int, lot: int) -> str | None:
        """As `_filled`, which is asked the same again whenever an answer is coached again."""
        key = plan, compiled.frame.id, text, lot % len(compiled.templates)
        known = self._made.get(key)
        if known is None and key not in self._made:
            known = self._made.keep(key, self._filled(plan, compiled, text, mask, lot))
        return known

    def trimmed(self, sentence: str) -> str:
        """`sentence` folded, without the words that carry nothing; 'I think' stays."""
        return self._fillers.cut(fold(sentence).strip(EDGES))

    def meets(self, text: str, condition: str) -> bool:
        """Whether `text` meets a condition of the coaching file. KeyError for one it does not have."""
        test = self._tests.get(condition)
        if test is None:
            patterns = {item.id: item.patterns for item in self._coaching.conditions}[condition]
            joined = "|".join(self._coaching.expanded(pattern) for pattern in patterns)
            test = self._tests[condition] = re2.compile("(?i)" + joined, re2_options())
        return test.search(fold(text)) is not None

    def _plan(self, frames: tuple[str, ...]) -> Plan:
        try:
            plan = self._plans[frames] = Plan(tuple(self._frames[name] for name in frames), self._coaching)
        except re2.error as error:
            raise RubricError([f"coaching.json: frames {', '.join(frames)}: not RE2: {error}."]) from error
        return plan

    def _filled(self, plan: Plan, compiled: Compiled, text: str, mask: int, lot: int) -> str | None:
        """The sentence with what the frame matches replaced, or None where the words kept do not fit after all."""
        found = self._groups(compiled, text)
        if found is None:
            return None
        groups, before, after = found
        kept = groups.get(compiled.clause)
        if kept is not None:
            whole = compiled.frame.kind in _TOLD_WHOLE and len(kept) <= LONG_STORY
            cut = groups[compiled.clause] = kept if whole else _first_clause(kept)
            if len(cut) < SHORTEST_CLAUSE and cut != kept:
                return None
            if cut != kept and compiled.frame.kind != "own_act" and plan.mask(cut) & compiled.needs != compiled.needs:
                return None
            if len(cut) > LONGEST_GROUP:
                return None
        template = compiled.templates[lot % len(compiled.templates)]
        filled = "".join(self._field(part, groups, before) if field else part for field, part in template)
        if len(before) + len(filled) + len(after) > LONGEST:
            before, after = _narrowed(before, after)
        tail = compiled.frame.tail
        if tail and not mask & plan.conditions.get(TIMED, 0) and not (groups.get("z", "") + after).strip(EDGES):
            after += tail
        return _finished(before + filled + after)

    def _groups(self, compiled: Compiled, text: str) -> tuple[dict[str, str], str, str] | None:
        """The words a frame keeps, and what stands before and after those it replaces."""
        if compiled.pattern is None:
            return {compiled.clause: self._decapitalised(text)}, "", ""
        raw = text.encode()
        match = compiled.pattern.search(raw)
        if match is None:
            return None
        groups = {}
        for name, index in compiled.groups:
            first, last = match.span(index)
            if last - first > LONGEST_GROUP and name != compiled.clause:
                return None
            value = raw[first:last].decode() if last > first else ""
            groups[name] = self._decapitalised(value) if value and not first else value
        start, end = match.span()
        return groups, raw[:start].decode(), raw[end:].decode()

    def _field(self, name: str, groups: dict[str, str], before: str) -> str:
        if name == "unit":
            return self._unit(groups.get("o") or before + groups.get("s", ""), groups.get("n", ""))
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

    def _unit(self, subject: str, amount: str) -> str:
        """The slot that asks for the size of `subject`: by its head, else its last word that has one, else `amount`."""
        clause = subject.lower().rsplit(", ", 1)[-1]
        for part in (_HEAD_END.split(clause, maxsplit=1)[0], clause, amount):
            for word in reversed(part.split()):
                if word in self._slots:
                    return self._slots[word]
        return self._coaching.unit


def _first_clause(text: str) -> str:
    """`text` up to where another clause begins; a long one up to its first comma."""
    end = _CLAUSE_END.search(text, SHORTEST_CLAUSE)
    clause = text[: end.start()] if end else text
    if len(clause) > LONG_CLAUSE:
        comma = clause.find(", ", LONG_CLAUSE // 2)
        clause = clause[:comma] if comma > 0 else clause
    return clause.rstrip(EDGES)


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
    if "  " in text or " ," in text or " ;" in text or " :" in text or ",," in text:
        text = _GAP.sub("", text)
    return capitalised(text.strip(EDGES)) + "."

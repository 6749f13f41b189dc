"""The reasons of an evaluate page: gates, notes, fixes, and the words they quote."""

import re

from interviewer.domain.calibration_pair import ClaimedGate, Name, PageFix, QuotedWords, Said
from interviewer.importers.evaluate_headings import AUTO_FAIL
from interviewer.importers.page_text import Ledger, PageLine
from interviewer.importers.page_words import (
    candidate_in,
    first_person,
    is_wrapped,
    name_of,
    quoted,
    unwrapped,
    without_bullet,
)

_KINDS = (
    ("manager_assigned", r"manager|assign|directed|told to|\bticket|handed|delegated|by request|someone else's idea"),
    ("collective_only", r"collective|\bwe\b|team (?:language|credit|only|pronoun)|group (?:credit|language)|plural"),
    ("no_story", r"hypothetical|no story|no example|no real|off[- ]topic|refus"),
)
_OWNER = re.compile(
    r"(?:candidate|answer|response|speaker) ([AB12])\s*(?:[:,\u2013\u2014-]|says|said)\s*(.+)", re.IGNORECASE
)
_BEFORE = re.compile(
    r"(?:before|original|weak(?: version)?|instead of|said)\s*(?:[:\u2013\u2014-]\s*|(?=[\"'\u201c\u2018])|$)(.*)",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?:after|mended|better|stronger(?: version)?|rewritten|say|say instead)\s*"
    r"(?:[:\u2013\u2014-]\s*|(?=[\"'\u201c\u2018])|$)(.*)",
    re.IGNORECASE,
)
_NONE = re.compile(r"(?:none|no (?:auto|gate|disqualif|marker)|nothing|n/a|not? triggered).*", re.IGNORECASE)
LEAST_QUOTED = 2
"""Words of a quote that can be looked for; 'we' alone names a habit."""


def gate_kind(text: str) -> str | None:
    """Our gate that `text` speaks of."""
    return next((gate for gate, said in _KINDS if re.search(said, text.casefold())), None)


def auto_fail(line: PageLine) -> ClaimedGate | None:
    """The gate that a line of its own claims ('AUTO-FAIL: words - reason')."""
    match = AUTO_FAIL.fullmatch(line.text)
    if not match:
        return None
    said = match[1].strip()
    marked = quoted(said)
    words, reason = (*re.split(r"\s[-\u2013\u2014]\s", said, maxsplit=1), "")[:2]
    owner = _OWNER.fullmatch(unwrapped(words))
    words = unwrapped(owner[2] if owner else words)
    quote = next((text for text in marked if len(text.split()) >= LEAST_QUOTED), None)
    if quote is None and reason and first_person(words):
        quote = words
    return ClaimedGate(
        name="auto-fail",
        gate=gate_kind(reason) or gate_kind(words),
        candidate=name_of(owner[1]) if owner else candidate_in(said),
        quote=quote,
        reason=reason or said,
        line=line.number,
        quote_line=line.number,
    )


def read_gates(lines: list[PageLine], ledger: Ledger) -> list[ClaimedGate]:
    """The gates of one section: a name, the words quoted, the reason; or one line each."""
    said = [line for line in lines if line.text]
    starts = [number for number, line in enumerate(said) if _is_quote(line.text)]
    if not starts:
        return [gate for line in said if (gate := _one_line(line, ledger))]
    found = []
    for at, start in enumerate(starts):
        titled = start > 0 and start - 1 not in starts
        end = starts[at + 1] if at + 1 < len(starts) else len(said)
        if at + 1 < len(starts) and end - 1 > start:
            end -= 1
        title = said[start - 1] if titled else None
        reason = " ".join(line.text for line in said[start + 1 : end])
        for line in ([title] if title else []) + said[start:end]:
            ledger.take(line.number, f"gate {at + 1}")
        found.append(_gate(title, said[start], reason))
    return found


def _is_quote(text: str) -> bool:
    plain = without_bullet(text)
    owner = _OWNER.fullmatch(plain)
    return is_wrapped(plain) or bool(owner and (is_wrapped(owner[2]) or first_person(owner[2])))


def _gate(title: PageLine | None, line: PageLine, reason: str) -> ClaimedGate:
    words = unwrapped(without_bullet(line.text))
    owner = _OWNER.fullmatch(words)
    words = unwrapped(owner[2]) if owner else words
    name = without_bullet(title.text) if title else ""
    described = owner is not None and not is_wrapped(without_bullet(line.text)) and not first_person(words)
    return ClaimedGate(
        name=name or "gate",
        gate=gate_kind(name) or gate_kind(reason),
        candidate=name_of(owner[1]) if owner else candidate_in(f"{name} {reason}"),
        quote=None if described else words,
        reason=reason,
        line=title.number if title else line.number,
        quote_line=line.number,
    )


def _one_line(line: PageLine, ledger: Ledger) -> ClaimedGate | None:
    text = without_bullet(line.text)
    if _NONE.fullmatch(text):
        ledger.leave(line.number, "says that no gate is claimed")
        return None
    ledger.take(line.number, "gate")
    marked = [words for words in quoted(text) if len(words.split()) >= LEAST_QUOTED]
    return ClaimedGate(
        name=text,
        gate=gate_kind(text),
        candidate=candidate_in(text),
        quote=marked[0] if marked else None,
        reason="",
        line=line.number,
        quote_line=line.number,
    )


def read_said(lines: list[PageLine], ledger: Ledger, where: str) -> list[Said]:
    """Each line as it is, without the mark of a list."""
    for line in lines:
        if line.text:
            ledger.take(line.number, where)
    return [Said(text=without_bullet(line.text), line=line.number) for line in lines if line.text]


def read_fixes(lines: list[PageLine], ledger: Ledger) -> list[PageFix]:
    """The fixes of one section: a name, the sentence before, after, and what the change does."""
    said = [line for line in lines if line.text]
    starts = [number for number, line in enumerate(said) if _BEFORE.fullmatch(without_bullet(line.text))]
    titles = [start - 1 if start and not _follows(said[start - 1].text) else start for start in starts]
    found = []
    for at, start in enumerate(titles):
        entry = said[start : titles[at + 1] if at + 1 < len(titles) else len(said)]
        for line in entry:
            ledger.take(line.number, f"fix {at + 1}")
        name = "" if start == starts[at] else without_bullet(entry[0].text)
        found.append(_fix(name, entry[start != starts[at] :]))
    return found


def _follows(text: str) -> bool:
    """Whether a line belongs to the fix before it rather than naming the next one."""
    return text.endswith(".") or bool(_AFTER.fullmatch(without_bullet(text)))


def _fix(name: str, entry: list[PageLine]) -> PageFix:
    sides: dict[str, Said] = {}
    reason: list[str] = []
    waiting: str | None = None
    for line in entry:
        text = without_bullet(line.text)
        found = [(side, match[1]) for side, form in (("b", _BEFORE), ("a", _AFTER)) if (match := form.fullmatch(text))]
        if found and found[0][0] not in sides:
            waiting, text = found[0]
        if waiting and text:
            sides[waiting] = Said(text=unwrapped(text), line=line.number)
            waiting = None
        elif not waiting:
            reason.append(text)
    return PageFix(name=name, before=sides.get("b"), after=sides.get("a"), reason=" ".join(reason))


def clauses(text: str) -> list[str]:
    """A note cut where one remark ends and the next begins; quote marks are not cut."""
    kept = re.sub(r"[\"\u201c][^\"\u201d]*[\"\u201d]", lambda found: re.sub(r"[.;!?]", "\x00", found[0]), text)
    ends = [match.end() for match in re.finditer(r";|[.!?](?=\s|$)", kept)]
    return [text[a:b].strip(" ;") for a, b in zip([0, *ends], [*ends, len(text)], strict=True) if text[a:b].strip(" ;")]


def quoted_words(
    gates: list[ClaimedGate], notes: list[Said], fixes: list[PageFix], remarks: list[tuple[Name, Said]]
) -> list[QuotedWords]:
    """Everything that the reasoning quotes as said in an answer."""
    found = [
        QuotedWords(words=gate.quote, line=gate.quote_line, candidate=gate.candidate, where="gate")
        for gate in gates
        if gate.quote
    ]
    for note in notes:
        who: Name | None = None
        for clause in clauses(note.text):
            who = candidate_in(clause) or who
            words = [words for words in quoted(clause) if len(words.split()) >= LEAST_QUOTED]
            found += [QuotedWords(words=text, line=note.line, candidate=who, where="note") for text in words]
    for fix in fixes:
        if fix.before:
            who = candidate_in(f"{fix.name} {fix.reason}")
            found.append(QuotedWords(words=fix.before.text, line=fix.before.line, candidate=who, where="before"))
    for name, remark in remarks:
        words = [words for words in quoted(remark.text) if len(words.split()) >= LEAST_QUOTED]
        found += [QuotedWords(words=text, line=remark.line, candidate=name, where="remark") for text in words]
    return found

"""The reasons of an evaluate page: notes, fixes, and the words that these and the gates quote."""

import re

from interviewer.domain.calibration_pair import ClaimedGate, Name, PageFix, QuotedWords, Said
from interviewer.importers.evaluate_gates import LEAST_QUOTED
from interviewer.importers.page_text import Ledger, PageLine
from interviewer.importers.page_words import candidate_in, is_wrapped, quoted, quoted_out, unwrapped, without_bullet

_SAYS = "[:=\u2013\u2014\u2192>-]+"
_BEFORE = re.compile(
    rf"(?:before|original(?:ly)?|weak(?:er)?(?: version)?|instead of|said|was|old|as told|they said)"
    rf"(?:\s*(?:{_SAYS}\s*|(?=[\"'\u201c\u2018]))(.*)|$)",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"(?:after|mended|better|strong(?:er)?(?: version)?|rewritten|rewrite|say|say instead|now|try|try instead|"
    rf"new|fixed|"
    rf"improved)(?:\s*(?:{_SAYS}\s*|(?=[\"'\u201c\u2018]))(.*)|$)",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|\d{1,2}\.\d{1,2}\.?|[\u2460-\u2473])\s+", re.IGNORECASE)

_NOTHING = re.compile(
    r"\W*(?:nothing|none|n/a|silence|missing|absent|left out|no (?:such )?(?:sentence|line|word|result|reflection|"
    r"ending|mention))\b(?=\W*$|[,;:(.]|\s+(?:after|before|about|at all|behind|of the kind)\b)",
    re.IGNORECASE,
)
"""What says that there is nothing to mend."""
LONGEST_HEAD = 8
"""Words of a line that says whom the notes below it speak of."""


def _uncounted(text: str) -> str:
    """A line without its bullet and without the number of its item."""
    plain = without_bullet(text)
    return _COUNTED.sub("", plain, count=1) if _COUNTED.match(plain) else plain


def starts_fix(text: str) -> bool:
    """Whether a line gives the sentence before it was mended."""
    return _BEFORE.fullmatch(_uncounted(text)) is not None


def read_said(lines: list[PageLine], ledger: Ledger, where: str) -> list[Said]:
    """Each line as it is, without the mark of a list."""
    for line in lines:
        if line.text:
            ledger.take(line.number, where)
    return [Said(text=without_bullet(line.text), line=line.number) for line in lines if line.text]


def read_fixes(lines: list[PageLine], ledger: Ledger) -> list[PageFix]:
    """The fixes of one section: a name, the sentence before, after, and what the change does."""
    said = [line for line in lines if line.text]
    starts = [number for number, line in enumerate(said) if starts_fix(line.text)]
    titles = [start - 1 if start and not _follows(said[start - 1].text) else start for start in starts]
    marked = any(is_wrapped(text) for text in map(_before, said))
    found = []
    for at, start in enumerate(titles):
        entry = said[start : titles[at + 1] if at + 1 < len(titles) else len(said)]
        for line in entry:
            ledger.take(line.number, f"fix {at + 1}")
        name = "" if start == starts[at] else _uncounted(entry[0].text)
        found.append(_fix(name, entry[start != starts[at] :], marked=marked))
    return found


def _before(line: PageLine) -> str:
    """What stands behind 'Before' on the same line."""
    match = _BEFORE.fullmatch(_uncounted(line.text))
    return (match[1] or "").strip() if match else ""


def _quotation(text: str, *, marked: bool) -> str:
    """The words that a 'before' quotes: those within quote marks; all of it on a page that sets none.

    `marked` says whether the page sets them; what stands beside them, or without them on such a page, is a remark.
    """
    if is_wrapped(text):
        return unwrapped(text)
    bare = quoted_out(text)
    inner = [words for words in quoted(text) if len(words.split()) >= LEAST_QUOTED]
    if _NOTHING.match(bare) or (marked and not inner):
        return ""
    return inner[0] if inner and (marked or len(inner[0].split()) > len(bare.split())) else text


def _follows(text: str) -> bool:
    """Whether a line belongs to the fix before it rather than naming the next one."""
    return text.endswith(".") or bool(_AFTER.fullmatch(_uncounted(text)))


def _fix(name: str, entry: list[PageLine], *, marked: bool) -> PageFix:
    sides: dict[str, Said] = {}
    reason: list[str] = []
    waiting: str | None = None
    for line in entry:
        text = _uncounted(line.text)
        found = [(side, match[1]) for side, form in (("b", _BEFORE), ("a", _AFTER)) if (match := form.fullmatch(text))]
        if found and found[0][0] not in sides:
            waiting, text = found[0]
        if waiting and text:
            words = _quotation(text, marked=marked) if waiting == "b" else unwrapped(text)
            if words:
                sides[waiting] = Said(text=words, line=line.number)
            else:
                reason.append(text)
            waiting = None
        elif not waiting:
            reason.append(text)
    return PageFix(name=name, before=sides.get("b"), after=sides.get("a"), reason=" ".join(reason))


def clauses(text: str) -> list[str]:
    """A note cut where one remark ends and the next begins; quote marks are not cut."""
    kept = re.sub(r"[\"\u201c][^\"\u201d]*[\"\u201d]", lambda found: re.sub(r"[.;!?]", "\x00", found[0]), text)
    ends = [match.end() for match in re.finditer(r";|[.!?](?=\s|$)", kept)]
    return [text[a:b].strip(" ;") for a, b in zip([0, *ends], [*ends, len(text)], strict=True) if text[a:b].strip(" ;")]


def heads(text: str, before: Name | None) -> Name | None:
    """Whom the notes below a line speak of: the one whom a short line names ('Remarks on Candidate 1'), else "
    "as before."""
    if len(text.split()) > LONGEST_HEAD or text.endswith((".", "!", "?", ";")):
        return before
    return candidate_in(text) or before


def quoted_words(
    gates: list[ClaimedGate], notes: list[Said], fixes: list[PageFix], remarks: list[tuple[Name, Said]]
) -> list[QuotedWords]:
    """Everything that the reasoning quotes as said in an answer."""
    found = [
        QuotedWords(words=gate.quote, line=gate.quote_line, candidate=gate.candidate, where="gate")
        for gate in gates
        if gate.quote
    ]
    about: Name | None = None
    for note in notes:
        about = heads(note.text, about)
        who = about
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

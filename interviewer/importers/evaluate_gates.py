"""The disqualifiers that an evaluate page claims, with their words; those that it says did not fire are none."""

import re

from interviewer.domain.calibration_pair import ClaimedGate
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
    (
        "manager_assigned",
        r"manager|assign|directed|told to|\bticket|handed(?! (?:off|over|on|in)\b)|delegated|by request|"
        r"someone else's idea",
    ),
    ("collective_only", r"collective|\bwe\b|team (?:language|credit|only|pronoun)|group (?:credit|language)|plural"),
    ("no_story", r"hypothetical|no story|no example|no real|off[- ]topic|refus"),
)
_OWNER = re.compile(
    r"(?:candidate|answer|response|speaker) ([AB12])\s*(?:[:,\u2013\u2014-]|says|said)\s*(.+)", re.IGNORECASE
)
_NONE = re.compile(r"(?:none|no (?:\w+ )?(?:auto|gate|disqualif|marker)|nothing|n/a|not? triggered).*", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:(?:candidate|answer|response|speaker) )?(?:[AB12]|both|neither)\s*[:,.\u2013\u2014-]\s*", re.IGNORECASE
)
_FIRES = re.compile(
    r"\b(?:fires?|fired|triggered|trips?|tripped|applies|applied|met|claimed|hits?)\b|[:\u2013\u2014-]\s*yes\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:not|never|neither|nor|nobody|none|no (?:\w+ )?(?:gate|rule|marker|flag|auto-?fail|disqualifier)s?|"
    r"nothing|isn't|wasn't|didn't|"
    r"doesn't|don't)\b"
    r"(?:[^.;:]{0,25}?)\b(?:fires?|fired|triggered|trips?|tripped|apply|applies|applied|met|claimed|hit)\b"
    r"|(?:^|[:\u2013\u2014-])\s*(?:none|no|neither|n/a|not (?:here|the case|applicable)|absent|clear(?:ed)?|"
    r"passed)\s*(?:[.:,;]|$)"
    r"|^(?:neither|none|no gate|not triggered)\b",
    re.IGNORECASE,
)
LEAST_QUOTED = 2
"""Words of a quote that can be looked for; 'we' alone names a habit."""


def gate_kind(text: str) -> str | None:
    """Our gate that `text` speaks of."""
    return next((gate for gate, said in _KINDS if re.search(said, text.casefold())), None)


def auto_fail(line: PageLine) -> ClaimedGate | None:
    """The gate that a line of its own claims ('AUTO-FAIL: words - reason')."""
    match = AUTO_FAIL.fullmatch(line.text)
    if not match or _DENIED.search(match[1]):
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
    """The gates of one section: a name, the words quoted, the reason; or line by line what fired and what did not."""
    said = [line for line in lines if line.text]
    quoting = any(is_wrapped(line.text) and _OWNER.fullmatch(unwrapped(line.text)) for line in said)
    if not quoting and any(_FIRES.search(line.text) or _DENIED.search(_bare(line.text)) for line in said):
        return _checked(said, ledger)
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


def _bare(text: str) -> str:
    """A line without what it quotes and without its mark."""
    plain = without_bullet(text)
    return re.sub(r"[\"\u201c][^\"\u201c\u201d]*[\"\u201d]", " ", plain)


def _checked(said: list[PageLine], ledger: Ledger) -> list[ClaimedGate]:
    """The gates of a section that goes through them one by one and says of each whether it fires."""
    found: list[ClaimedGate] = []
    title: PageLine | None = None
    denied = False
    for at, line in enumerate(said):
        text, bare = without_bullet(line.text), _bare(line.text)
        cleared = at + 1 < len(said) and _DENIED.search(_bare(said[at + 1].text))
        if _DENIED.search(bare):
            ledger.leave(line.number, "says that no gate is claimed")
            title, denied = None, True
        elif _FIRES.search(bare) or (title and not cleared and _states(title.text, bare)):
            ledger.take(line.number, f"gate {len(found) + 1}")
            found.append(_fired(title, line))
            title, denied = None, False
        elif found and not denied and found[-1].quote is None and is_wrapped(text):
            ledger.take(line.number, f"gate {len(found)}")
            found[-1] = found[-1].model_copy(update={"quote": _quote_of(text), "quote_line": line.number})
        elif found and not denied and title is None and not _names_next(text):
            ledger.take(line.number, f"gate {len(found)}")
            found[-1] = found[-1].model_copy(update={"reason": f"{found[-1].reason} {text}".strip()})
        else:
            ledger.leave(line.number, "the rule of a gate, or its name")
            title = line
    return found


def _states(title: str, text: str) -> bool:
    """Whether a sentence below a gate's name says of a candidate what the gate is about."""
    return gate_kind(title) is not None and candidate_in(text) is not None and text.endswith(".")


def _names_next(text: str) -> bool:
    """Whether a line that says of no gate that it fires states a rule or names the gate that comes next."""
    return is_wrapped(text) or text.casefold().startswith("rule") or not text.endswith((".", "!", "?"))


def _quote_of(text: str) -> str:
    words = unwrapped(text)
    owner = _OWNER.fullmatch(words)
    return unwrapped(owner[2]) if owner else words


def _fired(title: PageLine | None, line: PageLine) -> ClaimedGate:
    text = without_bullet(line.text)
    marked = [words for words in quoted(text) if len(words.split()) >= LEAST_QUOTED]
    about = title.text if title else ""
    return ClaimedGate(
        name=about or text,
        gate=gate_kind(_bare(text)) or gate_kind(about) or gate_kind(text),
        candidate=candidate_in(text) or candidate_in(about),
        quote=_quote_of(marked[0]) if marked else None,
        reason="",
        line=line.number,
        quote_line=line.number,
    )


def _is_quote(text: str) -> bool:
    plain = without_bullet(text)
    owner = _OWNER.fullmatch(plain)
    return is_wrapped(plain) or bool(
        owner and (is_wrapped(owner[2]) or (first_person(owner[2]) and not quoted(owner[2])))
    )


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
    if _NONE.fullmatch(_LABEL.sub("", text, count=1)):
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

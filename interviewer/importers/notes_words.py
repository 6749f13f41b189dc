"""What a line of somebody's notes is: a question, a part of a story, a heading of a known kind, a private remark."""

import re
from collections.abc import Mapping
from enum import StrEnum

from interviewer.domain.material import StarPart
from interviewer.importers.page_words import is_wrapped
from interviewer.importers.question_values import competency_of
from interviewer.importers.rows import Row, folded


class Part(StrEnum):
    """What a section of notes holds."""

    STORIES = "stories"
    ASK_BACK = "questions to ask"
    DEBRIEF = "debrief"
    OTHER = "other"


_STAR: tuple[tuple[StarPart, str], ...] = (
    ("situation", r"situations?|background|context|sit|setting|the setting|s/?t|s"),
    ("task", r"tasks?|goals?|my (?:task|goal|job|role)|t|the ask|problem|challenge"),
    ("action", r"actions?|what i did|my actions?|act|steps|a|approach"),
    ("result", r"results?|outcomes?|impact|res|r|what happened|in the end|learnings? and results?"),
)
_LABEL = re.compile(r"([A-Za-z/ ]{1,22}?)\s*(?:\([^()]{0,60}\)\s*)?(?::|=|\s[\u2013\u2014-]|[\u2013\u2014])\s*(.*)")
_BETWEEN = re.compile(
    r"(?:^|(?<=[\s.;|(/]))(situation|task|action|result|outcome|s|t|a|r)\s*(?::|=|\s[\u2013\u2014-]\s)\s*",
    re.IGNORECASE,
)
_LETTERS = 3
"""Single letters of STAR from which a line is cut at them."""
_OPENS = re.compile(
    r"(?:tell (?:me|us)|describe|give (?:me|us|an)|walk (?:me|us)|share|talk (?:me|us) (?:through|about)|recall|"
    r"provide an?|have you|can you|could you|an? (?:time|example|situation) (?:when|where|of|you)|how do you|"
    r"how have you|when (?:have|did) you|what(?:'s| is| was| are| did| do| would) )\b",
    re.IGNORECASE,
)
"""How a question that is put to a candidate begins."""
_ASKS = re.compile(
    r"(?:who|what|when|where|why|how|which|is|are|do|does|did|will|would|can|could|should|have|has|may|any)\b",
    re.IGNORECASE,
)
_PRIVATE = re.compile(
    r"(?:note to self|private(?:ly)?|nb|n\.b|todo|to do|remember|reminder|do ?n[o']?t (?:say|mention|tell|bring)|never "
    r"(?:say|mention)|do not (?:say|mention|tell)|off the record|psst|fyi|careful|between us)\b",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\([^()]+\)\.?|\[[^\[\]]+\]|<!--.*-->|%%.*%%|//.*")
_MARK = re.compile(r"((?:[$!?#@~^=&]{1,3})(?=\s))\s+(?=\S)")
_WHO = (
    r"hr|recruit(?:er|ers|ing)|(?:talent|people) (?:team|partner)s?|(?:the )?(?:software |senior |fellow |other )?"
    r"(?:engineers?|devs?|developers?|designers?|analysts?|nurses?|teachers?|colleagues|peers?|team ?mates?|team)|"
    r"(?:the )?(?:hiring |line |future |my |direct )?(?:managers?|boss|lead|leads|head)(?: of .*)?|"
    r"bar raisers?|director|"
    r"vp|ceo|founders?|pms?|product(?: managers?)?|(?:the )?(?:panel|interviewers?|anyone|anybody|everyone|them)|"
    r"skip levels?|leadership|stakeholders?"
)
_AUDIENCE = re.compile(rf"(?:for |to |with )?({_WHO})(?: (?:round|interview|call|screen|chat|people|questions|folks))?")
_ASK_BACK = re.compile(
    r"(?:my |some |good )?(?:questions?|things?|what) (?:i |we )?(?:to|for|want to|would|should|will|"
    r"can)\b ?(?:ask)?\b ?(.*)|"
    r"(?:to )?ask(?:ing)?(?: (?:them|back|the .*|my .*))?|(?:my )?questions? (?:at|for) (?:the )?end|"
    r"reverse (?:interview|"
    r"questions)|(?:do you have )?any questions(?: for (?:us|me))?"
)
_DEBRIEF = re.compile(
    r"(?:if|when|in case)\b.*\b(?:bad(?:ly)?|good|well|reject\w*|fail\w*|pass\w*|offers?|no|yes|wrong|poorly|get it|"
    r"got it|in|declined?|accept\w*|hired|great|don'?t|not)\b.*|(?:my )?debrief.*|after(?:wards?|math)?(?: (?:the|it|"
    r"this|my).*)?|post ?mortem.*|retro\w*(?: .*)?|(?:their )?feedback(?: .*)?|next time.*|outcomes?(?: .*)?|lessons?"
    r"(?: learn\w*)?.*|what (?:went|i learned|went wrong|happened).*|how it went.*|reflections?.*"
)
_DEFINES = re.compile(
    r"\b(?:principle|value|competency|leaders?|this (?:one|is)|is about|looks for|assesses|measures|means|"
    r"they (?:seek|want|"
    r"look))\b",
    re.IGNORECASE,
)
_OWN = re.compile(r"\b(?:i|i'm|i've|my|me|we|our|us)\b", re.IGNORECASE)
LONGEST_HEADING = 8
"""Words of a heading that no mark shows."""


def star_of(words: str) -> tuple[StarPart, str] | None:
    """The part of a story that a line is, and its text; '' where the label stands alone."""
    alone = _star(words.strip(" :*"))
    if alone and (len(words.strip(" :*")) > 1 or words.rstrip().endswith(":")):
        return alone, ""
    match = _LABEL.fullmatch(words)
    part = _star(match[1]) if match else None
    return (part, match[2]) if match and part else None


def _star(label: str) -> StarPart | None:
    plain = " ".join(label.casefold().split())
    return next((part for part, pattern in _STAR if re.fullmatch(pattern, plain)), None)


def star_parts(words: str) -> list[tuple[StarPart, str]]:
    """All parts that one line tells: several where it names several."""
    found = list(_BETWEEN.finditer(words))
    named = {match[1].casefold() for match in found}
    whole = [name for name in named if len(name) > 1]
    if found and found[0].start() == 0 and (len(whole) > 1 or len(named) >= _LETTERS):
        ends = [*(match.start() for match in found[1:]), len(words)]
        parts = [
            (_star(match[1]), words[match.end() : end].strip(" ;|/")) for match, end in zip(found, ends, strict=True)
        ]
        return [(part, text) for part, text in parts if part]
    one = star_of(words)
    return [one] if one else []


def is_question(row: Row) -> bool:
    """Whether a line is a question that an interviewer puts."""
    words = unasked(row.words).strip("\"'\u201c\u201d\u2018\u2019 ")
    wrapped = is_wrapped(unasked(row.words)) and len(words.split()) > 3
    return (
        bool(_OPENS.match(words))
        or (wrapped and words.endswith(("?", ".")))
        or (words.endswith("?") and len(words.split()) > 3)
    )


def unanswered(words: str) -> str:
    """Words without 'A:' before them."""
    return re.sub(r"^(?:A|Answer)\s*[:\u2013\u2014-]\s+", "", words, flags=re.IGNORECASE)


def unasked(words: str) -> str:
    """A question without 'Q:' before it."""
    return re.sub(r"^(?:Q|Question|Prompt)\s*\d{0,2}\s*[:.\u2013\u2014-]\s*", "", words, flags=re.IGNORECASE)


def is_asked_back(words: str) -> bool:
    """Whether a line is a question to somebody."""
    return words.rstrip("\"')").endswith("?") or _ASKS.match(words) is not None


def is_private(words: str) -> bool:
    """Whether a line is a remark of its writer to themself."""
    return _PRIVATE.match(words) is not None or _BRACKETED.fullmatch(words) is not None


def marked(words: str) -> tuple[str | None, str]:
    """The private mark before a line, and the line without it."""
    match = _MARK.match(words)
    return (match[1], words[match.end() :]) if match else (None, words)


def defines(words: str) -> bool:
    """Whether a line says what a principle is about, and tells nothing of oneself."""
    return _DEFINES.search(words) is not None and _OWN.search(words) is None


def part_of(words: str, principles: Mapping[str, str]) -> Part | None:
    """What a heading of these words opens; None where the words do not tell."""
    plain = folded(words)
    if _DEBRIEF.fullmatch(plain):
        return Part.DEBRIEF
    if _ASK_BACK.fullmatch(plain) or _AUDIENCE.fullmatch(plain):
        return Part.ASK_BACK
    if len(plain.split()) <= LONGEST_HEADING and competency_of(words, principles):
        return Part.STORIES
    return None


def audience_of(words: str) -> str | None:
    """Whom a heading says the questions are for; None where it says no one."""
    plain = folded(words)
    if match := _AUDIENCE.fullmatch(plain):
        return words.strip(" :")
    match = _ASK_BACK.fullmatch(plain)
    named = match[1] if match else None
    if named:
        who = re.sub(r"^(?:for |to |of |the |them)+", "", named).strip()
        return words.strip(" :")[-len(who) :] if who and folded(words).endswith(who) else who or None
    return None


def is_heading(row: Row, principles: Mapping[str, str]) -> bool:
    """Whether a line is a heading, marked as one or not."""
    words = row.words
    if not words or star_of(words) or is_question(row):
        return False
    if row.heading:
        return True
    if row.mark or row.indent or row.quoted or not (row.is_name or words.endswith(":")):
        return False
    if len(words.split()) > LONGEST_HEADING:
        return False
    known = part_of(words.rstrip(": "), principles)
    names = any(folded(words) == folded(name) for name in principles)
    exact = names or known in (Part.ASK_BACK, Part.DEBRIEF) or (known is Part.STORIES and words.endswith(":"))
    return exact or (words.isupper() and len(words) > 3)

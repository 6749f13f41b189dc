"""An evaluate page cut at its headings, however they are ordered or worded."""

import re
from enum import StrEnum
from typing import NamedTuple

from interviewer.importers.page_text import Ledger, PageLine
from interviewer.importers.page_words import is_bullet

LONGEST_HEADING = 6
"""Words of a heading."""


class Part(StrEnum):
    """What a section holds."""

    HEAD = "head"
    QUESTION = "question"
    A = "answer A"
    B = "answer B"
    TABLE = "scores"
    GATES = "gates"
    NOTES = "notes"
    FIXES = "fixes"
    COACHING = "coaching"
    GUIDANCE = "guidance"
    QUIZ = "quiz"


class Section(NamedTuple):
    """The lines below one heading, blank ones included; `heading` is None for the page's head."""

    part: Part
    heading: PageLine | None
    lines: list[PageLine]


_WHO = r"bar ?raiser|evaluator|interviewer|reviewer|assessor|rater|grader|debrief|panel|judge|hiring manager"
_HEADINGS: tuple[tuple[Part, str], ...] = (
    (Part.TABLE, r"(?:the )?(?:scores?|scoring|score ?cards?|points|ratings?|marks)(?: \w+){0,4}"),
    (Part.TABLE, r"(?:side by side|dimension) (?:scores?|points|comparison)|comparison(?: of scores)?"),
    (Part.GATES, r"(?:auto|automatic) ?(?:fail(?:s|ures?)?|rejects?|disqualifiers?)(?: \w+){0,2}"),
    (Part.GATES, r"disqualif(?:iers?|ications?)(?: \w+)?|gates?(?: \w+){0,2}|red (?:lines|flags)|deal ?breakers?"),
    (Part.GATES, r"(?:knock ?outs?|hard stops?)(?: \w+)?|instant no hire(?: \w+)?"),
    (Part.NOTES, rf"(?:the )?(?:{_WHO})(?:'?s)? (?:notes?|comments?|remarks?|summary|rationale|reasoning|view)"),
    (Part.NOTES, r"notes|rationale|reasoning|why these (?:scores|points)|reasons for the (?:scores|points)"),
    (Part.FIXES, r"fix(?:es)?(?: it| the)?(?: \w+){0,3}|(?:rewrite|repair|mend|revise)(?: \w+){0,4}"),
    (Part.FIXES, r"before (?:and|&|/|to) after"),
    (Part.COACHING, r"(?:coach(?:ing|'?s)?)(?: \w+){0,3}|(?:key )?takeaways|tips|advice(?: \w+){0,3}"),
    (Part.GUIDANCE, r"(?:model|ideal|sample|reference) answers?(?: \w+){0,2}|guidance"),
    (Part.GUIDANCE, r"what (?:a )?(?:strong|good|great) (?:answers?|ones?|responses?)(?: \w+){0,3}"),
    (Part.QUIZ, r"practi[cs]e(?: \w+){0,2}|quiz(?: \w+){0,2}|(?:test|check) yourself|self ?test|exercises"),
    (Part.QUESTION, r"(?:evaluate|compare|score|rate|judge|weigh|assess|read)(?: \w+){0,2} (?:answers|responses)"),
    (Part.QUESTION, r"(?:evaluate|compare|judge|weigh|assess)(?: \w+){0,2} candidates|two answers"),
    (Part.QUESTION, r"(?:the )?(?:interview )?(?:question|prompt)"),
)
_COMPILED = [(part, re.compile(pattern)) for part, pattern in _HEADINGS]
_CANDIDATE = re.compile(
    r"[^\w\"'\u201c\u2018]*(?:\d[.)] )?(?:candidate|answer|response|"
    r"speaker)(?: from candidate)? ([ab12])(?:'s (?:answer|response))?"
    r"(?:\W*| ?\([\w ,-]{1,40}\)\W*)"
    r"|[^\w\"'\u201c\u2018]*(?:candidate|answer|response) ([ab12])(?:'s (?:answer|"
    r"response))? ?[:\u2013\u2014-] ?(?P<inline>\S.*)",
    re.IGNORECASE,
)
SHORTEST_ANSWER = 6
"""Words behind 'Candidate A:' that are an answer; fewer are a label ('Candidate A - the fluent one')."""
AUTO_FAIL = re.compile(r"auto(?:matic)?[ -]?fail\w*\s*[:\u2013\u2014-]\s*(.+)", re.IGNORECASE)


def sections(lines: list[PageLine], ledger: Ledger) -> list[Section]:
    """The page in order, its head first; headings are marked as taken."""
    found = [Section(Part.HEAD, None, [])]
    rows = _Rows()
    for line in lines:
        part, inline = _opened(line, found[-1], rows)
        if part is None:
            rows.see(line)
            found[-1].lines.append(line)
            continue
        rows = _Rows()
        ledger.take(line.number, f"heading of {part}")
        found.append(Section(part, line, [PageLine(line.number, inline)] if inline else []))
    return found


class _Rows:
    """Whether the table of the current section has begun with its numbers."""

    def __init__(self) -> None:
        self.begun = False

    def see(self, line: PageLine) -> None:
        self.begun = self.begun or bool(re.search(r"(?:^|[|\t:]\s*)\d|\s\d+%?\s+\d", line.text))


def _opened(line: PageLine, current: Section, rows: _Rows) -> tuple[Part | None, str]:
    """The part that a line opens, and the text behind an inline heading."""
    if match := _CANDIDATE.fullmatch(line.text):
        letter = (match[1] or match[2]).lower()
        part = Part.A if letter in "a1" else Part.B
        inline = match["inline"] or ""
        header = current.part is Part.TABLE and not rows.begun
        speaking = current.part in (Part.A, Part.B) and current.part is part
        claimed = inline and current.part not in (Part.HEAD, Part.QUESTION, Part.A, Part.B)
        inline = inline if len(inline.split()) >= SHORTEST_ANSWER else ""
        return (None, "") if header or speaking or claimed else (part, inline)
    opened = heading_of(line.text)
    return (None, "") if opened is current.part else (opened, "")


def heading_of(text: str) -> Part | None:
    """The part that a line is the heading of; None for text."""
    if not text or AUTO_FAIL.match(text) or text.endswith((".", "?", "!", ",")):
        return None
    if is_bullet(text) and not text.startswith("* *"):
        return None
    plain = re.sub(r"[#*_:]+", " ", text.casefold()).replace("-", " ").replace("\u2019", "'")
    plain = " ".join(re.sub(r"[^\w'&/ ]", " ", plain).split())
    if len(plain.split()) > LONGEST_HEADING:
        return None
    return next((part for part, pattern in _COMPILED if pattern.fullmatch(plain)), None)

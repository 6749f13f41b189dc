"""An evaluate page cut at its headings, however they are ordered or worded."""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from interviewer.importers.evaluate_shapes import AHEAD, is_name, is_value, shape_below, sums_up
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
    OTHER = "other"
    """Below a heading that ends the table and is none of these."""


class Section(NamedTuple):
    """The lines below one heading, blank ones included; `heading` is None for the page's head."""

    part: Part
    heading: PageLine | None
    lines: list[PageLine]


_WHO = (
    r"bar ?raisers?|evaluators?|interviewers?|reviewers?|assessors?|raters?|graders?|debrief|panel|judges?|"
    r"hiring manager|hiring committee|loop|committee|examiners?|observers?|experts?"
)
_SAID = (
    r"(?:notes?|comments?|remarks?|summary|rationale|reasoning|views?|verdict|opinion|commentary|write ?up|feedback)"
)
_BARRED = (
    r"disqualif\w+|auto(?:matic)? ?(?:fail\w*|rejects?|no hires?)|knock ?outs?|hard (?:stops?|fails?|lines?)|fatal|"
    r"instant (?:no hire|fail|reject)\w*|red (?:lines?|flags?)|deal ?breakers?|deal ?breaking|show ?stoppers?|"
    r"eliminat\w+|rejection"
)
_SIGN = r"signals?|signs?|markers?|triggers?|flags?|phrases?|statements?|words|criteria|reasons?|failures?|factors?"
_HEADINGS: tuple[tuple[Part, str], ...] = (
    (
        Part.TABLE,
        r"(?:the )?(?:scores?|scoring|grad(?:es?|ing)|score ?(?:cards?|sheets?|tables?)|points|"
        r"ratings?|marks)(?: \w+){0,4}",
    ),
    (Part.TABLE, r"(?:side by side|dimension(?:al)?|rubric) (?:scores?|points|comparison|ratings?|breakdown)"),
    (Part.TABLE, r"comparison(?: of scores)?|(?:head to head|by the numbers|rubric(?: table)?|score by dimension)"),
    (Part.TABLE, r"how (?:they|the (?:two|candidates|answers)) (?:scored|rated|compared?|fared)"),
    (Part.GATES, r"(?:auto|automatic) ?(?:fail(?:s|ures?)?|rejects?|disqualifiers?)(?: \w+){0,2}"),
    (Part.GATES, r"disqualif(?:iers?|ications?)(?: \w+)?|gates?(?: \w+){0,2}|red (?:lines|flags)|deal ?breakers?"),
    (Part.GATES, r"(?:knock ?outs?|hard stops?)(?: \w+)?|instant no hire(?: \w+)?"),
    (
        Part.GATES,
        rf"(?:the |automatic )?(?:{_BARRED}|no hire|critical|failing|veto) (?:{_SIGN})|disqualifying|hard fails",
    ),
    (Part.GATES, r"what (?:disqualified|failed|sank|ruled out)(?: \w+){1,3}"),
    (Part.NOTES, rf"(?:the )?(?:{_WHO})(?:'?s)? {_SAID}"),
    (Part.NOTES, rf"{_SAID} (?:of|from|by) (?:the )?(?:{_WHO})|(?:the )?debrief"),
    (
        Part.NOTES,
        rf"(?:what|how|why) (?:the )?(?:{_WHO}) (?:wrote|said|noted|saw|thought|decided|reasoned|judged|heard)",
    ),
    (Part.NOTES, r"notes|rationale|reasoning|why these (?:scores|points)|reasons for the (?:scores|points)"),
    (Part.NOTES, r"(?:evaluation|assessment|scoring|debrief|decision|verdict|summary) (?:notes?|summary|rationale)"),
    (Part.NOTES, r"commentary|why (?:it|they|this|the (?:scores|points)) (?:was|were|got|scored|came)(?: \w+){0,3}"),
    (Part.FIXES, r"fix(?:es)?(?: it| the)?(?: \w+){0,3}|(?:rewrite|repair|mend|revise)s?(?: \w+){0,4}"),
    (Part.FIXES, r"(?:improve|strengthen|sharpen|rework|upgrade|correct|rephrase)(?: (?:it|the|these|this|weak)\b.*)"),
    (Part.FIXES, r"(?:rewrites|rewritten (?:lines|sentences)|suggested (?:rewrites|fixes|edits|changes))"),
    (Part.FIXES, r"(?:before (?:and|&|/|to) after|how to (?:fix|improve|mend|repair|strengthen)(?: \w+){1,3})"),
    (Part.COACHING, r"(?:coach(?:ing|'?s)?)(?: \w+){0,3}|(?:key )?takeaways|tips|advice(?: \w+){0,3}"),
    (Part.COACHING, r"(?:key )?(?:lessons for|pointers|points to remember)(?: \w+){0,3}|what to (?:learn|take)\b.*"),
    (Part.GUIDANCE, r"(?:model|ideal|sample|reference|gold) (?:answers?|responses?)(?: \w+){0,2}|guidance"),
    (Part.GUIDANCE, r"what (?:a |an )?(?:strong|good|great|excellent) (?:answers?|ones?|responses?)(?: \w+){0,3}"),
    (Part.QUIZ, r"practi[cs]e(?: \w+){0,2}|quiz(?: \w+){0,2}|(?:test|check|try) (?:it )?yourself|self ?test|exercises"),
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
_TOTAL = re.compile(r"\W*(?:weighted |overall |final )?(?:total|sum|overall)\b", re.IGNORECASE)
_PLAIN_SHAPES = (Part.TABLE, Part.GATES, Part.FIXES, Part.QUIZ)
"""Parts whose form is found in no other."""
SHORTEST_ANSWER = 6
"""Words behind 'Candidate A:' that are an answer; fewer are a label ('Candidate A - the fluent one')."""
AUTO_FAIL = re.compile(r"auto(?:matic)?[ -]?fail\w*\s*[:\u2013\u2014-]\s*(.+)", re.IGNORECASE)


def sections(lines: list[PageLine], ledger: Ledger) -> list[Section]:
    """The page in order, its head first; headings are marked as taken."""
    found = [Section(Part.HEAD, None, [])]
    rows = _Rows()
    below = [line for line in lines if line.text]
    at = 0
    for line in lines:
        at += bool(line.text)
        part, inline = _opened(line, found[-1], rows, below[at : at + AHEAD])
        if part is None:
            rows.see(line)
            found[-1].lines.append(line)
            continue
        rows = _Rows()
        ledger.take(line.number, f"heading of {part}")
        found.append(Section(part, line, [PageLine(line.number, inline)] if inline else []))
    return found


class _Rows:
    """How far the table of the current section has come: to its first numbers, to its total."""

    def __init__(self) -> None:
        self.begun = False
        self.summed = False

    def see(self, line: PageLine) -> None:
        self.begun = self.begun or bool(re.search(r"(?:^|[|\t:]\s*)\d|\s\d+%?\s+\d", line.text))
        self.summed = self.summed or bool(_TOTAL.match(line.text))


def _opened(line: PageLine, current: Section, rows: _Rows, below: Sequence[PageLine]) -> tuple[Part | None, str]:
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
    opened = heading_of(line.text) or _unknown(line, current, rows, below)
    return (None, "") if opened is current.part else (opened, "")


def _unknown(line: PageLine, current: Section, rows: _Rows, below: Sequence[PageLine]) -> Part | None:
    """The part that a heading in words of its own opens; within an answer only what no answer looks like."""
    if current.part in (Part.HEAD, Part.QUESTION) or not is_name(line.text) or not below:
        return None
    if current.part is Part.TABLE and (not rows.begun or is_value(below[0].text)):
        return None
    if heading_of(below[0].text) or _CANDIDATE.fullmatch(below[0].text):
        return None
    shape = shape_below(below)
    told = current.part in (Part.GATES, Part.FIXES, Part.GUIDANCE) and (
        shape == Part.COACHING or (shape == Part.NOTES and sums_up(below[0].text))
    )
    if shape and (told or current.part in (Part.TABLE, Part.OTHER) or shape in _PLAIN_SHAPES):
        return Part(shape)
    return Part.OTHER if current.part is Part.TABLE and rows.summed else None


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

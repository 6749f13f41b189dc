"""An evaluate page cut at its headings, however they are ordered or worded."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from interviewer.domain.calibration_pair import Name
from interviewer.importers.evaluate_gates import gate_kind
from interviewer.importers.evaluate_headings import Part, heading_of
from interviewer.importers.evaluate_names import is_told, label_in
from interviewer.importers.evaluate_parts import starts_fix
from interviewer.importers.evaluate_shapes import AHEAD, is_cell, is_header, is_name, is_value, shape_below, sums_up
from interviewer.importers.page_text import Ledger, PageLine
from interviewer.importers.page_words import candidate_in, first_person, is_wrapped, quoted_out

_TOTAL = re.compile(r"\W*(?:weighted |overall |final )?(?:total|sum|overall)\b", re.IGNORECASE)
_PLAIN_SHAPES = (Part.TABLE, Part.GATES, Part.FIXES, Part.QUIZ)
"""Parts whose form is found in no other."""
_ITEM = re.compile(r"(?:\d{1,2}|\(?[A-Fa-f])[.)]\s")
"""The start of a question of the quiz, of a step, or of a choice."""
LONGEST_COUNTED = 5
"""Words of a numbered heading that ends a quiz; longer ones are its questions."""
_FREE = (Part.HEAD, Part.QUESTION, Part.OTHER)
_ANSWERS = (Part.A, Part.B)
SHORTEST_ANSWER = 6
"""Words behind 'Candidate A:' that are an answer; fewer are a label ('Candidate A - the fluent one')."""
_SPOKEN = 4
"""Words from which a line below a label may be an answer without an 'I'."""


class Section(NamedTuple):
    """The lines below one heading, blank ones included; `heading` is None for the page's head."""

    part: Part
    heading: PageLine | None
    lines: list[PageLine]


def sections(lines: list[PageLine], ledger: Ledger) -> list[Section]:
    """The page in order, its head first; headings are marked as taken."""
    found = [Section(Part.HEAD, None, [])]
    rows = _Rows()
    told: set[Part] = set()
    below = [line for line in lines if line.text]
    at = 0
    for line in lines:
        at += bool(line.text)
        opened = _opened(line, found[-1], rows, told, below[at : at + AHEAD])
        if opened is None:
            rows.see(line)
            found[-1].lines.append(line)
            continue
        part, inline = opened
        rows = _Rows()
        ledger.take(line.number, f"heading of {part}")
        told |= {part} & set(_ANSWERS)
        found.append(Section(part, line, [PageLine(line.number, inline)] if inline else []))
    return found


class _Rows:
    """How far the table of the current section has come: to its first numbers, to its total."""

    def __init__(self) -> None:
        self.begun = False
        self.summed = False

    def see(self, line: PageLine) -> None:
        self.begun = self.begun or bool(re.search(r"(?:^|[|\t:;,]\s*)\d|\s\d+%?\s+\d", line.text))
        self.summed = self.summed or bool(_TOTAL.match(line.text))


_Opened = tuple[Part, str] | None


def _opened(line: PageLine, now: Section, rows: _Rows, told: set[Part], below: Sequence[PageLine]) -> _Opened:
    """The part that a line opens, and what of the line belongs below it; None where it opens none."""
    if label := label_in(line.text):
        return _labelled(label.candidate, label.inline, now.part, told, below)
    if now.part is Part.TABLE and below and is_cell(below[0].text) and not line.heading and not _says_none(line, below):
        return None
    if below and _is_title(now.part, below[0].text) and heading_of(line.text) is not Part.QUESTION:
        return None
    if is_header(line.text, below) and now.part is not Part.TABLE:
        return Part.TABLE, line.text
    known = None if _is_item(now.part, line) or is_value(line.text) else heading_of(line.text, marked=line.heading)
    if known is None:
        opened = _unknown(line, now, rows, below)
        return (opened, "") if opened and opened is not now.part else None
    again = known is now.part and not (known is Part.TABLE and rows.begun)
    return None if again else (known, "")


def _labelled(who: Name, inline: str, now: Part, told: set[Part], below: Sequence[PageLine]) -> _Opened:
    """What 'Candidate A' opens: the answer, where one follows; the head of a column or a remark opens nothing."""
    part = Part.A if who == "A" else Part.B
    long = len(inline.split()) >= SHORTEST_ANSWER
    if now is part:
        return None
    if now in (*_FREE, *_ANSWERS):
        if not inline and below and (is_value(below[0].text) or (label_in(below[0].text) and now not in _ANSWERS)):
            return None
        return (part, inline if long else "")
    if part in told:
        opens = now is Part.TABLE and not inline and bool(below) and is_told(below[0].text)
        return (part, "") if opens else None
    if inline:
        return (part, inline) if is_told(inline) else None
    return (part, "") if below and _speaks(below[0].text, now) else None


def _says_none(line: PageLine, below: Sequence[PageLine]) -> bool:
    """Whether a line is the heading of a section that says 'none'."""
    return below[0].text.casefold() == "none" and heading_of(line.text) not in (None, Part.TABLE)


def _is_item(now: Part, line: PageLine) -> bool:
    """Whether a line of the quiz is a question, a step or a choice, whatever its words."""
    if now is not Part.QUIZ or line.heading or not _ITEM.match(line.text):
        return False
    return line.text[0].isalpha() or line.text[0] == "(" or len(line.text.split()) > LONGEST_COUNTED


def _is_title(now: Part, below: str) -> bool:
    """Whether a line names the gate or the mended sentence that the line below it begins."""
    return (now is Part.FIXES and starts_fix(below)) or (now is Part.GATES and is_wrapped(below))


def _speaks(text: str, now: Part) -> bool:
    """Whether the line below a label is what a candidate says."""
    if is_value(text) or label_in(text):
        return False
    mine = first_person(quoted_out(text))
    return mine and (now in (Part.TABLE, Part.COACHING, Part.GUIDANCE) or is_told(text) or len(text.split()) < _SPOKEN)


def _unknown(line: PageLine, now: Section, rows: _Rows, below: Sequence[PageLine]) -> Part | None:
    """The part that a heading in words of its own opens; within an answer only what no answer looks like."""
    if now.part in (Part.HEAD, Part.QUESTION) or not is_name(line.text) or not below:
        return None
    if now.part is Part.GATES and gate_kind(line.text) and not line.heading:
        return None
    if now.part is Part.TABLE and (not rows.begun or is_value(below[0].text)):
        return None
    if heading_of(below[0].text, marked=below[0].heading) or label_in(below[0].text):
        return Part.OTHER if line.heading and now.part in (*_ANSWERS, Part.TABLE) else None
    shape = shape_below(below)
    told = now.part in (Part.GATES, Part.FIXES, Part.GUIDANCE) and (
        shape == Part.COACHING or (shape == Part.NOTES and sums_up(below[0].text))
    )
    if shape and (told or now.part in (Part.TABLE, Part.OTHER) or shape in _PLAIN_SHAPES):
        return Part(shape)
    if now.part in _ANSWERS:
        speaks_of = candidate_in(below[0].text) is not None
        return Part(shape or Part.NOTES) if speaks_of else Part(shape or Part.OTHER) if line.heading else None
    return Part.OTHER if now.part is Part.TABLE and (rows.summed or line.heading) else None

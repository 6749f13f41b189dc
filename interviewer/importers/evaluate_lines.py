"""The lines of an evaluate page without Markdown, emoji and rules; what is set off as a heading is kept."""

import re

from interviewer.importers.page_text import Ledger, PageLine
from interviewer.importers.rows import ALL_BOLD, QUOTE, pictographs, plain

_HASHES = re.compile(r"#{1,6}\s+(.+?)\s*#*")
_RULE = re.compile(r"(?:[-=_*~\u2013\u2014\u2500-\u257f\u2e3a\u2e3b#.]\s?){3,}")
_FRAMED = re.compile(r"[=~*\-\u2500-\u257f]{2,}\s*(\S.*?\S)\s*[=~*\-\u2500-\u257f]{2,}")
_BRACKETED = re.compile(r"\[([^\[\]]{2,60})\]:?")
_KEYCAP = re.compile(r"^(\d)\ufe0f?\u20e3\s*")
_LOUD = re.compile(r"(?=(?:[^A-Z]*[A-Z]){5})[A-Z\d][A-Z\d '\u2019,&/().-]{3,60}:?")
_SHAPES = re.compile(r"^[\u25a0-\u25ff\u27a4\u27a2]\ufe0f?\s+")
_LONGEST = 10
"""Words of a line that is set off as a heading."""
_WIDEST = 200
"""Characters of a line that may be a rule or a heading."""


def plain_lines(lines: list[PageLine], ledger: Ledger) -> list[PageLine]:
    """The lines as words; a rule is left, and the line that it underlines is a heading."""
    found: list[PageLine] = []
    for line in lines:
        text = line.text
        if 0 < len(text) <= _WIDEST and _RULE.fullmatch(text) and "|" not in text:
            ledger.leave(line.number, "a rule")
            if (
                set(text) <= set("=-")
                and found
                and 0 < len(found[-1].text.split()) <= _LONGEST
                and not _is_table(lines)
            ):
                found[-1] = found[-1]._replace(heading=True)
            found.append(line._replace(text=""))
            continue
        found.append(line._replace(text=_plain(text), heading=_set_off(text)))
    return found


def _is_table(lines: list[PageLine]) -> bool:
    """Whether rules may be those of a table drawn with bars."""
    return any(line.text.count("|") > 1 for line in lines)


def _set_off(text: str) -> bool:
    if len(text) > _WIDEST or len(text.split()) > _LONGEST:
        return False
    return any(form.fullmatch(text) for form in (_HASHES, ALL_BOLD, _FRAMED, _LOUD)) or _starts_with_picture(text)


def _starts_with_picture(text: str) -> bool:
    return pictographs(text) > 0 and ord(text[0]) >= 0x1F000


def _plain(text: str) -> str:
    text = QUOTE.sub("", text, count=1) if QUOTE.match(text) else text
    for form in (_HASHES, _FRAMED, _BRACKETED) if len(text) <= _WIDEST else ():
        if match := form.fullmatch(text):
            text = match[1]
    text = _SHAPES.sub("\u2022 ", plain(_KEYCAP.sub(r"\1. ", text)))
    return text[pictographs(text) :].strip()

"""The lines of an evaluate page without Markdown, emoji and rules; what is set off as a heading is kept."""

import re
import unicodedata

from interviewer.importers.page_text import Ledger, PageLine

_HASHES = re.compile(r"#{1,6}\s+(.+?)\s*#*")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_WHOLE_BOLD = re.compile(r"(?:\*\*|__)[^*_]+(?:\*\*|__)\s*:?|(?:\*\*|__)[^*_]+:(?:\*\*|__)")
_SLANTED = re.compile(r"(?<![\w*])([*_`])(?=[^\s*_`])([^*_`]+)(?<=[^\s*_`])\1(?![\w*])")
_QUOTED = re.compile(r"(?:>\s?)+")
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
_JOINERS = "\ufe0e\ufe0f\u200d\u200b"


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
    return any(form.fullmatch(text) for form in (_HASHES, _WHOLE_BOLD, _FRAMED, _LOUD)) or _starts_with_picture(text)


def _starts_with_picture(text: str) -> bool:
    return bool(text) and ord(text[0]) >= 0x1F000 and text[1:2] in (" ", "\ufe0f")


def _plain(text: str) -> str:
    if not text:
        return text
    text = _QUOTED.sub("", text) if text.startswith(">") else text
    for form in (_HASHES, _FRAMED, _BRACKETED) if len(text) <= _WIDEST else ():
        if match := form.fullmatch(text):
            text = match[1]
    text = _KEYCAP.sub(r"\1. ", text)
    text = _BOLD.sub(r"\2", _BOLD.sub(r"\2", text)).replace("**", "")
    text = _SLANTED.sub(r"\2", text)
    text = _SHAPES.sub("\u2022 ", text)
    return _without_pictures(text).strip()


def _without_pictures(text: str) -> str:
    """`text` without the emoji and ticks before its words; bullets stay."""
    at = 0
    while at < len(text) and (text[at] in _JOINERS or text[at].isspace() or _is_picture(text[at])):
        at += 1
    return text[at:] if any(map(_is_picture, text[:at])) else text


def _is_picture(letter: str) -> bool:
    return (
        ord(letter) >= 0x2300
        and unicodedata.category(letter) in ("So", "Sk", "Sm")
        and not "\u2500" <= letter <= "\u25ff"
    )

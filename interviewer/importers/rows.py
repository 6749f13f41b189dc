"""A line of a page in its parts: how deep it stands, the marks of headings, lists and quotes, and its words."""

import re
import unicodedata
from typing import NamedTuple

from interviewer.importers.page_text import PageLine
from interviewer.importers.page_words import is_wrapped

LONGEST_NAME = 9
"""Words of a line that may be a heading or the name of something."""
BOLD_HEADING = 7
"""The rank of a line that is a heading only by being all bold; `#` has rank 1."""
_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
_RULE = re.compile(r"[\s|:+=*_~\u2014\u2500-]{3,}")
_BULLET = re.compile(
    r"(?:[\u2022\u25cf\u25e6\u2023\u25aa\u25ab\u25b8\u25ba\u25a0-\u25ff\u2219\u00b7\u2043\u27a4\u2794\u2192*+\u2013\u2014-])(?:\s+|$)"
)
_COUNT = re.compile(
    r"(?:Q(?:uestion)?\s?)?\(?(\d{1,3})[.):](?:\s+|$)|Q(\d{1,3})\s*[.:)-]\s+|([a-h])[.)]\s+", re.IGNORECASE
)
_BOX = re.compile(r"(\[[ xX\u2713-]\])\s+(?=\S)")
QUOTE = re.compile(r">+\s*")
ALL_BOLD = re.compile(r"(?:\*\*|__)([^*_]+)(?:\*\*|__):?")
_EMPHASIS = re.compile(r"\*\*|__|`")
_ITALIC = re.compile(r"(?<![\w*])[*_](?=\S)([^*_]{1,300})(?<=\S)[*_](?![\w*])")
_LINK = re.compile(r"\[([^\[\]]{1,300})\]\((?:[^()\s]{1,500})\)")
_ESCAPED = re.compile(r"\\([$*_#.\-\[\]!>])")
_MARKS = 6
"""Marks before the words of one line."""
_MARK_LETTERS = " \ufe0e\ufe0f\u200b\u200d\u20e3"


class Row(NamedTuple):
    """One line; `words` is what remains when the marks are off."""

    number: int
    text: str
    words: str
    indent: int
    heading: int
    """Its rank, 1 the highest; 0 for what is marked as none."""
    mark: str
    """'' for none, '-' for a bullet, '1' for a number or letter."""
    pictograph: str
    """The drawn sign or the box to tick before the words."""
    quoted: bool
    """Whether `>` stands before it."""

    @property
    def is_name(self) -> bool:
        """Whether it may be a heading or a name: a few words that end no sentence."""
        words = self.words
        return (
            bool(words)
            and not self.mark
            and len(words.split()) <= LONGEST_NAME
            and not words.endswith((".", "!", ",", ";", "?"))
            and not is_wrapped(words)
        )


def row_of(line: PageLine) -> Row:
    """The parts of one line; `words` is empty for a blank line, a rule and a lone pictograph."""
    text, heading, mark, pictograph, quoted = line.text, 0, "", "", False
    if text and _RULE.fullmatch(text):
        return Row(line.number, text, "", line.indent, 0, "", "", False)
    for _ in range(_MARKS):
        if match := _HEADING.match(text):
            heading, text = len(match[1]), text[match.end() :].rstrip("# ")
        elif match := QUOTE.match(text):
            quoted, text = True, text[match.end() :]
        elif match := _BULLET.match(text):
            mark, text = mark or "-", text[match.end() :]
        elif match := _COUNT.match(text):
            mark, text = "1", text[match.end() :]
        elif match := _BOX.match(text):
            pictograph, text = pictograph or match[1], text[match.end() :]
        elif drawn := pictographs(text):
            pictograph, text = pictograph or text[:drawn].strip(), text[drawn:].lstrip()
        else:
            break
    if ALL_BOLD.fullmatch(text) and not mark:
        heading = heading or BOLD_HEADING
    return Row(line.number, line.text, plain(text), line.indent, heading, mark, pictograph, quoted)


def is_rule(row: Row) -> bool:
    """Whether a line is drawn, not written."""
    return bool(row.text) and not row.words and _RULE.fullmatch(row.text) is not None


def pictographs(text: str) -> int:
    """How many characters at the start of a text are drawn signs; those that draw tables and lists are none."""
    at = 0
    while at < len(text) and (_is_drawn(text[at]) or (at and text[at] in _MARK_LETTERS)):
        at += 1
    return at


def _is_drawn(letter: str) -> bool:
    return unicodedata.category(letter) in ("So", "Sk") and letter not in "`^" and not "\u2500" <= letter <= "\u25ff"


def plain(text: str) -> str:
    """Words without Markdown's links, emphasis and escapes."""
    text = _LINK.sub(r"\1", text)
    text = _EMPHASIS.sub("", text)
    text = _ITALIC.sub(r"\1", text)
    return _ESCAPED.sub(r"\1", text).strip()


def folded(text: str) -> str:
    """Words of a heading as patterns expect them: lower case, apostrophes gone, one blank between."""
    plain = re.sub(r"['\u2019`]", "", text.casefold())
    return " ".join(re.sub(r"[^\w&/+ ]|_", " ", plain).split())

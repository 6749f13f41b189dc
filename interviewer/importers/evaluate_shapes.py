"""What an unknown heading of an evaluate page opens, told from the lines below it: a table, gates, fixes, notes."""

import re
from collections.abc import Sequence

from interviewer.importers.evaluate_columns import is_columns
from interviewer.importers.page_text import PageLine
from interviewer.importers.page_words import candidate_in, is_wrapped, verdict_in, without_bullet

LONGEST_NAME = 6
"""Words of a heading or of a gate's name."""
AHEAD = 4
"""Lines below a heading that are looked at."""
_QUOTES_SOMEBODY = re.compile(r"[\"\u201c']?(?:candidate|answer|response|speaker) [ab12]\b.+", re.IGNORECASE)
_BEFORE = re.compile(r"(?:before|original)\s*(?:[:\u2013\u2014-]|[\"'\u201c\u2018]).*", re.IGNORECASE)
_COLUMN = re.compile(
    r"(?:the |our )?dimensions?|what is scored|measures?|parts?|points for|criteri(?:on|a)|categor(?:y|ies)|"
    r"competenc(?:y|ies)|signals?|aspects?|areas?|rubric",
    re.IGNORECASE,
)
_VALUE = re.compile(
    r"[~-]?\d(?!\d?(?:\.\d{1,2})?[.)]? \D)|(?:n/a|[-\u2013\u2014])$|.*(?:\||\t|\s\d+(?:\.\d+)?%?\s+\d|"
    r"[:;,=]\s*\d+\s*%?\s*(?:[;,|/]|$)|:\s*\d)",
    re.IGNORECASE,
)
_BULLET = re.compile(r"[\u2022\u25cf\u25e6\u2023]\s")
_TASK = re.compile(r"\(\d+/\d+\)|(?:Q(?:uestion)? ?)?1(?:[.:)]| \(\w+\)\.?) .*\?.*", re.IGNORECASE)
_GUIDES = re.compile(r"(?:a|the|an)? ?(?:strong|good|great|model|ideal|excellent)(?:er)? answers?\b", re.IGNORECASE)
_WEIGHS = re.compile(
    r"\b(?:ownership|reflection|self-aware\w*|quantif\w+|hire|structure|specific\w*|impact|action)\b", re.IGNORECASE
)
_VERDICT = r"(?:(?:strong|lean(?:ing)?|weak|borderline|clear)[ -])?(?:no[ -])?hire|reject"
_CELL = re.compile(
    r"[~-]?\d{1,4}(?:[.,]\d{1,2})?\s*(?:%|pts?\.?|points?|(?:/|out of|of)\s*\d{1,3})?"
    rf"(?:[\s(,:=\u2013\u2014-]*(?:{_VERDICT})\W*(?:\(\w+\))?)?|\W*(?:{_VERDICT})\W*(?:\(?\w+\))?"
    r"|n/?a|none|[-\u2013\u2014\u2212]",
    re.IGNORECASE,
)
LONGEST_ROW = 18
"""Words of a row of a table."""
PROSE = 8
"""Words from which a line is a remark and no cell or title."""


def is_value(text: str) -> bool:
    """Whether a line is a value of a table, or a whole row of one."""
    if len(text.split()) > LONGEST_ROW:
        return False
    return (
        bool(_VALUE.match(text))
        or is_cell(text)
        or (verdict_in(text) is not None and len(text.split()) <= LONGEST_NAME)
    )


def is_cell(text: str) -> bool:
    """Whether all of a line is one value: a number, a verdict, a dash for nothing."""
    return _CELL.fullmatch(text) is not None


def is_header(text: str, below: Sequence[PageLine]) -> bool:
    """Whether a line is the head of a table's columns, or of the first of them, with the candidates behind it."""
    if is_columns(text) and below and is_value(below[0].text):
        return True
    first, *rest = [part.strip() for part in re.split(r"[|\t;,]| {2,}", text.strip("| \t")) if part.strip()] or [""]
    heads = [*rest, *(line.text for line in below[:AHEAD] if not rest)]
    return _COLUMN.fullmatch(first) is not None and sum(_is_whose(head) for head in heads) >= 2 - (
        not rest and len(heads) < AHEAD
    )


def _is_whose(text: str) -> bool:
    return candidate_in(text) is not None or re.fullmatch(r"[ABab]", text) is not None


def is_name(text: str) -> bool:
    """Whether a line may be a heading: a few words, no number, no end of a sentence."""
    plain = without_bullet(text)
    return (
        bool(text)
        and plain == text
        and len(text.split()) <= LONGEST_NAME
        and not text.endswith((".", "?", "!", ",", ";"))
        and not is_wrapped(text)
        and not is_value(text)
        and candidate_in(text) is None
    )


def sums_up(text: str) -> bool:
    """Whether a line is several remarks that end in a verdict: no reason of a single gate or fix."""
    return ";" in text and verdict_in(text) is not None


def shape_below(below: Sequence[PageLine]) -> str | None:
    """The kind of section that the lines below a heading look like: the value of a Part; None for no known one."""
    texts = [without_bullet(line.text) for line in below[:AHEAD]]
    if not texts:
        return None
    if _COLUMN.fullmatch(texts[0]) and any(candidate_in(text) for text in texts[1:]):
        return "scores"
    named = texts[1] if len(texts) > 1 and is_name(texts[0]) else texts[0]
    if _BEFORE.fullmatch(named):
        return "fixes"
    if _QUOTES_SOMEBODY.fullmatch(named) and is_wrapped(named):
        return "gates"
    if _TASK.fullmatch(below[0].text):
        return "quiz"
    if _BULLET.match(below[0].text):
        return "coaching"
    if len(texts[0].split()) < PROSE:
        return None
    if _GUIDES.match(texts[0]):
        return "guidance"
    return "notes" if len(_WEIGHS.findall(texts[0])) > 1 else None

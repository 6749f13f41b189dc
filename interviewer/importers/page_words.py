"""Short readings of a page's lines: who is meant, what is quoted, a verdict, a number, a bullet."""

import re

from interviewer.domain.calibration_pair import Name
from interviewer.domain.scorecard import Verdict

_CANDIDATE = re.compile(r"\b(?:candidate|answer|response|speaker)\s+([AB12])\b", re.IGNORECASE)
_LETTER = re.compile(
    r"^\W*(?:(?:On|For|About|Re) )?([AB])(?:(?:,| on| \() ?[a-z][\w -]{2,30}\)?)?\s*[:.\u2013\u2014-]\s"
    r"|\b([AB])(?:'s|\u2019s)\b"
)
"""A letter alone, where it can be no article: at the start of a remark, or with what is theirs."""
_FIRST_PERSON = re.compile(r"\b(?:i|i'm|i've|i'd|my|me|we|our|us|myself)\b", re.IGNORECASE)
_DOUBLE = re.compile('["\u201c]([^"\u201c\u201d]+)["\u201d]')
_SINGLE = re.compile(
    "(?<![\\w.])['\u2018]([^'\u2018\u2019]{0,300}(?:['\u2019]\\w[^'\u2018\u2019]{0,80}){0,8})['\u2019](?!\\w)"
)
"""Bounded, for an apostrophe may open a quote that never ends."""
_WRAPPED = re.compile('["\u201c]([^"\u201c\u201d]+)["\u201d]|[\'\u2018]([^\u2018]+)[\'\u2019]')
_BULLET = re.compile(r"^(?:[\u2022\u25cf\u25e6\u2023*\u2013-]|\d{1,2}[.)])\s+")
_NUMBER = re.compile(
    r"^(?:about |~)?(-?\d{1,4}(?:[.,]\d{1,2})?)\s*(?:/\s*(\d{1,3})|(?:out )?of (\d{1,3})|%|pts?\.?|points?)?(?!\d)"
)
_VERDICTS: tuple[tuple[str, Verdict], ...] = (
    (r"strong[ -]no[ -]hire", "no_hire"),
    (r"lean(?:ing)?[ -]no[ -]hire|weak no[ -]hire|borderline no[ -]hire", "lean_no_hire"),
    (r"no[ -]hire|reject|do not hire|not hire", "no_hire"),
    (r"strong[ -]hire", "strong_hire"),
    (r"(?:lean(?:ing)?[ -])?hire", "hire"),
)


def candidate_in(text: str) -> Name | None:
    """The one candidate whom `text` names; None for none or both."""
    named = {name_of(letter) for letter in _CANDIDATE.findall(text)}
    if not named:
        named = {name_of(match[1] or match[2]) for match in _LETTER.finditer(text)}
    return named.pop() if len(named) == 1 else None


def name_of(letter: str) -> Name:
    """A or B, for 'a', 'B', '1' or '2'."""
    return "A" if letter.upper() in ("A", "1") else "B"


def first_person(text: str) -> bool:
    """Whether somebody speaks of themself in `text`."""
    return bool(_FIRST_PERSON.search(text.replace("\u2019", "'")))


def quoted(text: str) -> list[str]:
    """What stands in quote marks, in order."""
    found = [(match.start(), match[1]) for match in _DOUBLE.finditer(text)]
    bare = _DOUBLE.sub(lambda match: " " * len(match[0]), text)
    found += [(match.start(), match[1]) for match in _SINGLE.finditer(bare)]
    return [words.strip() for _, words in sorted(found)]


def quoted_out(text: str) -> str:
    """`text` without what stands in quote marks."""
    return _SINGLE.sub(" ", _DOUBLE.sub(" ", text))


def unwrapped(text: str) -> str:
    """`text` without the quote marks around all of it."""
    match = _WRAPPED.fullmatch(text.strip())
    return (match[1] or match[2]).strip() if match else text.strip()


def is_wrapped(text: str) -> bool:
    """Whether all of `text` stands in quote marks."""
    return _WRAPPED.fullmatch(text.strip()) is not None


def verdict_in(text: str) -> Verdict | None:
    """The verdict that `text` states."""
    for pattern, verdict in _VERDICTS:
        if re.search(rf"\b(?:{pattern})\b", text, re.IGNORECASE):
            return verdict
    return None


def number_in(text: str) -> tuple[float, float | None] | None:
    """The number that `text` starts with, and what it is out of where that is said ('8/10')."""
    match = _NUMBER.match(text.strip())
    if not match:
        return None
    out_of = match[2] or match[3]
    return float(match[1].replace(",", ".")), float(out_of) if out_of else None


def without_bullet(text: str) -> str:
    """`text` without the mark or number of a list."""
    return _BULLET.sub("", text)


def is_bullet(text: str) -> bool:
    """Whether the line is an item of a list."""
    return _BULLET.match(text) is not None

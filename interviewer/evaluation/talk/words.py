"""Taking an utterance apart for the checks; written apart from the interviewer's own code, which they judge."""

import re
import unicodedata
from typing import Final

_MARKS: Final = str.maketrans(
    {
        "\N{LEFT DOUBLE QUOTATION MARK}": '"',
        "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
    }
)
_QUOTED = re.compile(r'"([^"]*)"')
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_SENTENCE = re.compile(r"[^.?!]+[.?!]*")
COMMON: Final = frozenset(
    """
    a about after all an and any are as at be been before but by can could did do does for from had has have how i if in
    into is it its just me more much my no not of on or other our out over own part say so some such than that the their
    them then there these they thing things this those through to up was we were what when where which who whom why will
    with would you your
    """.split()  # noqa: SIM905 - a block reads better than eighty quoted words
)
"""Words of any question; two that share only these ask for different things."""


def folded(text: str) -> str:
    """`text` as quotes are compared: NFKC, one kind of quotation mark, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).translate(_MARKS).split())


def quotes(text: str) -> tuple[str, ...]:
    """What stands between double quotation marks."""
    return tuple(_QUOTED.findall(folded(text)))


def bare(text: str) -> str:
    """`text` without what it quotes."""
    return _QUOTED.sub('""', folded(text))


def words(text: str) -> list[str]:
    """Its words in small letters."""
    return [word.lower() for word in _WORD.findall(folded(text))]


def sentences(text: str) -> list[str]:
    """Its sentences; a quotation is part of the one around it."""
    parts = (part.strip() for part in _SENTENCE.findall(bare(text)))
    return [part for part in parts if _WORD.search(part)]


def last_question(text: str) -> str:
    """The words with which it asks: its last sentence without what leads to it before a colon."""
    parts = sentences(text)
    return parts[-1].rpartition(":")[2].strip() if parts else ""


def same_question(one: str, other: str, share: float) -> bool:
    """Whether two utterances ask the same: equal, or of their telling words so large a share in common."""
    first, second = last_question(one).lower(), last_question(other).lower()
    if first == second:
        return bool(first)
    left, right = ({*words(text)} - COMMON for text in (first, second))
    both = left | right
    return len(left) > 1 and len(right) > 1 and len(left & right) >= share * len(both)

"""What an answer says, for the audit: sentences with their lines, tokens, and where words stand.

Two kinds of word lists follow from what an error costs. To say that something is *not* there, a wide list must find
nothing; to say that something *is* there, a narrow one must find it. In between the audit is silent.
"""

import re
from collections.abc import Iterable

from interviewer.domain.calibration_pair import CalibrationPair, Name, Said

_FOLD = str.maketrans("\u2018\u2019\u201b\u02bc\u201c\u201d\u201e\u2013\u2014\u2212\u00a0\u202f", "''''\"\"\"---  ")
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)?", re.UNICODE)
_SEAM = re.compile(
    r"(?<=[.!?])(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bvs\.)(?<!\bDr\.)(?<!\bMr\.)[\"')\]]*\s+(?=[\"'(\[]?[A-Z0-9\u20ac$\u00a3])|\n+"
)
_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NUMBER_WORDS: dict[str, float] = {
    **{f"{ten}-{one}": 10.0 * tens + ones for tens, ten in enumerate(_TENS, 2) for ones, one in enumerate(_ONES, 1)},
    **{word: float(value) for value, word in enumerate(_TEENS, 10)},
    **{word: 10.0 * value for value, word in enumerate(_TENS, 2)},
    **{word: float(value) for value, word in enumerate(_ONES, 1)},
    "zero": 0.0,
}
"""Numbers in words to their values, longer words before those that they begin with."""
_FILLERS = frozenset({"a", "an", "the", "that", "just", "really", "very", "so", "well", "um", "uh"})
"""Words that a quote may drop and still be one."""
_GAP = re.compile(r"\s*(?:\.{2,}|\u2026|\[[^\]]*\])\s*")


def plain(text: str) -> str:
    """`text` with typographic marks made plain."""
    return text.translate(_FOLD)


def tokens(text: str) -> list[str]:
    """Words and numbers in small letters, punctuation gone."""
    return _TOKEN.findall(plain(text).casefold())


def sentences(text: str) -> list[str]:
    """The sentences of `text`, marks made plain."""
    return [part.strip() for part in _SEAM.split(plain(text)) if part.strip()]


def place(wanted: list[str], text: list[str], start: int = 0) -> int | None:
    """Where the tokens stand together in `text`, from `start` on."""
    size = len(wanted)
    first = wanted[0]
    ends = range(start, len(text) - size + 1)
    return next((at for at in ends if text[at] == first and text[at : at + size] == wanted), None)


def stands_in(words: str, text: str) -> bool:
    """Whether `words` are in `text`, letter case, punctuation and fillers aside; an ellipsis or [...] is a gap."""
    parts = [part for part in map(tokens, _GAP.split(words)) if part]
    return _in_order(parts, tokens(text)) or _in_order([_bare(part) for part in parts], _bare(tokens(text)))


def _bare(words: list[str]) -> list[str]:
    return [word for word in words if word not in _FILLERS]


def _in_order(parts: list[list[str]], heard: list[str]) -> bool:
    at = 0
    for part in parts:
        found = place(part, heard, at) if part else None
        if found is None:
            return False
        at = found + len(part)
    return bool(parts)


def longest_run(words: list[str], text: list[str]) -> int:
    """The most tokens of `words` that stand together in `text`."""
    best, row = 0, [0] * (len(text) + 1)
    for word in words:
        before = 0
        for at, other in enumerate(text, start=1):
            held = row[at]
            row[at] = before + 1 if word == other else 0
            before = held
            best = max(best, row[at])
    return best


def answer_sentences(pair: CalibrationPair, candidate: Name) -> list[Said]:
    """A candidate's sentences, each with the line it stands on."""
    return [
        Said(text=sentence, line=paragraph.line)
        for paragraph in pair.answer(candidate).paragraphs
        for sentence in sentences(paragraph.text)
    ]


def matching(pattern: re.Pattern[str], said: Iterable[Said]) -> list[Said]:
    """The sentences in which `pattern` is found."""
    return [sentence for sentence in said if pattern.search(sentence.text)]


def pattern(*alternatives: str) -> re.Pattern[str]:
    """The alternatives as whole words, in any letter case."""
    return re.compile(rf"\b(?:{'|'.join(alternatives)})\b", re.IGNORECASE)

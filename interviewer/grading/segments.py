"""An answer cut into sentences that can be quoted: offsets exact, none longer than a quote may be."""

import re
from typing import NamedTuple

from interviewer.domain.transcript import Transcript

LONGEST_WORDS = 40
"""GRADING: a quote has at most 40 words."""

_FOLD = {
    ord(a): b
    for a, b in zip(
        "\u2018\u2019\u201b\u02bc\u00b4\u201c\u201d\u201e\u00a0\u202f\u2009\u2013\u2014\u2212",
        "'''''\"\"\"   ---",
        strict=True,
    )
}
_FOLD |= dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_FOLD |= {ord(a): " " for a in "\t\v\f\x1c\x1d\x1e\x85\u2028\u2029"}
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+(?![\s\"')\]]|$)[^.!?\n]*)*[.!?]*[\"')\]]*")
_ABBREVIATIONS = (" e.g.", "(e.g.", " i.e.", " vs.", " approx.", " mr.", " mrs.", " ms.", " dr.", " st.", " no.")
_SEAM = re.compile(r"(?:[,;:]| -+)\s+|\s+(?=(?:and|but|so|then|because|which|while|when|until|after)\s)")


class Segment(NamedTuple):
    """A sentence, or a part of one that is too long to quote: `turns[turn].text[start:end]`."""

    turn: int
    start: int
    end: int
    text: str
    """Folded: same length as the raw slice, quote marks and spaces made plain."""
    reply: int
    """0 in the first answer, 1 in the reply to the first probe, ..."""


def fold(text: str) -> str:
    """`text` with typographic quotes, dashes, blanks and lone surrogates made plain; the length stays."""
    return text if text.isascii() and "\t" not in text else text.translate(_FOLD)


def spans(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence of folded `text`, in order, blanks trimmed, at most 40 words each."""
    found: list[tuple[int, int]] = []
    for match in _SENTENCE.finditer(text):
        start, end = match.span()
        piece = text[start:end]
        start += len(piece) - len(piece.lstrip())
        end = start + len(piece.strip())
        if start >= end:
            continue
        if found and text[max(0, found[-1][1] - 8) : found[-1][1]].lower().endswith(_ABBREVIATIONS):
            start = found.pop()[0]
        found.extend(_quotable(text, start, end))
    return found


def _quotable(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The span, or, where it has too many words, its parts cut at the seam nearest the middle."""
    words = text.count(" ", start, end) + 1
    if words <= LONGEST_WORDS:
        return [(start, end)]
    middle = (start + end) // 2
    seams = [match.end() for match in _SEAM.finditer(text, start + 1, end)]
    cut = min(seams, key=lambda at: abs(at - middle), default=0)
    if not cut or cut - start < (end - start) // 8 or end - cut < (end - start) // 8:
        cut = text.find(" ", middle, end) + 1 or text.rfind(" ", start + 1, middle) + 1
    if cut <= start or cut >= end:
        return [(start, end)]
    left = start + len(text[start:cut].rstrip())
    return _quotable(text, start, left) + _quotable(text, cut, end)


def segments(transcript: Transcript) -> list[Segment]:
    """Every quotable piece of the candidate's turns, in order."""
    found: list[Segment] = []
    for reply, (turn, raw) in enumerate(transcript.candidate_turns()):
        text = fold(raw)
        found.extend(Segment(turn, start, end, text[start:end], reply) for start, end in spans(text))
    return found

"""An answer cut into sentences that can be quoted: offsets exact, none longer than a quote may be."""

import re
from functools import lru_cache
from typing import NamedTuple

from interviewer.domain.transcript import Transcript

LONGEST_WORDS = 40
"""GRADING: a quote has at most 40 words."""
LEAST_WORDS = 21
"""Of a part that others follow: two such parts never fit into one quote."""
LEAST_LAST_WORDS = 20
"""Of the last part: with any other it is too long for one quote."""

REMEMBERED = 256
"""Turns whose sentences are remembered: an answer is read again for each reply that follows it."""

_FOLD = {
    ord(a): b
    for a, b in zip(
        "\u2018\u2019\u201b\u02bc\u00b4\u201c\u201d\u201e\u00a0\u202f\u2009\u2013\u2014\u2212",
        "'''''\"\"\"   ---",
        strict=True,
    )
}
_FOLD |= dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_FOLD |= {at: " " for at in range(0x3001) if chr(at).isspace() and chr(at) not in "\n "}
_FOLDED = re.compile(f"[{re.escape(''.join(map(chr, _FOLD)))}]")
_SENTENCE = re.compile(r"[^ .!?\n][^.!?\n]*(?:[.!?]+(?![\s\"')\]]|$)[^.!?\n]*)*[.!?]*[\"')\]]*")
_ABBREVIATIONS = (" e.g.", "(e.g.", " i.e.", " vs.", " approx.", " mr.", " mrs.", " ms.", " dr.", " st.")
_ABBREVIATED = frozenset(text[-3:] for text in (*_ABBREVIATIONS, " no."))
_NUMBER_SIGN = re.compile(r"\bno\.\s*\d", re.IGNORECASE)
_CLOSING = ".!?\"')] "
_LOOK_AHEAD = 10
"""Characters behind a seam that tell it is one."""
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
    if text.isascii():
        return text if text.isprintable() else text.translate(_FOLD)
    return _FOLDED.sub(lambda match: _FOLD[ord(match[0])], text)


@lru_cache(maxsize=REMEMBERED)
def spans(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each sentence of folded `text`, in order, blanks trimmed, at most 40 words each."""
    found: list[tuple[int, int]] = []
    for match in _SENTENCE.finditer(text):
        start, end = match.span()
        if text[end - 1] == " ":
            end = start + len(text[start:end].rstrip())
        if found and text[found[-1][1] - 3 : found[-1][1]].lower() in _ABBREVIATED:
            start = found.pop()[0] if _goes_on(text, found[-1][1], start) else start
        if text.count(" ", start, end) < LONGEST_WORDS:
            found.append((start, end))
        else:
            found += _parts(text, start, end)
    return tuple(found)


def _goes_on(text: str, end: int, start: int) -> bool:
    """Whether the full stop before `end` belongs to an abbreviation, so that `text[start:]` goes on."""
    before = text[max(0, end - 8) : end].lower()
    number = before.endswith("no.") and _NUMBER_SIGN.match(text, end - 3, start + 1)
    return (bool(number) or before.endswith(_ABBREVIATIONS)) and "\n" not in text[end:start]


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a span that has too many words, without the marks that close it.

    Each part ends at the first seam it can, so that taking one out of `text` leaves the others as they are.
    """
    end = start + len(text[start:end].rstrip(_CLOSING))
    words = text.count(" ", start, end) + 1
    found: list[tuple[int, int]] = []
    while words > LONGEST_WORDS:
        least = _behind(text, start, LEAST_WORDS)
        most = _behind(text, least, min(LONGEST_WORDS, words - LEAST_LAST_WORDS) - LEAST_WORDS)
        seam = _SEAM.search(text, least - 2, min(most + _LOOK_AHEAD, end))
        cut = seam.end() if seam and seam.end() <= most else most
        while text[cut] == " ":
            cut += 1
        found.append((start, start + len(text[start:cut].rstrip())))
        words -= text.count(" ", start, cut)
        start = cut
    return [*found, (start, end)]


def _behind(text: str, start: int, words: int) -> int:
    """Where the next word starts, `words` blanks on."""
    for _ in range(words):
        start = text.index(" ", start) + 1
    return start


def segments(transcript: Transcript) -> list[Segment]:
    """Every quotable piece of the candidate's turns, in order."""
    found: list[Segment] = []
    reply, answered, asked = 0, False, False
    for turn, said in enumerate(transcript.turns):
        if said.speaker == "interviewer":
            asked = answered
            continue
        reply, answered, asked = reply + asked, True, False
        text = fold(said.text)
        found.extend([Segment(turn, start, end, text[start:end], reply) for start, end in spans(text)])
    return found

"""Finding a quote in the candidate's own words: NFKC, white space and quote marks folded, nothing fuzzier."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator

from interviewer.domain.observation import Evidence
from interviewer.domain.transcript import Transcript

LEAST_WORDS = 2
"""A single word proves nothing, unless there is a number in it."""
LONGEST_WORDS = 40
"""GRADING: a quote has at most 40 words; a longer one is cut behind the fortieth."""
LONGEST_TIMES = 4
"""A quote is not looked for where it is that many times as long as the longest turn: folding shortens by less."""
LEAST_UNSPACED = 4
"""Characters that say as much as LEAST_WORDS where words are not set apart."""
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""Thai, Lao, Burmese, Khmer, Japanese and Chinese."""
_MARKS = str.maketrans("\u2018\u2019\u201b\u02bc\u00b4\u201c\u201d\u201e\u201f\u00ab\u00bb", '\'\'\'\'\'""""""')
_WORD = re.compile(r"\S+")
_RUN = re.compile(r"\s\s|[^\S ]|^\s")


class _Folded:
    """A turn's text folded, with the raw place of each folded character."""

    def __init__(self, raw: str) -> None:
        self._starts: list[int] | None = None
        self._ends: list[int] = []
        if raw.isascii() and not _RUN.search(raw):
            self.text = raw
            return
        self._starts = []
        pieces: list[str] = []
        for start, end, plain in _clusters(raw):
            for letter in plain:
                if letter.isspace():
                    if not pieces or pieces[-1] == " ":
                        continue
                    letter = " "
                pieces.append(letter)
                self._starts.append(start)
                self._ends.append(end)
        self.text = "".join(pieces)

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` stands in the raw text."""
        return (start, end) if self._starts is None else (self._starts[start], self._ends[end - 1])


def _clusters(raw: str) -> Iterator[tuple[int, int, str]]:
    """Start and end of every character with the combining marks behind it, and what NFKC makes of them together."""
    if raw.isascii():
        yield from ((at, at + 1, letter) for at, letter in enumerate(raw))
        return
    start = 0
    for end in range(1, len(raw) + 1):
        if end == len(raw) or not unicodedata.combining(raw[end]):
            piece = raw[start:end]
            yield start, end, piece if piece.isascii() else unicodedata.normalize("NFKC", piece).translate(_MARKS)
            start = end


def folded(text: str) -> str:
    """`text` as quotes are compared."""
    return " ".join(text.split()) if text.isascii() else _Folded(text).text.strip()


class Finder:
    """Finds quotes in the candidate's turns of one transcript."""

    def __init__(self, transcript: Transcript) -> None:
        self._turns = {number: (text, _Folded(text)) for number, text in transcript.candidate_turns()}
        self._longest = LONGEST_TIMES * max((len(text.text) for _, text in self._turns.values()), default=0)

    @property
    def says_anything(self) -> bool:
        """Whether the candidate said a word."""
        return any(folded.text.strip() for _, folded in self._turns.values())

    def find(self, quote: str, turn: int | None = None) -> Evidence | None:
        """The first place where `quote` stands as whole words, `turn` looked at first; None where there is none.

        Also None for a quote that says too little to be checked (one word without a number).
        """
        wanted = folded(quote) if len(quote) <= self._longest else ""
        if not _says_enough(wanted):
            return None
        for number in sorted(self._turns, key=lambda item: (item != turn, item)):
            raw, text = self._turns[number]
            start = _place(text.text, wanted)
            if start is not None:
                first, last = text.raw_span(start, start + len(wanted))
                return _evidence(number, raw, first, last)
        return None


def _says_enough(wanted: str) -> bool:
    if len(wanted.split()) >= LEAST_WORDS or any(letter.isdigit() for letter in wanted):
        return True
    return len(_UNSPACED.findall(wanted)) >= LEAST_UNSPACED


def _place(text: str, wanted: str) -> int | None:
    """Where `wanted` stands in `text`, neither end within a word."""
    start = text.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        if not _inside(text, start, wanted[0]) and not _inside(text, end, wanted[-1]):
            return start
        start = text.find(wanted, start + 1)
    return None


def _inside(text: str, seam: int, edge: str) -> bool:
    """Whether a word goes across `seam`. Where words are not set apart nobody can tell, and any place will do."""
    if not (0 < seam < len(text) and edge.isalnum() and text[seam - 1].isalnum() and text[seam].isalnum()):
        return False
    return not (_UNSPACED.match(text[seam - 1]) or _UNSPACED.match(text[seam]))


def _evidence(turn: int, raw: str, start: int, end: int) -> Evidence:
    ends = [word.end() for word in _WORD.finditer(raw, start, end)]
    end = ends[LONGEST_WORDS - 1] if len(ends) > LONGEST_WORDS else end
    return Evidence(turn=turn, start=start, end=end, quote=raw[start:end])


class Places:
    """Pieces of the turns, in order, by where they stand."""

    def __init__(self, pieces: list[tuple[int, int, int]]) -> None:
        """`pieces`: turn, start and end of each."""
        self._pieces = sorted(pieces)

    def touched(self, evidence: Evidence) -> list[int]:
        """The numbers of the pieces that a quote touches."""
        first = bisect_right(self._pieces, (evidence.turn, evidence.start, -1))
        first = max(0, first - 1)
        return [
            number
            for number, (turn, start, end) in enumerate(self._pieces[first:], start=first)
            if turn == evidence.turn and start < evidence.end and evidence.start < end
        ]

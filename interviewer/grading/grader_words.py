"""Sentences that speak to or of the grader: what their stems and marks add up to."""

import re
from math import fsum

from interviewer.domain.grader_words import LONGEST_ENDING, SHORTEST_BEGINNING, GraderWords, Mark
from interviewer.domain.rubric import LONG_WORDS
from interviewer.grading.memo import Memo
from interviewer.grading.stems import word_set

_REMEMBERED = 20_000
"""Words, and kinds of sentences, of which something is remembered."""
_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|[<>{}\[\]=_#|*]|(?<!\d):")
_PAST = word_set(
    """was were had did went came saw said told knew took gave made got found kept left lost met paid ran sat sent spent
    spoke stood taught thought understood won wrote rewrote built rebuilt bought brought broke began became chose drew
    drove fell felt flew grew held heard led lay meant rose rang sold shot slept stuck struck swore threw wore caught
    dealt ate fought forgot hid rode shook sped stole tore woke hadn't wasn't weren't didn't couldn't agreed freed"""
)
"""Irregular forms of the past; 'set', 'put' or 'read' may be an order as well."""
_ENDINGS, _NO_ENDING, _LEAST = ("ed", "'d"), "eed", 5
"""Any other word in the past tense: its endings, one that is none, letters of the whole."""
_FIRST = 5
"""A colon among so many first words and marks makes a label of them, where one has a stem."""
_WHO: dict[str, Mark] = {
    **dict.fromkeys(("i", "i'd", "i've"), "i"),
    "we": "we",
    **dict.fromkeys(("you", "your", "yours", "yourself"), "you"),
    **dict.fromkeys(("he", "she", "they", "him", "her", "his", "them"), "they"),
}
_FLAGS: tuple[Mark, ...] = ("past", "i", "we", "you", "they", "markup", "label", "long")
"""The marks that a single word or sign gives; the others follow from them and from the stems."""
_BITS = {mark: 1 << at for at, mark in enumerate(_FLAGS)}
_MARKUP, _LABEL, _PAST_BIT = _BITS["markup"], _BITS["label"], _BITS["past"]
_I, _WE, _YOU, _THEY = _BITS["i"], _BITS["we"], _BITS["you"], _BITS["they"]
_ORDER = 1 << len(_FLAGS)
_STEMS = len(_FLAGS) + 1
"""The place of the first stem's bit."""


class GraderSum:
    """The weighed words; built once a rubric, then shared."""

    def __init__(self, words: GraderWords) -> None:
        self.words = words
        self._stems = {stem: 1 << _STEMS + at for at, stem in enumerate(words.stems)}
        self._weights = tuple(words.stems.values())
        self._known = Memo[str, int](_REMEMBERED)
        self._sums = Memo[int, float](_REMEMBERED)

    def above(self, text: str) -> bool:
        """Whether a folded sentence is no evidence."""
        mask = self._mask(text)
        total = self._sums.get(mask)
        if total is None:
            total = self._sums.keep(mask, self._sum(mask))
        return total > self.words.aside_above

    def total(self, text: str) -> float:
        """What the words of a folded sentence add up to."""
        return self._sum(self._mask(text))

    def standing(self, text: str) -> tuple[tuple[str, ...], tuple[Mark, ...]]:
        """The stems of a folded sentence, in the order of the words', and its marks."""
        mask = self._mask(text)
        return tuple(stem for stem, bit in self._stems.items() if mask & bit), tuple(_marks(mask))

    def _mask(self, text: str) -> int:
        """Stems and flags as bits."""
        tokens = _TOKEN.findall(text.lower())
        if not tokens:
            return 0
        known, mask = self._known, 0
        for token in tokens:
            bits = known.get(token)
            mask |= known.keep(token, self._bits(token)) if bits is None else bits
        if known[tokens[0]] >> _STEMS:
            mask |= _ORDER
        if text[0] == "(" or text[-1] == ")":
            mask |= _MARKUP
        if ":" in tokens[:_FIRST] and any(known[token] >> _STEMS for token in tokens[: tokens.index(":")]):
            mask |= _LABEL
        if len(tokens) >= LONG_WORDS:
            mask |= _BITS["long"]
        return mask

    def _bits(self, token: str) -> int:
        """What one word or sign gives."""
        if not token[0].isalpha():
            return 0 if token == ":" else _MARKUP
        bits = self._stem(token)
        if token in _PAST or (len(token) >= _LEAST and token.endswith(_ENDINGS) and not token.endswith(_NO_ENDING)):
            bits |= _PAST_BIT
        return bits | _BITS[_WHO[token]] if token in _WHO else bits

    def _stem(self, word: str) -> int:
        for size in range(len(word), max(SHORTEST_BEGINNING, len(word) - LONGEST_ENDING) - 1, -1):
            if bit := self._stems.get(word[:size]):
                return bit
        return self._stems.get(word, 0)

    def _sum(self, mask: int) -> float:
        stems, found = mask >> _STEMS, [self.words.base]
        while stems:
            found.append(self._weights[(stems & -stems).bit_length() - 1])
            stems &= stems - 1
        return fsum([*found, *(self.words.marks.get(mark, 0.0) for mark in _marks(mask))])


def _marks(mask: int) -> list[Mark]:
    past, own, stems = bool(mask & _PAST_BIT), bool(mask & _I), (mask >> _STEMS).bit_count()
    found = [mark for mark, bit in _BITS.items() if mask & bit]
    follows: dict[Mark, bool] = {
        "own_past": own and past,
        "you_no_past": bool(mask & _YOU) and not past,
        "you_and_stem": bool(mask & _YOU) and stems > 0,
        "nobody": not mask & (_PAST_BIT | _I | _WE | _THEY),
        "two": stems >= 2,
        "three": stems >= 3,
        "four": stems >= 4,
        "no_past": stems > 0 and not past,
        "two_no_own": stems >= 2 and not past and not own,
        "order": bool(mask & _ORDER) and not past,
    }
    return [*found, *(mark for mark, given in follows.items() if given)]

"""A gate told by words: what all phrases of an answer add up to, and which sentences speak loudest for it."""

import re
from functools import lru_cache
from math import fsum

from interviewer.domain.gate_words import LONGEST_PHRASE, GateWords
from interviewer.domain.merged import Rubric
from interviewer.grading.cues import CueSet, cue_set
from interviewer.grading.reading import Reading

NUMBER = "#"
MOST_QUOTED = 2
"""Sentences quoted for a gate that words alone fire."""
_MEMO = 50_000
"""Sentences whose phrases are remembered."""
_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+|[.,;:?!]")


class _Node:
    """A word of phrases that share their beginning."""

    __slots__ = ("after", "phrase")

    def __init__(self) -> None:
        self.phrase = -1
        """The phrase that ends here; -1 for none."""
        self.after: dict[str, _Node] = {}


class WordSum:
    """The weighed words of one gate; built once a rubric, then shared."""

    def __init__(self, words: GateWords, cues: CueSet) -> None:
        self.words = words
        self._first = _Node()
        phrases = sorted({*words.phrases, *words.phrases_in_replies})
        self._said = [words.phrases.get(phrase, 0.0) for phrase in phrases]
        self._replied = [words.phrases_in_replies.get(phrase, 0.0) for phrase in phrases]
        for number, phrase in enumerate(phrases):
            node = self._first
            for token in phrase.split(" "):
                node = node.after.setdefault(token, _Node())
            node.phrase = number
        self._conditions = [(cues.bit(name), weight) for name, weight in words.conditions.items()]
        self._reply_conditions = [(cues.bit(name), weight) for name, weight in words.conditions_in_replies.items()]
        self._memo: dict[str, frozenset[int]] = {}

    def total(self, readings: list[Reading]) -> float:
        """What stands in these sentences, each phrase and condition counted once; the same in any order."""
        said, replied, mask, reply_mask = set[int](), set[int](), 0, 0
        for reading in readings:
            standing = self._standing(reading.segment.text)
            said |= standing
            mask |= reading.mask
            if reading.segment.reply:
                replied |= standing
                reply_mask |= reading.mask
        parts = [self.words.base]
        parts += map(self._said.__getitem__, said)
        parts += [weight for bit, weight in self._conditions if mask & bit]
        if reply_mask:
            parts += map(self._replied.__getitem__, replied)
            parts += [weight for bit, weight in self._reply_conditions if reply_mask & bit]
        return fsum(parts)

    def loudest(self, readings: list[Reading]) -> list[Reading]:
        """The sentences that add most, the loudest first."""
        sums = [(self.total([reading]), -reading.at, reading) for reading in readings]
        return [reading for _, _, reading in sorted(sums, reverse=True, key=lambda item: item[:2])][:MOST_QUOTED]

    def _standing(self, text: str) -> frozenset[int]:
        """The phrases in one sentence; remembered."""
        known = self._memo.get(text)
        if known is None:
            if len(self._memo) >= _MEMO:
                self._memo.clear()
            known = self._memo[text] = frozenset(self._found(text))
        return known

    def _found(self, text: str) -> list[int]:
        tokens = [NUMBER if token[0].isdigit() else token for token in _TOKEN.findall(text.lower())]
        found: list[int] = []
        for at in range(len(tokens)):
            node = self._first
            for token in tokens[at : at + LONGEST_PHRASE]:
                after = node.after.get(token)
                if after is None:
                    break
                node = after
                if node.phrase >= 0:
                    found.append(node.phrase)
        return found


@lru_cache(maxsize=64)
def word_sums(rubric: Rubric) -> dict[str, WordSum]:
    """Gate id to its weighed words, for the gates that have some."""
    return {words.gate: WordSum(words, cue_set(rubric)) for words in rubric.gate_words}

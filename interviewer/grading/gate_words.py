"""A gate told by words: what all phrases of an answer add up to, and which sentences speak loudest for it."""

from math import fsum

from interviewer.domain.gate_words import GateWords
from interviewer.domain.merged import Rubric
from interviewer.grading.memo import Shared
from interviewer.grading.phrases import Phrases, tokens_by_rank
from interviewer.grading.reading import Reading

MOST_QUOTED = 2
"""Sentences quoted for a gate that words alone fire."""


class WordSum:
    """The weighed words of one gate; built once a rubric, then shared."""

    def __init__(self, words: GateWords) -> None:
        self.words = words
        self._phrases = Phrases(words.phrases, tokens_by_rank)
        rows = [words.phrases[phrase] for phrase in self._phrases.all]
        self._said, self._replied, self._alone, self._alone_replied = ([row[at] for row in rows] for at in range(4))

    def total(
        self, readings: list[Reading], speaking: list[Reading], told: bool = False, denied: bool = False
    ) -> float:
        """What these sentences add up to, each phrase counted once; the same in any order.

        `speaking`: those of which one may be the loudest; `told`: whether a cue fires the gate, `denied`: denies it.
        """
        standing = [self._phrases.standing(reading.segment.text) for reading in readings]
        in_replies = [phrases for reading, phrases in zip(readings, standing, strict=True) if reading.segment.reply]
        parts = [self.words.base]
        parts += map(self._said.__getitem__, set[int]().union(*standing))
        parts += map(self._replied.__getitem__, set[int]().union(*in_replies))
        parts += [max(map(self._loudness, speaking), default=0.0)]
        parts += [self.words.told] if told else []
        parts += [self.words.denied] if denied else []
        return fsum(parts)

    def loudest(self, readings: list[Reading]) -> list[Reading]:
        """The sentence that speaks loudest by itself, and another that speaks for the gate, the louder first."""
        ranked = sorted(readings, key=lambda reading: (-self._loudness(reading), reading.at))
        return ranked[:1] + [reading for reading in ranked[1:MOST_QUOTED] if self._loudness(reading) > 0]

    def _loudness(self, reading: Reading) -> float:
        standing = self._phrases.standing(reading.segment.text)
        parts = list(map(self._alone.__getitem__, standing))
        if reading.segment.reply:
            parts += map(self._alone_replied.__getitem__, standing)
        return fsum(parts)


_WORD_SUMS = Shared[dict[str, WordSum]](4)


def word_sums(rubric: Rubric) -> dict[str, WordSum]:
    """Gate id to its weighed words, for the gates that have some."""
    gates = rubric.gate_words
    return _WORD_SUMS.of(lambda: {words.gate: WordSum(words) for words in gates}, gates)

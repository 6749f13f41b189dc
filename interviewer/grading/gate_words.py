"""A gate told by words: what all phrases of an answer add up to, and which sentences speak loudest for it."""

from math import fsum

from interviewer.domain.gate_words import GateWords
from interviewer.domain.merged import Rubric
from interviewer.grading.cues import CueSet, cue_set
from interviewer.grading.memo import Shared
from interviewer.grading.phrases import Phrases, words_as_said
from interviewer.grading.reading import Reading

MOST_QUOTED = 2
"""Sentences quoted for a gate that words alone fire."""


class WordSum:
    """The weighed words of one gate; built once a rubric, then shared."""

    def __init__(self, words: GateWords, cues: CueSet) -> None:
        self.words = words
        self._phrases = Phrases({*words.phrases, *words.phrases_in_replies}, words_as_said)
        self._said = [words.phrases.get(phrase, 0.0) for phrase in self._phrases.all]
        self._replied = [words.phrases_in_replies.get(phrase, 0.0) for phrase in self._phrases.all]
        self._conditions = [(cues.bit(name), weight) for name, weight in words.conditions.items()]
        self._reply_conditions = [(cues.bit(name), weight) for name, weight in words.conditions_in_replies.items()]

    def total(self, readings: list[Reading]) -> float:
        """What stands in these sentences, each phrase and condition counted once; the same in any order."""
        standing = [self._phrases.standing(reading.segment.text) for reading in readings]
        mask, reply_mask, in_replies = 0, 0, list[tuple[int, ...]]()
        for reading, phrases in zip(readings, standing, strict=True):
            mask |= reading.mask
            if reading.segment.reply:
                in_replies.append(phrases)
                reply_mask |= reading.mask
        parts = [self.words.base]
        parts += map(self._said.__getitem__, set[int]().union(*standing))
        parts += [weight for bit, weight in self._conditions if mask & bit]
        if reply_mask:
            parts += map(self._replied.__getitem__, set[int]().union(*in_replies))
            parts += [weight for bit, weight in self._reply_conditions if reply_mask & bit]
        return fsum(parts)

    def loudest(self, readings: list[Reading]) -> list[Reading]:
        """The sentences that add most, the loudest first."""
        sums = [(self.total([reading]), -reading.at, reading) for reading in readings]
        return [reading for _, _, reading in sorted(sums, reverse=True, key=lambda item: item[:2])][:MOST_QUOTED]


_WORD_SUMS = Shared[dict[str, WordSum]](4)


def word_sums(rubric: Rubric) -> dict[str, WordSum]:
    """Gate id to its weighed words, for the gates that have some."""
    cues = cue_set(rubric)

    def built() -> dict[str, WordSum]:
        return {words.gate: WordSum(words, cues) for words in rubric.gate_words}

    return _WORD_SUMS.of(built, rubric.gate_words, cues.vocabulary)

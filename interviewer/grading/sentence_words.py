"""How much each sentence is like those that readers quoted for a signal: which of its quotes comes first."""

from functools import lru_cache

from interviewer.domain.dimension_words import SentenceWords
from interviewer.domain.merged import Rubric
from interviewer.grading.bit_sums import BitSums, packed, unpacked
from interviewer.grading.cues import CueSet, cue_set
from interviewer.grading.memo import Memo, Shared
from interviewer.grading.phrases import shared_phrases
from interviewer.grading.reading import Reading

_REMEMBERED = 20_000
"""Sentences whose scores are remembered."""


class SentenceScores:
    """The weighed words of single sentences; built once a vocabulary, then shared."""

    def __init__(self, words: SentenceWords, cues: CueSet) -> None:
        placing = zip(range(len(words.signals)), *words.position, strict=True)
        self.columns = dict(zip(words.signals, placing, strict=True))
        """For each signal its place in `scores`, what the place in the answer adds, and what that squared."""
        self._size = len(words.signals)
        self._phrases = shared_phrases(frozenset(words.phrases))
        self._base = packed(words.base)
        self._by_phrase = [packed(words.phrases[phrase]) for phrase in self._phrases.all]
        rows = {name: packed(row) for name, row in words.lexicons.items() if cues.bit(name)}
        self._by_lexicon = BitSums({cues.bit(name).bit_length() - 1: row for name, row in rows.items()})
        self._read = cues.bits(*rows)
        self._memo = Memo[tuple[str, int], list[float]](_REMEMBERED)

    def scores(self, reading: Reading) -> list[float]:
        """Signal by signal, the place aside: 0 unlike any quote, 100 like those of a strong signal; remembered."""
        mask = reading.mask & self._read
        key = reading.segment.text, mask
        known = self._memo.get(key)
        if known is None:
            total = self._base + self._by_lexicon.sum(mask)
            total += sum(map(self._by_phrase.__getitem__, self._phrases.standing(reading.segment.text)))
            known = self._memo.keep(key, unpacked(total, self._size))
        return known


_SCORES = Shared[SentenceScores](4)


@lru_cache(maxsize=64)
def sentence_scores(rubric: Rubric) -> SentenceScores | None:
    """The weighed words of single sentences, where the rubric has some."""
    words, cues = rubric.dimension_words.sentences, cue_set(rubric)
    return _SCORES.of(lambda: SentenceScores(words, cues), words, cues.vocabulary) if words else None

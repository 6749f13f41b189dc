"""What the words of all quoted sentences together say of each dimension, in points."""

from collections.abc import Iterable
from functools import lru_cache

from interviewer.domain.dimension_words import TIMES_CUED, TIMES_IN, DimensionWords
from interviewer.domain.merged import Rubric
from interviewer.domain.observation import Strength
from interviewer.domain.rubric import AFTER_ACTS, AFTER_FAULT
from interviewer.grading.bit_sums import BitSums, packed, unpacked
from interviewer.grading.cues import CueSet, cue_set
from interviewer.grading.memo import Shared
from interviewer.grading.phrases import shared_phrases
from interviewer.grading.reading import Reading
from interviewer.grading.targets import GIVEN_STRENGTHS

_REMEMBERED = 20_000
"""Masks for which the strengths of cues are remembered."""


class Standing:
    """What stands in some sentences: places of phrases, and which lexicons and cues in how many of them, as masks."""

    __slots__ = ("cues", "lexicons", "phrases")

    def __init__(self) -> None:
        self.phrases: set[int] = set()
        self.lexicons = [0] * len(TIMES_IN)
        """The lexicons in at least one sentence, two, three."""
        self.cues = [0] * TIMES_CUED[-1]
        """Signals and strengths with a cue in at least one sentence, two, three, four."""


class _Rows:
    """The packed rows of some words, by the bits of a vocabulary: two thirds of a rubric's memory, so all share it."""

    def __init__(self, words: DimensionWords, cues: CueSet) -> None:
        self.phrases = shared_phrases(frozenset(words.phrases))
        self.base = packed(words.base)
        self.by_phrase = [packed(words.phrases[phrase]) for phrase in self.phrases.all]
        self.by_lexicon = [
            BitSums({cues.bit(name).bit_length() - 1: packed(rows[level]) for name, rows in words.lexicons.items()})
            for level in range(len(TIMES_IN))
        ]
        ranked = len(GIVEN_STRENGTHS)
        self.by_cue = [
            BitSums(
                {
                    ranked * place + Strength(strength).rank - 1: packed(rows[level])
                    for place, signal in enumerate(words.cues)
                    for strength, rows in words.cues[signal].items()
                }
            )
            for level in range(len(TIMES_CUED))
        ]


_ROWS = Shared[_Rows](4)


class WordPoints:
    """The weighed words of a rubric's dimensions; built once a rubric, then shared.

    Conditions that look back are no part of it: a sentence that nobody quotes may not decide them.
    """

    def __init__(self, words: DimensionWords, cues: CueSet) -> None:
        self.words = words
        self.faint = [(cues.places[signal], cues.bits(*lexicons)) for signal, lexicons in words.faint.items()]
        """Places of signals, each with the bits one of which makes a sentence faint evidence."""
        self.never = cues.bits(*cues.never)
        self._rows = _ROWS.of(lambda: _Rows(words, cues), words, cues.vocabulary)
        self.phrases = self._rows.phrases
        self._cues = cues
        self._looking_back = cues.bits(AFTER_ACTS, AFTER_FAULT)
        self.signals = tuple(words.cues)
        """The signals whose cues are counted; bit 3 x place + rank - 1 stands for a cue of that rank or above."""
        self._ranks: dict[int, int] = {}

    def points(self, readings: Iterable[Reading]) -> dict[str, float]:
        """Dimension id to points, whatever its range allows; the same in any order of the sentences."""
        standing = self.standing(readings)
        rows = self._rows
        total = rows.base + sum(map(rows.by_phrase.__getitem__, standing.phrases))
        for mask, sums in zip(standing.lexicons, rows.by_lexicon, strict=True):
            total += sums.sum(mask)
        for times, sums in zip(TIMES_CUED, rows.by_cue, strict=True):
            total += sums.sum(standing.cues[times - 1])
        return dict(zip(self.words.dimensions, unpacked(total, len(self.words.dimensions)), strict=True))

    def standing(self, readings: Iterable[Reading]) -> Standing:
        """What stands in these sentences."""
        found = Standing()
        one = two = three = 0
        cued, cued_twice, cued_thrice, cued_often = 0, 0, 0, 0
        for reading in readings:
            mask = reading.mask & ~self._looking_back
            three |= two & mask
            two |= one & mask
            one |= mask
            cue = self._cued(mask)
            cued_often |= cued_thrice & cue
            cued_thrice |= cued_twice & cue
            cued_twice |= cued & cue
            cued |= cue
            found.phrases.update(self.phrases.standing(reading.segment.text))
        found.lexicons = [one, two, three]
        found.cues = [cued, cued_twice, cued_thrice, cued_often]
        return found

    def _cued(self, mask: int) -> int:
        """For each signal as many bits as its strongest cue has ranks."""
        known = self._ranks.get(mask)
        if known is None:
            if len(self._ranks) >= _REMEMBERED:
                self._ranks.clear()
            known = 0
            for place, signal in enumerate(self.signals):
                known |= (1 << self._cues.rank(signal, mask)) - 1 << len(GIVEN_STRENGTHS) * place
            self._ranks[mask] = known
        return known


@lru_cache(maxsize=64)
def word_points(rubric: Rubric) -> WordPoints:
    """The weighed words of a rubric's dimensions."""
    return WordPoints(rubric.dimension_words, cue_set(rubric))

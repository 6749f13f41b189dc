"""Where each signal was found in one answer: which sentences decide it, what they add up to, how strong it is."""

from bisect import bisect_right
from collections.abc import Iterable

from interviewer.grading.cues import CueSet
from interviewer.grading.reading import Reading


class Found:
    """The signals of one answer by their place in `CueSet.signals`."""

    def __init__(self, readings: list[Reading], cues: CueSet) -> None:
        self.ranks = [0] * len(cues.signals)
        self.sums = [0.0] * len(cues.signals)
        """What the sentences add up to, where the signal has weights."""
        self.marked: dict[str, list[Reading]] = {}
        """Gates, caps and red flags with the sentences that speak for them."""
        self.faint: dict[int, list[Reading]] = {}
        """Sentences that add nothing but may make a signal claimed where the whole answer speaks for it."""
        self._strongest: dict[int, list[Reading]] = {}
        """Signals without weights with the sentences that have their strongest cue."""
        ranks, sums = self.ranks, self.sums
        for reading in readings:
            adds, _, cued, marks = reading.evidenced
            for place, sum_ in adds:
                sums[place] += sum_
            for place, rank in cued:
                if rank > ranks[place]:
                    ranks[place], self._strongest[place] = rank, [reading]
                elif rank == ranks[place]:
                    self._strongest[place].append(reading)
            for name in marks:
                self.marked.setdefault(name, []).append(reading)
        for place, levels in cues.levels_by_place:
            ranks[place] = bisect_right(levels, sums[place])

    def deciding(self, place: int, readings: list[Reading]) -> list[Reading]:
        """The sentences that decide a signal's strength: all that add to a sum, else those with the strongest cue."""
        if self.sums[place]:
            bit = 1 << place
            return [reading for reading in readings if reading.evidenced.adding & bit]
        return self._strongest.get(place, [])

    def that_decide(self, places: Iterable[int], readings: list[Reading]) -> list[Reading]:
        """The sentences that decide one of some signals."""
        bits, cued = 0, set[int]()
        for place in places:
            bits |= 1 << place
            cued.update([reading.at for reading in self._strongest.get(place, ())])
        return [reading for reading in readings if reading.evidenced.adding & bits or reading.at in cued]

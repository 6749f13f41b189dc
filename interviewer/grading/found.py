"""Where each signal was found in one answer: which sentences decide it, what they add up to, how strong it is."""

from bisect import bisect_right

from interviewer.grading.cues import CueSet
from interviewer.grading.reading import Reading


class Found:
    """The signals of one answer, by their place in `CueSet.signals`."""

    def __init__(self, readings: list[Reading], cues: CueSet) -> None:
        size = len(cues.signals)
        self.ranks = [0] * size
        self.sums = [0.0] * size
        """What the sentences add up to, where the signal has weights."""
        self.deciding: list[list[Reading]] = [[] for _ in range(size)]
        """The sentences that decide a signal's strength: all that add to a sum, else those with the strongest cue."""
        self.faint: dict[int, list[Reading]] = {}
        """Sentences that add nothing but may make a signal claimed where the whole answer speaks for it."""
        self.retracted: set[int] = set()
        """Signals whose claim a reply took back."""
        self.marked: dict[str, list[Reading]] = {}
        """Gates, caps and red flags with the sentences that speak for them."""
        self._cued: set[int] = set()
        ranks, sums, deciding = self.ranks, self.sums, self.deciding
        for reading in readings:
            adds, _, cued, marks = reading.evidenced
            for place, sum_ in adds:
                sums[place] += sum_
                deciding[place].append(reading)
            for place, rank in cued:
                if rank > ranks[place]:
                    ranks[place], deciding[place] = rank, []
                    self._cued.add(place)
                if rank == ranks[place]:
                    deciding[place].append(reading)
            for name in marks:
                self.marked.setdefault(name, []).append(reading)
        for place, levels in cues.levels_by_place:
            ranks[place] = bisect_right(levels, sums[place])

    def deciders(self, signals: int, readings: list[Reading]) -> list[Reading]:
        """The sentences that decide one of some signals, these as bits."""
        cued = {reading.at for place in self._cued if signals >> place & 1 for reading in self.deciding[place]}
        return [reading for reading in readings if reading.evidenced.adding & signals or reading.at in cued]

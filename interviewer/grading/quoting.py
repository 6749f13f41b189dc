"""Which of the sentences that decide a signal is quoted first: the most telling."""

from interviewer.domain.merged import Rubric
from interviewer.grading.cues import cue_set
from interviewer.grading.reading import Reading
from interviewer.grading.sentence_words import sentence_scores


class Order:
    """The order of the sentences of one answer: how much each is like those that readers quote (SentenceWords)."""

    def __init__(self, readings: list[Reading], rubric: Rubric) -> None:
        self._cues, self._scores, self._size = cue_set(rubric), sentence_scores(rubric), len(readings)
        self._rows: dict[int, tuple[list[float], float, float]] = {}
        """For each sentence what it scores for each signal, its place from 0 to 1, and that squared."""
        if self._scores:
            for reading in readings:
                at = reading.at / self._size
                self._rows[reading.at] = self._scores.scores(reading), at, at * at

    def of(self, signal: str, deciding: list[Reading]) -> list[Reading]:
        """The sentences that decide a signal, the most telling first; equal ones as they stand."""
        if len(deciding) < 2:
            return [*deciding]
        if self._scores and (column := self._scores.columns.get(signal)):
            place, first, second = column
            rows = self._rows
            told = [(row := rows[item.at])[0][place] + row[1] * first + row[2] * second for item in deciding]
        else:
            told = [self._cues.telling(signal, reading.mask, reading.at / self._size) for reading in deciding]
        places = sorted(range(len(told)), key=told.__getitem__, reverse=True)
        return [deciding[place] for place in places]

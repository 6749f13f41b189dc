"""Which of the sentences that decide a signal is quoted first: the most telling."""

from interviewer.domain.merged import Rubric
from interviewer.grading.cues import cue_set
from interviewer.grading.reading import Reading
from interviewer.grading.sentence_words import sentence_scores


class Order:
    """The order of the sentences of one answer: how much each is like those that readers quote (SentenceWords)."""

    def __init__(self, size: int, rubric: Rubric) -> None:
        """Of `size` sentences."""
        self._size = size
        self._cues, self._scores = cue_set(rubric), sentence_scores(rubric)
        self._rows: dict[int, list[float]] = {}
        """The scores of the sentences that were asked for, by place."""

    def of(self, signal: str, deciding: list[Reading]) -> list[Reading]:
        """The sentences that decide a signal, the most telling first; equal ones as they stand."""
        if len(deciding) < 2:
            return deciding
        scores, size = self._scores, self._size
        column = scores.columns.get(signal) if scores else None
        if scores is None or column is None:
            told = [self._cues.telling(signal, reading.mask, reading.at / size) for reading in deciding]
        else:
            place, first, second = column
            told, rows = [], self._rows
            for reading in deciding:
                number = reading.at
                row = rows.get(number)
                if row is None:
                    row = rows[number] = scores.scores(reading)
                at = number / size
                told.append(row[place] + at * first + at * at * second)
        places = sorted(range(len(told)), key=told.__getitem__, reverse=True)
        return [deciding[place] for place in places]

"""Words that address the grader: found, set aside with what follows them in the turn, and shown."""

from interviewer.domain.observation import Marked
from interviewer.domain.transcript import Transcript
from interviewer.grading.cues import CueSet
from interviewer.grading.reading import Reading, quote

INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that can hide or reorder words; legitimate in some scripts, out of place inside English words."""
MOST_WORDS_A_COMMA = 3.5
LEAST_COMMAS = 6
"""A sentence with this many commas and so few words between them is a list of phrases, not an account."""


def set_aside(
    readings: list[Reading], transcript: Transcript, cues: CueSet
) -> tuple[list[Reading], tuple[Marked, ...]]:
    """The readings that may count as evidence, and what was set aside (`to_grader`, `hidden`, `stuffed`)."""
    address = cues.bit("to_grader")
    if not any(reading.mask & address or _hidden(reading) or _stuffed(reading) for reading in readings):
        return readings, ()
    kept: list[Reading] = []
    marks: list[Marked] = []
    closed = -1
    for reading in readings:
        turn = reading.segment.turn
        reason = "to_grader" if reading.mask & address else "hidden" if _hidden(reading) else None
        if reason:
            closed = turn
        elif _stuffed(reading):
            reason = "stuffed"
        if reason:
            marks.append(Marked(id=reason, evidence=(quote(reading.segment, transcript),)))
        elif turn != closed:
            kept.append(reading)
    return kept, tuple(marks)


def _hidden(reading: Reading) -> bool:
    return not reading.segment.text.isascii() and not INVISIBLE.isdisjoint(reading.segment.text)


def _stuffed(reading: Reading) -> bool:
    commas = reading.segment.text.count(",")
    return commas >= LEAST_COMMAS and reading.segment.text.count(" ") + 1 <= MOST_WORDS_A_COMMA * commas

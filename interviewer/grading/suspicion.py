"""Words that address the grader: found, set aside with what follows them in the turn, and shown."""

import re

from interviewer.domain.observation import Marked
from interviewer.grading.cues import CueSet
from interviewer.grading.reading import Reading

_DISGUISE = re.compile(
    "[\u200b\u200c\u200d\u2060\ufeff\u00ad\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]"
    "|[A-Za-z][\u0370-\u04ff]|[\u0370-\u04ff][A-Za-z]|[\uff21-\uff5a]{3}|[\U0001d400-\U0001d7ff]"
)
"""Characters that hide or reorder words, Latin mixed with look-alikes within a word, letters in other widths."""
MOST_WORDS_A_COMMA = 3.5
LEAST_COMMAS = 6
"""A sentence with this many commas and so few words between them is a list of phrases, not an account."""


def set_aside(readings: list[Reading], cues: CueSet) -> tuple[list[Reading], list[Reading], tuple[Marked, ...]]:
    """The readings that may count as evidence, those that may still fire a gate, and what was set aside and why."""
    address = cues.bit("to_grader")
    if not any(reading.mask & address or _hidden(reading) or _stuffed(reading) for reading in readings):
        return readings, readings, ()
    kept: list[Reading] = []
    plain: list[Reading] = []
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
            marks.append(Marked(id=reason, evidence=(reading.evidence,)))
            continue
        plain.append(reading)
        if turn != closed:
            kept.append(reading)
    return kept, plain, tuple(marks)


def _hidden(reading: Reading) -> bool:
    return not reading.segment.text.isascii() and _DISGUISE.search(reading.segment.text) is not None


def _stuffed(reading: Reading) -> bool:
    commas = reading.segment.text.count(",")
    return commas >= LEAST_COMMAS and reading.segment.text.count(" ") + 1 <= MOST_WORDS_A_COMMA * commas

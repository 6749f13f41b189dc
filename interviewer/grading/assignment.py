"""Whether the act asked about was somebody else's idea, assignment or ticket: the hardest gate, on its own."""

from interviewer.grading.cues import CueSet
from interviewer.grading.reading import Reading

NEAR = 2
"""Sentences after an assignment in which 'that was the background' still speaks of it."""
ACTS_BEFORE_LATER = 2
"""After so many own acts, 'later she asked me to ...' speaks of what the candidate had already begun."""
ACTS_BEFORE_SEQUEL = 4
"""After so many, an assignment told in the plain past is a sequel, unless it is said to have been at the beginning."""


def assigned(readings: list[Reading], cues: CueSet, trusted: list[Reading]) -> list[Reading]:
    """The sentence by which the act asked about was somebody else's assignment; empty where it was not.

    A denial in the reply where one was asked for it settles it; a denial elsewhere outweighs a hint in the answer,
    but not an origin that is admitted in a reply. Denials count only where they stand in `trusted`.
    """
    denied, permission = cues.bit("deny_assigned"), cues.bit("permission")
    aside, later = cues.bit("assigned_aside"), cues.bit("later_words")
    origin, elsewhere, began = cues.bit("asked_origin"), cues.bit("elsewhere"), cues.bit("before_words")
    own = cues.bits("own_act", "terse_act")
    denials = [reading for reading in trusted if reading.mask & denied]
    if any(reading.segment.reply for reading in denials):
        return []
    acts = 0
    for number, reading in enumerate(readings):
        fired = any(finding.target == "manager_assigned" for finding in reading.findings)
        admitted = bool(reading.mask & origin and reading.mask & elsewhere)
        if fired or admitted:
            excused = reading.mask & permission or any(
                item.mask & aside for item in readings[number : number + 1 + NEAR]
            )
            told_late = not reading.segment.reply and (
                (acts >= ACTS_BEFORE_LATER and reading.mask & later)
                or (acts >= ACTS_BEFORE_SEQUEL and not reading.mask & began)
            )
            outweighed = bool(denials) and not reading.segment.reply
            if not (excused or told_late or outweighed):
                return [reading]
        acts += bool(reading.mask & own)
    return []

"""Whether the act asked about was somebody else's idea, assignment or ticket: the hardest gate, on its own."""

from interviewer.grading.cues import CueSet
from interviewer.grading.gate_words import WordSum
from interviewer.grading.reading import Reading

ASSIGNED = "manager_assigned"
NEAR = 2
"""Sentences after an assignment in which 'that was the background' still speaks of it."""
BACKGROUND = 8
"""Sentences after an assignment told before any act, in which 'nobody had asked' speaks of something else."""
ACTS_BEFORE_LATER = 2
"""After so many own acts, 'later she asked me to ...' speaks of what the candidate had already begun."""
ACTS_BEFORE_SEQUEL = 4
"""After so many, an assignment told in the plain past is a sequel, unless it is said to have been at the beginning."""


def assigned(
    readings: list[Reading], cues: CueSet, trusted: list[Reading], words: WordSum | None = None
) -> list[Reading]:
    """The sentences by which the act asked about was somebody else's assignment; empty where it was not.

    An origin admitted in a reply settles it, unless a reply denies it. A sentence that tells of an assignment counts
    where nothing denies it and the words of the whole answer do not speak clearly against; without such a sentence
    the words have to speak clearly for it. Denials count only where they stand in `trusted`.
    """
    denials = [reading for reading in trusted if reading.mask & cues.bit("deny_assigned")]
    admitted = [] if any(reading.segment.reply for reading in denials) else _admitted(readings, cues)
    if admitted:
        return admitted
    told = [] if denials else _told(readings, cues)
    if words is None:
        return told
    total = words.total(readings)
    if told and total > words.words.fires_with_cue_above:
        return told
    return words.loudest(readings) if total > words.words.fires_above else []


def _admitted(readings: list[Reading], cues: CueSet) -> list[Reading]:
    """What a reply to the question how it began admits.

    Who began something oneself says so when asked. A reply that names another source, or to 'whose idea was it' one
    that does not speak of oneself, admits that it began elsewhere.
    """
    origin, asked = cues.bit("asked_origin"), cues.bits("asked_origin", "asked_motive")
    own, elsewhere = cues.bit("own_origin"), cues.bit("elsewhere")
    replies: dict[int, list[Reading]] = {}
    for reading in readings:
        if reading.segment.reply and reading.mask & asked:
            replies.setdefault(reading.segment.turn, []).append(reading)
    for reply in replies.values():
        given = [reading for reading in reply if _fired(reading, cues) and not reading.mask & own]
        if given:
            return given[:1]
        telling = next((reading for reading in reply if reading.mask & (own | elsewhere)), None)
        if telling is None and reply[0].mask & origin:
            return reply[:1]
        if telling is not None and not telling.mask & own:
            return [telling]
    return []


def _told(readings: list[Reading], cues: CueSet) -> list[Reading]:
    """The first assignment that is told unasked and is neither background nor a sequel to what had begun before."""
    permission, aside, later = cues.bit("permission"), cues.bit("assigned_aside"), cues.bit("later_words")
    unasked = cues.bits("unasked", "not_mine")
    began, own = cues.bit("before_words"), cues.bits("own_act", "terse_act")
    acts = 0
    for number, reading in enumerate(readings):
        if _fired(reading, cues):
            behind = readings[number + 1 :]
            excused = (
                reading.mask & (permission | aside)
                or any(item.mask & aside for item in behind[:NEAR])
                or (acts == 0 and any(item.mask & unasked for item in behind[:BACKGROUND]))
            )
            unsaid = not reading.segment.reply and not reading.mask & began
            told_late = (acts >= ACTS_BEFORE_LATER and reading.mask & later) or (acts >= ACTS_BEFORE_SEQUEL and unsaid)
            if not (excused or told_late):
                return [reading]
        acts += bool(reading.mask & own)
    return []


def _fired(reading: Reading, cues: CueSet) -> bool:
    return reading.mask & cues.trigger(ASSIGNED) != 0 and cues.rank(ASSIGNED, reading.mask) > 0

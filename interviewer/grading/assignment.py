"""Whether the act asked about was somebody else's idea, assignment or ticket: the hardest gate, on its own."""

from typing import NamedTuple

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

    An origin admitted in a reply settles it, unless a reply denies it. Else the words of the whole answer and of its
    loudest sentence decide, for which a sentence that tells of an assignment speaks and a denial against. Denials
    count only where they stand in `trusted`. Without `words`, what is told decides where nothing denies it.
    """
    cued = by_cues(readings, cues, trusted)
    admitted = [] if any(reading.segment.reply for reading in cued.denials) else _admitted(readings, cues)
    if admitted:
        return admitted
    if words is None:
        return [] if cued.denials else cued.told
    speaking = [reading for reading in readings if reading not in cued.silent]
    if words.total(readings, speaking, bool(cued.told), bool(cued.denials)) <= words.words.fires_above:
        return []
    return cued.told or words.loudest(speaking)


class Cued(NamedTuple):
    """What cues alone say of an assignment."""

    told: list[Reading]
    """The first sentence that tells of it."""
    denials: list[Reading]
    silent: list[Reading]
    """Sentences that sound like an assignment but are a denial, the background or a sequel."""


def by_cues(readings: list[Reading], cues: CueSet, trusted: list[Reading]) -> Cued:
    """What cues say; denials count only where they stand in `trusted`."""
    denials = [reading for reading in trusted if reading.mask & cues.bit("deny_assigned")]
    told, excused = _told(readings, cues)
    return Cued(told, denials, [*denials, *excused])


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


def _told(readings: list[Reading], cues: CueSet) -> tuple[list[Reading], list[Reading]]:
    """The first assignment told unasked that is neither background nor a sequel to what had begun; those that are."""
    permission, aside, later = cues.bit("permission"), cues.bit("assigned_aside"), cues.bit("later_words")
    unasked = cues.bits("unasked", "not_mine")
    began, own = cues.bit("before_words"), cues.bits("own_act", "terse_act")
    acts, excused = 0, list[Reading]()
    for number, reading in enumerate(readings):
        if _fired(reading, cues):
            behind = readings[number + 1 :]
            background = (
                reading.mask & (permission | aside)
                or any(item.mask & aside for item in behind[:NEAR])
                or (acts == 0 and any(item.mask & unasked for item in behind[:BACKGROUND]))
            )
            unsaid = not reading.segment.reply and not reading.mask & began
            told_late = (acts >= ACTS_BEFORE_LATER and reading.mask & later) or (acts >= ACTS_BEFORE_SEQUEL and unsaid)
            if not (background or told_late):
                return [reading], excused
            excused.append(reading)
        acts += bool(reading.mask & own)
    return [], excused


def _fired(reading: Reading, cues: CueSet) -> bool:
    return reading.mask & cues.trigger(ASSIGNED) != 0 and cues.rank(ASSIGNED, reading.mask) > 0

"""A transcript read by cues: every sentence with its lexicons and what they evidence."""

from typing import NamedTuple

from interviewer.domain.observation import Evidence, Marked
from interviewer.domain.rubric import AFTER_ACTS, AFTER_FAULT, LONG, LONG_WORDS, REPLY
from interviewer.domain.transcript import Transcript
from interviewer.grading.cues import CueSet, Evidenced
from interviewer.grading.segments import Segment, fold, segments
from interviewer.grading.suspicion import HIDDEN, revealed, suspicion
from interviewer.grading.targets import OWN_ACT, OWN_ACTS

ABOUT_GRADING = "about_grading"
"""The words of a sentence without an own act together speak to or of the grader. They may be a story's: nothing else is
set aside."""
BEHIND = "behind"
CLOSING = frozenset({"to_grader", HIDDEN})
"""Suspicions after which the rest of the turn is no evidence either."""
STILL_TOLD = frozenset({BEHIND, HIDDEN, ABOUT_GRADING})
"""Suspicions of a sentence that may fire a gate all the same."""
LEAST_REPEATED = 4
"""Words of a sentence that is passed over in another turn too, in reply to the same kind of question: shorter ones
('Yes, I did.') are repeated in good faith."""
LEAST_SHOUTED = 4
"""Words of a sentence in capitals that is read as if it had none; 'SQL.' has to have them."""
FAULTS = ("fault", "limit")
ACTS_BEFORE = 2
"""So many own acts told before make a sentence one `after_acts`."""


class Reading(NamedTuple):
    """One segment as the cues read it."""

    segment: Segment
    mask: int
    evidenced: Evidenced
    at: int
    """Position among the readings, from 0."""
    evidence: Evidence
    """The raw words, made once however many signals quote them."""
    aside: str | None = None
    """Why it is no evidence: a suspicion, or `behind` words to the grader in its turn."""


def read(transcript: Transcript, cues: CueSet) -> list[Reading]:
    """Every segment with its lexicons; a reply also carries what the interviewer had asked.

    Saying a sentence twice does not make it truer: the second time it is passed over.
    """
    own, faults, after_fault = cues.bits(*OWN_ACTS), cues.bits(*FAULTS), cues.bit(AFTER_FAULT)
    after_acts, reply = cues.bit(AFTER_ACTS), cues.bit(REPLY)
    readings: list[Reading] = []
    context, earlier, acts, turn, closed, said = 0, 0, 0, -1, False, ""
    before_now: set[tuple[int, str]] = set()
    for segment in segments(transcript):
        number, start, end, text, replying = segment
        if number != turn:
            turn, closed, said = number, False, transcript.turns[number].text
            before = transcript.turns[turn - 1]
            if replying and before.speaker == "interviewer":
                context = cues.asked(fold(before.text))
        again = (context if text.count(" ") >= LEAST_REPEATED - 1 else ~number, text.lower())
        if again in before_now:
            continue
        before_now.add(again)
        mask, aside = cues.sentences.get(text) or _sentence(text, cues)
        mask |= context | earlier | (reply if replying else 0)
        if aside in CLOSING:
            closed = True
        elif closed and not aside:
            aside = BEHIND
        if not aside:
            if mask & own:
                acts += 1
                earlier |= after_acts if acts >= ACTS_BEFORE else 0
            if mask & faults:
                earlier |= after_fault
        evidence = Evidence.trusted(turn=turn, start=start, end=end, quote=said[start:end])
        readings.append(Reading(segment, mask, cues.evidenced(mask), len(readings), evidence, aside))
    return readings


def _sentence(text: str, cues: CueSet) -> tuple[int, str | None]:
    """What a folded sentence has by itself: the mask of its lexicons, and why it is no evidence; remembered."""
    mask = cues.mask(_spoken(text))
    aside = suspicion(text, mask, cues)
    if not aside and not mask & cues.bit(OWN_ACT) and cues.about_grading(text):
        aside = ABOUT_GRADING
    if aside == HIDDEN:
        mask = cues.mask(_spoken(revealed(text)))
    if text.count(" ") >= LONG_WORDS - 1:
        mask |= cues.bit(LONG)
    return cues.sentences.keep(text, (mask, aside))


def _spoken(text: str) -> str:
    """A sentence that is typed in capitals throughout says no more by them: without, no word passes for a name."""
    return text.lower() if text.isupper() and text.count(" ") >= LEAST_SHOUTED - 1 else text


def told(readings: list[Reading], bits: int, most: int) -> list[Reading]:
    """The first sentences with one of the lexicons, `most` of them at most."""
    return [reading for reading in readings if reading.mask & bits][:most]


def set_aside(readings: list[Reading]) -> tuple[list[Reading], list[Reading], tuple[Marked, ...]]:
    """The readings that may count as evidence, those that may still fire a gate, and what was set aside and why."""
    if not any(reading.aside for reading in readings):
        return readings, readings, ()
    kept = [reading for reading in readings if not reading.aside]
    plain = [reading for reading in readings if not reading.aside or reading.aside in STILL_TOLD]
    marks = [Marked(id=why, evidence=(item.evidence,)) for item in readings if (why := item.aside) and why != BEHIND]
    return kept, plain, tuple(marks)

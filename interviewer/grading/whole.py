"""What is true of an answer as a whole: its proportion, and the red flags that no single sentence raises."""

from interviewer.domain.merged import Rubric
from interviewer.domain.observation import Marked, SignalObservation, Strength
from interviewer.grading.cues import CueSet
from interviewer.grading.reading import Reading
from interviewer.grading.targets import OWN_ACTS

QUOTED_FLAGS = 3
"""Sentences shown for a red flag."""


def proportion(readings: list[Reading], rubric: Rubric, cues: CueSet) -> Strength:
    """Strong: setup within the rubric's seconds of speech and acts and results its least share; shown: one of both."""
    acting = cues.bits(*OWN_ACTS, "we_act", "present_act", "own_generic")
    setup = total = 0
    started = False
    for reading in readings:
        if not started and reading.mask & acting:
            setup, started = total, True
        total += reading.segment.text.count(" ") + 1
    numbers = rubric.framework.numbers
    if not started:
        return Strength.ABSENT
    brief = setup * 60 <= numbers.setup_seconds * numbers.speech_words_per_minute
    share = 1 - setup / total >= numbers.least_action_result_share
    return Strength.STRONG if brief and share else Strength.SHOWN if brief or share else Strength.CLAIMED


def red_flags(
    marked: dict[str, list[Reading]],
    signals: dict[str, SignalObservation],
    caps: tuple[Marked, ...],
    rubric: Rubric,
) -> tuple[Marked, ...]:
    """The rubric's red flags that are up, with their sentences, in the rubric's order.

    `marked`: the sentences that speak for each.
    """
    escalated = next((mark.evidence for mark in caps if mark.id == "escalated"), None)
    found = []
    for flag in rubric.framework.red_flags:
        raised = marked.get(flag.id, [])
        if flag.id == "no_number":
            if signals["measure"].strength is Strength.ABSENT:
                found.append(Marked(id=flag.id))
        elif flag.id == "escalation_without_ownership":
            if escalated is not None:
                found.append(Marked(id=flag.id, evidence=escalated))
        elif len(raised) >= flag.least and not (
            flag.id == "effort_without_impact" and signals["outcome"].strength.rank > Strength.CLAIMED.rank
        ):
            proof = tuple(reading.evidence for reading in raised[:QUOTED_FLAGS])
            found.append(Marked(id=flag.id, evidence=proof))
    return tuple(found)

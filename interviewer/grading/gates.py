"""Gates and caps of the rules observer: assigned work, nothing personal, no story, escalated, spectator."""

from interviewer.domain.merged import Rubric
from interviewer.domain.observation import Marked
from interviewer.domain.transcript import Kind
from interviewer.grading.assignment import assigned
from interviewer.grading.cues import CueSet
from interviewer.grading.reading import OWN_ACTS, Reading

LEAST_WORDS = 40
"""An account without an own act the rules know is not called no story when it has this many words."""


def fired_gates(
    readings: list[Reading],
    plain: list[Reading],
    rubric: Rubric,
    cues: CueSet,
    kind: Kind,
) -> tuple[Marked, ...]:
    """The gates that fire, in the rubric's order, those off for this kind and competency left out.

    `plain` also holds what stands behind words to the grader: it earns nothing, but an assignment told there counts.
    """
    allowed = set(rubric.kind(kind).gates) - rubric.gates_off
    given = assigned(readings, cues, readings) or (
        assigned(plain, cues, readings) if len(plain) > len(readings) else []
    )
    found = (
        ("manager_assigned", given),
        ("collective_only", collective(readings, cues)),
        ("no_story", no_story(readings, cues) or no_story(plain, cues)),
    )
    return tuple(
        Marked(id=name, evidence=tuple(item.evidence for item in proof))
        for name, proof in found
        if name in allowed and proof
    )


def collective(readings: list[Reading], cues: CueSet) -> list[Reading]:
    """The sentences of a story in which only 'we' acts; empty where own acts can be told apart."""
    own, team, hedged = cues.bits(*OWN_ACTS), cues.bit("we_act"), cues.bits("spectator", "evasion")
    ours = [reading for reading in readings if reading.mask & team]
    mine = [reading for reading in readings if reading.mask & own]
    clear = [reading for reading in mine if not reading.mask & hedged]
    return ours[:3] if len(ours) >= 3 and not clear and len(mine) <= 2 else []


def no_story(readings: list[Reading], cues: CueSet) -> list[Reading]:
    """The sentences by which this is a refusal, a hypothesis or no account; empty where something happened."""
    past = cues.bits(
        "own_act", "we_act", "terse_act", "by_me", "own_generic", "own_emphasis", "noticed", "chose_words", "reach_out"
    )
    acts = sum(1 for reading in readings if reading.mask & past and not reading.mask & cues.bit("hypothetical"))
    unreal = [reading for reading in readings if reading.mask & cues.bits("hypothetical", "refusal")]
    if not acts and (unreal or sum(reading.segment.text.count(" ") + 1 for reading in readings) < LEAST_WORDS):
        return (unreal or readings)[:2]
    return unreal[:2] if len(unreal) >= 2 and len(unreal) >= 2 * acts else []


def fired_caps(readings: list[Reading], cues: CueSet) -> tuple[Marked, ...]:
    """Escalation with no act of one's own, and a spectator's account."""
    own, handed_off = cues.bits("own_act", "terse_act", "by_me"), cues.bit("handed_off")
    acts = sum(1 for reading in readings if reading.mask & own and not reading.mask & handed_off)
    found = []
    handed = [reading for reading in readings if reading.mask & handed_off]
    if handed and acts <= 1 and any(reading.mask & cues.bit("they_solved") for reading in readings):
        found.append(Marked(id="escalated", evidence=(handed[0].evidence,)))
    watched = [reading for reading in readings if reading.mask & cues.bit("spectator")]
    if watched and acts <= 2 and len(readings) > 2 * acts:
        found.append(Marked(id="spectator", evidence=(watched[0].evidence,)))
    return tuple(found)

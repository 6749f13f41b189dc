"""Gates and caps of the rules observer: assigned work, nothing personal, no story, escalated, spectator."""

from interviewer.domain.merged import Rubric
from interviewer.domain.observation import Marked
from interviewer.domain.transcript import Kind, Transcript
from interviewer.grading.cues import CueSet
from interviewer.grading.reading import OWN_ACTS, Reading, quote

NEAR = 2
"""Sentences after an assignment in which 'that was the background' still speaks of it."""


def fired_gates(
    readings: list[Reading], transcript: Transcript, rubric: Rubric, cues: CueSet, kind: Kind
) -> tuple[Marked, ...]:
    """The gates that fire, in the rubric's order, those off for this kind and competency left out."""
    allowed = set(rubric.kind(kind).gates) - rubric.gates_off
    found = (
        ("manager_assigned", assigned),
        ("collective_only", collective),
        ("no_story", no_story),
    )
    return tuple(
        Marked(id=name, evidence=tuple(quote(item.segment, transcript) for item in proof))
        for name, rule in found
        if name in allowed and (proof := rule(readings, cues))
    )


def assigned(readings: list[Reading], cues: CueSet) -> list[Reading]:
    """The sentence by which the act asked about was somebody else's assignment; empty where it was not."""
    denied, permission, aside = cues.bit("deny_assigned"), cues.bit("permission"), cues.bit("assigned_aside")
    if any(reading.mask & denied and reading.segment.reply for reading in readings):
        return []
    origin, elsewhere = cues.bit("asked_origin"), cues.bit("elsewhere")
    own, later = cues.bits("own_act", "terse_act"), cues.bit("later_words")
    acts = 0
    for number, reading in enumerate(readings):
        fired = any(finding.target == "manager_assigned" for finding in reading.findings)
        told_origin = reading.mask & origin and reading.mask & elsewhere and not reading.mask & denied
        following = readings[number : number + 1 + NEAR]
        excused = any(item.mask & aside for item in following) or reading.mask & permission
        late = acts >= 3 and reading.mask & later and not reading.segment.reply
        if (fired and not excused and not late) or (told_origin and not excused):
            return [reading]
        acts += bool(reading.mask & own)
    return []


def collective(readings: list[Reading], cues: CueSet) -> list[Reading]:
    """The sentences of a story in which only 'we' acts; empty where own acts can be told apart."""
    own, team, hedged = cues.bits(*OWN_ACTS), cues.bit("we_act"), cues.bits("spectator", "evasion")
    ours = [reading for reading in readings if reading.mask & team]
    told = cues.bit("own_emphasis")
    mine = [item for item in readings if item.mask & own and (not item.mask & team or item.mask & told)]
    clear = [reading for reading in mine if not reading.mask & hedged]
    return ours[:3] if len(ours) >= 3 and not clear and len(mine) <= 1 else []


def no_story(readings: list[Reading], cues: CueSet) -> list[Reading]:
    """The sentences by which this is a refusal, a hypothesis or no account; empty where something happened."""
    past = cues.bits("own_act", "we_act", "terse_act", "by_me", "own_generic", "noticed", "own_emphasis", "time_result")
    acts = sum(1 for reading in readings if reading.mask & past and not reading.mask & cues.bit("hypothetical"))
    unreal = [reading for reading in readings if reading.mask & cues.bits("hypothetical", "refusal")]
    if not acts:
        return (unreal or readings)[:2]
    return unreal[:2] if len(unreal) >= 2 and len(unreal) > 2 * acts else []


def fired_caps(readings: list[Reading], transcript: Transcript, cues: CueSet) -> tuple[Marked, ...]:
    """Escalation with no act of one's own, and a spectator's account."""
    own, handed_off = cues.bits("own_act", "terse_act", "by_me"), cues.bit("handed_off")
    acts = sum(1 for reading in readings if reading.mask & own and not reading.mask & handed_off)
    found = []
    handed = [reading for reading in readings if reading.mask & handed_off]
    if handed and acts <= 1 and any(reading.mask & cues.bit("they_solved") for reading in readings):
        found.append(Marked(id="escalated", evidence=(quote(handed[0].segment, transcript),)))
    watched = [reading for reading in readings if reading.mask & cues.bit("spectator")]
    if watched and acts <= 2 and len(readings) > 2 * acts:
        found.append(Marked(id="spectator", evidence=(quote(watched[0].segment, transcript),)))
    return tuple(found)

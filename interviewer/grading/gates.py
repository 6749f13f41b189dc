"""Gates and caps of the rules observer: assigned work, nothing personal, no story, escalated, spectator."""

from interviewer.domain.merged import Rubric
from interviewer.domain.observation import Marked
from interviewer.domain.transcript import Kind, Transcript
from interviewer.grading.cues import CueSet
from interviewer.grading.reading import OWN_ACTS, Reading, quote


def fired_gates(
    readings: list[Reading], transcript: Transcript, rubric: Rubric, cues: CueSet, kind: Kind
) -> tuple[Marked, ...]:
    """The gates that fire, in the rubric's order, those off for this kind and competency left out."""
    allowed = set(rubric.kind(kind).gates) - rubric.gates_off
    found = {
        "manager_assigned": assigned(readings, cues),
        "collective_only": collective(readings, cues),
        "no_story": no_story(readings, cues),
    }
    return tuple(
        Marked(id=name, evidence=tuple(quote(item.segment, transcript) for item in proof))
        for name, proof in found.items()
        if name in allowed and proof is not None
    )


def assigned(readings: list[Reading], cues: CueSet) -> list[Reading] | None:
    """The sentence by which the act asked about was somebody else's assignment; None where it was not."""
    aside = cues.bits("permission", "assigned_aside")
    for reading in readings:
        fired = any(finding.target == "manager_assigned" for finding in reading.findings)
        if fired and not reading.mask & aside:
            return [reading]
    return None


def collective(readings: list[Reading], cues: CueSet) -> list[Reading] | None:
    """The sentences of a story in which only 'we' acts; None where an own act can be told apart."""
    own, team = cues.bits(*OWN_ACTS), cues.bit("we_act")
    ours = [reading for reading in readings if reading.mask & team]
    mine = [reading for reading in readings if reading.mask & own]
    return ours[:3] if len(ours) >= 4 and not mine else None


def no_story(readings: list[Reading], cues: CueSet) -> list[Reading] | None:
    """The sentences by which this is a refusal or a hypothesis; None where something happened."""
    acts = sum(1 for reading in readings if reading.mask & cues.bits("own_act", "we_act", "terse_act"))
    unreal = [reading for reading in readings if reading.mask & cues.bits("hypothetical", "refusal")]
    if not readings or (len(readings) <= 2 and not acts):
        return readings[:1]
    return unreal[:2] if len(unreal) >= 2 and len(unreal) > 2 * acts else None


def fired_caps(readings: list[Reading], transcript: Transcript, cues: CueSet) -> tuple[Marked, ...]:
    """Escalation with no act of one's own, and a spectator's account."""
    own = cues.bits("own_act", "terse_act")
    acts = [reading for reading in readings if reading.mask & own and not reading.mask & cues.bit("handed_off")]
    found = []
    handed = [reading for reading in readings if reading.mask & cues.bit("handed_off")]
    solved = [reading for reading in readings if reading.mask & cues.bit("they_solved")]
    if handed and solved and len(acts) <= 1:
        found.append(Marked(id="escalated", evidence=(quote(handed[0].segment, transcript),)))
    watched = [reading for reading in readings if reading.mask & cues.bit("spectator")]
    if watched and len(acts) <= 2:
        found.append(Marked(id="spectator", evidence=(quote(watched[0].segment, transcript),)))
    return tuple(found)

"""Gates and caps of the rules: assigned work, nothing personal, no story, escalated, spectator, nothing named."""

from interviewer.domain.merged import Rubric
from interviewer.domain.observation import Marked
from interviewer.domain.transcript import Kind
from interviewer.grading.assignment import ASSIGNED, assigned
from interviewer.grading.cues import CueSet
from interviewer.grading.gate_words import word_sums
from interviewer.grading.reading import Reading
from interviewer.grading.targets import OWN_ACTS

LEAST_WORDS = 40
"""An account without an own act the rules know is not called no story when it has this many words."""
PAST = (*OWN_ACTS, "we_act", "own_generic", "noticed", "chose_words", "reach_out", "handed_off", "fault")
"""Lexicons by which something happened."""
LEAST_UNREAL = 2
"""Refusing or hypothetical sentences, and so many for each act that was told, that make it no story ..."""
LEAST_UNREAL_SHARE = 0.2
"""... where they are at least this share of all."""
LEAST_OURS = 3
"""Sentences in which 'we' acted, before nothing can be pinned on the candidate."""
MOST_MINE = 2
"""Hedged acts of one's own that do not change that."""
MOST_ESCALATED, MOST_WATCHED = 1, 2
"""Own acts with which an account is still one of handing over, or of watching."""
LEAST_TOLD = 5
"""Quoted sentences from which one expects that something is named in them: fewer are short, not hollow."""


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
    allowed = frozenset(rubric.kind(kind).gates) - rubric.gates_off
    fired: dict[str, list[Reading]] = {}
    if ASSIGNED in allowed:
        words = word_sums(rubric).get(ASSIGNED)
        given = assigned(readings, cues, readings, words)
        if not given and len(plain) > len(readings):
            given = assigned(plain, cues, readings, words)
        fired |= {ASSIGNED: given} if given else {}
    if "collective_only" in allowed and (ours := collective(plain, cues, readings)):
        fired["collective_only"] = ours
    if "no_story" in allowed:
        unreal = no_story(readings, cues) or (no_story(plain, cues) if len(plain) > len(readings) else [])
        fired |= {"no_story": unreal} if unreal or not plain else {}
    return tuple([Marked(id=name, evidence=tuple([item.evidence for item in proof])) for name, proof in fired.items()])


def collective(readings: list[Reading], cues: CueSet, trusted: list[Reading]) -> list[Reading]:
    """The sentences of a story in which only 'we' acts; empty where own acts can be told apart in `trusted`."""
    own, team, hedged = cues.bits(*OWN_ACTS), cues.bit("we_act"), cues.bits("spectator", "evasion")
    ours = [reading for reading in readings if reading.mask & team]
    if len(ours) < LEAST_OURS:
        return []
    mine = [reading for reading in trusted if reading.mask & own]
    clear = any(not reading.mask & hedged for reading in mine)
    return [] if clear or len(mine) > MOST_MINE else ours[:LEAST_OURS]


def no_story(readings: list[Reading], cues: CueSet) -> list[Reading]:
    """The sentences by which this is a refusal, a hypothesis or no account; empty where something happened."""
    hypothetical, acting = cues.bit("hypothetical"), cues.bits("own_act", "we_act", "terse_act")
    refusing, past = cues.bits("hypothetical", "refusal"), cues.bits(*PAST)
    real = [reading.mask for reading in readings if not reading.mask & hypothetical]
    acts = sum([1 for mask in real if mask & acting])
    unreal = [reading for reading in readings if reading.mask & refusing]
    enough = max(LEAST_UNREAL, LEAST_UNREAL * acts, LEAST_UNREAL_SHARE * len(readings))
    if len(unreal) >= enough:
        return unreal[:2]
    told = any(mask & past for mask in real)
    if not told and (unreal or sum([item.segment.text.count(" ") + 1 for item in readings]) < LEAST_WORDS):
        return (unreal or readings)[:2]
    return []


def fired_caps(readings: list[Reading], cues: CueSet) -> tuple[Marked, ...]:
    """Escalation with no act of one's own, and a spectator's account."""
    own, handed_off = cues.bits("own_act", "terse_act", "by_me"), cues.bit("handed_off")
    solved, spectator = cues.bit("they_solved"), cues.bit("spectator")
    handed = [reading for reading in readings if reading.mask & handed_off]
    watched = [reading for reading in readings if reading.mask & spectator]
    if not handed and not watched:
        return ()
    acts = sum([1 for reading in readings if reading.mask & own and not reading.mask & handed_off])
    found = []
    if handed and acts <= MOST_ESCALATED and any(reading.mask & solved for reading in readings):
        found.append(Marked(id="escalated", evidence=(handed[0].evidence,)))
    if watched and acts <= MOST_WATCHED and len(readings) > 2 * acts:
        found.append(Marked(id="spectator", evidence=(watched[0].evidence,)))
    return tuple(found)


def nothing_named(told: list[Reading], cues: CueSet, named: tuple[str, ...]) -> tuple[Marked, ...]:
    """An account of some length, `told` being what is quoted of it, in which no name, number, word or date stands."""
    names = cues.bits(*named)
    if not names or len(told) < LEAST_TOLD or any(reading.mask & names for reading in told):
        return ()
    own = cues.bits(*OWN_ACTS, "own_generic")
    acts = [reading for reading in told if reading.mask & own] or told
    return (Marked(id="nothing_named", evidence=(acts[0].evidence,)),)

"""A transcript read by cues: every sentence with its lexicons and what they evidence."""

from typing import NamedTuple

from interviewer.domain.observation import Evidence
from interviewer.domain.rubric import AFTER_ACTS, AFTER_FAULT
from interviewer.domain.transcript import Transcript
from interviewer.grading.cues import CueSet, Finding
from interviewer.grading.segments import Segment, fold, segments

ASKED = ("asked_measure", "asked_origin", "asked_part", "asked_people", "asked_reflection", "asked_decision")
"""Lexicons that are looked for in the interviewer's turn and hold for the reply to it."""
OWN_ACTS = ("own_act", "terse_act", "own_emphasis", "by_me")
FAULTS = ("fault", "limit")
"""Lexicons after which a sentence is `after_fault`."""
ACTS_BEFORE = 2
"""So many own acts told before make a sentence one `after_acts`."""
TEAM_CLAIMED = frozenset({"unprompted", "chose", "beyond", "personal", "through", "steps"})
"""GRADING: what the team did is claimed for ownership and steps ..."""
TEAM_SHOWN = frozenset({"action", "method", "people", "decision", "outcome", "measure", "baseline"})
"""... and at most shown for action, method and impact."""


class Reading(NamedTuple):
    """One segment as the cues read it."""

    segment: Segment
    mask: int
    findings: tuple[Finding, ...]
    at: int
    """Position among the readings, from 0."""
    evidence: Evidence
    """The raw words, made once however many signals quote them."""


def read(transcript: Transcript, cues: CueSet) -> list[Reading]:
    """Every segment with its lexicons; a reply also carries what the interviewer had asked."""
    asked_bits = cues.bits(*ASKED)
    own, team, buzz = cues.bits(*OWN_ACTS), cues.bit("we_act"), cues.bit("buzz")
    faults, after_fault = cues.bits(*FAULTS), cues.bit(AFTER_FAULT)
    after_acts = cues.bit(AFTER_ACTS)
    readings: list[Reading] = []
    context, earlier, acts, turn = 0, 0, 0, -1
    for segment in segments(transcript):
        if segment.turn != turn:
            turn = segment.turn
            context = cues.mask(fold(transcript.turns[turn - 1].text)) & asked_bits if segment.reply else 0
        mask = cues.mask(segment.text) & ~asked_bits | context | earlier
        if mask & faults:
            earlier |= after_fault
        acts += bool(mask & own)
        if acts >= ACTS_BEFORE:
            earlier |= after_acts
        findings = cues.findings(mask)
        if mask & buzz:
            findings = tuple([finding._replace(rank=1) for finding in findings])
        elif mask & team and not mask & own:
            findings = tuple(_as_team(finding) for finding in findings)
        readings.append(Reading(segment, mask, findings, len(readings), _quote(segment, transcript)))
    return readings


def _as_team(finding: Finding) -> Finding:
    most = 1 if finding.target in TEAM_CLAIMED else 2 if finding.target in TEAM_SHOWN else 3
    return finding if finding.rank <= most else finding._replace(rank=most)


def _quote(segment: Segment, transcript: Transcript) -> Evidence:
    raw = transcript.turns[segment.turn].text[segment.start : segment.end]
    return Evidence.trusted(turn=segment.turn, start=segment.start, end=segment.end, quote=raw)

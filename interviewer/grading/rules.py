"""The rules observer: which sentence evidences which signal, how strongly, and which gates fire."""

from interviewer.domain.merged import Rubric
from interviewer.domain.observation import Observations, SignalObservation, Strength
from interviewer.domain.transcript import Transcript
from interviewer.grading.cues import cue_set
from interviewer.grading.gates import fired_caps, fired_gates
from interviewer.grading.kinds import kind_of
from interviewer.grading.language import unsupported_language
from interviewer.grading.reading import Reading, quote, read

STRENGTHS = (Strength.ABSENT, Strength.CLAIMED, Strength.SHOWN, Strength.STRONG)


def observe(transcript: Transcript, rubric: Rubric) -> Observations:
    """What the rules see in the candidate's turns. Pure and deterministic."""
    if reason := unsupported_language(transcript):
        return Observations(signals=(), unscored=reason)
    cues = cue_set(rubric)
    readings = read(transcript, cues)
    kind = transcript.kind or kind_of(transcript.question, rubric)
    places: dict[str, list[tuple[int, Reading]]] = {}
    for reading in readings:
        for finding in reading.findings:
            places.setdefault(finding.target, []).append((finding.rank, reading))
    signals = tuple(
        _signal(signal.id, signal.aggregate, places.get(signal.id, []), transcript)
        for signal in (*rubric.signals.values(), rubric.framework.scope)
    )
    return Observations(
        signals=signals,
        gates=fired_gates(readings, transcript, rubric, cues, kind),
        caps=fired_caps(readings, transcript, cues),
        red_flags=(),
    )


def _signal(name: str, aggregate: str, found: list[tuple[int, Reading]], transcript: Transcript) -> SignalObservation:
    """The strength of one signal and every sentence that decides it, the most telling first."""
    if aggregate == "whole":
        return SignalObservation.model_construct(id=name, strength=Strength.STRONG, evidence=(), retracted=False)
    if not found:
        return SignalObservation.model_construct(id=name, strength=Strength.ABSENT, evidence=(), retracted=False)
    if aggregate == "count":
        concrete = [item for item in found if item[0] > 1]
        best = min(len(concrete), 3) or 1
        deciding = concrete or found
    else:
        best = max(rank for rank, _ in found)
        deciding = [item for item in found if item[0] == best]
    return SignalObservation.model_construct(
        id=name,
        strength=STRENGTHS[best],
        evidence=tuple(quote(reading.segment, transcript) for _, reading in deciding),
        retracted=False,
    )

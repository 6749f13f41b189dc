"""The rules observer: which sentence evidences which signal, how strongly, and which gates fire."""

from interviewer.domain.merged import Rubric
from interviewer.domain.rubric import Signal
from interviewer.domain.observation import Observations, SignalObservation, Strength
from interviewer.domain.transcript import Transcript
from interviewer.grading.cues import CueSet, cue_set
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
        _signal(signal, places.get(signal.id, []), transcript, cues)
        for signal in (*rubric.signals.values(), rubric.framework.scope)
    )
    return Observations(
        signals=signals,
        gates=fired_gates(readings, transcript, rubric, cues, kind),
        caps=fired_caps(readings, transcript, cues),
        red_flags=(),
    )


def _signal(
    signal: Signal, found: list[tuple[int, Reading]], transcript: Transcript, cues: CueSet
) -> SignalObservation:
    """The strength of one signal and every sentence that decides it, the most telling first."""
    best = 3 if signal.whole else 0
    if found:
        best = next((rank for rank in (3, 2, 1) if _enough(found, rank, signal)), 0)
    deciding = [item for item in found if best and item[0] >= best]
    if len(deciding) > 1:
        telling, late = cues.bits(*signal.telling), signal.where == "late"
        deciding.sort(
            key=lambda item: (-item[0], -(item[1].mask & telling).bit_count(), -item[1].at if late else item[1].at)
        )
    return SignalObservation.model_construct(
        id=signal.id,
        strength=STRENGTHS[best],
        evidence=tuple(quote(reading.segment, transcript) for _, reading in deciding),
        retracted=False,
    )


def _enough(found: list[tuple[int, Reading]], rank: int, signal: Signal) -> bool:
    least = signal.least.get(STRENGTHS[rank], 1)  # type: ignore[call-overload]
    return sum(1 for item in found if item[0] >= rank) >= least

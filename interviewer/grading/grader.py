"""One transcript to one scorecard by rules: observe, score, coach, and say who did it."""

from interviewer.domain.merged import Rubric
from interviewer.domain.scorecard import Provenance, RubricStamp, Scorecard
from interviewer.domain.transcript import Transcript
from interviewer.grading.coaching import coach
from interviewer.grading.kinds import kind_of
from interviewer.grading.rules import observe
from interviewer.grading.scoring import score


def grade(transcript: Transcript, rubric: Rubric) -> Scorecard:
    """The scorecard of `transcript` under `rubric`, by rules; the same input gives the same bytes."""
    observations = observe(transcript, rubric)
    provenance = Provenance.trusted(
        grader="rules",
        model=None,
        prompt=None,
        rubric=RubricStamp.trusted(id=rubric.id, version=rubric.version, hash=rubric.hash),
        samples=1,
        spread={},
        fallback_reason=None,
        notes=transcript.notes + rubric.notes + observations.notes,
        tokens=None,
        cost_usd=None,
        seconds=None,
    )
    if observations.unscored:
        return Scorecard(id=transcript.id, status="unscored", reason=observations.unscored, provenance=provenance)
    kind = transcript.kind or kind_of(transcript.question, rubric)
    result = score(observations, rubric, kind, transcript.level)
    return Scorecard.trusted(
        id=transcript.id,
        status="scored",
        reason=None,
        total=result.total,
        verdict=result.verdict,
        dimensions=result.dimensions,
        gates=observations.gates,
        red_flags=observations.red_flags,
        level_bar=result.level_bar,
        fixes=coach(transcript, observations, result.dimensions, rubric),
        needs_review=False,
        review_reasons=(),
        provenance=provenance,
    )

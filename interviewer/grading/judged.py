"""A model's observations made into a scorecard: checked, scored like any others, and set beside the rules."""

from collections.abc import Sequence
from typing import NamedTuple

from interviewer.domain.merged import Rubric
from interviewer.domain.model import Usage
from interviewer.domain.observation import Observations
from interviewer.domain.scorecard import PromptStamp, Provenance, RubricStamp, Scorecard
from interviewer.domain.transcript import Kind, Transcript
from interviewer.grading.coaching import coach
from interviewer.grading.ground import Ground
from interviewer.grading.judge_reply import Judgement
from interviewer.grading.kinds import kind_of
from interviewer.grading.review import review_reasons
from interviewer.grading.samples import middle
from interviewer.grading.scoring import Score, score
from interviewer.grading.trust import Checked, believable, checked, limited, uniform
from interviewer.grading.whole import red_flags


class Call(NamedTuple):
    """Who observed and what it took, for the provenance."""

    model: str
    prompt: PromptStamp
    samples: int
    usage: Usage
    cost_usd: float | None
    seconds: float
    notes: tuple[str, ...] = ()


class Judged(NamedTuple):
    """A report as far as it counts, and how that was decided."""

    check: Checked
    score: Score
    judgement: Judgement
    """What was scored."""
    believed: bool
    """False where strengths count only as far as the rules see them."""
    uniform: bool
    """Every signal was called strong."""
    spread: dict[str, float]
    """Dimension id to the points between the samples that gave it most and least."""


def judged(
    transcript: Transcript, rubric: Rubric, samples: Sequence[Judgement], ground: Ground, call: Call
) -> Scorecard:
    """The scorecard of a model's reports; `needs_review` wherever they and the rules do not bear each other out."""
    kind = transcript.kind or kind_of(transcript.question, rubric)
    observer = f"llm:{call.prompt.id}"
    result = _weighed(samples, ground, rubric, kind, transcript, observer)
    rules = None if ground.rules.unscored else score(ground.rules, rubric, kind, transcript.level)
    reasons = review_reasons(result, rules, ground, rubric)
    seen = observations(result.judgement, ground, rubric)
    return Scorecard(
        id=transcript.id,
        status="scored",
        total=result.score.total,
        verdict=result.score.verdict,
        dimensions=result.score.dimensions,
        gates=seen.gates,
        red_flags=seen.red_flags,
        level_bar=result.score.level_bar,
        fixes=coach(transcript, seen, result.score.dimensions, rubric),
        needs_review=bool(reasons),
        review_reasons=reasons,
        provenance=Provenance(
            grader="llm",
            model=call.model,
            prompt=call.prompt,
            rubric=RubricStamp(id=rubric.id, version=rubric.version, hash=rubric.hash),
            samples=call.samples,
            spread=result.spread,
            notes=transcript.notes + rubric.notes + call.notes,
            tokens=call.usage.tokens,
            cost_usd=call.cost_usd,
            seconds=round(call.seconds, 3),
        ),
    )


def _weighed(
    samples: Sequence[Judgement], ground: Ground, rubric: Rubric, kind: Kind, transcript: Transcript, observer: str
) -> Judged:
    def scored(judgement: Judgement) -> Score:
        return score(observations(judgement, ground, rubric), rubric, kind, transcript.level, observer)

    check = checked(middle(samples, rubric), ground, rubric, rubric.framework.strengths[observer])
    judgement, believed = check.judgement, True
    if not ground.rules.unscored:
        rules = score(ground.rules.model_copy(update={"gates": (), "caps": ()}), rubric, kind, transcript.level)
        ungated = scored(judgement._replace(gates=())).total
        believed = not ground.steered and believable(check, ungated, rules.total, rubric)
    if not believed:
        judgement = limited(check, ground.rules)
    result = scored(judgement)
    each = [scored(sample) for sample in samples] if len(samples) > 1 else []
    spread = {
        name: round(max(points) - min(points), 2)
        for name in result.dimensions
        if (points := [item.dimensions[name].points for item in each])
    }
    return Judged(check, result, judgement, believed, uniform(check.judgement, rubric), spread)


def observations(judgement: Judgement, ground: Ground, rubric: Rubric) -> Observations:
    """A judgement as observations: signals and gates are the model's, red flags what the rules' cues mark.

    Caps are the rules' alone and not taken over: a model says by its strengths what was handed on.
    """
    signals = judgement.signals
    return Observations(
        signals=tuple(signals.values()),
        gates=judgement.gates,
        red_flags=red_flags(ground.marked, signals, ground.rules.caps, rubric) if ground.marked else (),
    )

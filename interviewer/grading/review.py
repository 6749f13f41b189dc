"""Why a person should look at a model's grade: each reason in one sentence that says what differs."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from interviewer.domain.merged import Rubric
from interviewer.domain.scorecard import VERDICTS, Verdict
from interviewer.grading.ground import Ground
from interviewer.grading.scoring import Score

if TYPE_CHECKING:
    from interviewer.grading.judged import Judged

MOST_NAMED = 3


def review_reasons(result: "Judged", rules: Score | None, ground: Ground, rubric: Rubric) -> tuple[str, ...]:
    """Every reason, the weightiest first; `rules` is None where the rules cannot read the answer."""
    return tuple(_reasons(result, rules, ground, rubric))


def _reasons(result: "Judged", rules: Score | None, ground: Ground, rubric: Rubric) -> Iterator[str]:
    if ground.steered:
        yield (
            "Words in the answer address the grader or hide characters. They count for nothing, and the model's "
            "strengths only as far as the rules see them too."
        )
    elif not result.believed:
        yield ("The model's quotes bear too few of its strengths, so each counts only as far as the rules see it too.")
    yield from _quotes(result, rubric)
    if rules is None:
        yield "The rules cannot read this language, so nothing stood beside the model."
    else:
        yield from _beside(result, rules, ground, rubric)
    yield from _spread(result, rubric)
    trust, total = rubric.framework.trust, result.score.total
    if rules and ground.words < trust.thin_words and result.score.verdict in ("hire", "strong_hire"):
        yield f"{ground.words} words are little for {total} of 100."


def _quotes(result: "Judged", rubric: Rubric) -> Iterator[str]:
    failed = result.judgement.unverified
    if failed:
        first, more = failed[0], len(failed) - 1
        others = f", and {more} more" if more else ""
        yield f'A quote of the model {first.why}: "{first.words}" ({_name(first.owner, rubric)}{others}).'
    if result.check.capped:
        named = ", ".join(_name(item, rubric) for item in result.check.capped[:MOST_NAMED])
        more = len(result.check.capped) - MOST_NAMED
        named += f" and {more} more" if more > 0 else ""
        yield f"The quotes for {named} do not hold what the model's strength takes; it was lowered."


def _beside(result: "Judged", rules: Score, ground: Ground, rubric: Rubric) -> Iterator[str]:
    mine = {mark.id for mark in result.judgement.gates}
    theirs = {mark.id for mark in ground.rules.gates}
    said = f"The model says {_verdict(result.score, rubric)}, the rules say {_verdict(rules, rubric)}"
    for gate in rubric.framework.gates:
        if (gate.id in mine) != (gate.id in theirs):
            who, other = ("model", "rules") if gate.id in mine else ("rules", "model")
            verb = "does" if other == "model" else "do"
            yield f"{gate.name}: the {who} found it, the {other} {verb} not. {said}."
    if mine != theirs:
        return
    if abs(_rank(result.score.verdict) - _rank(rules.verdict)) > 1:
        yield f"{said}: more than a band apart."
    elif result.score.total - rules.total >= rubric.framework.trust.review_above_rules:
        yield f"{said}: far above."


def _spread(result: "Judged", rubric: Rubric) -> Iterator[str]:
    for dimension in rubric.dimensions:
        points = result.spread.get(dimension.id, 0.0)
        if points >= rubric.framework.trust.review_spread * dimension.points:
            yield f"{dimension.name}: the model's samples lie {points:g} of {dimension.points:g} points apart."


def _name(owner: str, rubric: Rubric) -> str:
    known = rubric.signals.get(owner)
    if known:
        return known.name
    framework = rubric.framework
    return next((gate.name for gate in framework.gates if gate.id == owner), framework.scope.name)


def _verdict(score: Score, rubric: Rubric) -> str:
    name = next(band.name for band in rubric.framework.bands if band.verdict == score.verdict)
    return f"{name} ({score.total})"


def _rank(verdict: Verdict) -> int:
    return VERDICTS.index(verdict)

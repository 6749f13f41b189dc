"""Fixes worded by a model where one is at hand; where it gives nothing usable, the rules' fixes and the reason."""

from interviewer.domain.merged import Rubric
from interviewer.domain.model import Answer
from interviewer.domain.scorecard import Provenance, Scorecard
from interviewer.domain.transcript import Transcript
from interviewer.errors import ModelError
from interviewer.grading.model_coaching import Worded, coach_ask, worded
from interviewer.library.prompts import Prompt
from interviewer.llm.caller import Caller

PROMPT = "coach"
FELL_BACK = "Advice and rewrites are worded by rules. {error}"
WORDED = (
    "Advice and rewrites were worded by {model} (prompt {prompt}, version {version}) and checked against your words."
)
REFUSED = "Kept from the rules, because of what the model wrote: {refused}."


async def coached(
    caller: Caller, scorecard: Scorecard, transcript: Transcript, rubric: Rubric, prompt: Prompt, mark: str
) -> Scorecard:
    """The scorecard with its first fixes in a model's words, checked; tokens, cost and seconds are added.

    `mark` is a random word, fresh for every call. On any ModelError the fixes stay the rules' and a note says why.
    A scorecard without anything to word costs no call. Points, verdict and gates are never touched.
    """
    ask = coach_ask(scorecard, transcript, rubric, prompt, mark)
    if ask is None or scorecard.provenance is None:
        return scorecard
    provenance = scorecard.provenance
    try:
        answer = await caller.answer(ask)
    except ModelError as error:
        note = FELL_BACK.format(error=error)
        return scorecard.model_copy(update={"provenance": _noted(provenance, note)})
    made = worded(answer.data or {"fixes": []}, scorecard, transcript, rubric)
    paid = _paid(provenance, answer)
    return scorecard.model_copy(
        update={"fixes": made.fixes, "provenance": _noted(paid, *_notes(made, answer, prompt))},
    )


def _notes(made: Worded, answer: Answer, prompt: Prompt) -> list[str]:
    notes = []
    if made.used:
        notes.append(WORDED.format(model=answer.model, prompt=prompt.id, version=prompt.version))
    if made.refused:
        notes.append(REFUSED.format(refused="; ".join(made.refused)))
    return notes


def _noted(provenance: Provenance, *notes: str) -> Provenance:
    return provenance.model_copy(update={"notes": (*provenance.notes, *notes)})


def _paid(provenance: Provenance, answer: Answer) -> Provenance:
    """With the call's tokens and seconds; a cost is known only where that of every call is."""
    costs = [answer.cost_usd] if provenance.tokens is None else [provenance.cost_usd, answer.cost_usd]
    known = [cost for cost in costs if cost is not None]
    return provenance.model_copy(
        update={
            "tokens": (provenance.tokens or 0) + answer.usage.tokens,
            "cost_usd": sum(known) if len(known) == len(costs) else None,
            "seconds": (provenance.seconds or 0.0) + answer.seconds,
        }
    )

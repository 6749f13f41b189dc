"""Graders as langchain-core Runnables, for those who compose, batch and trace with them; the product uses none."""

from typing import TYPE_CHECKING, Any

from interviewer.domain.scorecard import Scorecard
from interviewer.domain.transcript import Transcript
from interviewer.errors import TranscriptError
from interviewer.grading.grader import grade
from interviewer.importers.transcripts import BadLine, transcript_from
from interviewer.library.tracks import rubric_for
from interviewer.llm.background import BACKGROUND
from interviewer.session.judge import Judge, fallen_back

if TYPE_CHECKING:
    from langchain_core.runnables import Runnable

TRANSCRIPT = "transcript"
"""Key of the input: a transcript as `interviewer grade` reads it."""
FAILURE = "failure"
"""Key of the input under which `with_fallbacks(..., exception_key=FAILURE)` hands on why the grader before failed.

Without that key (and without a dict as input) a fallback learns nothing of the reason, and the card would say that it
was graded by rules as if that had been asked for.
"""


def rules_grader() -> "Runnable[dict[str, Any], dict[str, Any]]":
    """`{"transcript": {...}}` to the scorecard as `interviewer grade --format jsonl` writes it.

    A failure under FAILURE becomes the card's `fallback_reason`. Raises TranscriptError, RubricError.
    """
    from langchain_core.runnables import RunnableLambda

    def rules(given: dict[str, Any]) -> dict[str, Any]:
        transcript = _transcript(given)
        card = grade(transcript, rubric_for(transcript))
        failure = given.get(FAILURE)
        return _dumped(fallen_back(card, str(failure)) if failure is not None else card)

    return RunnableLambda(rules, name="rules_grader")


def llm_grader(judge: Judge) -> "Runnable[dict[str, Any], dict[str, Any]]":
    """The same by a model. Raises ModelError where the model gave nothing usable: add the fallback of your choice.

    Works in an event loop and without one: `invoke` and `batch` wait on the process's own loop.
    """
    from langchain_core.runnables import RunnableLambda

    async def judged(given: dict[str, Any]) -> dict[str, Any]:
        transcript = _transcript(given)
        return _dumped(await judge.judged(transcript, rubric_for(transcript)))

    def waited(given: dict[str, Any]) -> dict[str, Any]:
        return BACKGROUND.run(judged(given))

    return RunnableLambda(waited, afunc=judged, name="llm_grader")


def _transcript(given: dict[str, Any]) -> Transcript:
    """The transcript of an input. Raises TranscriptError naming the fields that are wrong."""
    read = transcript_from(given.get(TRANSCRIPT), TRANSCRIPT)
    if isinstance(read, BadLine):
        raise TranscriptError(read.reason)
    return read


def _dumped(card: Scorecard) -> dict[str, Any]:
    return card.model_dump(mode="json")

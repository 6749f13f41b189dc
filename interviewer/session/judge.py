"""Grading by a model: asks for observations, has them scored, and falls back to the rules with the reason."""

import asyncio
import secrets
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import TYPE_CHECKING, Any, NamedTuple

from interviewer.domain.merged import Rubric
from interviewer.domain.model import Answer, Ask, Usage, Way
from interviewer.domain.scorecard import Scorecard
from interviewer.domain.transcript import Kind, Transcript
from interviewer.errors import BudgetSpent, ModelError, ModelStopped
from interviewer.grading.judge_request import parts_of, shape_of, variables
from interviewer.grading.kinds import kind_of
from interviewer.library.prompts import Prompt, load_prompt
from interviewer.llm.caller import Caller

if TYPE_CHECKING:
    from interviewer.grading.ground import Ground
    from interviewer.grading.judged import Call

PROMPT = "judge"
WAYS: dict[Way, str] = {"tool": "a tool call", "json": "a JSON object", "text": "plain text"}
WITHOUT_SCHEMA = "The server takes no strict schema; the report was asked for as {way} and checked here."
UNLIMITED = 1 << 20
SOME_FAILED = "{failed} of {asked} samples failed and were left out: {reason}"
MARK_BYTES = 9
"""Of the random mark around the transcript: nobody can write the end of the fence beforehand."""
HEAD_START = (0.02,) * 4
"""Seconds in which a request gets on its way before the rules read: while the model is busy that costs nothing. In
steps, because a program that was held up meanwhile (by an import) has not sent it."""


def _random_mark() -> str:
    return secrets.token_hex(MARK_BYTES)


class Options(NamedTuple):
    """How a model is asked."""

    samples: int = 1
    """Reports of each transcript; the middle of them is scored."""
    split: bool = False
    """One call for each dimension instead of one for all."""
    temperature: float = 0.0
    most_tokens: int = 6000
    """Of one reply."""


ONE = Options()


class Judge:
    """Grades by a model. Holds nothing of a transcript, so one serves any number of them at once."""

    def __init__(
        self,
        caller: Caller,
        options: Options = ONE,
        *,
        prompt: Prompt | None = None,
        new_mark: Callable[[], str] = _random_mark,
        concurrency: int | None = None,
        slots: AbstractAsyncContextManager[object] | None = None,
    ) -> None:
        """`concurrency`: answers waited for at once, whatever asks for them; None: no limit. `slots`: entered for
        each answer instead, by who shares them between many.

        Raises PromptError where the prompt cannot be used.
        """
        self._caller = caller
        self._options = options
        self._prompt = prompt or load_prompt(PROMPT)
        self._new_mark = new_mark
        self._slots = slots or asyncio.Semaphore(concurrency or UNLIMITED)
        self._reading = asyncio.Lock()

    async def grade(self, transcript: Transcript, rubric: Rubric, *, attempts: int = 1) -> Scorecard:
        """The scorecard by the model; where it gave none, the rules' with the reason in `fallback_reason`.

        Where the rules cannot grade either, the card is unscored for both reasons. `attempts`: grades asked for, each
        with the retries of its own, where nobody waits for the answer.
        """
        reason = ""
        for _ in range(attempts):
            try:
                return await self.judged(transcript, rubric)
            except (ModelStopped, BudgetSpent) as error:
                reason = str(error)
                break
            except ModelError as error:
                reason = str(error)
        return fallen_back(by_rules(transcript, rubric), reason)

    async def judged(self, transcript: Transcript, rubric: Rubric) -> Scorecard:
        """The scorecard by the model. Raises ModelError where it gave none.

        Where the candidate said nothing no model is asked: the rules know that answer.
        """
        if not any(text.strip() for _, text in transcript.candidate_turns()):
            return by_rules(transcript, rubric)
        begun: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        asked = asyncio.ensure_future(self._reports(transcript, rubric, begun))
        try:
            await asyncio.wait((asked, begun), return_when=asyncio.FIRST_COMPLETED)
            ground = await self._ground(transcript, rubric, asked)
            reports, notes = await asked
        finally:
            asked.cancel()
        from interviewer.grading.judge_reply import read_reply
        from interviewer.grading.judged import judged

        kind = _kind(transcript, rubric)
        read = [read_reply([answer.data or {} for answer in report], ground, rubric, kind) for report in reports]
        call = self._call([item for report in reports for item in report], len(reports), notes)
        return judged(transcript, rubric, read, ground, call)

    async def _ground(self, transcript: Transcript, rubric: Rubric, asked: asyncio.Future[Any]) -> "Ground":
        """What the rules read, one transcript after another, so that requests and replies are not held up."""
        for step in HEAD_START:
            await asyncio.wait((asked,), timeout=step)
        async with self._reading:
            from interviewer.grading.ground import Ground

            return Ground(transcript, rubric)

    def asks(self, transcript: Transcript, rubric: Rubric, sample: int = 0) -> list[Ask]:
        """The calls of one sample: one, or one for each dimension."""
        options, kind, mark = self._options, _kind(transcript, rubric), self._new_mark()
        return [
            Ask(
                messages=self._prompt.render(**variables(transcript, rubric, kind, mark, part)),
                shape=shape_of(rubric, part),
                temperature=options.temperature,
                most_tokens=options.most_tokens,
                seed=sample if options.samples > 1 else None,
            )
            for part in parts_of(rubric, split=options.split)
        ]

    async def _reports(
        self, transcript: Transcript, rubric: Rubric, begun: asyncio.Future[None]
    ) -> tuple[list[list[Answer]], tuple[str, ...]]:
        """The answers of each sample, asked side by side, and what is to be noted of those that failed.

        More than half of the samples make a grade. Raises the first error where there are fewer.
        """
        asks = [self.asks(transcript, rubric, number) for number in range(self._options.samples)]
        tasks = [asyncio.ensure_future(self._sample(sample, begun)) for sample in asks]
        try:
            made = await asyncio.gather(*tasks, return_exceptions=True)
        finally:
            for task in tasks:
                task.cancel()
        whole = [item for item in made if isinstance(item, list)]
        failed = [item for item in made if isinstance(item, BaseException)]
        unexpected = [item for item in failed if not isinstance(item, ModelError)]
        if unexpected or 2 * len(whole) <= len(made):
            raise (unexpected or failed)[0]
        notes = (SOME_FAILED.format(failed=len(failed), asked=len(made), reason=failed[0]),) if failed else ()
        return whole, notes

    async def _sample(self, asks: list[Ask], begun: asyncio.Future[None]) -> list[Answer]:
        """One sample's answers; the first call that fails stops the others."""
        tasks = [asyncio.ensure_future(self._answer(ask, begun)) for ask in asks]
        try:
            return await asyncio.gather(*tasks)
        finally:
            for task in tasks:
                task.cancel()

    async def _answer(self, ask: Ask, begun: asyncio.Future[None]) -> Answer:
        async with self._slots:
            if not begun.done():
                begun.set_result(None)
            return await self._caller.answer(ask)

    def _call(self, answers: list[Answer], samples: int, notes: tuple[str, ...]) -> "Call":
        from interviewer.grading.judged import Call

        costs = [answer.cost_usd for answer in answers]
        ways = {answer.way for answer in answers} - {"schema"}
        return Call(
            model=answers[0].model,
            prompt=self._prompt.stamp,
            samples=samples,
            usage=sum((answer.usage for answer in answers), Usage()),
            cost_usd=None if None in costs else round(sum(cost for cost in costs if cost is not None), 6),
            seconds=max(answer.seconds for answer in answers),
            notes=(*notes, *(WITHOUT_SCHEMA.format(way=WAYS[way]) for way in sorted(ways))),
        )


def by_rules(transcript: Transcript, rubric: Rubric) -> Scorecard:
    """The scorecard by the rules, which are read in only here: a request must not wait for them."""
    from interviewer.grading.grader import grade

    return grade(transcript, rubric)


def fallen_back(card: Scorecard, reason: str) -> Scorecard:
    """A card by rules that says why it is not the model's."""
    provenance = card.provenance.model_copy(update={"fallback_reason": reason}) if card.provenance else None
    said = f"{card.reason} The model gave no grade either: {reason}" if card.status == "unscored" else card.reason
    return card.model_copy(update={"provenance": provenance, "reason": said})


def _kind(transcript: Transcript, rubric: Rubric) -> Kind:
    return transcript.kind or kind_of(transcript.question, rubric)

"""Having a model word a probe: streamed, checked, asked once more where it fails, never more than so many seconds."""

import secrets
import time
from collections.abc import Callable, Iterable
from contextlib import aclosing
from typing import NamedTuple

from interviewer.domain.coaching import Topic
from interviewer.domain.interview import Intent
from interviewer.domain.merged import Rubric
from interviewer.domain.model import Ask
from interviewer.domain.phrasing import Phrasing
from interviewer.errors import ModelError, ModelNonsense
from interviewer.interview.checking import Checks, Problem, choice_of
from interviewer.interview.conductor import MOVES
from interviewer.interview.probing import ProbeChoice
from interviewer.interview.requesting import KINDS, PROMPT, Reply, ask_of, asked_again
from interviewer.interview.steps import Phrase, Phrased
from interviewer.interview.streaming import Growing
from interviewer.interview.subjects import Subjects
from interviewer.interview.wording import tidy
from interviewer.library.prompts import Prompt
from interviewer.llm.caller import Caller

MOST_SECONDS = 20.0
"""Wall clock of one probe, both tries together: what a candidate waits for before a template asks instead."""
LEAST_SECONDS = 1.0
"""Left of it, for a second try to make sense."""
MARK_BYTES = 9
BROKEN = Problem(
    "form", "was not of the demanded form", "Reply with exactly one JSON object of the demanded form and nothing else."
)

Show = Callable[[str], None]


class _Heard(NamedTuple):
    """What one try came to."""

    raw: str
    kind: Intent
    text: str = ""
    choice: ProbeChoice | None = None
    problems: tuple[Problem, ...] = ()
    broken: str = ""
    """What was wrong with the reply as a whole, where it was no reply of the demanded form."""


def _random_mark() -> str:
    return secrets.token_hex(MARK_BYTES)


class Worder:
    """Words probes by a model; holds nothing of an interview."""

    def __init__(
        self,
        phrasing: Phrasing,
        topics: Iterable[Topic],
        prompt: Prompt,
        *,
        seconds: float = MOST_SECONDS,
        new_mark: Callable[[], str] = _random_mark,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """`prompt` is the prompt file `interviewer`; `topics` are those of the coaching file."""
        assert prompt.id == PROMPT
        self._phrasing = phrasing
        self._subjects = Subjects(phrasing, topics)
        self._prompt = prompt
        self._seconds = seconds
        self._new_mark = new_mark
        self._now = now

    async def word(self, request: Phrase, rubric: Rubric, caller: Caller, show: Show) -> Phrased:
        """The probe, or the reason why the template has to do. Raises nothing but CancelledError.

        `show` is given the question as far as it has come, and an empty text where that is taken back.
        """
        checks = Checks(request, rubric, self._phrasing, self._subjects)
        ask = ask_of(request, self._phrasing, self._prompt, self._new_mark())
        ends = self._now() + self._seconds
        heard = _Heard("", "answer")
        while True:
            again = bool(heard.problems)
            try:
                heard = await self._heard(ask, checks, caller, round(ends - self._now(), 1), show)
            except ModelError as error:
                show("")
                return Phrased(request=request, kind=heard.kind, instead=str(error))
            if not heard.problems:
                return Phrased(request=request, text=heard.text or None, choice=heard.choice, kind=heard.kind)
            show("")
            if again or ends - self._now() < LEAST_SECONDS:
                return Phrased(
                    request=request, kind=heard.kind, instead=heard.broken or _refused(heard.problems, again)
                )
            ask = asked_again(ask, heard.raw, heard.problems)

    async def _heard(self, ask: Ask, checks: Checks, caller: Caller, seconds: float, show: Show) -> _Heard:
        """One try. Ends early where the text can no longer pass, or the question is to be left standing."""
        growing, raw, shown = Growing(), "", ""
        pieces = caller.stream(ask, seconds)
        try:
            async with aclosing(pieces):
                async for piece in pieces:
                    raw += piece
                    growing.feed(piece)
                    kind = _kind(growing.whole("reply_kind"))
                    if checks.request.may_stand and kind in MOVES:
                        return _Heard(raw, kind)
                    text = tidy(growing.so_far("question"))
                    if text != shown:
                        if problems := checks.of_beginning(text):
                            return _Heard(raw, kind, problems=problems)
                        show(text)
                        shown = text
        except ModelNonsense as error:
            if not raw:
                raise
            return _Heard(raw, _kind(growing.whole("reply_kind")), problems=(BROKEN,), broken=str(error))
        reply = Reply.model_validate(pieces.answer.data if pieces.answer else {})
        text, choice = tidy(reply.question), choice_of(checks.request, reply.signal, reply.why)
        problems = checks.of(text, choice)
        return _Heard(raw, reply.reply_kind, text, choice and checks.about(text, choice), problems)


def _kind(given: str | None) -> Intent:
    return next((kind for kind in KINDS if kind == given), "answer")


def _refused(problems: tuple[Problem, ...], twice: bool) -> str:
    what = ", ".join(dict.fromkeys(problem.what for problem in problems))
    return f"The model's question {what}{' (twice)' if twice else ''}, so it was not asked."

"""What a language model does in interviews, where one is configured: it words probes, grades, and words advice."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from interviewer.domain.merged import Rubric
from interviewer.domain.scorecard import Scorecard
from interviewer.domain.transcript import Transcript
from interviewer.interview.requesting import PROMPT as INTERVIEWER
from interviewer.library.coaching import load_coaching
from interviewer.library.phrasing import load_phrasing
from interviewer.library.prompts import load_prompt
from interviewer.llm.caller import Caller
from interviewer.llm.opening import for_interview
from interviewer.session.coaching import PROMPT as COACH
from interviewer.session.coaching import coached
from interviewer.session.judge import Judge, Options
from interviewer.session.performing import Coaching, Judging
from interviewer.session.wording import MOST_SECONDS, Worder
from interviewer.settings import ModelSettings

MARK_BYTES = 9


@dataclass(frozen=True)
class InterviewModel:
    """Each part is there or not; the last two are made anew for each interview, on a caller with its purse."""

    caller: Caller
    worder: Worder | None = None
    judge_on: Callable[[Caller], Judging] | None = None
    coach_on: Callable[[Caller], Coaching] | None = None
    purse_of: Callable[[Caller], Caller] = lambda caller: caller
    """The caller with what one interview may spend."""

    @property
    def name(self) -> str:
        """Of the model, as it is asked for."""
        return self.caller.name

    @property
    def place(self) -> str:
        """Where the candidate's words are sent."""
        return self.caller.place


def interview_model(settings: ModelSettings, caller: Caller, *, probe_seconds: float = MOST_SECONDS) -> InterviewModel:
    """All three parts, as the settings say; a probe takes `probe_seconds` at most, the settings' if those are fewer.

    Raises PromptError or RubricError for a file that cannot be used.
    """
    prompt, coach = load_prompt(INTERVIEWER), load_prompt(COACH)
    options = Options(samples=settings.samples, temperature=settings.temperature)
    seconds = min(settings.seconds, probe_seconds)

    def judge_on(caller: Caller) -> Judging:
        return Judge(caller, options).grade

    def coach_on(caller: Caller) -> Coaching:
        async def coach_card(card: Scorecard, transcript: Transcript, rubric: Rubric) -> Scorecard:
            return await coached(caller, card, transcript, rubric, coach, secrets.token_hex(MARK_BYTES))

        return coach_card

    return InterviewModel(
        caller=caller,
        worder=Worder(load_phrasing(), load_coaching().topics, prompt, seconds=seconds),
        judge_on=judge_on,
        coach_on=coach_on,
        purse_of=lambda given: for_interview(given, settings),
    )

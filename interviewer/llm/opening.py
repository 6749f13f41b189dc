"""From settings to a caller: the one place that decides which model, limits, purses and prices belong together."""

import asyncio
from collections.abc import Awaitable, Callable

from interviewer.domain.pricing import Prices
from interviewer.llm.budget import Budget
from interviewer.llm.caller import Caller
from interviewer.llm.limits import Limits
from interviewer.llm.openai_model import OpenAIModel
from interviewer.llm.protocol import Model
from interviewer.llm.ways import IN_THIS_PROCESS
from interviewer.settings import ModelSettings


def open_caller(
    settings: ModelSettings,
    prices: Prices | None = None,
    *,
    model: Model | None = None,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> Caller:
    """A caller with the purse of a whole run. `model`: instead of the openai library, one of LangChain's, say.
    `sleep`: how it waits before it asks again; who shares slots gives them back meanwhile.

    Sends nothing and imports nothing large.
    """
    return Caller(
        model or OpenAIModel(settings),
        Limits(retries=settings.retries, seconds=settings.seconds, try_seconds=settings.try_seconds),
        ways=IN_THIS_PROCESS,
        budget=Budget.capped("this run", settings.run_caps, "INTERVIEWER_RUN"),
        call_caps=settings.call_caps,
        prices=prices,
        sleep=sleep,
    )


def for_interview(caller: Caller, settings: ModelSettings) -> Caller:
    """The same caller with the purse of one interview more; keep it as long as the interview."""
    return caller.within(Budget.capped("this interview", settings.interview_caps, "INTERVIEWER_INTERVIEW"))

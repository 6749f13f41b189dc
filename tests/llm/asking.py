"""Asks and callers as the tests of this room use them."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from interviewer.domain.model import Answer, Ask, Message, Shape
from interviewer.llm.budget import Budget
from interviewer.llm.caller import Caller
from interviewer.llm.limits import Limits
from interviewer.llm.openai_model import OpenAIModel
from interviewer.settings import ModelSettings
from tests.loops import completed

T = TypeVar("T")
KEY = "sk-canary-7f3a9c41d2"
LEVEL = Shape(
    name="level",
    json_schema={
        "type": "object",
        "properties": {"level": {"type": "string", "enum": ["low", "high"]}, "quote": {"$ref": "#/$defs/quote"}},
        "required": ["level", "quote"],
        "additionalProperties": False,
        "$defs": {"quote": {"type": "string", "maxLength": 100}},
    },
)
GOOD = {"level": "high", "quote": "word"}
QUICK = Limits(retries=2, seconds=20.0, try_seconds=10.0)
"""Quick by its injected pauses; a sound reply is waited for, however busy the machine is."""


def ask(shape: Shape | None = LEVEL, text: str = "I cut the queue by half.") -> Ask:
    """A small one."""
    return Ask(messages=(Message(role="system", content="You judge."), Message(role="user", content=text)), shape=shape)


def settings(url: str) -> ModelSettings:
    """With the key that must be seen nowhere."""
    return ModelSettings.typed(url, "asked-model", KEY)


class Pauses:
    """A sleep that only notes how long it should have been."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    async def __call__(self, seconds: float) -> None:
        """Lets others run, no more."""
        self.seconds.append(seconds)
        await asyncio.sleep(0)


def calling(
    url: str,
    use: Callable[[Caller], Coroutine[Any, Any, T]],
    *,
    limits: Limits = QUICK,
    budget: Budget | None = None,
    pauses: Pauses | None = None,
) -> T:
    """What `use` makes of a caller for the server at `url`, which is closed behind it."""

    async def main() -> T:
        caller = Caller(OpenAIModel(settings(url)), limits, budget=budget, sleep=pauses or Pauses(), jitter=lambda: 0.0)
        try:
            return await use(caller)
        finally:
            await caller.close()

    return completed(main())


async def streamed(caller: Caller, asked: Ask, deadline: float | None = None) -> tuple[list[str], Answer]:
    """All pieces, and the whole."""
    pieces = caller.stream(asked, deadline)
    given = [piece async for piece in pieces]
    assert pieces.answer is not None
    return given, pieces.answer

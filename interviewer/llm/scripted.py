"""A model that says what it was told to say, one reply a request: for tests."""

import asyncio
import re
from collections.abc import AsyncGenerator, Callable, Sequence

from interviewer.domain.model import Answer, Ask, Usage, Way
from interviewer.llm.faults import Fault


class ScriptEnded(AssertionError):
    """More was asked than the script has replies for."""


class Hang:
    """A reply that never comes."""


Reply = str | Fault | Hang | tuple[str | Fault | Hang, ...] | Callable[[Ask], str]
"""Text, a fault, silence, the pieces of a stream (whole unless it ends in a fault), or text made from the ask."""


class ScriptedModel:
    """Gives the replies in turn and records what was asked. Raises ScriptEnded behind the last."""

    def __init__(
        self,
        replies: Sequence[Reply],
        *,
        name: str = "scripted",
        place: str = "scripted://here",
        usage: Usage | None = None,
    ) -> None:
        self.name = name
        self.place = place
        self.asks: list[Ask] = []
        """Every request so far, in order, as the model got it."""
        self.ways: list[Way] = []
        """The way of each."""
        self.closed = False
        self._replies = tuple(replies)
        self._usage = usage or Usage()

    async def complete(self, ask: Ask, way: Way) -> Answer:
        """The next reply, whole."""
        return self._whole(await self._text(self._next(ask, way), ask), way)

    async def stream(self, ask: Ask, way: Way) -> AsyncGenerator[str | Answer, None]:
        """The next reply, word by word, or by its own pieces."""
        reply = self._next(ask, way)
        words = () if isinstance(reply, tuple) else re.findall(r"[^ ]* |[^ ]+", await self._text(reply, ask))
        given = ""
        for piece in reply if isinstance(reply, tuple) else words:
            text = await self._text(piece, ask)
            given += text
            yield text
        yield self._whole(given, way)

    async def close(self) -> None:
        """Only noted."""
        self.closed = True

    def _next(self, ask: Ask, way: Way) -> Reply:
        self.asks.append(ask)
        self.ways.append(way)
        if len(self.asks) > len(self._replies):
            raise ScriptEnded(f"request {len(self.asks)}, but the script has {len(self._replies)} replies")
        return self._replies[len(self.asks) - 1]

    async def _text(self, reply: Reply, ask: Ask) -> str:
        if isinstance(reply, Fault):
            raise reply
        if isinstance(reply, Hang):
            await asyncio.Event().wait()
        if isinstance(reply, tuple):
            return "".join([await self._text(piece, ask) for piece in reply])
        if callable(reply):
            return reply(ask)
        return str(reply)

    def _whole(self, text: str, way: Way) -> Answer:
        return Answer(text=text, model=self.name, way=way, usage=self._usage)

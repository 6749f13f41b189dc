"""A model whose pace is told how its server fares, and whose raw replies are kept for the case in work."""

from collections.abc import AsyncGenerator
from contextvars import ContextVar

from interviewer.domain.model import Answer, Ask, Way
from interviewer.evaluation.pace import Pace
from interviewer.llm.faults import Fault, Nonsense, Transient
from interviewer.llm.protocol import Model

REPLIES: ContextVar[list[str] | None] = ContextVar("replies", default=None)
"""Where the raw replies of the case in work are kept."""


class Watched:
    """Another model, watched."""

    def __init__(self, model: Model, pace: Pace) -> None:
        self._model, self._pace = model, pace

    @property
    def name(self) -> str:
        """Of the model."""
        return self._model.name

    @property
    def place(self) -> str:
        """Of its server."""
        return self._model.place

    async def complete(self, ask: Ask, way: Way) -> Answer:
        """The reply of the model."""
        try:
            answer = await self._model.complete(ask, way)
        except Fault as fault:
            if isinstance(fault, Transient) and fault.busy:
                self._pace.refused(fault.retry_after)
            else:
                self._pace.failed()
            if isinstance(fault, Nonsense):
                _keep(fault.reply)
            raise
        self._pace.replied()
        _keep(answer.text)
        return answer

    def stream(self, ask: Ask, way: Way) -> AsyncGenerator[str | Answer, None]:
        """The stream of the model, unwatched: grades are asked for whole."""
        return self._model.stream(ask, way)

    async def close(self) -> None:
        """Of the model."""
        await self._model.close()


def _keep(reply: str) -> None:
    kept = REPLIES.get()
    if kept is not None:
        kept.append(reply)

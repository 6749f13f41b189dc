"""A reply that comes in pieces, and the whole of it behind the last."""

from collections.abc import AsyncGenerator
from typing import Self

from interviewer.domain.model import Answer


class Pieces:
    """An asynchronous iterator of text; close it where it is left early, which ends the request too."""

    def __init__(self, made: AsyncGenerator[str | Answer, None]) -> None:
        self._made = made
        self.answer: Answer | None = None
        """The whole reply with usage and cost, once the last piece was given."""

    def __aiter__(self) -> Self:
        """Itself."""
        return self

    async def __anext__(self) -> str:
        """The next piece, as soon as it is there. Raises ModelError where the reply does not end whole."""
        piece = await anext(self._made)
        while isinstance(piece, Answer):
            self.answer = piece
            piece = await anext(self._made)
        return piece

    async def aclose(self) -> None:
        """End it early."""
        await self._made.aclose()

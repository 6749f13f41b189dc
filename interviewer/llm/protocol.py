"""What every model behind the seam can do: one try, whole or in pieces; retries and checks stand before it."""

from collections.abc import AsyncGenerator
from typing import Protocol

from interviewer.domain.model import Answer, Ask, Way


class Model(Protocol):
    """One model on one server. Each method sends exactly one request and retries nothing.

    Both raise the errors of `interviewer.llm.faults` for everything that can go wrong, never those of a library.
    """

    @property
    def name(self) -> str:
        """The model's name as it is asked for."""
        ...

    @property
    def place(self) -> str:
        """The server as a user may see it: scheme, host, port and path, nothing secret."""
        ...

    async def complete(self, ask: Ask, way: Way) -> Answer:
        """The whole reply; `data` is not filled in. A reply that is not whole is a fault."""
        ...

    def stream(self, ask: Ask, way: Way) -> AsyncGenerator[str | Answer, None]:
        """The reply in pieces as they come, and behind the last, only if it is whole, the Answer; else a fault."""
        ...

    async def close(self) -> None:
        """Give connections back. Another request opens new ones."""
        ...

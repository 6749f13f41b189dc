"""A test of the connection to a model: it runs on the background's loop while pages come and go."""

from collections.abc import Sequence
from concurrent.futures import wait

from interviewer.domain.pricing import Prices
from interviewer.llm.background import BACKGROUND, Background
from interviewer.llm.budget import Budget
from interviewer.llm.connection import Finding, check_connection
from interviewer.settings import ModelSettings


class Trial:
    """One test, begun as it is made. Keeps no settings behind its end, and so no key."""

    def __init__(
        self,
        settings: ModelSettings,
        prices: Prices,
        budgets: Sequence[Budget] = (),
        background: Background = BACKGROUND,
    ) -> None:
        """`budgets`: what its requests are paid from."""
        self._found: list[Finding] = []
        self._running = background.start(check_connection(settings, prices, self._found.append, budgets))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found so far."""
        return tuple(self._found)

    @property
    def done(self) -> bool:
        """Nothing more is coming."""
        return self._running.done()

    @property
    def stopped(self) -> bool:
        """It was ended before its end."""
        return self._running.cancelled()

    def wait(self, seconds: float) -> None:
        """Until it is done, but no longer than that."""
        wait((self._running,), seconds)

    def stop(self) -> None:
        """Look no further."""
        self._running.cancel()

    def check(self) -> None:
        """Once it is done: raises what no test may raise, a fault of this program."""
        if not self.stopped:
            self._running.result()

"""How fast a run asks: slots for requests, given back while one waits, fewer of them where the server is too busy."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from types import TracebackType

SLOWER = 0.8
"""Of the slots, behind a 429, where many are refused."""
MANY = 0.2
"""Share of the last requests from which that is so; fewer say little about the pace, and take one slot."""
LAST = 4
"""Requests that the share is told by, in multiples of the slots."""
SETTLING = 1.0
"""Seconds in which several 429s count as one: they were sent at the same pace."""
IN_A_ROW = 4
"""429s without a reply between them from which the whole run waits, not only those that were refused; with many slots
half as many as there are, because requests that are sent together are refused together."""


class Pace:
    """A slot for each request under way; an async context manager, entered once for each answer.

    A 429 takes one slot, and where a fifth of the requests are refused a fifth of the slots, once a second; each full
    round of replies gives one back. So refusals now and then cost little, and refusals in earnest most of the slots. A
    failing server (5xx) begins the round anew.
    """

    def __init__(
        self,
        most: int,
        *,
        now: Callable[[], float] | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """`most`: slots at the beginning, and ever."""
        self.most = most
        self.slots = float(most)
        self.active = 0
        self.waiting = 0
        """Answers whose request will be sent again later; they hold no slot."""
        self.changed = asyncio.Event()
        """Set whenever there may be room for more."""
        self._queue: deque[asyncio.Future[None]] = deque()
        self._given_now, self._sleep = now, sleep
        self._until = self._slowed = float("-inf")
        self._clean = self._row = 0
        self._last: deque[bool] = deque(maxlen=LAST * most)
        """Whether each of the last requests was refused."""

    @property
    def room(self) -> int:
        """Answers that may be begun now; none while the whole run waits."""
        return 0 if self._now() < self._until else max(1, int(self.slots))

    async def __aenter__(self) -> None:
        await self._enter()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._leave()

    async def sleep(self, seconds: float) -> None:
        """Wait without a slot, and come back before those that have not begun."""
        self._leave()
        self.waiting += 1
        back = False
        try:
            await self._sleep(seconds)
            await self._enter(first=True)
            back = True
        finally:
            self.waiting -= 1
            # Cancelled: whoever entered the slot will leave it.
            self.active += not back

    def replied(self) -> None:
        """A request came back with a reply."""
        self._row = 0
        self._last.append(False)
        self._clean += 1
        if self._clean >= self.slots:
            self._clean = 0
            self.slots = min(float(self.most), self.slots + 1)
            self._wake()

    def failed(self) -> None:
        """A request failed, but not for its pace."""
        self._clean = 0

    def refused(self, retry_after: float | None) -> None:
        """The server was asked too often. `retry_after`: seconds that it wants to be left alone."""
        now = self._now()
        self._row += 1
        self._last.append(True)
        if now - self._slowed >= SETTLING:
            self._slowed = now
            many = sum(self._last) >= MANY * len(self._last)
            self.slots = max(1.0, self.slots * SLOWER if many else self.slots - 1)
        if self._row >= max(IN_A_ROW, self.most / 2):
            self._until = max(self._until, now + (retry_after or SETTLING))

    def _now(self) -> float:
        return self._given_now() if self._given_now else asyncio.get_running_loop().time()

    async def _enter(self, *, first: bool = False) -> None:
        place = asyncio.get_running_loop().create_future()
        if first:
            self._queue.appendleft(place)
        else:
            self._queue.append(place)
        self._wake()
        entered = False
        try:
            await place
            entered = True
        finally:
            if not entered:
                if place.done() and not place.cancelled():
                    self._leave()
                elif place in self._queue:
                    self._queue.remove(place)

    def _leave(self) -> None:
        self.active -= 1
        self._wake()

    def _wake(self) -> None:
        self.changed.set()
        left = self._until - self._now()
        if left > 0:
            asyncio.get_running_loop().call_later(left, self._wake)
            return
        while self._queue and self.active < self.room:
            place = self._queue.popleft()
            if not place.done():
                self.active += 1
                place.set_result(None)

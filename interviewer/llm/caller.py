"""The only way to a model: one layer of retries, one deadline, replies checked whole, budgets kept."""

import asyncio
import copy
import random
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from dataclasses import dataclass
from typing import Self

from interviewer.domain.model import Answer, Ask, Way
from interviewer.domain.pricing import Price, Prices
from interviewer.errors import ModelStopped
from interviewer.llm.bill import Bill
from interviewer.llm.budget import Budget
from interviewer.llm.course import Course
from interviewer.llm.faults import Fault, Hopeless, Nonsense, Transient
from interviewer.llm.limits import Limits
from interviewer.llm.pieces import Pieces
from interviewer.llm.protocol import Model
from interviewer.llm.shape import NO_TEXT, Mismatch, parse, require_strict
from interviewer.llm.ways import Ways
from interviewer.settings import Caps

LONGEST_QUOTED = 4000
"""Characters of a bad reply that are sent back to be mended."""
MOST_PER_TOKEN = 100
"""Characters; a stream that goes on behind that many times its most tokens has lost its end."""


@dataclass
class _Standing:
    """What all callers of one model share."""

    stopped: str = ""


class Caller:
    """Asks one model. Raises only ModelUnavailable, ModelNonsense, ModelStopped and BudgetSpent, fit for users."""

    def __init__(
        self,
        model: Model,
        limits: Limits | None = None,
        *,
        ways: Ways | None = None,
        budget: Budget | None = None,
        call_caps: Caps | None = None,
        prices: Prices | None = None,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self.model = model
        self.limits = limits or Limits()
        self.ways = ways or Ways()
        self.budgets: tuple[Budget, ...] = (budget,) if budget else ()
        self._call_caps = call_caps or Caps()
        self._price = prices.price(model.name) if prices else None
        self._now, self._sleep, self._jitter = now, sleep, jitter
        self._standing = _Standing()

    @property
    def name(self) -> str:
        """Of the model, as it is asked for."""
        return self.model.name

    @property
    def place(self) -> str:
        """The server as a user may see it."""
        return self.model.place

    @property
    def price(self) -> Price | None:
        """Of the model; None: not known."""
        return self._price

    @property
    def way(self) -> Way:
        """How the form of replies is demanded here, as far as is known."""
        return self.ways.best(self.place, self.name)

    def within(self, budget: Budget) -> Self:
        """The same caller, with a purse more: an interview's, say, in the run's."""
        narrower = copy.copy(self)
        narrower.budgets = (*self.budgets, budget)
        return narrower

    async def answer(self, ask: Ask, deadline: float | None = None) -> Answer:
        """One whole answer; `data` is of the ask's shape. `deadline`: seconds from now (else that of the limits)."""
        course = self._course(ask, deadline)
        try:
            async with asyncio.timeout(course.seconds):
                while True:
                    try:
                        return course.finished(await self._whole(course), self._price, self._now())
                    except Fault as caught:
                        fault = caught
                    await self._mend(course, fault)
        except TimeoutError:
            late = course.late()
        raise late

    def stream(self, ask: Ask, deadline: float | None = None) -> Pieces:
        """The reply in pieces (of raw JSON, where a shape is asked for), the first handed on at once.

        Nothing is tried again once a piece was given: the error then comes in the middle.
        """
        return Pieces(self._pieces(ask, deadline))

    async def close(self) -> None:
        """Give the model's connections back."""
        await self.model.close()

    def _course(self, ask: Ask, deadline: float | None) -> Course:
        if self._standing.stopped:
            raise ModelStopped(self._standing.stopped)
        if ask.shape is not None:
            require_strict(ask.shape)
        seconds = self.limits.seconds if deadline is None else deadline
        purse = Budget.capped("one answer", self._call_caps, "INTERVIEWER_CALL")
        return Course(ask, self.model, self.limits, self.ways, seconds, self._now(), (purse, *self.budgets))

    async def _whole(self, course: Course) -> Answer:
        with self._bill(course) as bill:
            try:
                async with asyncio.timeout(self.limits.try_seconds):
                    reply = await self.model.complete(bill.ask, course.way)
            except TimeoutError:
                raise self._silence() from None
            bill.paid(reply)
        return checked(reply, course.ask)

    async def _pieces(self, ask: Ask, deadline: float | None) -> AsyncGenerator[str | Answer, None]:
        course = self._course(ask, deadline)
        while True:
            given = False
            try:
                async with aclosing(self._streamed(course)) as pieces:
                    async for piece in pieces:
                        given = True
                        yield piece
                return
            except Fault as caught:
                fault = caught
            if given and not isinstance(fault, Hopeless):
                raise course.broken_off(fault)
            await self._mend(course, fault)

    async def _streamed(self, course: Course) -> AsyncGenerator[str | Answer, None]:
        given = 0
        with self._bill(course) as bill:
            async with aclosing(self.model.stream(bill.ask, course.way)) as pieces:
                while True:
                    piece = await self._piece(pieces, course, given > 0)
                    if isinstance(piece, Answer):
                        break
                    if NO_TEXT.search(piece):
                        raise Nonsense("the reply holds characters that are no text")
                    given += len(piece)
                    if given > MOST_PER_TOKEN * course.ask.most_tokens:
                        raise Nonsense("the reply does not end")
                    if piece:
                        yield piece
            bill.paid(piece)
        yield course.finished(checked(piece, course.ask), self._price, self._now())

    async def _piece(self, pieces: AsyncGenerator[str | Answer, None], course: Course, given: bool) -> str | Answer:
        left = course.left(self._now())
        error: Exception
        first = not given and self.limits.try_seconds < left
        try:
            async with asyncio.timeout(self.limits.try_seconds if first else left):
                return await anext(pieces)
        except TimeoutError:
            error = self._silence() if first else course.late()
        except StopAsyncIteration:
            error = Nonsense("the stream ended before the reply did")
        raise error

    def _bill(self, course: Course) -> Bill:
        return Bill(course, self._price)

    def _silence(self) -> Transient:
        return Transient(f"the server sent no reply within {self.limits.try_seconds:g} s", billed=True)

    async def _mend(self, course: Course, fault: Fault) -> None:
        try:
            pause = course.wait(fault, self._now(), self._jitter)
        except ModelStopped as stopped:
            self._standing.stopped = str(stopped)
            raise
        if pause > 0:
            await self._sleep(pause)


def checked(reply: Answer, ask: Ask) -> Answer:
    """The reply, with its data where a shape was asked for. Raises Nonsense where it is not what was asked for."""
    if not reply.text.strip():
        raise Nonsense("the reply was empty")
    if ask.shape is None:
        if NO_TEXT.search(reply.text):
            raise Nonsense("the reply holds characters that are no text")
        return reply
    try:
        data = parse(reply.text, ask.shape)
    except Mismatch as mismatch:
        says = f"the reply is not of the demanded form, as {mismatch}"
        raise Nonsense(says, reply=reply.text[:LONGEST_QUOTED]) from None
    return reply.model_copy(update={"data": data})

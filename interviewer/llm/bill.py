"""One request's money: reserved when it is entered, settled when it is left, whatever happened in between."""

from types import TracebackType
from typing import Self

from interviewer.domain.model import Answer
from interviewer.domain.pricing import Price
from interviewer.llm.budget import Amount, amount, estimate, reserve_all, tokens_of
from interviewer.llm.course import Course
from interviewer.llm.faults import Fault


class Bill:
    """Entering counts the request. What is not known to have cost less is settled as it was reserved."""

    def __init__(self, course: Course, price: Price | None) -> None:
        self.ask = course.next
        self._course, self._price = course, price
        self._expected = estimate(self.ask)
        self._reserved = self._used = amount(self._expected, price)

    def __enter__(self) -> Self:
        """Raises BudgetSpent, and counts nothing, where a cap could break."""
        reserve_all(self._course.budgets, self._reserved)
        self._course.calls += 1
        return self

    def paid(self, reply: Answer) -> None:
        """A reply came; where the server did not say what it consumed, its length does."""
        usage = reply.usage
        self._course.usage += usage
        if not usage.tokens:
            usage = self._expected.model_copy(update={"completion_tokens": tokens_of(reply.text)})
        self._used = amount(usage, self._price)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Settle."""
        if isinstance(error, Fault):
            self._failed(error)
        for budget in self._course.budgets:
            budget.settle(self._reserved, self._used)

    def _failed(self, fault: Fault) -> None:
        if fault.usage is not None:
            self._course.usage += fault.usage
            self._used = amount(fault.usage, self._price)
        elif not fault.billed:
            self._used = Amount(calls=1) if self._price else Amount(calls=1, usd=None)

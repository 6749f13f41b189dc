"""The course of one answer: what was asked and consumed so far, and what follows from a mishap."""

from collections.abc import Callable

from interviewer.domain.model import Answer, Ask, Usage, Way
from interviewer.domain.pricing import Price
from interviewer.errors import ModelError, ModelNonsense, ModelStopped, ModelUnavailable
from interviewer.llm.budget import Budget
from interviewer.llm.faults import Adapted, Fault, Hopeless, Nonsense, Rejected, Transient, Unsupported
from interviewer.llm.limits import Limits
from interviewer.llm.protocol import Model
from interviewer.llm.ways import Ways, corrected, worded

LEFT_ALONE = "Nothing you gave is lost."


class Course:
    """One answer in the making, on one model."""

    def __init__(
        self,
        ask: Ask,
        model: Model,
        limits: Limits,
        ways: Ways,
        seconds: float,
        began: float,
        budgets: tuple[Budget, ...],
    ) -> None:
        self.ask = ask
        self.name, self.place = model.name, model.place
        self.limits, self.ways = limits, ways
        self.seconds, self.began = seconds, began
        """Wall clock it may take, and when it began."""
        self.budgets = budgets
        """Every request for it is paid from each."""
        self.calls = 0
        self.mishaps = 0
        self.usage = Usage()
        self._corrected = False

    @property
    def way(self) -> Way:
        """How the form is demanded next."""
        return self.ways.best(self.place, self.name) if self.ask.shape else "text"

    @property
    def next(self) -> Ask:
        """What is sent next."""
        return worded(self.ask, self.way)

    def left(self, now: float) -> float:
        """Seconds until the deadline, never below zero."""
        return max(0.0, self.began + self.seconds - now)

    def wait(self, fault: Fault, now: float, jitter: Callable[[], float]) -> float:
        """Seconds to wait before the next request. Raises the ModelError that ends this answer instead."""
        if isinstance(fault, Hopeless):
            raise ModelStopped(f"{fault}, so the model {self.name} at {self.place} is not asked again. {fault.remedy}")
        if isinstance(fault, Rejected):
            raise self.unavailable(str(fault))
        if isinstance(fault, Nonsense):
            return self._correct(fault)
        if isinstance(fault, Unsupported) and not self.ways.refuse(self.place, self.name, fault.way):
            raise self.unavailable(str(fault))
        if self.calls > self.limits.retries:
            raise self.unavailable(str(fault))
        if isinstance(fault, Unsupported | Adapted):
            return 0.0
        self.mishaps += 1
        return self._pause(fault, now, jitter)

    def _pause(self, fault: Fault, now: float, jitter: Callable[[], float]) -> float:
        asked_for = fault.retry_after if isinstance(fault, Transient) else None
        pause = asked_for or self.limits.wait(self.mishaps, jitter())
        if pause >= self.left(now):
            wish = f"; it asks for a pause of {asked_for:g} s" if asked_for else ""
            raise self.unavailable(f"{fault}{wish}, and an answer may take {self.seconds:g} s")
        return pause

    def _correct(self, fault: Nonsense) -> float:
        if self._corrected or self.calls > self.limits.retries:
            raise self.nonsense(fault)
        self._corrected = True
        self.ask = corrected(self.ask, fault.reply, str(fault))
        return 0.0

    def finished(self, answer: Answer, price: Price | None, now: float) -> Answer:
        """The answer with what all calls for it consumed."""
        return answer.model_copy(
            update={
                "usage": self.usage,
                "cost_usd": price.of(self.usage) if price else None,
                "seconds": round(now - self.began, 4),
                "calls": self.calls,
            }
        )

    def broken_off(self, fault: Fault) -> ModelError:
        """A stream ended in the middle."""
        return self.nonsense(fault) if isinstance(fault, Nonsense) else self.unavailable(str(fault))

    def late(self) -> ModelUnavailable:
        """The deadline passed."""
        return self.unavailable(f"no reply was whole within {self.seconds:g} s")

    def unavailable(self, what: str) -> ModelUnavailable:
        """An error for users: the model cannot be had now."""
        return ModelUnavailable(self._told(what, "Try again in a while, or go on without the model."))

    def nonsense(self, fault: Fault) -> ModelError:
        """An error for users: the model replied, but not so that it can be used."""
        return ModelNonsense(self._told(str(fault), "Try again, take another model, or go on without one."))

    def _told(self, what: str, remedy: str) -> str:
        times = "1 request" if self.calls == 1 else f"{self.calls} requests"
        return f"The model {self.name} at {self.place} gave nothing usable in {times}: {what}. {LEFT_ALONE} {remedy}"

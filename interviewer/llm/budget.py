"""Caps on what models may consume: reserved before each request and settled behind it, from any thread."""

from collections.abc import Iterable
from dataclasses import dataclass
from threading import Lock

from interviewer.domain.model import Ask, Usage
from interviewer.domain.pricing import Price
from interviewer.errors import BudgetSpent
from interviewer.settings import Caps

BYTES_PER_TOKEN = 3.5
"""English prose has about 4.2; fewer means that more is reserved than used. Bytes, as other scripts need more."""
TOKENS_PER_MESSAGE = 8
"""Role and separators; OpenAI documents 3 or 4."""


@dataclass(frozen=True)
class Amount:
    """What requests consume or may consume."""

    calls: int = 0
    tokens: int = 0
    usd: float | None = 0.0
    """None: the price is not known."""

    def __add__(self, other: "Amount") -> "Amount":
        """Both; of an unknown price only the known part."""
        return Amount(self.calls + other.calls, self.tokens + other.tokens, (self.usd or 0.0) + (other.usd or 0.0))

    def __sub__(self, other: "Amount") -> "Amount":
        """Without the other."""
        return self + Amount(-other.calls, -other.tokens, -(other.usd or 0.0))


class Budget:
    """One purse, of a call, an interview or a run. `None`: no cap of that kind."""

    def __init__(
        self,
        what: str,
        *,
        calls: int | None = None,
        tokens: int | None = None,
        usd: float | None = None,
        setting: str = "the cap",
    ) -> None:
        self.what = what
        """Whose it is, as in 'this interview'; stands in the message."""
        self.calls, self.tokens, self.usd = calls, tokens, usd
        self._setting = setting
        self._lock = Lock()
        self._spent = Amount()

    @classmethod
    def capped(cls, what: str, caps: Caps, setting: str) -> "Budget":
        """By the settings whose names begin with `setting`."""
        return cls(what, calls=caps.calls, tokens=caps.tokens, usd=caps.usd, setting=setting)

    @property
    def spent(self) -> Amount:
        """Settled and still reserved, together."""
        return self._spent

    def reserve(self, need: Amount) -> None:
        """Take what a request may consume at most. Raises BudgetSpent, and takes nothing, where a cap would break."""
        with self._lock:
            after = self._spent + need
            if self.calls is not None and after.calls > self.calls:
                raise self._refusal(f"{self.calls} requests", "CALLS")
            if self.tokens is not None and after.tokens > self.tokens:
                raise self._refusal(f"{self.tokens} tokens", "TOKENS")
            if self.usd is not None:
                if need.usd is None:
                    raise BudgetSpent(
                        f"A cap of ${self.usd:.2f} is set for {self.what}, but the price of the model is not known, so "
                        "nothing was sent. Add the model to prompts/prices.json, or set a cap in tokens instead."
                    )
                if (after.usd or 0.0) > self.usd + 1e-9:
                    raise self._refusal(f"${self.usd:.2f}", "USD")
            self._spent = after

    def settle(self, reserved: Amount, used: Amount) -> None:
        """Give back what was reserved and not used."""
        with self._lock:
            self._spent = self._spent - reserved + used

    def _refusal(self, cap: str, kind: str) -> BudgetSpent:
        name = f"{self._setting}_{kind}" if self._setting.isupper() else self._setting
        return BudgetSpent(
            f"The next request could pass the cap of {cap} for {self.what}, so it was not sent. "
            f"What there is stays as it is. Raise {name} to go on with the model."
        )


def reserve_all(budgets: Iterable[Budget], need: Amount) -> None:
    """From every purse or from none. Raises BudgetSpent."""
    taken: list[Budget] = []
    try:
        for budget in budgets:
            budget.reserve(need)
            taken.append(budget)
    except BudgetSpent:
        for budget in taken:
            budget.settle(need, Amount())
        raise


def estimate(ask: Ask) -> Usage:
    """The most that a request may consume: its prompt by length, a reply as long as it may be."""
    texts = [message.content for message in ask.messages]
    if ask.shape is not None:
        texts.append(str(ask.shape.json_schema))
    prompt = tokens_of("".join(texts)) + TOKENS_PER_MESSAGE * len(texts)
    return Usage(prompt_tokens=prompt, completion_tokens=ask.most_tokens)


def tokens_of(text: str) -> int:
    """About how many tokens a text has, rather too many."""
    return int(len(text.encode("utf-8", "surrogatepass")) / BYTES_PER_TOKEN) + 1


def amount(usage: Usage, price: Price | None, calls: int = 1) -> Amount:
    """A usage with its price."""
    return Amount(calls, usage.tokens, price.of(usage) if price else None)

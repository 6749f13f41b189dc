"""What the model takes for one interview: counted beside its caps, and handed out to be kept."""

from threading import Lock

from interviewer.domain.interview import Interview, Spent
from interviewer.errors import StoreError
from interviewer.interview.keeping import InterviewStore
from interviewer.llm.budget import Amount, Budget
from interviewer.llm.caller import Caller


class Purse:
    """One interview's; any number of threads may pay from it."""

    def __init__(self, caller: Caller) -> None:
        """`caller`: with what the interview may spend."""
        self._counted = Budget("what this interview took")
        self._lock = Lock()
        self._taken = Amount()
        self.caller = caller.within(self._counted)
        """The same, counted."""

    def settled(self, interview: Interview, store: InterviewStore) -> Interview:
        """The interview with what it took up to now, which is kept. Raises StoreUnavailable, UnknownInterview."""
        more = self._take()
        if more is None:
            return interview
        try:
            store.spend(interview.id, more)
        except StoreError:
            with self._lock:
                self._taken = self._taken - Amount(more.requests, more.tokens, more.usd)
            raise
        return interview.model_copy(update={"spent": (interview.spent or Spent()) + more})

    def _take(self) -> Spent | None:
        """What was spent since this was asked last."""
        with self._lock:
            spent = self._counted.spent
            more, self._taken = spent - self._taken, spent
        if more.calls <= 0 and more.tokens <= 0:
            return None
        usd = round(max(0.0, more.usd or 0.0), 6) if self.caller.price else None
        return Spent(requests=max(0, more.calls), tokens=max(0, more.tokens), usd=usd)

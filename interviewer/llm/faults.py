"""What can go wrong with one request to a model, sorted by what may be done about it."""

from interviewer.domain.model import Usage, Way


class Fault(Exception):
    """One request gave nothing usable; `str()` says what happened, fit for a user, without a full stop."""

    def __init__(self, says: str, *, usage: Usage | None = None, billed: bool = False) -> None:
        super().__init__(says)
        self.usage = usage
        """What the server said it consumed; None: it said nothing."""
        self.billed = billed
        """The server may have worked for it, and charge for that, although nothing came back."""


class Transient(Fault):
    """The same request may work a little later."""

    def __init__(
        self, says: str, *, retry_after: float | None = None, billed: bool = False, busy: bool = False
    ) -> None:
        super().__init__(says, billed=billed)
        self.retry_after = retry_after
        """Seconds the server asked for; None: it did not say."""
        self.busy = busy
        """It was asked too often (429): others should be slower too."""


class Hopeless(Fault):
    """Every further request to this server and model would fail too, until somebody acts."""

    def __init__(self, says: str, remedy: str, *, status: int = 0) -> None:
        super().__init__(says)
        self.remedy = remedy
        """What to do, a whole sentence."""
        self.status = status
        """Of the answer; 0: there was none."""


class Rejected(Fault):
    """The server will not take this one request (it is too long, say); others may work."""


class Nonsense(Fault):
    """A reply came and is not one: cut off, refused, empty, not of the demanded form."""

    def __init__(self, says: str, *, reply: str = "", usage: Usage | None = None, billed: bool = True) -> None:
        super().__init__(says, usage=usage, billed=billed)
        self.reply = reply
        """As much of it as helps the model to do better; empty: nothing of it does."""


class Unsupported(Fault):
    """The server does not know this way of demanding a form; another way may work at once."""

    def __init__(self, says: str, way: Way) -> None:
        super().__init__(says)
        self.way = way


class Adapted(Fault):
    """The server refused a parameter that the model now leaves out or names differently: ask again at once."""

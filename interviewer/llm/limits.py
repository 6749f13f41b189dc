"""How often and how long one answer is tried for."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """All in seconds, but for `retries`."""

    retries: int = 3
    """Requests behind the first, for whatever reason: three ways of asking and one mishap fit."""
    seconds: float = 120.0
    """Wall clock of one answer, waits included."""
    try_seconds: float = 60.0
    """Wall clock of one request, or to the first piece of a stream."""
    first_wait: float = 0.5
    """Before the second request; doubled each time, up to half of it again by chance."""
    longest_wait: float = 8.0
    """Of our own; a server may ask for more, as far as the time of the answer allows."""

    def wait(self, fault_number: int, chance: float) -> float:
        """Seconds behind the `fault_number`-th mishap (from 1); `chance` is between 0 and 1."""
        doubled: float = self.first_wait * 2.0 ** (fault_number - 1)
        return min(self.longest_wait, doubled) * (1 + chance / 2)

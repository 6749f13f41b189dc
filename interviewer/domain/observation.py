"""What an observer saw: strengths and gates, each with the words it rests on. No points here."""

from enum import StrEnum
from typing import Self

from interviewer.domain.base import Value


class Strength(StrEnum):
    """How well a signal is evidenced (GRADING: absent, claimed, shown, strong)."""

    rank: int
    """0 for absent up to 3 for strong."""

    def __new__(cls, value: str) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.rank = len(cls.__members__)
        return member

    ABSENT = "absent"
    CLAIMED = "claimed"
    SHOWN = "shown"
    STRONG = "strong"


class Evidence(Value):
    """Words of the candidate. `transcript.turns[turn].text[start:end] == quote`, in code points."""

    turn: int
    start: int
    end: int
    quote: str


class SignalObservation(Value):
    """One signal: its strength and the quotes that decide it, the most telling first."""

    id: str
    strength: Strength
    evidence: tuple[Evidence, ...] = ()
    retracted: bool = False
    """True where a later reply took the claim back."""


class Marked(Value):
    """A gate or a red flag that fired, with the words that fired it (none for a property of the whole)."""

    id: str
    evidence: tuple[Evidence, ...] = ()


class Observations(Value):
    """Everything one observer saw in one transcript. `signals` is in rubric order and complete."""

    signals: tuple[SignalObservation, ...]
    gates: tuple[Marked, ...] = ()
    caps: tuple[Marked, ...] = ()
    """Rules that hold a dimension without a verdict of their own: escalation, spectator, nothing named."""
    red_flags: tuple[Marked, ...] = ()
    suspicions: tuple[Marked, ...] = ()
    """Words that address the grader; never evidence."""
    notes: tuple[str, ...] = ()
    unscored: str | None = None
    """Why no grade can be given (another language, say); None when it can."""

"""What was said: turns, the transcript of one question, and the closed sets that describe it."""

from enum import StrEnum
from typing import Literal

from interviewer.domain.base import Value

Speaker = Literal["interviewer", "candidate"]


class Level(StrEnum):
    """Seniority the answer is judged for."""

    SDE1 = "sde1"
    SDE2 = "sde2"
    SENIOR = "senior"
    STAFF = "staff"
    PRINCIPAL = "principal"
    PM = "pm"


class Kind(StrEnum):
    """What a question is after; selects the gates and signals that make sense for it."""

    SELF_START = "self-start"
    PUSHBACK = "pushback"
    FAILURE = "failure"
    ANALYSIS = "analysis"
    DELIVERY = "delivery"
    HABIT = "habit"


DEFAULT_COMPETENCY = "generic"
DEFAULT_LEVEL = Level.SDE2
DEFAULT_KIND = Kind.SELF_START


class Turn(Value):
    """One utterance; `text` is kept exactly as it was given."""

    speaker: Speaker
    text: str


class Transcript(Value):
    """The answer to one question with its probes; the opening question is not a turn."""

    id: str
    question: str
    turns: tuple[Turn, ...]
    competency: str = DEFAULT_COMPETENCY
    level: Level = DEFAULT_LEVEL
    company: str | None = None
    role: str | None = None
    track: str | None = None
    """Id of the track that is laid over the competency."""
    kind: Kind | None = None
    """None: found from the question's wording by rules."""
    notes: tuple[str, ...] = ()
    """What was read differently from what was given (an unknown level, say); goes into the provenance."""

    def candidate_turns(self) -> tuple[tuple[int, str], ...]:
        """Index (in `turns`) and text of each candidate turn, in order."""
        return tuple((n, turn.text) for n, turn in enumerate(self.turns) if turn.speaker == "candidate")

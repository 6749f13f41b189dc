"""A conversation as it is kept: every line, what each was meant as, and what stood open before each probe."""

from typing import Literal

from interviewer.domain.base import Value
from interviewer.domain.interview import Intent, Mode, Purpose, Worder
from interviewer.domain.observation import Strength
from interviewer.domain.transcript import Speaker
from interviewer.evaluation.talk.candidates import Manner, SaidAs


class Before(Value):
    """How things stood before a probe, by the rules' reading of what counted so far."""

    strength: Strength
    """Of the signal that it is after."""
    asked: tuple[str, ...]
    """Signals that probes of this attempt were after before it."""
    told: tuple[str, ...]
    """Signals that the candidate has told in full by then, as whoever wrote him sees it."""
    heard_as: tuple[str, ...]
    """Signals that its words ask for, as the candidate understands them."""
    gates: tuple[str, ...] = ()
    """Gates that had fired."""


class Line(Value):
    """One turn."""

    seq: int
    question: int
    attempt: int
    speaker: Speaker
    text: str
    purpose: Purpose | None = None
    standing: str = ""
    """Of an interviewer's turn: the question or probe that stood when it was said."""
    signal: str | None = None
    wording: str | None = None
    worded_by: Worder | None = None
    instead: str | None = None
    before: Before | None = None
    """Of a probe."""
    intent: Intent | None = None
    """Of a candidate's turn: what it was taken for."""
    said_as: SaidAs | None = None
    """Of a candidate's turn: what it was meant as."""
    fact: str | None = None
    demands: tuple[str, ...] = ()
    met: bool | None = None


class Slip(Value):
    """A blank answer that was sent."""

    text: str
    after: int
    """The seq of the last turn before it."""
    message: str
    """What the candidate was told; empty: it was taken."""
    kept: bool
    """Whether a turn was stored for it."""


class Outcome(Value):
    """One grade."""

    question: int
    attempt: int
    status: Literal["scored", "unscored"]
    total: int | None


class Conversation(Value):
    """One interview with a simulated candidate."""

    candidate: str
    manner: Manner
    mode: Mode
    seed: int
    probes: int
    """Allowed for each question."""
    competencies: tuple[str, ...]
    """Of each question."""
    lines: tuple[Line, ...]
    typed: tuple[str, ...]
    """All that was typed or pressed and not refused, in order."""
    slips: tuple[Slip, ...] = ()
    grades: tuple[Outcome, ...] = ()
    shown_early: bool = False
    """Whether a grade could be seen before the end of a real interview."""
    ended: bool
    """False: it was given up because it did not end."""

    @property
    def by_interviewer(self) -> tuple[Line, ...]:
        """What the interviewer said."""
        return tuple(line for line in self.lines if line.speaker == "interviewer")

    @property
    def by_candidate(self) -> tuple[Line, ...]:
        """What the candidate said."""
        return tuple(line for line in self.lines if line.speaker == "candidate")

    @property
    def probe_lines(self) -> tuple[Line, ...]:
        """The probes."""
        return tuple(line for line in self.lines if line.purpose == "probe")

    def replies_to(self, line: Line) -> tuple[Line, ...]:
        """What the interviewer said to a candidate's turn, until the candidate spoke again."""
        found = []
        for other in self.lines[line.seq + 1 :]:
            if other.speaker == "candidate":
                break
            found.append(other)
        return tuple(found)

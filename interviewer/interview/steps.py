"""What the conversation is told and what it requests: events, requests and a step between them."""

from dataclasses import dataclass
from typing import Literal

from interviewer.domain.base import Value
from interviewer.domain.interview import Purpose, RecordedTurn
from interviewer.domain.merged import Rubric
from interviewer.domain.phrasing import Phrasing
from interviewer.domain.scorecard import Scorecard
from interviewer.domain.transcript import Transcript
from interviewer.interview.keeping import Heard
from interviewer.interview.state import State

Leaving = Literal["no", "moved_on", "finish"]


@dataclass(frozen=True)
class Book:
    """What the interviewer goes by: its wordings and the rubric of each competency in the plan."""

    phrasing: Phrasing
    rubrics: dict[str, Rubric]


class Line(Value):
    """An interviewer's turn before it has a place and a time."""

    text: str
    purpose: Purpose
    question: int
    attempt: int
    probe: str | None = None
    signal: str | None = None
    wording: str | None = None


class Marking(Value):
    """A grade before it has a time."""

    question: int
    attempt: int
    scorecard: Scorecard
    before: Scorecard | None


class Assess(Value):
    """Grade these transcripts and answer with Assessed."""

    heard: Heard | None
    """What the reply was that led here; None where the candidate finished instead of replying."""
    now: Transcript
    before_reply: Transcript | None = None
    """Up to the probe just answered; None where none was."""
    opening: Transcript | None = None
    """Up to the first probe; None where no probe was answered."""
    leaving: Leaving = "no"
    """Why the question is over whatever the grade says."""


class Record(Value):
    """Store this in one transaction and answer with Recorded."""

    lines: tuple[Line, ...]
    heard: Heard | None = None
    grade: Marking | None = None
    finished: bool = False


class Said(Value):
    """A candidate's turn was stored."""

    turn: RecordedTurn


class Assessed(Value):
    """The scorecards of an Assess."""

    request: Assess
    now: Scorecard
    before_reply: Scorecard | None = None
    opening: Scorecard | None = None


class Recorded(Value):
    """A Record was stored as these turns."""

    turns: tuple[RecordedTurn, ...]
    heard: Heard | None = None


class Chose(Value):
    """The candidate chose how to go on."""

    choice: Literal["again", "next", "finish"]
    question: int = 0
    """Which to answer again."""


Event = Said | Assessed | Recorded | Chose
Request = Assess | Record


class Step(Value):
    """A state and what has to be performed before anything else; None: the candidate is to speak."""

    state: State
    request: Request | None = None

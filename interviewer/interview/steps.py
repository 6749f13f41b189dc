"""What the conversation is told and what it requests: events, requests and a step between them."""

from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from interviewer.domain.base import Value
from interviewer.domain.interview import Intent, Purpose, RecordedTurn, Worder
from interviewer.domain.merged import Rubric
from interviewer.domain.phrasing import Phrasing
from interviewer.domain.scorecard import Scorecard
from interviewer.domain.transcript import Transcript
from interviewer.interview.keeping import Heard
from interviewer.interview.probing import ProbeChoice
from interviewer.interview.state import State

Leaving = Literal["no", "moved_on", "finish"]


@dataclass(frozen=True)
class Book:
    """What the interviewer goes by: its wordings and the rubric of each competency in the plan."""

    phrasing: Phrasing
    rubrics: dict[str, Rubric]
    words: bool = False
    """Whether a model may be asked to word probes (Phrase)."""
    judges: bool = False
    """Whether a second grader may be asked where a grade is shown at once (Judge)."""


class Line(Value):
    """An interviewer's turn before it has a place and a time."""

    text: str
    purpose: Purpose
    question: int
    attempt: int
    probe: str | None = None
    signal: str | None = None
    wording: str | None = None
    worded_by: Worder | None = None
    instead: str | None = None


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


class Phrase(Value):
    """Have a model word the next probe and classify the reply; answer with Phrased."""

    heard: Heard | None
    """What the rules took the reply for."""
    choices: tuple[ProbeChoice, ...] = Field(min_length=1)
    """What may be asked for; the first is what code chose."""
    template: Line
    """The probe as the rules word it."""
    transcript: Transcript
    """The attempt so far, the reply included."""
    standing: str
    """The question or probe that was replied to."""
    asked: tuple[str, ...] = ()
    """Every probe of the interview so far, in order."""
    may_stand: bool = False
    """Whether the question may be left standing if the reply was no answer to it."""


class Judge(Value):
    """Have the second grader grade these too and answer with Judged."""

    assess: Assess
    heard: Heard | None
    now: Scorecard
    """By the rules; what stands where the second grader gives nothing."""
    opening: Scorecard | None


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


class Phrased(Value):
    """What came of a Phrase."""

    request: Phrase
    text: str | None = None
    """A probe that has passed its checks; None: the template has to do."""
    choice: ProbeChoice | None = None
    """What `text` asks for, one of the request's choices."""
    kind: Intent = "answer"
    """What the model took the reply for."""
    instead: str | None = None
    """Why the template has to do, a sentence for the candidate."""


class Judged(Value):
    """The scorecards of a Judge."""

    request: Judge
    now: Scorecard
    opening: Scorecard | None


class Recorded(Value):
    """A Record was stored as these turns."""

    turns: tuple[RecordedTurn, ...]
    heard: Heard | None = None


class Chose(Value):
    """The candidate chose how to go on."""

    choice: Literal["again", "next", "finish"]
    question: int = 0
    """Which to answer again."""


Event = Said | Assessed | Phrased | Judged | Recorded | Chose
Request = Assess | Phrase | Judge | Record


class Step(Value):
    """A state and what has to be performed before anything else; None: the candidate is to speak."""

    state: State
    request: Request | None = None

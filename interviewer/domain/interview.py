"""An interview as it is kept: its set-up, its recorded turns, its grades."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from interviewer.domain.base import Value
from interviewer.domain.scorecard import Scorecard
from interviewer.domain.transcript import DEFAULT_LEVEL, Level, Speaker

Mode = Literal["practice", "real"]
Grader = Literal["rules", "llm", "auto"]
Worder = Literal["rules", "llm"]
Intent = Literal[
    "answer",
    "repeat",
    "clarify",
    "moment",
    "cannot",
    "skip",
    "off_topic",
    "abusive",
    "instructing",
    "too_short",
    "closing",
]
"""What a candidate's turn was taken for; only `answer` uses up a probe. `closing`: their question at the end."""
Purpose = Literal["question", "probe", "reply", "redirect", "critique", "closing", "notice", "end"]
"""What an interviewer's turn is for. Only `question` and `probe` wait for an answer that is graded.

`critique` closes a question in practice mode; `end` closes the interview.
"""


class PlannedQuestion(Value):
    """One question of the plan."""

    id: str
    """Question id of the rubric, or a free id for the user's own question."""
    competency: str
    text: str
    kind: str
    spare: "PlannedQuestion | None" = None
    """Asked instead, once, when the candidate cannot think of a story."""


class Setup(Value):
    """What was chosen before the first question."""

    plan: tuple[PlannedQuestion, ...] = Field(min_length=1)
    level: Level = DEFAULT_LEVEL
    company: str = "amazon"
    track: str | None = None
    """Id of the track that was chosen."""
    mode: Mode = "practice"
    probes: int = Field(default=2, ge=0, le=4)
    """The most probes a question gets."""
    timer: bool = True
    grader: Grader = "auto"
    seed: int = 0
    """Chooses among equal wordings, so that the same interview replays the same."""
    model: str | None = None
    """The model that words and grades beside the rules; None: none does."""
    sent_to: str | None = None
    """Where its requests go, as the candidate was told before the first answer; no model is asked anywhere else.

    A recording goes where the page says before the first one; it is nobody's request for words or grades.
    """


class RecordedTurn(Value):
    """One stored turn; `(interview, seq)` is unique and `seq` counts from 0 without gaps."""

    seq: int
    question: int
    """Index into the plan; len(plan) for the closing part."""
    attempt: int = 0
    """0 for the first answer to a question, 1 for the first 'answer again', ..."""
    speaker: Speaker
    text: str
    intent: Intent | None = None
    """Of a candidate's turn, once it is classified."""
    purpose: Purpose | None = None
    """Of an interviewer's turn."""
    probe: str | None = None
    """Probe id, of a probe whose competency has one for the signal."""
    signal: str | None = None
    """What a probe was after."""
    wording: str | None = None
    """Which template worded a probe; none is used twice in an interview. `<owner>.llm` where a model did."""
    worded_by: Worder | None = None
    """Of a probe; None where it was asked before this was recorded."""
    instead: str | None = None
    """Why a template worded a probe that a model should have worded."""
    met: bool | None = None
    """Of the answer to a probe: whether it raised the signal."""
    spoken_seconds: float | None = Field(default=None, ge=0, allow_inf_nan=False)
    """Of a candidate's turn: how long its recording was; None where it was typed. No grade knows of it."""
    at: datetime


class Graded(Value):
    """A grade of one attempt at one question; `before` is the same grader without the probes' answers."""

    question: int
    attempt: int
    scorecard: Scorecard
    before: Scorecard | None = None
    at: datetime


class Spent(Value):
    """What a model took: every request counts, whatever came of it."""

    requests: int = Field(default=0, ge=0)
    tokens: int = Field(default=0, ge=0)
    """At most: a request that was broken off counts with all that it could have taken."""
    usd: float | None = Field(default=None, ge=0)
    """As far as prices are known; None: none is."""

    def __add__(self, other: "Spent") -> "Spent":
        """Both together."""
        known = [usd for usd in (self.usd, other.usd) if usd is not None]
        usd = sum(known) if known else None
        return Spent(requests=self.requests + other.requests, tokens=self.tokens + other.tokens, usd=usd)


class Interview(Value):
    """Everything stored about one interview."""

    id: str
    created: datetime
    finished: datetime | None = None
    setup: Setup
    turns: tuple[RecordedTurn, ...] = ()
    grades: tuple[Graded, ...] = ()
    spent: Spent | None = None
    """By models, for questions, grades and speech; None: no model was asked, or it was not kept yet what it took."""

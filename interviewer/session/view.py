"""What a page, a terminal or a test reads of an interview: everything it needs to draw, nothing it must work out."""

from datetime import datetime
from typing import Literal

from interviewer.domain.base import Value
from interviewer.domain.competency import Reply
from interviewer.domain.interview import Graded, Intent, Mode, PlannedQuestion, Purpose, Setup, Spent, Worder
from interviewer.domain.scorecard import Verdict
from interviewer.domain.transcript import Speaker, Transcript

Control = Literal["repeat", "clarify", "moment", "cannot", "skip"]
CONTROLS: dict[Control, str] = {
    "repeat": "Repeat",
    "clarify": "Clarify",
    "moment": "Give me a moment",
    "cannot": "I can't think of one",
    "skip": "Skip",
}
"""The controls under the answer box and their labels, in the order in which they stand."""

Awaits = Literal["answer", "probe_answer", "choice", "closing", "interviewer", "nothing"]
"""What has to come next.

answer, probe_answer: the candidate's answer to the question or to the probe · choice: practice mode, after a
critique: answer again, next question or finish · closing: the candidate's own question at the end (may be skipped)
· interviewer: a stored answer whose reply is still due, or a reply or grade that is being made; `resume` performs or
joins it · nothing: the interview is over.
"""


class TurnView(Value):
    """One turn as it is shown. `signal`, `dimension` and `met` are None while they are to stay hidden (real mode)."""

    seq: int
    question: int
    attempt: int
    speaker: Speaker
    text: str
    intent: Intent | None
    purpose: Purpose | None
    signal: str | None
    signal_name: str | None
    dimension: str | None
    met: bool | None
    worded_by: Worder | None
    """Of a probe."""
    spoken_seconds: float | None
    """Of an answer's recording; None where it was typed."""
    at: datetime


class AttemptView(Value):
    """One attempt with something to grade. `transcript` is what a grader reads: evidence counts its turns."""

    question: int
    attempt: int
    asked: PlannedQuestion
    """The question as it was asked: the planned one or its spare."""
    transcript: Transcript
    seqs: tuple[int, ...]
    """Of each of the transcript's turns, its place in the interview."""


class ModelAnswer(Value):
    """A weak and a strong reply to a probe that was asked; shown only once the candidate has replied to it."""

    probe: str
    signal: str
    question: str
    weak: Reply
    strong: Reply


class QuestionLine(Value):
    """One question of the summary, by its latest graded attempt."""

    question: int
    competency: str
    text: str
    """As it was asked."""
    outcome: Literal["graded", "unscored", "skipped", "not_reached"]
    attempt: int | None = None
    total: int | None = None
    verdict: Verdict | None = None


class ReusedStory(Value):
    """Two questions answered with what looks like one story; `words` are the telling ones they share."""

    first: int
    second: int
    words: tuple[str, ...]


class Summary(Value):
    """All questions together; it has no verdict of its own."""

    questions: tuple[QuestionLine, ...]
    next_action: str | None
    """The one thing to do next; None where nothing was graded."""
    weakest: str | None
    """Dimension id with the largest share of its points missing over all graded questions."""
    reused: tuple[ReusedStory, ...] = ()


class TimeHints(Value):
    """Informational: nothing happens when they pass."""

    setup_seconds: int
    """Situation and task, of an answer."""
    answer_seconds: tuple[int, int]
    """A usual answer, from and to; a reply to a probe is shorter."""
    asked_at: datetime | None
    """When what is awaited now was said; None where nothing is awaited."""


class View(Value):
    """An interview as it stands.

    `next_seq` is what the next submission has to pass as `expected_seq`. `probes_used` counts the probes of the
    present attempt that were answered, `probes_left` those that may still be asked.
    """

    id: str
    created: datetime
    finished: datetime | None
    setup: Setup
    mode: Mode
    turns: tuple[TurnView, ...]
    awaits: Awaits
    next_seq: int
    question: int
    """Index of the question at hand; len(setup.plan) in the closing part."""
    questions: int
    attempt: int
    prompt: str
    """The question or probe that stands now; empty where nothing is awaited."""
    controls: tuple[Control, ...]
    """Those that make sense now."""
    can_answer_again: tuple[int, ...]
    """Questions that may be answered again now."""
    can_go_on: bool
    """Whether `next_question` is allowed now."""
    goes_on_to: Literal["question", "closing", "end"] | None
    """What `next_question` leads to."""
    can_finish: bool
    probes_used: int
    probes_left: int
    probes_most: int
    graded_by: str
    """`rules`, or a model's name."""
    graded_by_line: str
    """The quiet line that says who words the questions and who grades."""
    interviewer_line: str | None
    """Why the rules worded the probe that stands, where a model should have; None otherwise."""
    attempts: tuple[AttemptView, ...]
    """All so far, by their order in time."""
    grades: tuple[Graded, ...]
    """Those that may be seen now: all in practice mode and after the end, none before the end in real mode."""
    hints: tuple[str, ...]
    """For what is awaited now, to be shown on request only; empty in real mode."""
    models: tuple[ModelAnswer, ...]
    """For the probes of graded attempts: never before an attempt, in real mode not before the end."""
    time: TimeHints
    summary: Summary | None
    """Once the interview is over."""
    spent: Spent | None = None
    """What models took for it so far, probes and grades that the rules gave in the end included."""

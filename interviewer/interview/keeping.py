"""What an interview asks of whatever keeps it: the store's contract, without a database in it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from interviewer.domain.base import Value
from interviewer.domain.interview import Graded, Intent, Interview, RecordedTurn, Setup, Spent
from interviewer.domain.scorecard import Verdict


class Heard(Value):
    """What a stored candidate's turn was taken for; written once, together with the interviewer's reply."""

    seq: int
    intent: Intent
    met: bool | None = None


class GradeLine(Value):
    """One grade as the history lists it."""

    question: int
    attempt: int
    total: int | None
    """None: unscored."""
    verdict: Verdict | None
    grader: str | None
    """`rules` or `llm`; None where no grader was reached."""


class HistoryRow(Value):
    """One interview as the history lists it; `grades` by question, then attempt."""

    id: str
    created: datetime
    finished: datetime | None
    setup: Setup
    turns: int
    grades: tuple[GradeLine, ...]


class HistoryPage(Value):
    """Some rows, newest first, of `total` that there are under the same filter."""

    rows: tuple[HistoryRow, ...]
    total: int
    older: str | None = None
    """Cursor of the page that follows; None where this is the last one."""
    newer: str | None = None
    """Cursor of the page before this one; None where this is the first."""


def appended(
    interview: Interview,
    turns: Sequence[RecordedTurn],
    *,
    heard: Heard | None = None,
    grade: Graded | None = None,
    finished: datetime | None = None,
) -> Interview:
    """The interview as a store holds it after `InterviewStore.append` of the same."""
    said = [
        turn.model_copy(update={"intent": heard.intent, "met": heard.met}) if heard and turn.seq == heard.seq else turn
        for turn in interview.turns
    ]
    grades = {(item.question, item.attempt): item for item in interview.grades}
    if grade:
        grades[grade.question, grade.attempt] = grade
    return interview.model_copy(
        update={
            "turns": (*said, *turns),
            "grades": tuple(grades[place] for place in sorted(grades)),
            "finished": interview.finished or finished,
        }
    )


class InterviewStore(Protocol):
    """Keeps interviews. Each method is one transaction: all of it is on disk on return, or none of it.

    Every method may raise StoreUnavailable.
    """

    def create(self, interview: Interview) -> None:
        """Keep a new interview with the turns it already has. Raises StoreError where the id is taken."""

    def load(self, interview_id: str) -> Interview:
        """The interview with turns by seq and grades by question, then attempt. Raises UnknownInterview."""

    def append(
        self,
        interview_id: str,
        turns: Sequence[RecordedTurn],
        *,
        heard: Heard | None = None,
        grade: Graded | None = None,
        finished: datetime | None = None,
    ) -> None:
        """Add `turns` and, in the same transaction, what came with them.

        `heard` sets intent and met of the candidate's turn with that seq; `grade` replaces one of the same
        question and attempt; `finished` is kept where there is none yet.

        Raises TurnConflict, and keeps nothing, where a seq of `turns` is taken or leaves a gap; UnknownInterview.
        """

    def save_grade(self, interview_id: str, grade: Graded) -> None:
        """Keep a grade, replacing one of the same question and attempt. Raises UnknownInterview."""

    def spend(self, interview_id: str, more: Spent) -> None:
        """Add what a model took to what is kept of it. Raises UnknownInterview."""

    def history(self, *, cursor: str | None = None, limit: int = 50, competency: str | None = None) -> HistoryPage:
        """Interviews, newest first; with `competency`, those whose plan asks about it.

        `cursor` is `older` or `newer` of a page under the same filter, None for the newest page. Paging by cursor
        costs the same at any depth and neither repeats nor skips rows when an interview is added meanwhile.
        Raises UsageError for any other cursor.
        """

"""Keeping one interview for as long as it is held: the store's contract, in memory."""

from collections.abc import Sequence
from datetime import datetime

from interviewer.domain.interview import Graded, Interview, RecordedTurn, Spent
from interviewer.errors import StoreError, TurnConflict, UnknownInterview
from interviewer.interview.keeping import Heard, HistoryPage, appended


class Memory:
    """See `interview.keeping.InterviewStore`; there is no history in it."""

    def __init__(self) -> None:
        self.kept: dict[str, Interview] = {}

    def create(self, interview: Interview) -> None:
        """Raises StoreError where the id is taken."""
        if interview.id in self.kept:
            raise StoreError(f"There is an interview {interview.id!r} already.")
        self.kept[interview.id] = interview

    def load(self, interview_id: str) -> Interview:
        """Raises UnknownInterview."""
        if interview_id not in self.kept:
            raise UnknownInterview(f"There is no interview {interview_id!r}.")
        return self.kept[interview_id]

    def append(
        self,
        interview_id: str,
        turns: Sequence[RecordedTurn],
        *,
        heard: Heard | None = None,
        grade: Graded | None = None,
        finished: datetime | None = None,
    ) -> None:
        """Raises TurnConflict where a seq is taken or leaves a gap; UnknownInterview."""
        old = self.load(interview_id)
        if [turn.seq for turn in turns] != list(range(len(old.turns), len(old.turns) + len(turns))):
            raise TurnConflict("That turn was stored already, or one before it is missing. Nothing was stored.")
        self.kept[interview_id] = appended(old, turns, heard=heard, grade=grade, finished=finished)

    def save_grade(self, interview_id: str, grade: Graded) -> None:
        """Raises UnknownInterview."""
        self.append(interview_id, (), grade=grade)

    def spend(self, interview_id: str, more: Spent) -> None:
        """Raises UnknownInterview."""
        old = self.load(interview_id)
        self.kept[interview_id] = old.model_copy(update={"spent": (old.spent or Spent()) + more})

    def history(self, *, cursor: str | None = None, limit: int = 50, competency: str | None = None) -> HistoryPage:
        """Nothing is listed."""
        del cursor, limit, competency
        return HistoryPage(rows=(), total=0)

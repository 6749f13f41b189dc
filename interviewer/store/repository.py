"""Keeping interviews: what `interviewer.interview.keeping.InterviewStore` promises, on a database."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from interviewer.domain.interview import Graded, Interview, RecordedTurn, Setup, Spent
from interviewer.domain.scorecard import Scorecard
from interviewer.errors import StoreError, UnknownInterview
from interviewer.interview.keeping import Heard, HistoryPage
from interviewer.settings import Settings
from interviewer.store.database import WAIT_SECONDS, Database, connect
from interviewer.store.faults import turn_conflict
from interviewer.store.history import history_page
from interviewer.store.imports import ImportShelf
from interviewer.store.quiz import QuizShelf
from interviewer.store.schema import bring_up_to_date
from interviewer.store.scorings import ScoringShelf
from interviewer.store.tables import grades, interviews, topics, turns
from interviewer.store.upkeep import Purged, back_up, empty_journal, purge


def open_store(settings: Settings | None = None, *, wait_seconds: float = WAIT_SECONDS) -> "Repository":
    """Open the database of the settings (the environment's); make it, or migrate it with a copy of the file first.

    `wait_seconds`: how long a write waits for another one, and a connection for its server.
    Raises SettingsError for an impossible URL, StoreUnavailable, or NewerDatabase.
    """
    database = connect((settings or Settings.from_env()).database_url, wait_seconds)
    try:
        bring_up_to_date(database)
    except StoreError:
        database.engine.dispose()
        raise
    return Repository(database)


class Repository:
    """Every method takes a connection of its own, so that threads may share one repository."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.imports = ImportShelf(database)
        self.quiz = QuizShelf(database)
        self.scorings = ScoringShelf(database)

    @property
    def file(self) -> Path | None:
        """The SQLite file; None for PostgreSQL."""
        return self._database.file

    @property
    def place(self) -> str:
        """The file, or the server's address without its password."""
        return self._database.place

    def create(self, interview: Interview) -> None:
        """Keep a new interview with what it already has. Raises StoreError where the id is taken."""
        with self._database.writing() as connection:
            connection.execute(
                insert(interviews).values(
                    id=interview.id,
                    created=interview.created,
                    finished=interview.finished,
                    setup=interview.setup.model_dump(mode="json"),
                    spent_requests=interview.spent.requests if interview.spent else None,
                    spent_tokens=interview.spent.tokens if interview.spent else None,
                    spent_usd=interview.spent.usd if interview.spent else None,
                )
            )
            asked = sorted({question.competency for question in interview.setup.plan})
            rows = [{"interview_id": interview.id, "competency": competency} for competency in asked]
            connection.execute(insert(topics), rows)
            _insert_turns(connection, interview.id, 0, interview.turns)
            for grade in interview.grades:
                _put_grade(connection, interview.id, grade)

    def load(self, interview_id: str) -> Interview:
        """The interview with turns by seq and grades by question, then attempt. Raises UnknownInterview."""
        with self._database.reading() as connection:
            row = connection.execute(select(interviews).where(interviews.c.id == interview_id)).one_or_none()
            if row is None:
                raise _unknown(interview_id)
            said = connection.execute(
                select(turns).where(turns.c.interview_id == interview_id).order_by(turns.c.seq)
            ).mappings()
            graded = connection.execute(
                select(grades)
                .where(grades.c.interview_id == interview_id)
                .order_by(grades.c.question, grades.c.attempt)
            )
            return Interview(
                id=row.id,
                created=row.created,
                finished=row.finished,
                setup=Setup.model_validate(row.setup),
                turns=tuple(RecordedTurn.model_validate(_own(turn)) for turn in said),
                grades=tuple(_grade(row) for row in graded),
                spent=_spent(row),
            )

    def append(
        self,
        interview_id: str,
        turns: Sequence[RecordedTurn],
        *,
        heard: Heard | None = None,
        grade: Graded | None = None,
        finished: datetime | None = None,
    ) -> None:
        """Add turns and, in the same transaction, what came with them.

        Raises TurnConflict, and keeps nothing, where a seq is taken or leaves a gap; UnknownInterview.
        """
        with self._database.writing() as connection:
            _lock(connection, interview_id)
            _insert_turns(connection, interview_id, _next_seq(connection, interview_id), turns)
            if heard:
                _put_heard(connection, interview_id, heard)
            if grade:
                _put_grade(connection, interview_id, grade)
            if finished:
                open_still = (interviews.c.id == interview_id) & interviews.c.finished.is_(None)
                connection.execute(update(interviews).where(open_still).values(finished=finished))

    def save_grade(self, interview_id: str, grade: Graded) -> None:
        """Keep a grade, replacing one of the same question and attempt. Raises UnknownInterview."""
        with self._database.writing() as connection:
            _lock(connection, interview_id)
            _put_grade(connection, interview_id, grade)

    def spend(self, interview_id: str, more: Spent) -> None:
        """Add what a model took to what is kept of it. Raises UnknownInterview."""
        kept, usd = interviews.c, {}
        if more.usd is not None:
            usd = {"spent_usd": func.coalesce(kept.spent_usd, 0.0) + more.usd}
        added = {
            "spent_requests": func.coalesce(kept.spent_requests, 0) + more.requests,
            "spent_tokens": func.coalesce(kept.spent_tokens, 0) + more.tokens,
            **usd,
        }
        with self._database.writing() as connection:
            if connection.execute(update(interviews).where(kept.id == interview_id).values(added)).rowcount == 0:
                raise _unknown(interview_id)

    def history(self, *, cursor: str | None = None, limit: int = 50, competency: str | None = None) -> HistoryPage:
        """Interviews, newest first; with `competency`, those whose plan asks about it.

        `cursor` is `older` or `newer` of a page under the same filter. Raises UsageError for any other.
        """
        with self._database.reading() as connection:
            return history_page(connection, cursor, limit, competency)

    def delete(self, interview_id: str) -> None:
        """Delete one interview with everything in it, and overwrite where its words stood. Raises UnknownInterview."""
        with self._database.writing() as connection:
            if connection.execute(delete(interviews).where(interviews.c.id == interview_id)).rowcount == 0:
                raise _unknown(interview_id)
        empty_journal(self._database)

    def backup(self, target: Path) -> None:
        """Copy everything into a new SQLite file. Raises StoreError where `target` exists, StoreUnavailable."""
        back_up(self._database, target)

    def purge(self, before: datetime | None = None) -> Purged:
        """Delete what was begun or taken in before a moment, everything for None, and leave no trace of its words."""
        return purge(self._database, before)

    def close(self) -> None:
        """Let go of the file or the server. The repository may be used again; it connects anew."""
        self._database.engine.dispose()


def _unknown(interview_id: str) -> UnknownInterview:
    return UnknownInterview(f"There is no interview '{interview_id}' here; it may have been deleted. Start a new one.")


def _lock(connection: Connection, interview_id: str) -> None:
    """Keep other writers from this interview until the transaction ends (on SQLite they are kept out already)."""
    row = connection.execute(select(interviews.c.id).where(interviews.c.id == interview_id).with_for_update())
    if row.one_or_none() is None:
        raise _unknown(interview_id)


def _next_seq(connection: Connection, interview_id: str) -> int:
    last = connection.scalar(select(func.max(turns.c.seq)).where(turns.c.interview_id == interview_id))
    return 0 if last is None else last + 1


def _insert_turns(connection: Connection, interview_id: str, next_seq: int, said: Sequence[RecordedTurn]) -> None:
    if [turn.seq for turn in said] != list(range(next_seq, next_seq + len(said))):
        raise turn_conflict()
    if said:
        connection.execute(insert(turns), [{"interview_id": interview_id, **turn.model_dump()} for turn in said])


def _put_heard(connection: Connection, interview_id: str, heard: Heard) -> None:
    key = (turns.c.interview_id == interview_id) & (turns.c.seq == heard.seq) & (turns.c.speaker == "candidate")
    changed = connection.execute(update(turns).where(key).values(intent=heard.intent, met=heard.met)).rowcount
    if changed != 1:
        raise StoreError(f"Turn {heard.seq} of interview '{interview_id}' is not the candidate's; nothing was stored.")


def _put_grade(connection: Connection, interview_id: str, grade: Graded) -> None:
    key = {"interview_id": interview_id, "question": grade.question, "attempt": grade.attempt}
    connection.execute(delete(grades).filter_by(**key))
    card = grade.scorecard
    connection.execute(
        insert(grades).values(
            **key,
            total=card.total,
            verdict=card.verdict,
            grader=card.provenance.grader if card.provenance else None,
            scorecard=card.model_dump(mode="json"),
            before=grade.before.model_dump(mode="json") if grade.before else None,
            at=grade.at,
        )
    )


def _own(turn: Any) -> dict[str, Any]:
    return {name: value for name, value in turn.items() if name != "interview_id"}


def _spent(row: Row[Any]) -> Spent | None:
    if row.spent_requests is None:
        return None
    return Spent(requests=row.spent_requests, tokens=row.spent_tokens, usd=row.spent_usd)


def _grade(row: Row[Any]) -> Graded:
    return Graded(
        question=row.question,
        attempt=row.attempt,
        scorecard=Scorecard.model_validate(row.scorecard),
        before=Scorecard.model_validate(row.before) if row.before else None,
        at=row.at,
    )

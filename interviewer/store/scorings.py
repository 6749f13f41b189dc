"""Keeping what calibrators gave: half done scorings at every change, finished ones as they were."""

from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from interviewer.domain.calibrator import Scoring
from interviewer.errors import ScoringConflict, UnknownScoring
from interviewer.store.database import Database
from interviewer.store.tables import scorings
from interviewer.store.upkeep import empty_journal

_COLUMNS = frozenset({"id", "pair", "begun", "finished"})
"""Kept in columns of their own; everything else of a scoring is its `content`."""
_AFTER_THE_END = {"mended", "version"}
"""What may still change in a finished scoring."""


class ScoringShelf:
    """Every method takes a connection of its own. All may raise StoreUnavailable."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, scoring: Scoring) -> Scoring:
        """Keep a new scoring; where its pair has one that is not finished, that one is given back instead."""
        with self._database.writing() as connection:
            open_one = connection.execute(
                select(scorings)
                .where((scorings.c.pair == scoring.pair) & scorings.c.finished.is_(None))
                .order_by(scorings.c.begun, scorings.c.id)
                .limit(1)
            ).one_or_none()
            if open_one is not None:
                return _scoring(open_one)
            connection.execute(insert(scorings).values(**_columns(scoring), content=_content(scoring)))
        return scoring

    def load(self, scoring_id: str) -> Scoring:
        """One scoring. Raises UnknownScoring."""
        with self._database.reading() as connection:
            return _load(connection, scoring_id)

    def save(self, scoring: Scoring, expected: int) -> None:
        """Keep a change of the version `expected`.

        Raises ScoringConflict, nothing kept, where somebody else changed it first or it is finished: of a finished
        one only the mended sentences may change. Raises UnknownScoring.
        """
        with self._database.writing() as connection:
            kept = _load(connection, scoring.id, lock=True)
            if kept.version != expected or (kept.finished and _end(kept) != _end(scoring)):
                raise _conflict()
            connection.execute(
                update(scorings)
                .where(scorings.c.id == scoring.id)
                .values(content=_content(scoring), finished=scoring.finished)
            )

    def every(self) -> tuple[Scoring, ...]:
        """All of them, the oldest first."""
        with self._database.reading() as connection:
            rows = connection.execute(select(scorings).order_by(scorings.c.begun, scorings.c.id))
            return tuple(_scoring(row) for row in rows)

    def delete(self, scoring_id: str) -> None:
        """Delete one, and overwrite where its words stood. Raises UnknownScoring."""
        with self._database.writing() as connection:
            if connection.execute(delete(scorings).where(scorings.c.id == scoring_id)).rowcount == 0:
                raise _unknown()
        empty_journal(self._database)


def _load(connection: Connection, scoring_id: str, *, lock: bool = False) -> Scoring:
    asked = select(scorings).where(scorings.c.id == scoring_id)
    row = connection.execute(asked.with_for_update() if lock else asked).one_or_none()
    if row is None:
        raise _unknown()
    return _scoring(row)


def _end(scoring: Scoring) -> dict[str, Any]:
    """What stays once a scoring is finished."""
    return scoring.model_dump(exclude=_AFTER_THE_END)


def _columns(scoring: Scoring) -> dict[str, Any]:
    return {name: getattr(scoring, name) for name in _COLUMNS}


def _content(scoring: Scoring) -> dict[str, Any]:
    return scoring.model_dump(mode="json", exclude=set(_COLUMNS))


def _scoring(row: Row[Any]) -> Scoring:
    return Scoring.model_validate({**row.content, **{name: getattr(row, name) for name in _COLUMNS}})


def _unknown() -> UnknownScoring:
    return UnknownScoring("That scoring is not here; it may have been deleted. Choose a pair and begin anew.")


def _conflict() -> ScoringConflict:
    return ScoringConflict(
        "This pair was scored further somewhere else, in another tab perhaps. Your last change was not kept; "
        "the page now shows what is."
    )

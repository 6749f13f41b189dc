"""Pages of the history, by cursor: the cost of a page does not grow with its depth."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, Select, func, select, tuple_

from interviewer.domain.interview import Setup
from interviewer.errors import UsageError
from interviewer.interview.keeping import GradeLine, HistoryPage, HistoryRow
from interviewer.store.tables import grades, interviews, topics, turns

MOST_ROWS = 200
_CURSOR = re.compile(r"(older|newer)-(\d{1,17})-([A-Za-z0-9_-]{1,64})", re.ASCII)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class _Cursor(NamedTuple):
    newer: bool
    created: datetime
    id: str


def history_page(connection: Connection, cursor: str | None, limit: int, competency: str | None) -> HistoryPage:
    """One page, newest first. Raises UsageError for a cursor that no page gave out, or a limit out of 1-200."""
    if not 1 <= limit <= MOST_ROWS:
        raise UsageError(f"A page of the history has 1 to {MOST_ROWS} rows, not {limit}.")
    place = _read(cursor) if cursor else None
    asked = _asks_about(competency)
    found = connection.execute(_page(place, limit + 1, asked)).all()
    more = len(found) > limit
    shown = list(found[:limit])
    if place and place.newer:
        shown.reverse()
    newer, older = (more, True) if place and place.newer else (place is not None, more)
    total = connection.scalar(select(func.count()).select_from(interviews).where(*asked))
    return HistoryPage(
        rows=_rows(connection, shown),
        total=total or 0,
        older=_written("older", shown[-1]) if shown and older else None,
        newer=_written("newer", shown[0]) if shown and newer else None,
    )


def _asks_about(competency: str | None) -> list[ColumnElement[bool]]:
    if competency is None:
        return []
    asking = select(topics.c.interview_id).where(topics.c.competency == competency)
    return [interviews.c.id.in_(asking)]


def _page(place: _Cursor | None, limit: int, asked: list[ColumnElement[bool]]) -> Select[Any]:
    key = (interviews.c.created, interviews.c.id)
    spoken = select(func.count()).where(turns.c.interview_id == interviews.c.id).scalar_subquery()
    page = select(interviews, spoken.label("turns")).where(*asked).limit(limit)
    if place is None:
        return page.order_by(*(column.desc() for column in key))
    edge = tuple_(place.created, place.id, types=[column.type for column in key])
    if place.newer:
        return page.where(tuple_(*key) > edge).order_by(*(column.asc() for column in key))
    return page.where(tuple_(*key) < edge).order_by(*(column.desc() for column in key))


def _rows(connection: Connection, found: list[Row[Any]]) -> tuple[HistoryRow, ...]:
    graded = connection.execute(
        select(
            grades.c.interview_id,
            grades.c.question,
            grades.c.attempt,
            grades.c.total,
            grades.c.verdict,
            grades.c.grader,
        )
        .where(grades.c.interview_id.in_([row.id for row in found]))
        .order_by(grades.c.interview_id, grades.c.question, grades.c.attempt)
    ).mappings()
    lines: dict[str, list[GradeLine]] = {row.id: [] for row in found}
    for grade in graded:
        values = dict(grade)
        lines[values.pop("interview_id")].append(GradeLine.model_validate(values))
    return tuple(
        HistoryRow(
            id=row.id,
            created=row.created,
            finished=row.finished,
            setup=Setup.model_validate(row.setup),
            turns=row.turns,
            grades=tuple(lines[row.id]),
        )
        for row in found
    )


def _written(direction: str, row: Row[Any]) -> str:
    since = row.created - _EPOCH
    microseconds = (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds
    return f"{direction}-{microseconds}-{row.id}"


def _read(cursor: str) -> _Cursor:
    found = _CURSOR.fullmatch(cursor)
    if not found:
        raise UsageError("That page of the history is not known. Open the history again from its first page.")
    return _Cursor(found[1] == "newer", _EPOCH + timedelta(microseconds=int(found[2])), found[3])

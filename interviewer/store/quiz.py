"""Keeping the quiz: what `interviewer.quiz.keeping.QuizStore` promises, on a database."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select

from interviewer.errors import UnknownRound
from interviewer.quiz.keeping import Answer, Card, NextCard, Round
from interviewer.store.database import Database
from interviewer.store.tables import quiz_answers, quiz_cards, quiz_rounds

NONE_IN_PARTICULAR = ""
"""Stands in the column of competencies for an item that is of none."""


class QuizShelf:
    """Every method takes a connection of its own, so that threads may share one repository."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, started: Round) -> None:
        """Keep a new round. Raises StoreError where the id is taken."""
        content = started.model_dump(mode="json", include={"wanted", "asked"})
        with self._database.writing() as connection:
            connection.execute(insert(quiz_rounds).values(id=started.id, begun=started.begun, content=content))

    def load(self, round_id: str) -> tuple[Round, tuple[Answer, ...]]:
        """A round with its answers by number. Raises UnknownRound."""
        with self._database.reading() as connection:
            row = connection.execute(select(quiz_rounds).where(quiz_rounds.c.id == round_id)).one_or_none()
            if row is None:
                raise _unknown(round_id)
            return _round(row), _answers(connection, round_id)

    def newest(self) -> tuple[Round, tuple[Answer, ...]] | None:
        """The round that was begun last, with its answers; None where there is none."""
        latest = select(quiz_rounds).order_by(quiz_rounds.c.begun.desc(), quiz_rounds.c.id.desc()).limit(1)
        with self._database.reading() as connection:
            row = connection.execute(latest).one_or_none()
            return (_round(row), _answers(connection, row.id)) if row else None

    def answer(self, answer: Answer, next_card: NextCard) -> Card:
        """Keep an answer and, in the same transaction, the item's next card.

        Raises AnswerConflict, and keeps nothing, where that place of the round is answered; UnknownRound.
        """
        with self._database.writing() as connection:
            _lock(connection, answer.round)
            values = {
                **answer.model_dump(),
                "wording": _as_json(answer),
                "competency": answer.competency or NONE_IN_PARTICULAR,
            }
            connection.execute(insert(quiz_answers).values(values))
            card = next_card(_card(connection, answer.item))
            connection.execute(delete(quiz_cards).where(quiz_cards.c.item == answer.item))
            connection.execute(insert(quiz_cards).values(item=answer.item, card=card.memory, due=card.due))
        return card

    def latest(self) -> Mapping[str, Answer]:
        """Item to its newest answer; of several at one moment, that of the last place."""
        table = quiz_answers.c
        newest_first = (table.at.desc(), table.number.desc(), table.round.desc())
        place = func.row_number().over(partition_by=table.item, order_by=newest_first)
        ranked = select(quiz_answers, place.label("place")).subquery()
        columns = [column for column in ranked.c if column.name != "place"]
        with self._database.reading() as connection:
            rows = connection.execute(select(*columns).where(ranked.c.place == 1))
            return {row.item: _answer(row) for row in rows}

    def cards(self) -> Mapping[str, Card]:
        """Item to its card."""
        with self._database.reading() as connection:
            rows = connection.execute(select(quiz_cards))
            return {row.item: Card(memory=row.card, due=row.due) for row in rows}


def _unknown(round_id: str) -> UnknownRound:
    return UnknownRound(f"There is no round '{round_id}' of the quiz here. Start a new one.")


def _as_json(answer: Answer) -> dict[str, Any] | None:
    return answer.wording.model_dump(mode="json") if answer.wording else None


def _lock(connection: Connection, round_id: str) -> None:
    """Keep other writers from this round until the transaction ends (on SQLite they are kept out already)."""
    row = connection.execute(select(quiz_rounds.c.id).where(quiz_rounds.c.id == round_id).with_for_update())
    if row.one_or_none() is None:
        raise _unknown(round_id)


def _card(connection: Connection, item: str) -> Card | None:
    row = connection.execute(select(quiz_cards).where(quiz_cards.c.item == item).with_for_update()).one_or_none()
    return Card(memory=row.card, due=row.due) if row else None


def _round(row: Row[Any]) -> Round:
    return Round.model_validate({"id": row.id, "begun": row.begun, **row.content})


def _answers(connection: Connection, round_id: str) -> tuple[Answer, ...]:
    given = select(quiz_answers).where(quiz_answers.c.round == round_id).order_by(quiz_answers.c.number)
    return tuple(_answer(row) for row in connection.execute(given))


def _answer(row: Row[Any]) -> Answer:
    values = dict(row._mapping)
    return Answer.model_validate({**values, "competency": values["competency"] or None})

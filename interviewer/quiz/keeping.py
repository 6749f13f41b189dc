"""What the quiz keeps, and what it asks of whatever keeps it: rounds, answers and cards, without a database."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Protocol

from pydantic import Field

from interviewer.domain.base import Value
from interviewer.quiz.items import Difficulty, Kind, Wording


class Wanted(Value):
    """What a round is to be about; None: anything."""

    competency: str | None = None
    kind: Kind | None = None
    difficulty: Difficulty | None = None


class Asked(Value):
    """One place in a round: the item, and its choices in the order in which they are shown."""

    item: str
    order: tuple[int, ...]
    """Indexes into the item's choices; the first is shown as 1."""
    due: bool
    """It came back, rather than being new."""


class Round(Value):
    """Some items, chosen and shuffled once; kept from its start, so that it is the same after a reload."""

    id: str
    begun: datetime
    wanted: Wanted
    asked: tuple[Asked, ...] = Field(min_length=1)


class Answer(Value):
    """What was chosen at one place of a round."""

    round: str
    number: int = Field(ge=0)
    item: str
    competency: str | None
    choice: int = Field(ge=0)
    """Index into the item's choices, not into the order shown."""
    right: bool
    wording: Wording | None = None
    """What was answered, as it was put then; None where it was answered before this was kept."""
    at: datetime


class Card(Value):
    """When an item is to come back; `memory` is what the spaced-repetition library knows of it."""

    memory: dict[str, Any]
    due: datetime


NextCard = Callable[[Card | None], Card]
"""From an item's card, None at its first answer, to the one after this answer."""


class QuizStore(Protocol):
    """Keeps the quiz. Each method is one transaction: all of it is on disk on return, or none of it.

    Every method may raise StoreUnavailable.
    """

    def begin(self, started: Round) -> None:
        """Keep a new round. Raises StoreError where the id is taken."""

    def load(self, round_id: str) -> tuple[Round, tuple[Answer, ...]]:
        """A round with its answers by number. Raises UnknownRound."""

    def newest(self) -> tuple[Round, tuple[Answer, ...]] | None:
        """The round that was begun last, with its answers; None where there is none."""

    def answer(self, answer: Answer, next_card: NextCard) -> Card:
        """Keep an answer and, in the same transaction, the item's next card.

        Raises AnswerConflict, and keeps nothing, where that place of the round is answered; UnknownRound.
        """

    def latest(self) -> Mapping[str, Answer]:
        """Item to its newest answer."""

    def cards(self) -> Mapping[str, Card]:
        """Item to its card."""

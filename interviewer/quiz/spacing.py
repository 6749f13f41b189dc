"""When an item comes back: the FSRS scheduler, with days as its smallest step and nothing left to chance."""

from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, cast

from interviewer.quiz.keeping import Card

if TYPE_CHECKING:
    import fsrs
    from fsrs.card import CardDict


def next_card(card: Card | None, *, right: bool, hinted: bool, at: datetime) -> Card:
    """The card after an answer given at that moment; None: it was the first.

    Wrong is FSRS's `Again`, right after the hint `Hard`, right `Good`. An item that is missed at its first answer
    comes back after a day, one that is right after two; from then on by how well it was remembered.
    """
    import fsrs

    moment = at.astimezone(UTC)
    # Without these the library takes the system's clock, and sleeps to make ids that differ.
    known = fsrs.Card.from_dict(cast("CardDict", card.memory)) if card else fsrs.Card(card_id=0, due=moment)
    rating = fsrs.Rating.Again if not right else fsrs.Rating.Hard if hinted else fsrs.Rating.Good
    reviewed, _ = _scheduler().review_card(known, rating, moment)
    return Card(memory=dict(reviewed.to_dict()), due=reviewed.due)


@cache
def _scheduler() -> "fsrs.Scheduler":
    import fsrs

    # Its steps of minutes suit a deck that is gone through all day; here the reasoning was just read.
    return fsrs.Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)

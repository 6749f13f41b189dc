"""Items, rounds and answers to test the quiz with."""

from datetime import UTC, datetime, timedelta

from interviewer.domain import calibration_pair
from interviewer.quiz.items import Difficulty, Item, Kind
from interviewer.quiz.keeping import Answer, Asked, Round, Wanted

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def an_item(
    key: str,
    competency: str | None = "ownership",
    *,
    kind: Kind | None = "weakness",
    difficulty: Difficulty | None = "easy",
    choices: int = 4,
    answer: int = 1,
) -> Item:
    """An item whose choices name it and their place."""
    return Item(
        key=key,
        competency=competency,
        kind=kind,
        difficulty=difficulty,
        prompt=f"What about {key}?",
        choices=tuple(f"{key} choice {place}" for place in range(choices)),
        answer=answer,
        reasoning=(f"First of {key}", f"Then of {key}"),
        hint=f"Hint of {key}",
        usual_mistake=f"Mistake of {key}",
    )


def an_answer(item: str, *, right: bool = True, minutes: int = 0, round_id: str = "r", number: int = 0) -> Answer:
    """An answer, so many minutes after noon."""
    return Answer(
        round=round_id,
        number=number,
        item=item,
        competency="ownership",
        choice=1 if right else 0,
        right=right,
        at=NOON + timedelta(minutes=minutes),
    )


def a_round(round_id: str = "r", items: tuple[str, ...] = ("a", "b"), *, minutes: int = 0) -> Round:
    """A round over these items, each shown backwards."""
    asked = tuple(Asked(item=item, order=(3, 2, 1, 0), due=False) for item in items)
    wanted = Wanted(competency="ownership", kind="phrase")
    return Round(id=round_id, begun=NOON + timedelta(minutes=minutes), wanted=wanted, asked=asked)


def from_a_page(
    stem: str = "What is weak?",
    *,
    choices: tuple[str, ...] = ("No number", "No owner", "No end"),
    answer: int | None = 0,
    difficulty: str | None = "Medium",
) -> calibration_pair.QuizItem:
    """An item as an importer gives it."""
    return calibration_pair.QuizItem(
        stem=stem,
        difficulty=difficulty,
        choices=choices,
        answer=answer,
        steps=("Read it again.",),
        hint=None,
        mistakes=None,
        line=3,
    )

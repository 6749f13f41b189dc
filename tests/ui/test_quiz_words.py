"""What the quiz says of counts and standings."""

from datetime import timedelta
from typing import get_args

import pytest

from interviewer.quiz.items import Difficulty, Kind
from interviewer.quiz.mastery import Standing
from interviewer.session import PrincipleLine, Prospect
from interviewer.ui.quiz_words import (
    DIFFICULTIES,
    KINDS,
    day,
    said_of_due,
    said_of_line,
    said_of_prospect,
    said_of_standing,
)
from tests.quiz.made import NOON


def stands(answered: int, right: int, hard: int = 0, *, strong: bool = False) -> Standing:
    """How far one is."""
    return Standing(answered=answered, right=right, hard_right=hard, verdict="strong" if strong else "not yet")


def a_line(name: str = "Ownership", *, due: int = 0, new: int = 0, standing: Standing | None = None) -> PrincipleLine:
    """One principle."""
    return PrincipleLine(id=name, name=name, items=12, due=due, new=new, standing=standing or stands(0, 0))


def test_every_kind_and_difficulty_has_a_name() -> None:
    """None is shown by its id."""
    assert set(KINDS) == set(get_args(Kind))
    assert set(DIFFICULTIES) == set(get_args(Difficulty))


@pytest.mark.parametrize(
    ("standing", "said"),
    [
        (stands(0, 0), "Not asked yet."),
        (stands(4, 3, 1), "Not yet: 3 of 4 right, 6 more to answer."),
        (stands(10, 7, 2), "Not yet: 7 of the last 10 right."),
        (stands(10, 9), "Not yet: 9 of the last 10 right, no hard one among them."),
        (stands(10, 8, 1, strong=True), "Strong: 8 of the last 10 right."),
    ],
)
def test_standing(standing: Standing, said: str) -> None:
    """The verdict, and what is missing for the better one."""
    assert said_of_standing(standing) == said


@pytest.mark.parametrize(
    ("prospect", "said"),
    [
        (Prospect(due=0, new=10, later=0, next_due=None), "A round of 10 items: 10 new."),
        (Prospect(due=1, new=0, later=3, next_due=NOON), "A round of 1 item: 1 due today."),
        (Prospect(due=2, new=8, later=0, next_due=None), "A round of 10 items: 2 due today, then 8 new."),
        (Prospect(due=0, new=0, later=0, next_due=None), "No item matches. Choose another principle"),
        (Prospect(due=0, new=0, later=1, next_due=NOON), "The one item that matches is answered. The next one comes"),
        (Prospect(due=0, new=0, later=5, next_due=NOON), "All 5 items that match are answered. The next one comes"),
    ],
)
def test_prospect(prospect: Prospect, said: str) -> None:
    """What a round would ask, or why there is none and when there will be."""
    assert said_of_prospect(prospect).startswith(said)


def test_what_is_due() -> None:
    """The sum first, then each principle that has any."""
    lines = (a_line("Earn Trust", due=3), a_line("Frugality"), a_line("Ownership", due=1, new=2))

    assert said_of_due(lines) == "Due today: 4 items. Earn Trust 3, Ownership 1."
    assert said_of_due(lines[1:2]) == "Nothing is due today."
    assert said_of_line(lines[2]) == "1 due today, 2 new. Not asked yet."
    assert said_of_line(lines[1]) == "Nothing due or new. Not asked yet."


def test_a_day_is_that_of_this_computer() -> None:
    """As its own clock would show it."""
    here = (NOON + timedelta(days=2)).astimezone()

    assert day(NOON + timedelta(days=2)) == f"{here.day} {here:%b} {here.year}"

"""When an item comes back."""

import json
from datetime import timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.quiz.keeping import Card
from interviewer.quiz.spacing import next_card
from tests.quiz.made import NOON

ANSWERS = st.lists(st.tuples(st.booleans(), st.booleans(), st.integers(0, 60)), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("right", "hinted", "days"),
    [
        pytest.param(False, False, 1, id="missed"),
        pytest.param(False, True, 1, id="missed with the hint"),
        pytest.param(True, True, 1, id="right with the hint"),
        pytest.param(True, False, 2, id="right"),
    ],
)
def test_the_first_answer(right: bool, hinted: bool, days: int) -> None:
    """What is missed comes back on the next day, what is known a day later."""
    assert next_card(None, right=right, hinted=hinted, at=NOON).due == NOON + timedelta(days=days)


def test_what_is_remembered_comes_back_later_and_later() -> None:
    """Right when due: the pauses grow; a miss makes the pause short again."""
    card = next_card(None, right=True, hinted=False, at=NOON)
    pauses = []
    for _ in range(4):
        at = card.due
        card = next_card(card, right=True, hinted=False, at=at)
        pauses.append(card.due - at)
    missed = next_card(card, right=False, hinted=False, at=card.due)

    assert pauses == sorted(pauses)
    assert pauses[-1] > timedelta(days=60)
    assert missed.due - card.due < pauses[0]


@given(ANSWERS)
def test_a_card_survives_the_database(answers: list[tuple[bool, bool, int]]) -> None:
    """What was kept as JSON goes on exactly as what was not; each pause is whole days, at least one."""
    at, kept, whole = NOON, None, None
    for right, hinted, days in answers:
        at += timedelta(days=days)
        whole = next_card(whole, right=right, hinted=hinted, at=at)
        kept = next_card(kept, right=right, hinted=hinted, at=at)
        assert kept == whole
        assert (whole.due - at) >= timedelta(days=1)
        assert (whole.due - at) % timedelta(days=1) == timedelta(0)
        kept = Card(memory=json.loads(json.dumps(kept.memory)), due=kept.due)


def test_any_zone_is_the_same_moment() -> None:
    """The library takes UTC alone; the clock of this computer may be elsewhere."""
    elsewhere = NOON.astimezone(timezone(timedelta(hours=9)))

    assert next_card(None, right=True, hinted=False, at=elsewhere) == next_card(None, right=True, hinted=False, at=NOON)

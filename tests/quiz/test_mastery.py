"""When a principle counts as known."""

import pytest

from interviewer.quiz.items import Item
from interviewer.quiz.keeping import Answer
from interviewer.quiz.mastery import standing
from tests.quiz.made import an_answer, an_item


def answered(marks: str) -> tuple[list[Item], dict[str, Answer]]:
    """An item a letter, oldest first: R and W for easy ones right and wrong, H and X for hard ones."""
    items, latest = [], {}
    for number, mark in enumerate(marks):
        key = f"i{number}"
        items.append(an_item(key, difficulty="hard" if mark in "HX" else "easy"))
        latest[key] = an_answer(key, right=mark in "RH", minutes=number)
    return items, latest


@pytest.mark.parametrize(
    ("marks", "verdict"),
    [
        pytest.param("", "not yet", id="nothing answered"),
        pytest.param("HRRRRRRRR", "not yet", id="nine, all right"),
        pytest.param("HRRRRRRRWW", "strong", id="eight of ten, one hard"),
        pytest.param("HRRRRRRWWW", "not yet", id="seven of ten"),
        pytest.param("RRRRRRRRRR", "not yet", id="ten of ten, none hard"),
        pytest.param("XXRRRRRRRR", "not yet", id="eight of ten, the hard ones wrong"),
        pytest.param("WWWWHRRRRRRRWW", "strong", id="the last ten count"),
        pytest.param("HRRRRRRRRRRR", "not yet", id="the hard one is not among the last ten"),
    ],
)
def test_strong_or_not_yet(marks: str, verdict: str) -> None:
    """Eight of the last ten different items, a hard one among them."""
    assert standing(*answered(marks)).verdict == verdict


def test_what_is_missing_is_told() -> None:
    """Where only a hard item is missing, that is said and not a number."""
    assert standing(*answered("RRRRRRRRRR")).lacks_hard
    assert not standing(*answered("HRRRRRRRRR")).lacks_hard
    assert not standing(*answered("RRRRRRRWWW")).lacks_hard


def test_items_that_are_gone_do_not_count() -> None:
    """An answer to an item that no rubric has any more says nothing that can be mended."""
    items, latest = answered("HRRRRRRRRR")

    assert standing(items[:-1], latest).answered == 9


def test_of_one_moment_the_later_place_is_newer() -> None:
    """Clocks are coarse: answers of one moment are ordered by their place in the round."""
    items = [an_item(f"i{number}", difficulty="hard") for number in range(11)]
    latest = {item.key: an_answer(item.key, right=n > 0, number=n) for n, item in enumerate(items)}

    assert standing(items, latest).right == 10

"""What a round asks: properties over any items, cards and wishes."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from interviewer.quiz.choosing import ROUND, choose, matches, pool
from interviewer.quiz.items import DIFFICULTIES, KINDS, Item
from interviewer.quiz.keeping import Wanted
from tests.quiz.made import NOON, an_item

Cards = dict[str, datetime]
COMPETENCIES = ("ownership", "earn_trust", None)
ITEMS = st.lists(
    st.builds(
        an_item,
        st.integers(0, 60).map(str),
        st.sampled_from(COMPETENCIES),
        kind=st.sampled_from((*KINDS, None)),
        difficulty=st.sampled_from((*DIFFICULTIES, None)),
        choices=st.integers(2, 6),
    ),
    unique_by=lambda item: item.key,
    max_size=25,
)
WANTED = st.builds(
    Wanted,
    competency=st.sampled_from(COMPETENCIES),
    kind=st.sampled_from((*KINDS, None)),
    difficulty=st.sampled_from((*DIFFICULTIES, None)),
)
CARDS = st.dictionaries(
    st.integers(0, 60).map(str), st.integers(-72, 72).map(lambda hours: NOON + timedelta(hours=hours))
)
MISSED = st.sets(st.integers(0, 60).map(str))


@given(ITEMS, WANTED, CARDS, MISSED, st.text(max_size=5))
def test_a_round(items: list[Item], wanted: Wanted, cards: Cards, missed: set[str], seed: str) -> None:
    """No item twice, the wishes honoured, due before new, nothing before it is due, and no room left unused."""
    found = pool(items, wanted, cards, missed, NOON)
    asked = choose(found, seed)
    by_key = {item.key: item for item in items}
    keys = [one.item for one in asked]
    due = [one.due for one in asked]

    assert len(set(keys)) == len(keys) == min(ROUND, len(found.due) + len(found.new))
    assert all(matches(by_key[key], wanted) for key in keys)
    assert due == sorted(due, reverse=True)
    assert all((key in cards) == one.due for key, one in zip(keys, asked, strict=True))
    assert all(cards[key] < NOON for key in keys if key in cards)
    assert all(sorted(one.order) == list(range(len(by_key[one.item].choices))) for one in asked)
    assert len(found.due) + len(found.new) + len(found.later) == sum(matches(item, wanted) for item in items)


@given(ITEMS, CARDS, MISSED)
def test_missed_items_come_first(items: list[Item], cards: Cards, missed: set[str]) -> None:
    """Of what is due, what was answered wrongly leads, and of that what waits longest."""
    due = pool(items, Wanted(), cards, missed, NOON).due

    assert [(item.key not in missed, cards[item.key]) for item in due] == sorted(
        (item.key not in missed, cards[item.key]) for item in due
    )


def test_a_seed_gives_the_same_round() -> None:
    """The draw depends on the seed alone; another seed shuffles items and choices otherwise."""
    found = pool([an_item(str(number)) for number in range(30)], Wanted(), {}, (), NOON)

    assert choose(found, "one") == choose(found, "one")
    assert [one.item for one in choose(found, "one")] != [one.item for one in choose(found, "two")]


def test_every_place_of_the_right_choice_is_as_likely() -> None:
    """Where the right choice stands in the file says nothing about where it is shown."""
    found = pool([an_item(str(number)) for number in range(400)], Wanted(), {}, (), NOON)
    places = [one.order.index(1) for one in choose(found, "seed", most=400)]

    assert all(70 <= places.count(place) <= 130 for place in range(4))

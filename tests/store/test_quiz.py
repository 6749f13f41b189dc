"""The quiz on each database: what comes back, and who was first."""

import threading
from datetime import timedelta
from functools import partial

import pytest

from interviewer.errors import AnswerConflict, StoreError, UnknownRound
from interviewer.quiz.keeping import Card
from interviewer.quiz.spacing import next_card
from interviewer.store.repository import Repository
from tests.quiz.made import NOON, a_round, an_answer
from tests.store.conftest import Opener


def card_after(card: Card | None) -> Card:
    """A card that counts how often its item was answered."""
    times = (card.memory["times"] if card else 0) + 1
    return Card(memory={"times": times}, due=NOON + timedelta(days=times))


def test_a_round_comes_back_whole(opened: Opener) -> None:
    """Items, orders, wishes and answers, also for another process."""
    started = a_round()
    answers = (an_answer("a"), an_answer("b", right=False, number=1).model_copy(update={"competency": None}))
    opened().quiz.begin(started)
    for answer in reversed(answers):
        opened().quiz.answer(answer, card_after)

    assert opened().quiz.load("r") == (started, answers)


def test_an_unknown_round(store: Repository) -> None:
    """It is named, and nothing can be answered in it."""
    with pytest.raises(UnknownRound, match="'r'"):
        store.quiz.load("r")
    with pytest.raises(UnknownRound, match="'r'"):
        store.quiz.answer(an_answer("a"), card_after)

    assert store.quiz.latest() == {}


def test_a_taken_id(store: Repository) -> None:
    """A round is never replaced."""
    store.quiz.begin(a_round())

    with pytest.raises(StoreError, match="stored already"):
        store.quiz.begin(a_round(items=("c",)))

    assert store.quiz.load("r")[0] == a_round()


def test_the_newest_round(store: Repository) -> None:
    """None at first; then the one that was begun last, with its answers."""
    assert store.quiz.newest() is None

    store.quiz.begin(a_round("late", minutes=5))
    store.quiz.begin(a_round("early"))
    store.quiz.answer(an_answer("a", round_id="late"), card_after)

    assert store.quiz.newest() == (a_round("late", minutes=5), (an_answer("a", round_id="late"),))


def test_a_second_answer_is_a_conflict(store: Repository) -> None:
    """The first one stands, and the item's card is as the first one left it."""
    store.quiz.begin(a_round())
    store.quiz.answer(an_answer("a"), card_after)

    with pytest.raises(AnswerConflict, match="that answer stands"):
        store.quiz.answer(an_answer("a", right=False), card_after)

    assert store.quiz.load("r")[1] == (an_answer("a"),)
    assert store.quiz.cards()["a"].memory == {"times": 1}


def test_of_many_tabs_one_is_first(opened: Opener) -> None:
    """However many answer the same item at once, one answer is kept and one review is counted."""
    opened().quiz.begin(a_round())
    stores, told = [opened() for _ in range(6)], []

    def answer(store: Repository) -> None:
        try:
            store.quiz.answer(an_answer("a"), card_after)
            told.append("kept")
        except AnswerConflict:
            told.append("conflict")

    threads = [threading.Thread(target=answer, args=(store,)) for store in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(told) == ["conflict"] * 5 + ["kept"]
    assert opened().quiz.cards()["a"].memory == {"times": 1}


def test_an_answer_without_its_card_is_not_kept(store: Repository) -> None:
    """Both or neither."""
    store.quiz.begin(a_round())

    def broken(_: Card | None) -> Card:
        raise ValueError("no card")

    with pytest.raises(ValueError, match="no card"):
        store.quiz.answer(an_answer("a"), broken)

    assert store.quiz.load("r")[1] == ()


def test_the_newest_answer_of_each_item(store: Repository) -> None:
    """One an item, over all rounds; of one moment, the later place."""
    store.quiz.begin(a_round("one", ("a", "b", "c")))
    store.quiz.begin(a_round("two", ("a", "b")))
    given = [
        an_answer("a", right=False, round_id="one", minutes=1),
        an_answer("b", round_id="one", number=1, minutes=9),
        an_answer("c", round_id="one", number=2),
        an_answer("a", round_id="two", minutes=3),
        an_answer("b", right=False, round_id="two", number=1, minutes=2),
    ]
    for answer in given:
        store.quiz.answer(answer, card_after)

    assert store.quiz.latest() == {"a": given[3], "b": given[1], "c": given[2]}


def test_cards_of_the_library_come_back(opened: Opener) -> None:
    """What the spaced-repetition library knows of an item survives the database and goes on from there."""
    store = opened()
    store.quiz.begin(a_round("one"))
    store.quiz.begin(a_round("two"))
    first = store.quiz.answer(an_answer("a", round_id="one"), partial(next_card, right=True, hinted=False, at=NOON))
    kept = opened().quiz.cards()["a"]
    again = partial(next_card, right=True, hinted=False, at=first.due)
    second = opened().quiz.answer(an_answer("a", round_id="two"), again)

    assert kept == first
    assert second == again(first)
    assert opened().quiz.cards() == {"a": second}

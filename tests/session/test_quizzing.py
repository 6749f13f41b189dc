"""The quiz from its first round to the day on which an item comes back, on a database."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from itertools import count
from pathlib import Path

import pytest

from interviewer.errors import AnswerConflict, UnknownRound, UsageError
from interviewer.quiz.items import Item
from interviewer.quiz.keeping import Wanted
from interviewer.session import Quizzes, RoundView
from interviewer.session.quizzing import OF_NO_PRINCIPLE, end_of_day
from interviewer.settings import Settings
from interviewer.store.repository import Repository, open_store
from tests.quiz.made import NOON, an_item, from_a_page

TWELVE = tuple(an_item(f"own{n:02}", difficulty="hard" if n < 4 else "easy") for n in range(12))
TRUST = tuple(an_item(f"trust{n}", "earn_trust", kind="phrase") for n in range(3))
WHICH = an_item("which", "earn_trust", kind="principle")


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def store(home: Path) -> Iterator[Repository]:
    """An empty database."""
    opened = open_store(Settings(home=home, database_url=f"sqlite:///{home / 'quiz.db'}"))
    yield opened
    opened.close()


@pytest.fixture
def clock() -> Clock:
    """Noon."""
    return Clock()


def quiz_of(store: Repository, clock: Clock, items: tuple[Item, ...] = TWELVE) -> Quizzes:
    """A quiz over these items, its rounds numbered."""
    numbers = count()
    return Quizzes(store.quiz, items, now=clock, new_id=lambda: f"{clock.now:%d%H}-{next(numbers)}")


def place_of(view: RoundView, number: int, *, right: bool = True) -> int:
    """Where the right choice of that item is shown, or a wrong one; the right one names its place in the file."""
    item = view.item(number)
    assert item
    return next(place for place, choice in enumerate(item.choices) if choice.endswith("choice 1") == right)


def play(quiz: Quizzes, view: RoundView, *, wrong: tuple[int, ...] = ()) -> RoundView:
    """Answer everything, those numbers wrongly."""
    while view.next is not None:
        number = view.next
        view = quiz.answer(view.id, number, place_of(view, number, right=number not in wrong))
    return view


def test_nothing_of_the_answer_before_it_is_given(store: Repository, clock: Clock) -> None:
    """Before it: question, choices, hint. After it: what is right, why, the usual mistake, when it comes back."""
    quiz = quiz_of(store, clock)
    before = quiz.begin(Wanted()).items[0]
    after = quiz.answer("2112-0", 0, 0).items[0]

    assert before.hint
    assert (before.right, before.was_right, before.reasoning, before.usual_mistake, before.comes_back) == (
        None,
        None,
        (),
        None,
        None,
    )
    assert after.choices == before.choices
    assert after.right is not None
    assert after.choices[after.right].endswith("choice 1")
    assert after.reasoning
    assert after.usual_mistake
    assert after.comes_back


def test_which_principle_is_not_given_away(store: Repository, clock: Clock) -> None:
    """Where the question is which principle it is, whose item it is shows after the answer alone."""
    quiz = quiz_of(store, clock, (WHICH,))

    assert quiz.begin(Wanted()).items[0].competency is None
    assert quiz.answer("2112-0", 0, 0).items[0].competency == "earn_trust"


def test_a_round_goes_on_where_it_was_left(store: Repository, clock: Clock) -> None:
    """Another process finds the same items and choices in the same order, and offers to go on."""
    begun = quiz_of(store, clock).begin(Wanted())
    left = quiz_of(store, clock).answer(begun.id, 0, 2)

    found = quiz_of(store, clock).load(begun.id)

    assert found == left
    assert found.next == 1
    assert [item.choices for item in found.items] == [item.choices for item in begun.items]
    unfinished = quiz_of(store, clock).overview().unfinished
    assert unfinished
    assert (unfinished.id, unfinished.answered, unfinished.of) == (begun.id, 1, 10)


def test_a_round_that_is_over_is_not_offered(store: Repository, clock: Clock) -> None:
    """Nothing is left to go on with."""
    quiz = quiz_of(store, clock)
    over = play(quiz, quiz.begin(Wanted()), wrong=(0, 3))

    assert quiz.overview().unfinished is None
    assert over.next is None
    assert over.right == 8
    assert [item.number for item in over.missed] == [0, 3]


def test_a_second_tab_is_told(store: Repository, clock: Clock) -> None:
    """The first answer stands, whatever the second one was."""
    quiz = quiz_of(store, clock)
    view = quiz.begin(Wanted())
    first = quiz.answer(view.id, 0, 1)

    for place in (1, 2):
        with pytest.raises(AnswerConflict):
            quiz.answer(view.id, 0, place)

    assert quiz.load(view.id) == first


@pytest.mark.parametrize(("number", "place"), [(99, 0), (-1, 0), (0, 4), (0, -1)])
def test_an_impossible_answer_is_not_stored(store: Repository, clock: Clock, number: int, place: int) -> None:
    """A place that the round or the item does not have."""
    quiz = quiz_of(store, clock)
    view = quiz.begin(Wanted())

    with pytest.raises(UsageError, match="Nothing was stored"):
        quiz.answer(view.id, number, place)

    assert quiz.load(view.id) == view


def test_an_unknown_round(store: Repository, clock: Clock) -> None:
    """It is named."""
    with pytest.raises(UnknownRound, match="'nowhere'"):
        quiz_of(store, clock).load("nowhere")


def test_what_was_missed_comes_back_first(store: Repository, clock: Clock) -> None:
    """On the next day a miss is due and leads; what was right is not asked, new items follow; then nothing is left."""
    quiz = quiz_of(store, clock)
    first = play(quiz, quiz.begin(Wanted()), wrong=(4, 7))
    assert quiz.overview().lines[0].due == 0
    clock.now += timedelta(hours=20)

    prospect = quiz.prospect(Wanted())
    second = quiz.begin(Wanted())

    assert (prospect.due, prospect.new, prospect.later) == (2, 2, 8)
    assert quiz.overview().lines[0].due == quiz.overview().due == 2
    assert {item.prompt for item in second.items[:2]} == {item.prompt for item in first.missed}
    assert [item.due for item in second.items] == [True, True, False, False]
    play(quiz, second)
    assert quiz.prospect(Wanted()).due == quiz.prospect(Wanted()).new == 0
    assert quiz.prospect(Wanted()).next_due == clock.now + timedelta(days=1)
    with pytest.raises(UsageError, match="due or new"):
        quiz.begin(Wanted())


def test_a_hint_brings_an_item_back_sooner(store: Repository, clock: Clock) -> None:
    """Right with the hint is a day, right without it two."""
    quiz = quiz_of(store, clock)
    view = quiz.begin(Wanted())
    quiz.answer(view.id, 0, place_of(view, 0), hinted=True)
    after = quiz.answer(view.id, 1, place_of(view, 1))

    assert [item.comes_back for item in after.items[:2]] == [NOON + timedelta(days=1), NOON + timedelta(days=2)]


def test_strong_after_ten_of_a_principle(store: Repository, clock: Clock) -> None:
    """Each principle on its own; the round ends with where one stands with those that it asked."""
    quiz = quiz_of(store, clock, (*TWELVE, *TRUST))
    over = play(quiz, quiz.begin(Wanted(competency="ownership")), wrong=(0,))

    assert [line.id for line in over.lines] == ["ownership"]
    assert over.lines[0].standing.right == 9
    verdicts = {line.id: line.standing.verdict for line in quiz.overview().lines}
    assert verdicts == {"ownership": "strong", "earn_trust": "not yet"}


def test_filters(store: Repository, clock: Clock) -> None:
    """A round is about what was wanted, and says so after a reload."""
    quiz = quiz_of(store, clock, (*TWELVE, *TRUST, WHICH))

    view = quiz.begin(Wanted(competency="earn_trust", kind="phrase"))

    assert [item.kind for item in view.items] == ["phrase"] * 3
    assert quiz.load(view.id).wanted == Wanted(competency="earn_trust", kind="phrase")
    assert {item.difficulty for item in quiz.begin(Wanted(difficulty="hard")).items} == {"hard"}
    with pytest.raises(UsageError):
        quiz.begin(Wanted(competency="frugality"))


def test_imported_items_are_asked_too(store: Repository, clock: Clock) -> None:
    """Beside the built-in ones, under their principle where the page has one; without a known answer not at all."""
    brought = (
        (None, from_a_page()),
        ("earn_trust", from_a_page("And here?")),
        (None, from_a_page("Who knows?", answer=None)),
    )
    quiz = Quizzes(store.quiz, TRUST, brought=brought, now=clock)

    lines = {line.name: line.items for line in quiz.overview().lines}
    asked = quiz.begin(Wanted()).items

    assert lines == {"Earn Trust": 4, OF_NO_PRINCIPLE: 1}
    assert {"What is weak?", "And here?"} < {item.prompt for item in asked}
    assert len(asked) == 5


def test_items_taken_out_during_a_round(store: Repository, clock: Clock) -> None:
    """An import was undone, a rubric edited: the round goes on with what is left; the rest cannot be answered."""
    view = quiz_of(store, clock, TRUST).begin(Wanted())
    changed = an_item("trust1", "earn_trust", choices=3)
    fewer = quiz_of(store, clock, (TRUST[0], changed))

    left = fewer.load(view.id)
    gone = next(item.number for item in view.items if item.number != left.next)

    assert len(left.items) == 1
    with pytest.raises(UsageError, match="not in this round any more"):
        fewer.answer(view.id, gone, 0)
    assert play(fewer, left).next is None
    assert fewer.overview().unfinished is None


@pytest.mark.parametrize("hours", [-11, 0, 9])
def test_the_day_ends_at_midnight_here(hours: int) -> None:
    """Whoever learned late in the evening finds the item due on the next morning."""
    here = timezone(timedelta(hours=hours))
    end = end_of_day(datetime(2026, 11, 21, 23, 59, tzinfo=here))

    assert end == datetime(2026, 11, 22, 0, 0, tzinfo=here)
    assert end_of_day(end) == end + timedelta(days=1)


def test_the_shipped_items(store: Repository) -> None:
    """Every rubric that teaches has a line, none is answered, and a round can begin."""
    quiz = Quizzes(store.quiz)
    lines = quiz.overview().lines

    assert {line.id for line in lines} >= {"ownership", "earn_trust", "dive_deep"}
    assert all(line.items >= 10 and line.new == line.items for line in lines)
    assert len(quiz.begin(Wanted()).items) == 10
    assert quiz.begin(Wanted()).begun <= datetime.now(UTC)

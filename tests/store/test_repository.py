"""The contract of InterviewStore, on each database."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import get_args

import pytest

from interviewer.domain.interview import Graded, Intent, Interview, Purpose, Spent
from interviewer.domain.scorecard import Scorecard
from interviewer.errors import StoreError, TurnConflict, UnknownInterview
from interviewer.interview.keeping import Heard, InterviewStore
from interviewer.store.repository import Repository
from tests.store.builders import NOON, a_grade, a_turn, an_interview
from tests.store.conftest import Opener


def test_is_what_an_interview_asks_of_a_store(store: Repository) -> None:
    """A repository serves wherever an InterviewStore is wanted (mypy checks the assignment)."""
    kept: InterviewStore = store

    assert kept is store


@pytest.mark.parametrize(
    "interview",
    [
        pytest.param(an_interview(turns=0), id="nothing said yet"),
        pytest.param(an_interview(turns=4), id="turns"),
        pytest.param(an_interview(turns=2, grades=(a_grade(), a_grade(attempt=1))), id="grades"),
        pytest.param(an_interview(competencies=("ownership", "dive_deep", "ownership")), id="a principle twice"),
        pytest.param(an_interview().model_copy(update={"finished": NOON + timedelta(hours=1)}), id="finished"),
        pytest.param(an_interview().model_copy(update={"spent": Spent(requests=2, tokens=90, usd=0.25)}), id="paid"),
    ],
)
def test_gives_back_what_was_created(opened: Opener, interview: Interview) -> None:
    """An interview comes back equal in every field, also through another connection."""
    opened().create(interview)

    assert opened().load(interview.id) == interview


def test_adds_up_what_models_took(store: Repository) -> None:
    """Of what has no price only requests and tokens; an interview that is not there is said to be so."""
    interview = an_interview()
    store.create(interview)
    for more in (Spent(requests=1, tokens=10), Spent(requests=2, tokens=20, usd=0.5), Spent(requests=1, tokens=5)):
        store.spend(interview.id, more)

    assert store.load(interview.id).spent == Spent(requests=4, tokens=35, usd=0.5)
    with pytest.raises(UnknownInterview):
        store.spend("nobody", Spent())


def test_refuses_an_id_twice(store: Repository) -> None:
    """An id is given once; the first interview stays as it is."""
    first = an_interview("the-same", turns=2)
    store.create(first)

    with pytest.raises(StoreError, match="stored already"):
        store.create(an_interview("the-same", turns=0))

    assert store.load("the-same") == first


def test_appends_with_everything_that_came_with_it(store: Repository) -> None:
    """Turns, what the answer was taken for, the grade and the end are kept together."""
    interview = an_interview(turns=2)
    store.create(interview)

    store.append(
        interview.id,
        [a_turn(2), a_turn(3)],
        heard=Heard(seq=1, intent="answer", met=True),
        grade=a_grade(),
        finished=NOON,
    )

    heard = interview.turns[1].model_copy(update={"intent": "answer", "met": True})
    assert store.load(interview.id) == interview.model_copy(
        update={
            "turns": (interview.turns[0], heard, a_turn(2), a_turn(3)),
            "grades": (a_grade(),),
            "finished": NOON,
        }
    )


@pytest.mark.parametrize("seqs", [(0,), (1,), (3,), (2, 4), (2, 2), (3, 2), (-1,)], ids=str)
def test_refuses_a_turn_that_is_not_the_next(store: Repository, seqs: tuple[int, ...]) -> None:
    """A sequence number that is taken or leaves a gap is a conflict; nothing that came with it is kept."""
    interview = an_interview(turns=2)
    store.create(interview)

    with pytest.raises(TurnConflict, match="another tab"):
        store.append(
            interview.id,
            [a_turn(seq) for seq in seqs],
            heard=Heard(seq=1, intent="answer"),
            grade=a_grade(),
            finished=NOON,
        )

    assert store.load(interview.id) == interview


def test_second_tab_is_told(opened: Opener) -> None:
    """Of two tabs that answer the same question one is stored, the other is told and may go on after a reload."""
    first, second = opened(), opened()
    interview = an_interview(turns=1)
    first.create(interview)
    first.append(interview.id, [a_turn(1, "from the first tab")])

    with pytest.raises(TurnConflict):
        second.append(interview.id, [a_turn(1, "from the second tab")])

    assert [turn.text for turn in second.load(interview.id).turns] == ["turn 0", "from the first tab"]
    second.append(interview.id, [a_turn(2, "after a reload")])


def test_only_one_of_many_at_once_gets_the_turn(opened: Opener) -> None:
    """However many submit at the same moment, exactly one is stored and each other one is told."""
    interview = an_interview(turns=1)
    opened().create(interview)
    tabs = [opened() for _ in range(8)]

    def submit(number: int) -> str:
        try:
            tabs[number].append(interview.id, [a_turn(1, f"tab {number}")])
        except TurnConflict:
            return "told"
        return f"tab {number}"

    with ThreadPoolExecutor(len(tabs)) as pool:
        outcomes = list(pool.map(submit, range(len(tabs))))

    stored = [outcome for outcome in outcomes if outcome != "told"]
    assert [turn.text for turn in tabs[0].load(interview.id).turns] == ["turn 0", *stored]
    assert len(stored) == 1


def test_one_repository_serves_threads(store: Repository) -> None:
    """Threads that share a repository share no connection: nothing is lost or mixed up."""
    made = [an_interview(turns=3) for _ in range(24)]

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(store.create, made))
        loaded = list(pool.map(store.load, [interview.id for interview in made]))

    assert loaded == made


def test_end_is_kept_once(store: Repository) -> None:
    """An interview that has ended stays ended at its first end."""
    interview = an_interview()
    store.create(interview)

    store.append(interview.id, [], finished=NOON)
    store.append(interview.id, [], finished=NOON + timedelta(days=1))

    assert store.load(interview.id).finished == NOON


def test_grade_replaces_that_of_the_same_attempt(store: Repository) -> None:
    """A new grade of an attempt takes the place of the old one, other attempts keep theirs; order is by attempt."""
    interview = an_interview(competencies=("ownership", "dive_deep"), turns=2)
    store.create(interview)

    for grade in (a_grade(1), a_grade(0, 1), a_grade(0, 0), a_grade(0, 1, total=80)):
        store.save_grade(interview.id, grade)

    kept = [(grade.question, grade.attempt, grade.scorecard.total) for grade in store.load(interview.id).grades]
    assert kept == [(0, 0, 61), (0, 1, 80), (1, 0, 61)]


def test_keeps_a_grade_that_could_not_be_given(store: Repository) -> None:
    """Unscored is kept with its reason, never as a number."""
    unscored = Graded(
        question=0, attempt=0, scorecard=Scorecard(id="c", status="unscored", reason="another language"), at=NOON
    )
    interview = an_interview(grades=(unscored,))

    store.create(interview)

    assert store.load(interview.id).grades == (unscored,)


def test_heard_belongs_to_a_candidate_turn(store: Repository) -> None:
    """What a turn was taken for is kept of candidates' turns alone; otherwise nothing is stored."""
    interview = an_interview(turns=2)
    store.create(interview)

    with pytest.raises(StoreError, match="not the candidate's"):
        store.append(interview.id, [a_turn(2)], heard=Heard(seq=0, intent="answer"))

    assert store.load(interview.id) == interview


def test_unknown_interview_is_named(store: Repository) -> None:
    """Whatever is asked of an interview that is not there, its id is in the answer."""
    with pytest.raises(UnknownInterview, match="'gone'"):
        store.load("gone")
    with pytest.raises(UnknownInterview, match="'gone'"):
        store.append("gone", [a_turn(0)])
    with pytest.raises(UnknownInterview, match="'gone'"):
        store.save_grade("gone", a_grade())


def test_takes_every_intent_and_purpose(store: Repository) -> None:
    """The tables know no closed list that the domain could outgrow."""
    turns = [a_turn(0), *(a_turn(seq, speaker="candidate") for seq in range(1, len(get_args(Intent)) + 1))]
    purposes = [
        a_turn(len(turns) + number, speaker="interviewer").model_copy(update={"purpose": purpose})
        for number, purpose in enumerate(get_args(Purpose))
    ]
    interview = an_interview(turns=0)
    store.create(interview)

    store.append(interview.id, [*turns, *purposes])
    for seq, intent in enumerate(get_args(Intent), start=1):
        store.append(interview.id, [], heard=Heard(seq=seq, intent=intent))

    kept = store.load(interview.id).turns
    assert {turn.intent for turn in kept} == {None, *get_args(Intent)}
    assert {turn.purpose for turn in kept} >= set(get_args(Purpose))


def test_forgets_nothing_when_closed(store: Repository) -> None:
    """A closed repository connects anew at the next call."""
    interview = an_interview()
    store.create(interview)

    store.close()

    assert store.load(interview.id) == interview

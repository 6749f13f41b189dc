"""An interview with a simulated candidate goes through the real session, is kept whole, and is the same each time."""

from typing import Any

import pytest

from interviewer.domain.interview import Mode
from interviewer.errors import StoreError, TurnConflict, UnknownInterview
from interviewer.evaluation.talk.asking import ASKING_FILE, Asking, load_asking
from interviewer.evaluation.talk.candidates import Fact, Story, Utterance
from interviewer.evaluation.talk.checks import CHECKS
from interviewer.evaluation.talk.conversation import Conversation
from interviewer.evaluation.talk.holding import Sitting, hold
from interviewer.evaluation.talk.memory import Memory
from interviewer.resources import data_folder
from tests.evaluation.talk.told import candidate

LONG = (
    "Last winter I found that our office paid twice for the cleaning of the windows, since two departments had a "
    "contract each. I read the bills of three years, I called the firm, and I had one of the contracts ended. It cost "
    "us less from then on."
)


def asking() -> Asking:
    """Ours."""
    found = load_asking(data_folder("evals") / "candidates" / ASKING_FILE, [])
    assert found is not None
    return found


def held(mode: Mode = "practice", seed: int = 1, opening: tuple[Any, ...] = (LONG,), **more: Any) -> Conversation:
    """With somebody who opens so."""
    facts = (
        Fact(id="size", answers=("size", "before", "worth"), shows=("measure",), says="From 18,000 to 9,500 a year."),
        Fact(id="cost", answers=("cost",), says="I forgot to tell the caretaker, and he was cross with me for a week."),
    )
    says = tuple(item if isinstance(item, Utterance) else Utterance(says=item) for item in opening)
    story = Story(competency="ownership", question="money_leaking", opening=says, facts=facts)
    return hold(Sitting(candidate(stories=(story,), **more), mode, seed, 4), asking())


@pytest.mark.parametrize("mode", ["practice", "real"])
def test_it_is_held_to_its_end(mode: Mode) -> None:
    """Question, probes with what stood open before them, the end; everything typed is there."""
    talk = held(mode)

    assert talk.ended
    assert talk.lines[-1].purpose == "end"
    assert talk.probe_lines
    assert all(line.before and line.signal for line in talk.probe_lines)
    assert [line.text for line in talk.by_candidate] == list(talk.typed)
    assert {"size", "cost"} & {line.fact for line in talk.by_candidate}
    assert any(line.purpose == "critique" for line in talk.lines) is (mode == "practice")
    assert talk.grades[0].status == "scored"


def test_it_is_the_same_each_time() -> None:
    """To the byte; another seed words it otherwise. What is kept is read as it was."""
    first = held()

    assert held() == first
    assert [line.text for line in held(seed=2).probe_lines] != [line.text for line in first.probe_lines]
    assert Conversation.model_validate_json(first.model_dump_json()) == first


def test_blanks_and_buttons() -> None:
    """A blank is refused and noted, a button is pressed, and the interview goes on."""
    talk = held(opening=("", " \n", "/repeat", LONG))

    assert [(slip.kept, bool(slip.message)) for slip in talk.slips] == [(False, True)] * 2
    assert [line.intent for line in talk.by_candidate][:2] == ["repeat", "answer"]
    assert talk.typed[0] == "/repeat"
    assert not any(place.wrong for place in CHECKS["nothing_is_lost"].judge(talk))


def test_an_endless_candidate_is_given_up() -> None:
    """Who asks for a moment for ever ends no interview; the check says so."""
    talk = held(opening=("/moment",))

    assert not talk.ended
    assert [place.wrong for place in CHECKS["ends_in_time"].judge(talk)] == ["does not end"]


def test_answering_again() -> None:
    """After the critique, as a new attempt; only once."""
    talk = held(again=True)

    assert {line.attempt for line in talk.lines} == {0, 1}
    assert len(talk.grades) == 2
    assert talk.ended


def test_the_memory_keeps_the_store_s_contract() -> None:
    """A taken id, an unknown one and a turn out of its place are refused."""
    from tests.interview.fakes import MemoryStore
    from tests.session.modelled import server_of

    theirs = MemoryStore()
    interviews, _ = server_of(theirs, [])
    view = interviews.start(interviews.prepare(("ownership",), grader="rules"))
    interview = theirs.load(view.id)
    memory = Memory()
    memory.create(interview)

    with pytest.raises(StoreError):
        memory.create(interview)
    with pytest.raises(TurnConflict):
        memory.append(interview.id, interview.turns)
    with pytest.raises(UnknownInterview):
        memory.load("nobody")
    assert memory.load(interview.id) == interview
    assert memory.history().total == 0

"""Interviews on a store: stored first, resumed anywhere, one tab at a time."""

from collections.abc import Callable
from itertools import count

import pytest

from interviewer.domain.interview import Setup
from interviewer.errors import TurnConflict, UnknownInterview, UsageError
from interviewer.session import CONTROLS, LONGEST_ANSWER, Control, Interviews, View
from tests.interview.fakes import STORY, Clock, Killed, MemoryStore, grade, setup

GOOD = STORY + " outcome=shown. measure=strong. steps=shown. unprompted=shown. named=shown."
Act = Callable[[Interviews, View], View]


def interviews_on(store: MemoryStore) -> Interviews:
    """A server on that store, as after a start."""
    ids = count(len(store.kept))
    return Interviews(
        store, grade=grade, now=Clock(len(store.kept)), new_id=lambda: f"iv{next(ids)}", new_seed=lambda: 7
    )


def answer(text: str) -> Act:
    return lambda server, view: server.answer(view.id, text, view.next_seq)


def press(control: Control) -> Act:
    return lambda server, view: server.control(view.id, control, view.next_seq)


def go_on(server: Interviews, view: View) -> View:
    return server.next_question(view.id, view.next_seq)


def again(server: Interviews, view: View) -> View:
    return server.answer_again(view.id, 0, view.next_seq)


def finish(server: Interviews, view: View) -> View:
    return server.finish(view.id, view.next_seq)


def played(chosen: Setup, *acts: Act) -> tuple[MemoryStore, View]:
    """An interview after these acts."""
    store = MemoryStore()
    server = interviews_on(store)
    view = server.start(chosen)
    for act in acts:
        view = act(server, view)
    return store, view


def test_start_asks_the_first_question() -> None:
    """The view has all a page needs for its first drawing."""
    _, view = played(setup(3, mode="real", probes=2))
    assert (view.awaits, view.prompt, view.next_seq) == ("answer", "Planned question 0?", 1)
    assert (view.question, view.questions, view.attempt) == (0, 3, 0)
    assert (view.probes_used, view.probes_left, view.probes_most) == (0, 2, 2)
    assert view.controls == tuple(CONTROLS)
    assert (view.can_answer_again, view.can_go_on, view.can_finish) == ((), False, True)
    assert (view.grades, view.models, view.summary, view.hints) == ((), (), None, ())
    assert view.time.asked_at == view.turns[0].at
    assert view.graded_by == "rules"


def test_an_answer_is_stored_before_anything_else() -> None:
    """`submit` stores and does nothing more; `resume` makes the reply, once."""
    store, view = played(setup())
    server = interviews_on(store)
    waiting = server.submit(view.id, GOOD, view.next_seq)
    assert waiting.awaits == "interviewer"
    assert store.kept[view.id].turns[-1].text == GOOD
    assert store.kept[view.id].turns[-1].intent is None
    assert server.load(view.id) == waiting
    resumed = server.resume(view.id)
    assert resumed.awaits == "probe_answer"
    assert server.resume(view.id) == resumed == server.load(view.id)
    assert store.kept[view.id].turns[1].intent == "answer"


SCRIPTS: tuple[tuple[str, Setup, tuple[Act, ...]], ...] = (
    (
        "practice, several",
        setup(3, seed=1),
        (
            press("repeat"),
            answer(GOOD),
            answer("It was 40% less."),
            press("skip"),
            go_on,
            press("cannot"),
            answer(GOOD),
        ),
    ),
    ("real", setup(3, mode="real", probes=1), (answer(GOOD), answer("by half"), press("skip"), answer(GOOD), finish)),
    ("again", setup(probes=0), (answer("ok"), answer(GOOD), again, answer(GOOD))),
    ("closing", setup(3, mode="real", probes=0), (answer(GOOD), answer(GOOD), answer(GOOD), answer("Who leads it?"))),
)


@pytest.mark.parametrize(("chosen", "acts"), [case[1:] for case in SCRIPTS], ids=[case[0] for case in SCRIPTS])
def test_a_server_killed_at_any_write_resumes(chosen: Setup, acts: tuple[Act, ...]) -> None:
    """Killed before each write in turn: no submitted answer is lost or doubled, and the interview goes the same way."""
    whole, _ = played(chosen, *acts)
    expected = [(turn.text, turn.intent, turn.met, turn.purpose) for turn in whole.kept["iv0"].turns]
    for die_after in range(whole.appends):
        store = MemoryStore()
        store.die_after = die_after
        server = interviews_on(store)
        view = server.start(chosen)
        for act in acts:
            try:
                view = act(server, view)
            except Killed:
                store.die_after = None
                server = interviews_on(store)
                before, view = view, server.resume(view.id)
                if view.next_seq == before.next_seq:
                    view = act(server, view)
        assert [(turn.text, turn.intent, turn.met, turn.purpose) for turn in store.kept["iv0"].turns] == expected
        assert [g.scorecard for g in store.kept["iv0"].grades] == [g.scorecard for g in whole.kept["iv0"].grades]


STALE: tuple[tuple[str, Act], ...] = (
    ("answer", answer(GOOD)),
    ("control", press("repeat")),
    ("finish", finish),
)


@pytest.mark.parametrize("act", [case[1] for case in STALE], ids=[case[0] for case in STALE])
def test_a_second_tab_conflicts(act: Act) -> None:
    """What is sent from a view that is out of date is refused, and nothing is kept of it."""
    store, view = played(setup(3))
    server = interviews_on(store)
    server.answer(view.id, GOOD, view.next_seq)
    kept = store.kept[view.id]
    with pytest.raises(TurnConflict, match="another tab"):
        act(server, view)
    assert store.kept[view.id] == kept


def test_next_from_a_second_tab_conflicts() -> None:
    """Two tabs press 'next question'; one question is asked."""
    store, view = played(setup(3, probes=0), answer(GOOD))
    server = interviews_on(store)
    server.next_question(view.id, view.next_seq)
    with pytest.raises(TurnConflict):
        server.next_question(view.id, view.next_seq)
    assert [turn.purpose for turn in store.kept[view.id].turns].count("question") == 2


def test_a_submit_while_a_reply_is_due_conflicts() -> None:
    """Until the reply is there, nothing more is taken, whatever seq is given."""
    store, view = played(setup())
    server = interviews_on(store)
    waiting = server.submit(view.id, GOOD, view.next_seq)
    for seq in (view.next_seq, waiting.next_seq):
        with pytest.raises(TurnConflict, match="due"):
            server.submit(view.id, "and another thing", seq)
    assert len(store.kept[view.id].turns) == 2


class Overtaken(MemoryStore):
    """Another tab performs the same reply between our reading and our writing."""

    def __init__(self) -> None:
        super().__init__()
        self.overtake: Callable[[], object] | None = None

    def append(self, *args: object, **named: object) -> None:
        other, self.overtake = self.overtake, None
        if other:
            other()
        super().append(*args, **named)  # type: ignore[arg-type]


def test_two_tabs_performing_one_reply_store_it_once() -> None:
    """The loser of the race shows what the winner stored."""
    store = Overtaken()
    server = interviews_on(store)
    view = server.start(setup())
    server.submit(view.id, GOOD, view.next_seq)
    store.overtake = lambda: interviews_on(store).resume(view.id)
    assert server.resume(view.id).awaits == "probe_answer"
    assert len(store.kept[view.id].turns) == 3


REFUSED = (
    ("empty", "", "no answer yet"),
    ("blank", " \n\t ", "no answer yet"),
    ("too long", "word " * (LONGEST_ANSWER // 5 + 1), "characters"),
    ("binary", "\x00\x01\x02PK\x03\x04" * 20, "file"),
)


@pytest.mark.parametrize(("text", "said"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_what_cannot_be_an_answer_is_refused(text: str, said: str) -> None:
    """Nothing is stored, and the message says what to do."""
    store, view = played(setup())
    with pytest.raises(UsageError, match=said):
        interviews_on(store).answer(view.id, text, view.next_seq)
    assert len(store.kept[view.id].turns) == 1


def test_half_characters_and_controls_do_not_reach_the_store() -> None:
    """A lone surrogate cannot be encoded and a NUL not be kept by every database; all else is as it was typed."""
    store, view = played(setup())
    text = GOOD + " tab\there\r\nna\u00efve \ud83d \x1b[31mred\x00"
    interviews_on(store).answer(view.id, text, view.next_seq)
    assert store.kept[view.id].turns[1].text == GOOD + " tab\there\r\nna\u00efve \ufffd [31mred"


def test_no_answer_is_taken_where_none_is_awaited() -> None:
    """Between questions and after the end."""
    store, view = played(setup(3, probes=0), answer(GOOD))
    server = interviews_on(store)
    with pytest.raises(UsageError, match="No answer is awaited"):
        server.answer(view.id, GOOD, view.next_seq)
    ended = server.finish(view.id, view.next_seq)
    with pytest.raises(UsageError, match="No answer is awaited"):
        server.answer(ended.id, GOOD, ended.next_seq)


def test_controls_that_make_no_sense_are_refused() -> None:
    """In the closing part there is nothing to clarify."""
    store, view = played(setup(3, mode="real", probes=0), answer(GOOD), answer(GOOD), answer(GOOD))
    assert view.awaits == "closing"
    assert view.controls == ("repeat", "skip")
    with pytest.raises(UsageError, match="Clarify"):
        interviews_on(store).control(view.id, "clarify", view.next_seq)


def test_an_unknown_interview_is_named() -> None:
    """By every way in."""
    server = interviews_on(MemoryStore())
    for call in (server.load, server.resume):
        with pytest.raises(UnknownInterview):
            call("nothing")


def test_history_is_the_stores() -> None:
    """Newest first, filtered by competency."""
    store, view = played(setup())
    server = interviews_on(store)
    newer = server.start(setup())
    assert [row.id for row in server.history().rows] == [newer.id, view.id]
    assert server.history(competency="dive_deep").rows == ()


def test_the_same_seed_replays_the_same_interview() -> None:
    """What the interviewer says depends on the set-up and on what was said, and on nothing else."""
    acts = (answer(GOOD), answer("by 40%"), answer("in a month"))
    one, other = (played(setup(seed=3), *acts)[1] for _ in range(2))
    assert one.turns == other.turns

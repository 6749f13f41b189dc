"""Interviews with a model: its words and grades where they are good, the rules' with the reason where not."""

import asyncio
import threading
from collections.abc import Callable

import pytest

from interviewer.domain.interview import Interview
from interviewer.domain.merged import Rubric
from interviewer.domain.scorecard import Scorecard
from interviewer.domain.transcript import Transcript
from interviewer.errors import TurnConflict, UsageError
from interviewer.llm.background import Background
from interviewer.llm.faults import Hopeless, Nonsense, Transient
from interviewer.llm.scripted import Reply
from interviewer.session import Interviews, Replies, View
from tests.interview.fakes import MemoryStore, grade, setup
from tests.session.modelled import GOOD, HANG, by_model, said, server_of, with_question

REPLY = "It was about a third of what it had been, in two weeks."
MODEL = {"model": "scripted", "sent_to": "scripted://here"}
PRACTICE = setup().model_copy(update=MODEL)
REAL = setup(3, mode="real").model_copy(update=MODEL)


def through(server: Interviews, chosen: object = PRACTICE, *, most: int = 30) -> View:
    """An interview answered to its end."""
    view = server.start(chosen)  # type: ignore[arg-type]
    for _ in range(most):
        if view.awaits == "nothing":
            return view
        view = server.answer(view.id, GOOD if view.awaits == "answer" else REPLY, view.next_seq)
    raise AssertionError("the interview does not end")


def probes(store: MemoryStore, name: str = "iv0") -> list[tuple[str | None, str | None]]:
    """Who worded each probe, and why not the model."""
    return [(turn.worded_by, turn.instead) for turn in store.kept[name].turns if turn.purpose == "probe"]


def test_the_models_words_are_asked() -> None:
    """In the words it gave, recorded as its own; the page's line says who words and where."""
    store = MemoryStore()
    server, scripted = server_of(store, [said, said])
    view = through(server)
    assert probes(store) == [("llm", None), ("llm", None)]
    assert [turn.worded_by for turn in view.turns if turn.purpose == "probe"] == ["llm", "llm"]
    assert "scripted://here" in view.graded_by_line
    assert all(ask.shape for ask in scripted.asks)


def test_the_set_up_says_where_words_are_sent() -> None:
    """With a model and unless rules are chosen; without a model it cannot be demanded."""
    server, _ = server_of(MemoryStore(), [])
    assert (server.prepare().model, server.prepare().sent_to) == ("scripted", "scripted://here")
    assert server.prepare(grader="llm").sent_to == "scripted://here"
    assert server.prepare(grader="rules").sent_to is None
    with pytest.raises(UsageError, match="no model"):
        Interviews(MemoryStore()).prepare(grader="llm")


NEVER_ASKED = (
    ("rules chosen", setup().model_copy(update={"grader": "rules"}), "scripted://here"),
    ("begun before there was a model", setup(), "scripted://here"),
    ("begun with another server", PRACTICE, "scripted://elsewhere"),
)


@pytest.mark.parametrize(("chosen", "place"), [case[1:] for case in NEVER_ASKED], ids=[c[0] for c in NEVER_ASKED])
def test_nothing_is_sent_where_it_was_not_said(chosen: object, place: str) -> None:
    """The set-up holds where words go; a server that came later gets none."""
    store = MemoryStore()
    server, scripted = server_of(store, [], place=place)
    through(server, chosen)
    assert scripted.asks == []
    assert {who for who, _ in probes(store)} == {"rules"}


def test_a_model_that_is_gone_is_said() -> None:
    """An interview begun with a model goes on by rules, saying so with every probe and grade."""
    gone = "The model at scripted://here, which this interview was started with, is not set up here now."
    store = MemoryStore()
    server, _ = server_of(store, [said])
    view = server.start(PRACTICE)
    view = server.answer(view.id, GOOD, view.next_seq)
    later = Interviews(store)
    view = later.answer(view.id, REPLY, view.next_seq)
    assert probes(store)[1] == ("rules", gone)
    assert view.interviewer_line == f"This question was worded by rules. {gone}"
    assert view.graded_by_line.endswith(gone)
    view = later.answer(view.id, REPLY, view.next_seq)
    provenance = view.grades[0].scorecard.provenance
    assert provenance is not None
    assert provenance.fallback_reason == gone


FAULTS: tuple[tuple[str, Reply], ...] = (
    ("hangs", HANG),
    ("fails", Transient("boom")),
    ("is refused", Hopeless("the key is wrong", "Mend it.")),
    ("sends nonsense", "nonsense"),
    ("is cut off", ('{"reply_kind": "answer"', Nonsense("cut off"))),
    ("breaks off", ('{"reply_kind": "answer"', Transient("reset"))),
    ("praises", with_question("Great answer, thank you. What was the loader like?")),
)


@pytest.mark.parametrize("fault", [case[1] for case in FAULTS], ids=[case[0] for case in FAULTS])
@pytest.mark.parametrize("chosen", [PRACTICE, REAL], ids=["practice", "real"])
def test_a_fault_at_any_call_breaks_nothing(fault: Reply, chosen: object) -> None:
    """A model that fails for good from its n-th call on, for every n: the same questions are probed to the end."""
    plain = MemoryStore()
    through(server_of(plain, [said] * 30)[0], chosen)
    calls = len(probes(plain))
    for good in range(calls):
        store = MemoryStore()
        server, _ = server_of(store, [said] * good + [fault] * 60, seconds=0.15)
        view = through(server, chosen)
        assert view.awaits == "nothing"
        worded = probes(store)
        assert len(worded) == calls
        assert [who for who, _ in worded] == ["llm"] * good + ["rules"] * (calls - good)
        assert all(why for who, why in worded if who == "rules")
        assert {turn.intent for turn in store.kept["iv0"].turns if turn.speaker == "candidate"} <= {"answer", "closing"}


def submitted(server: Interviews) -> View:
    """An answer stored, its reply begun and not waited for."""
    view = server.start(PRACTICE)
    view = server.submit(view.id, GOOD, view.next_seq)
    return server.resume(view.id, wait=False)


def test_a_reply_is_made_while_nobody_waits() -> None:
    """The view awaits the interviewer; whoever comes joins; nothing is asked twice; then it stands in the store."""
    store, go = MemoryStore(), threading.Event()
    server, scripted = server_of(store, [lambda ask: said(ask) if go.wait(10) else ""])
    view = submitted(server)
    assert view.awaits == server.load(view.id).awaits == "interviewer"
    assert (view.controls, view.can_finish, view.can_answer_again) == ((), False, ())
    making = server.making(view.id)
    assert making is not None
    go.set()
    done = making.result()
    assert done.awaits == "probe_answer"
    assert server.resume(view.id).turns == done.turns
    assert len(scripted.asks) == 1


def test_a_stopped_reply_is_the_template_at_once() -> None:
    """Stop needs no model: the rules word the probe, and the record says that it was the candidate's wish."""
    store = MemoryStore()
    server, _ = server_of(store, [HANG], seconds=60.0)
    view = submitted(server)
    making = server.making(view.id)
    assert making is not None
    making.stop()
    assert making.result().awaits == "probe_answer"
    assert probes(store) == [("rules", "You chose not to wait for the model.")]


def test_a_submit_while_a_reply_is_due_is_refused() -> None:
    """As without a model: nothing of it is kept, and nothing of the reply is lost."""
    store = MemoryStore()
    server, _ = server_of(store, [HANG], seconds=60.0)
    view = submitted(server)
    acts: tuple[Callable[[], View], ...] = (
        lambda: server.submit(view.id, "and another thing", view.next_seq),
        lambda: server.control(view.id, "skip", view.next_seq),
        lambda: server.finish(view.id, view.next_seq),
    )
    for act in acts:
        with pytest.raises(TurnConflict, match="due"):
            act()
    assert len(store.kept[view.id].turns) == 2
    making = server.making(view.id)
    assert making is not None
    making.stop()
    assert len(making.result().turns) == 3


def test_a_dead_server_leaves_a_reply_that_another_makes() -> None:
    """The answer is stored; the next server finds the reply due and makes it."""
    store = MemoryStore()
    first, _ = server_of(store, [HANG], seconds=60.0)
    view = submitted(first)
    second, scripted = server_of(store, [said])
    assert second.load(view.id).awaits == "interviewer"
    assert second.resume(view.id).awaits == "probe_answer"
    assert len(scripted.asks) == 1
    making = first.making(view.id)
    assert making is not None
    making.stop()
    assert making.result().turns == second.load(view.id).turns
    assert probes(store) == [("llm", None)]


def test_many_tabs_ask_once() -> None:
    """Twelve pages look at one interview whose reply is due: one request, one probe."""
    store = MemoryStore()
    server, scripted = server_of(store, [said], registry=Replies(Background()))
    view = server.start(PRACTICE)
    view = server.submit(view.id, GOOD, view.next_seq)
    tabs = [threading.Thread(target=server.resume, args=(view.id,)) for _ in range(12)]
    for tab in tabs:
        tab.start()
    for tab in tabs:
        tab.join()
    assert len(scripted.asks) == 1
    assert len(store.kept[view.id].turns) == 3


def test_practice_is_graded_by_the_model_before_it_is_shown() -> None:
    """Critique, grade and its twin before the probes are the second grader's; both cards are asked for."""
    store = MemoryStore()
    server, _ = server_of(store, [said, said], judge=by_model(77))
    view = through(server)
    assert view.grades[0].scorecard.total == 77
    assert view.grades[0].before is not None
    assert view.grades[0].before.total == 77


def test_real_is_graded_by_the_model_at_the_end() -> None:
    """Nothing is judged between two questions; before the end is said every attempt is."""
    store = MemoryStore()
    judged: list[str] = []
    give = by_model(66)

    async def judge(transcript: Transcript, rubric: Rubric) -> Scorecard:
        judged.append(kept(store).turns[-1].text)
        return await give(transcript, rubric)

    server, _ = server_of(store, [said] * 6, judge=judge)
    view = through(server, REAL)
    assert [grade.scorecard.total for grade in view.grades] == [66, 66, 66]
    assert len({*judged}) == 1
    assert view.summary is not None
    assert {line.total for line in view.summary.questions} == {66}
    assert kept(store).grades == view.grades


def kept(store: MemoryStore) -> Interview:
    """The only interview."""
    return store.kept["iv0"]


def test_finishing_early_is_graded_by_the_model_too() -> None:
    """The button begins it, and the page may leave; the end comes with the grade."""
    store = MemoryStore()
    server, _ = server_of(store, [said], judge=by_model(55))
    view = server.start(REAL)
    view = server.answer(view.id, GOOD, view.next_seq)
    began = server.finish(view.id, view.next_seq, wait=False)
    done = server.resume(view.id) if began.awaits == "interviewer" else began
    assert done.awaits == "nothing"
    assert [grade.scorecard.total for grade in done.grades] == [55]


def test_a_grade_that_is_not_waited_for_is_the_rules_with_the_reason() -> None:
    """Stop while grading: the rules' card stands, says so, and is not sent to the model again."""
    store = MemoryStore()

    async def judge(transcript: Transcript, rubric: Rubric) -> Scorecard:
        await asyncio.Event().wait()
        return grade(transcript, rubric)

    server, _ = server_of(store, [], judge=judge)
    view = server.start(setup(probes=0).model_copy(update=MODEL))
    view = server.submit(view.id, GOOD, view.next_seq)
    server.resume(view.id, wait=False)
    making = server.making(view.id)
    assert making is not None
    look = making.look()
    while look.stage != "grading":
        look = making.look(look.version, 5)
    making.stop()
    done = making.result()
    assert done.awaits == "nothing"
    assert done.grades
    assert done.grades[0].scorecard.total != 77

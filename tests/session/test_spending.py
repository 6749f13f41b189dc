"""What a model takes for an interview, counted and kept with it."""

from interviewer.llm.faults import Hopeless
from interviewer.session import Interviews
from tests.interview.fakes import MemoryStore, grade, setup
from tests.session.modelled import GOOD, said, server_of
from tests.session.test_with_model import through


def test_what_the_model_took_is_summed_with_the_interview() -> None:
    """Probes and failed requests included, whoever graded in the end; another process goes on adding."""
    store = MemoryStore()
    server, scripted = server_of(store, [said, Hopeless("It is gone.", "Choose another."), said, said])
    view = through(server)
    spent = view.spent
    assert spent is not None
    assert spent.requests == len(scripted.asks) == 2
    assert spent.tokens > 0
    assert spent.usd is None
    assert store.kept[view.id].spent == spent

    again, _ = server_of(store, [said, said])
    view = again.answer_again(view.id, 0, view.next_seq)
    view = again.answer(view.id, GOOD, view.next_seq)
    assert view.spent is not None
    assert view.spent.requests == 3
    assert Interviews(store).load(view.id).spent == view.spent


def test_rules_take_nothing() -> None:
    """Where no model takes part there is nothing to say."""
    store = MemoryStore()
    assert through(Interviews(store, grade=grade), setup()).spent is None

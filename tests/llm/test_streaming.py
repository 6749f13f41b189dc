"""Replies in pieces: handed on at once, and whole or an error at the end."""

import pytest

from interviewer.errors import ModelNonsense, ModelUnavailable
from interviewer.llm.caller import Caller
from interviewer.llm.faults import Adapted, Fault, Nonsense, Transient, Unsupported
from interviewer.llm.scripted import Hang, ScriptedModel
from tests.llm.asking import Pauses, ask, streamed
from tests.loops import completed

GOOD = '{"level": "low", "quote": "q"}'
BAD = '{"level": "middling", "quote": "q"}'
BUSY = Transient("the server is too busy (429)")


def test_pieces_are_handed_on_as_they_come() -> None:
    """The first is there while the second is not yet made."""

    async def main() -> str:
        pieces = Caller(ScriptedModel([("Why ", Hang())])).stream(ask(None))
        first = await anext(pieces)
        await pieces.aclose()
        return first

    assert completed(main()) == "Why "


def test_a_stream_that_was_begun_is_not_begun_again() -> None:
    """What was read cannot be taken back: the error comes in the middle."""
    model = ScriptedModel([("Why ", Transient("the connection broke")), "Why not?"])

    with pytest.raises(ModelUnavailable, match="connection broke"):
        completed(streamed(Caller(model, sleep=Pauses()), ask(None)))
    assert len(model.asks) == 1


@pytest.mark.parametrize(
    "bad", [BUSY, Nonsense("empty"), Unsupported("no", "schema"), Adapted("x")], ids=lambda given: type(given).__name__
)
def test_a_stream_that_was_not_begun_is(bad: Fault) -> None:
    """Before the first piece every remedy is still open."""
    model = ScriptedModel([bad, GOOD])

    pieces, answer = completed(streamed(Caller(model, sleep=Pauses()), ask()))

    assert "".join(pieces) == answer.text == GOOD
    assert answer.data is not None


def test_a_stream_of_the_wrong_form_ends_in_an_error() -> None:
    """The pieces were given; that they are no answer is said at the end."""
    with pytest.raises(ModelNonsense, match="level must be one of"):
        completed(streamed(Caller(ScriptedModel([BAD])), ask()))


def test_a_flood_is_dammed() -> None:
    """A server that ignores the greatest length cannot fill the memory."""
    asked = ask(None).model_copy(update={"most_tokens": 5})

    with pytest.raises(ModelNonsense, match="does not end"):
        completed(streamed(Caller(ScriptedModel([("x" * 100,) * 6])), asked))
